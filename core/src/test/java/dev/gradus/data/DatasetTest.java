package dev.gradus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetTest {
    private static final double[][] X = {{1, 2}, {3, 4}, {5, 6}};
    private static final double[][] Y = {{1}, {2}, {3}};
    private static final Dataset DATA = Dataset.of(X, Y);

    /** Rows 0 to n − 1, each with its index as input and its double as target. */
    private static Dataset counting(int n) {
        double[] index = IntStream.range(0, n).asDoubleStream().toArray();
        double[] doubled = Arrays.stream(index).map(i -> 2 * i).toArray();
        return Dataset.of(Targets.column(index), Targets.column(doubled));
    }

    private static double[] indices(Dataset counting) {
        return Arrays.stream(counting.inputs()).mapToDouble(row -> row[0]).toArray();
    }

    @Test
    void holdsTheRowsItWasGiven() {
        assertThat(DATA.size()).isEqualTo(3);
        assertThat(DATA.inputCount()).isEqualTo(2);
        assertThat(DATA.targetCount()).isEqualTo(1);
        assertThat(DATA.input(1)).containsExactly(3, 4);
        assertThat(DATA.target(2)).containsExactly(3);
        assertThat(DATA.inputs()).isDeepEqualTo(X);
        assertThat(DATA.targets()).isDeepEqualTo(Y);
    }

    @Test
    void cannotBeChangedFromOutside() {
        double[][] x = {{1, 2}};
        double[][] y = {{3}};
        Dataset data = Dataset.of(x, y);

        x[0][0] = 9;
        y[0][0] = 9;
        data.input(0)[0] = 9;
        data.target(0)[0] = 9;
        data.inputs()[0][0] = 9;
        data.targets()[0][0] = 9;

        assertThat(data.input(0)).containsExactly(1, 2);
        assertThat(data.target(0)).containsExactly(3);
    }

    @Test
    void numbersItsColumnsUnlessTheyAreNamed() {
        assertThat(DATA.inputNames()).containsExactly("x1", "x2");
        assertThat(DATA.targetNames()).containsExactly("y");
        assertThat(Dataset.of(Y, X).targetNames()).containsExactly("y1", "y2");
        assertThat(DATA).hasToString("Dataset(rows=3, inputs=[x1, x2], targets=[y])");
    }

    @Test
    void keepsGivenNamesInSubsetsAndSplits() {
        Dataset named = DATA.named(List.of("width", "height"), List.of("area"));

        assertThat(named.inputs()).isDeepEqualTo(X);
        assertThat(named.subset(new int[] {0}).inputNames()).containsExactly("width", "height");
        assertThat(named.split(0.5, new PythonRandom(1)).validation().targetNames())
                .containsExactly("area");
    }

    @Test
    void refusesAWrongNumberOfNames() {
        assertRefused(
                () -> DATA.named(List.of("a"), List.of("b")),
                "The input names [a] are 1, the columns 2; give one name for each.");
        assertRefused(
                () -> DATA.named(List.of("a", "b"), List.of()),
                "The target names [] are 0, the columns 1; give one name for each.");
    }

    @Test
    void refusesATableItCannotTrainOnAndNamesThePlace() {
        assertRefused(() -> Dataset.of(new double[0][], Y), "The inputs have no rows; give at least one.");
        assertRefused(() -> Dataset.of(X, new double[3][0]), "The targets have no columns; give at least one.");
        assertRefused(
                () -> Dataset.of(new double[][] {{1, 2}, {3}}, Y),
                "Row 1 of the inputs has length 1 and row 0 has length 2; make all rows equally long.");
        assertRefused(
                () -> Dataset.of(new double[][] {{1, 2}, {3, Double.NaN}}, Y),
                "Row 1, column 1 of the inputs is NaN; only finite numbers can be used (rows and columns count from 0).");
        assertRefused(
                () -> Dataset.of(X, new double[][] {{1}, {2}, {Double.NEGATIVE_INFINITY}}),
                "Row 2, column 0 of the targets is -Infinity; only finite numbers can be used (rows and columns count"
                        + " from 0).");
        assertRefused(
                () -> Dataset.of(X, new double[][] {{1}}),
                "There are 3 rows of inputs and 1 rows of targets; give one row of targets for each row of inputs.");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 3})
    void refusesARowThatIsNotThere(int row) {
        assertThatThrownBy(() -> DATA.input(row)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> DATA.target(row)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> DATA.subset(new int[] {row})).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void aSubsetHasTheChosenRowsInTheirOrder() {
        Dataset subset = DATA.subset(new int[] {2, 0, 2});

        assertThat(subset.inputs()).isDeepEqualTo(new double[][] {{5, 6}, {1, 2}, {5, 6}});
        assertThat(subset.targets()).isDeepEqualTo(new double[][] {{3}, {1}, {3}});
    }

    @Test
    void anEmptySubsetKeepsItsColumns() {
        Dataset empty = DATA.subset(new int[0]);

        assertThat(empty.size()).isZero();
        assertThat(empty.inputCount()).isEqualTo(2);
        assertThat(empty.targetCount()).isEqualTo(1);
    }

    @Test
    void aSplitDealsTheRowsAsPythonShufflesThem() {
        Split split = counting(10).split(0.3, new PythonRandom(1));

        // random.seed(1); order = list(range(10)); random.shuffle(order)
        assertThat(indices(split.validation())).containsExactly(6, 8, 9);
        assertThat(indices(split.train())).containsExactly(7, 5, 3, 0, 4, 1, 2);
        assertThat(split.train().target(0)[0]).isEqualTo(2 * split.train().input(0)[0]);
    }

    @ParameterizedTest
    @CsvSource({"10, 0.2, 2", "10, 0.25, 3", "10, 0.24, 2", "2, 0.001, 1", "2, 0.999, 1", "150, 0.2, 30", "5, 0.99, 4"})
    void roundsToWholeRowsAndLeavesNoSideEmpty(int rows, double fraction, int validation) {
        Split split = counting(rows).split(fraction, new PythonRandom(1));

        assertThat(split.validation().size()).isEqualTo(validation);
        assertThat(split.train().size()).isEqualTo(rows - validation);
    }

    @Test
    void fractionZeroTrainsOnAllRowsAndDrawsNothing() {
        PythonRandom random = new PythonRandom(1);
        String before = random.state();

        Split split = counting(3).split(0, random);

        assertThat(indices(split.train())).containsExactly(0, 1, 2);
        assertThat(split.validation().size()).isZero();
        assertThat(split.validation().inputCount()).isEqualTo(1);
        assertThat(random.state()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1, Double.NaN})
    void refusesAFractionOutOfRange(double fraction) {
        assertRefused(
                () -> DATA.split(fraction, new PythonRandom(1)),
                "The validation fraction is " + fraction + "; it must be at least 0 and below 1.");
    }

    @Test
    void refusesToSplitASingleRow() {
        assertRefused(
                () -> counting(1).split(0.5, new PythonRandom(1)),
                "Rows to split: 1. Training and validation need at least one each; add rows or use the validation"
                        + " fraction 0.");
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }
}
