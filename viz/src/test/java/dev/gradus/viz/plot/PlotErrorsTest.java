package dev.gradus.viz.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.data.Dataset;
import dev.gradus.data.Targets;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlotErrorsTest {
    private static final Dataset SIGNS = Dataset.of(new double[][] {{0, 0}, {1, 1}}, Targets.signs(0, 1));

    private static Arguments mistake(ThrowingCallable call, String message) {
        return Arguments.of(call, message);
    }

    static Stream<Arguments> mistakes() {
        Plot sine = Plot.function(0, 1, Math::sin);
        return Stream.of(
                mistake(() -> Plot.function(1, 1, Math::sin), "from 1.0 to 1.0 is empty or endless"),
                mistake(() -> Plot.function(0, Double.NaN, Math::sin), "from 0.0 to NaN is empty or endless"),
                mistake(() -> Plot.function(0, 1, new Curve[0]), "no function to plot"),
                mistake(() -> Curve.of("ln", Math::log).tangentAt(-1), "no tangent to ln at -1.0"),
                mistake(() -> Series.of("s"), "series s has no values"),
                mistake(() -> Series.of("s", new double[] {0}, new double[] {1, 2}), "has 1 steps and 2 values"),
                mistake(
                        () -> Series.of("s", new double[] {1, 1}, new double[] {1, 2}),
                        "Step 1 of the series s is 1.0"),
                mistake(Plot::curve, "no series to plot"),
                mistake(() -> Plot.curve(List.of()), "no epochs to plot"),
                mistake(() -> Plot.curve(Series.of("s", -1, 0)).logScale(), "Nothing of s is above 0"),
                mistake(Plot::histogram, "no series to plot"),
                mistake(() -> Plot.histogram(Series.of("s", Double.NaN)), "All 1 values of s are NaN or infinite"),
                mistake(() -> Plot.scatter(SIGNS.subset(new int[0])), "no rows to draw"),
                mistake(
                        () -> Plot.scatter(Dataset.of(new double[][] {{1, 2, 3}}, Targets.column(1))),
                        "has 3 inputs, [x1, x2, x3]"),
                mistake(
                        () -> Plot.scatter(Dataset.of(
                                new double[][] {{1, 2}, {3, 4}, {5, 6}}, Targets.column(0.5, 0.7, -1))),
                        "The target y takes 3 values, such as -1.0 and 0.7"),
                mistake(() -> Plot.regions(x -> new double[3], SIGNS), "gives 3 outputs and the dataset has 1 targets"),
                mistake(
                        () -> Plot.regions(x -> new double[x[0] > 0.5 ? 1 : 2], SIGNS),
                        "gives 2 outputs at one point and 1 at"),
                mistake(() -> sine.size(100, 400), "A plot of 100 × 400 pixels"),
                mistake(() -> sine.png(0), "The scale is 0.0"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsExplainedWithTheWayOut(ThrowingCallable call, String message) {
        assertThatThrownBy(call)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message)
                .message()
                .satisfies(sentence -> assertThat(sentence).endsWith(".").contains(";"));
    }

    @Test
    void anInputAxisCantBeLogarithmic() {
        assertThatThrownBy(() -> Plot.scatter(SIGNS).logScale())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("vertical axis of this plot is an input");
    }
}
