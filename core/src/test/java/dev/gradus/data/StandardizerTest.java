package dev.gradus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandardizerTest {
    private static final double[][] ROWS = {{2, -10}, {4, 0}, {4, 10}, {4, 20}, {5, -20}, {5, 0}, {7, 0}, {9, 0}};

    @Test
    void findsMeanAndPopulationDeviationOfEachColumn() {
        Standardizer fitted = Standardizer.fit(ROWS);

        assertThat(fitted.columnCount()).isEqualTo(2);
        assertThat(fitted.means()).containsExactly(5, 0);
        assertThat(fitted.deviations()).containsExactly(2, Math.sqrt(125));
    }

    @Test
    void transformsToUnitsOfDeviationAndBack() {
        Standardizer fitted = Standardizer.fit(ROWS);
        double[] row = {9, -10};

        double[] standard = fitted.transform(row);

        assertThat(standard).containsExactly(2, -10 / Math.sqrt(125));
        assertThat(fitted.inverse(standard)).containsExactly(new double[] {9, -10}, within(1e-14));
        assertThat(fitted.inverse(new double[] {1, 0})).containsExactly(7, 0);
        assertThat(row).containsExactly(9, -10);
    }

    @Test
    void aConstantColumnBecomesZeros() {
        Standardizer fitted = Standardizer.fit(new double[][] {{0.1}, {0.1}, {0.1}});

        assertThat(fitted.means()).containsExactly(0.1);
        assertThat(fitted.deviations()).containsExactly(1);
        assertThat(fitted.transform(new double[] {0.1})).containsExactly(0);
    }

    @Test
    void aLargeMeanDoesNotSpoilTheDeviation() {
        double base = 1e15;
        Standardizer fitted =
                Standardizer.fit(new double[][] {{base + 1}, {base + 2}, {base + 3}, {base + 4}, {base + 7}});

        assertThat(fitted.means()).containsExactly(base + 3.375);
        assertThat(fitted.deviations()[0]).isCloseTo(Math.sqrt(4.24), within(1e-14));
    }

    @Test
    void roundingDoesNotPileUpOverManyRows() {
        double[][] rows = new double[1_000_000][];
        Arrays.setAll(rows, i -> new double[] {i % 2 == 0 ? 0.1 : 0.3});
        Standardizer fitted = Standardizer.fit(rows);

        assertThat(fitted.means()[0]).isCloseTo(0.2, within(1e-16));
        assertThat(fitted.deviations()[0]).isCloseTo(0.1, within(1e-11));
    }

    @Test
    void aSpreadOfTheLastDigitsIsFoundOverManyRows() {
        double[][] rows = new double[10_001][];
        Arrays.setAll(rows, i -> new double[] {i % 2 == 0 ? 1e15 + 1 : 1e15 + 3});
        Standardizer fitted = Standardizer.fit(rows);

        assertThat(fitted.means()[0]).isEqualTo(1e15 + 2);
        assertThat(fitted.deviations()[0]).isCloseTo(1, within(1e-6));
    }

    @Test
    void aLargeNegativeNumberSetsTheScale() {
        Standardizer fitted = Standardizer.fit(new double[][] {{-1.5e308}, {1}, {-1.5e308}, {1}});

        assertThat(fitted.means()[0]).isEqualTo(-0.75e308);
        assertThat(fitted.deviations()[0]).isCloseTo(0.75e308, within(1e293));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e308, 1, -1e-150, 1e-300})
    void neitherLargeNorSmallNumbersOverflowOrVanish(double unit) {
        Standardizer fitted = Standardizer.fit(new double[][] {{unit}, {-unit}, {0.5 * unit}, {-0.5 * unit}});

        assertThat(fitted.means()).containsExactly(0);
        assertThat(fitted.deviations()[0] / Math.abs(unit)).isCloseTo(Math.sqrt(0.625), within(1e-15));
    }

    @Test
    void theSmallestDifferenceStillHasADeviation() {
        Standardizer fitted = Standardizer.fit(new double[][] {{0}, {0}, {0}, {0}, {Double.MIN_VALUE}});

        assertThat(fitted.deviations()).containsExactly(Double.MIN_VALUE);
    }

    @Test
    void transformsADatasetsInputsAndNothingElse() {
        Dataset data = Dataset.of(new double[][] {{1}, {3}}, new double[][] {{10}, {20}})
                .named(List.of("width"), List.of("price"));
        Standardizer fitted = Standardizer.fit(data);

        Dataset standard = fitted.transform(data);

        assertThat(standard.inputs()).isDeepEqualTo(new double[][] {{-1}, {1}});
        assertThat(standard.targets()).isDeepEqualTo(data.targets());
        assertThat(standard.inputNames()).containsExactly("width");
        assertThat(standard.targetNames()).containsExactly("price");
        assertThat(data.inputs()).isDeepEqualTo(new double[][] {{1}, {3}});
    }

    @Test
    void isRebuiltFromItsFigures() {
        Standardizer fitted = Standardizer.fit(ROWS);
        Standardizer rebuilt = new Standardizer(fitted.means(), fitted.deviations());

        assertThat(rebuilt.transform(ROWS[3])).isEqualTo(fitted.transform(ROWS[3]));
    }

    @Test
    void cannotBeChangedFromOutside() {
        double[] means = {1};
        double[] deviations = {2};
        Standardizer standardizer = new Standardizer(means, deviations);

        means[0] = 9;
        deviations[0] = 9;
        standardizer.means()[0] = 9;
        standardizer.deviations()[0] = 9;

        assertThat(standardizer.transform(new double[] {5})).containsExactly(2);
    }

    @Test
    void refusesFiguresThatCannotBe() {
        assertRefused(
                () -> new Standardizer(new double[] {1, 2}, new double[] {1}),
                "There are 2 means and 1 deviations; give one of each for every column.");
        assertRefused(
                () -> new Standardizer(new double[0], new double[0]),
                "There are 0 means and 0 deviations; give one of each for every column.");
        assertRefused(
                () -> new Standardizer(new double[] {0, Double.NaN}, new double[] {1, 1}),
                "The mean of column 1 is NaN; it must be finite.");
        for (double deviation : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertRefused(
                    () -> new Standardizer(new double[] {0}, new double[] {deviation}),
                    "The deviation of column 0 is " + deviation + "; it must be positive and finite.");
        }
    }

    @Test
    void refusesRowsItCannotFitOrTransform() {
        Standardizer fitted = Standardizer.fit(ROWS);
        Dataset empty = Dataset.of(ROWS, ROWS).subset(new int[0]);
        Dataset narrow = Dataset.of(new double[][] {{1}}, new double[][] {{1}});
        String message = "This standardizer has 2 columns and was given 1.";

        assertRefused(() -> Standardizer.fit(empty), "The data have no rows; give at least one.");
        assertRefused(() -> fitted.transform(new double[1]), message);
        assertRefused(() -> fitted.inverse(new double[1]), message);
        assertRefused(() -> fitted.transform(narrow), message);
        assertRefused(() -> fitted.transform(narrow.subset(new int[0])), message);
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }
}
