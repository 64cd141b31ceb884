package dev.gradus.viz.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SamplerTest {
    private static Sampler sample(double from, double to, DoubleUnaryOperator f) {
        return new Sampler(Curve.of("f", f), from, to);
    }

    private static long gaps(Sampler sampler) {
        return DoubleStream.of(sampler.line().toArray()[1])
                .filter(Double::isNaN)
                .count();
    }

    @Test
    void aSmoothFunctionHasNoGapAndIsShownWhole() {
        Sampler sampler = sample(-10, 10, x -> 2 * x * x + 3 * x - 4);
        assertThat(gaps(sampler)).isZero();
        assertThat(sampler.low()).isCloseTo(-5.125, within(1e-3));
        assertThat(sampler.high()).isEqualTo(226);
    }

    @Test
    void aSteepButContinuousFunctionIsNotBroken() {
        assertThat(gaps(sample(-1, 1, x -> Math.tanh(1000 * x)))).isZero();
        assertThat(gaps(sample(0, 20, Math::exp))).isZero();
        assertThat(sample(0, 20, Math::exp).high()).isEqualTo(Math.exp(20));
    }

    @Test
    void theTangentBreaksAtEachPoleAndIsCutNearTheUsualValues() {
        Sampler sampler = sample(-5, 5, Math::tan);
        assertThat(gaps(sampler)).isEqualTo(4);
        assertThat(sampler.high()).isBetween(3.0, 30.0);
        assertThat(sampler.low()).isBetween(-30.0, -3.0);
    }

    // Whether or not the pole is one of the sampled points.
    @ParameterizedTest
    @ValueSource(doubles = {4, 4.01, 3.3})
    void theReciprocalRunsOutOfThePictureOnBothSides(double to) {
        Sampler sampler = sample(-4, to, x -> 1 / x);
        double[] y = DoubleStream.of(sampler.line().toArray()[1])
                .filter(Double::isFinite)
                .toArray();
        assertThat(gaps(sampler)).isPositive();
        assertThat(sampler.high()).isLessThan(10);
        assertThat(DoubleStream.of(y).max().orElseThrow()).isGreaterThan(1000);
        assertThat(DoubleStream.of(y).min().orElseThrow()).isLessThan(-1000);
    }

    @ParameterizedTest
    @ValueSource(doubles = {4, 4.01, 3.3})
    void aPoleWithoutChangeOfSignIsCutToo(double to) {
        assertThat(sample(-4, to, x -> 1 / (x * x)).high()).isLessThan(200);
    }

    @Test
    void theSquareRootBeginsAtTheEdgeOfItsDomain() {
        double[][] points = sample(-1, 2, Math::sqrt).line().toArray();
        int first = 0;
        while (Double.isNaN(points[1][first])) {
            first++;
        }
        assertThat(points[0][first]).isCloseTo(0, within(1e-9));
        assertThat(points[1][first]).isCloseTo(0, within(1e-4));
    }

    @Test
    void aStepIsAGapAndNotABar() {
        Sampler sampler = sample(-2.5, 2.5, Math::floor);
        assertThat(gaps(sampler)).isEqualTo(5);
        assertThat(sampler.low()).isEqualTo(-3);
        assertThat(sampler.high()).isEqualTo(2);
    }

    @Test
    void aFunctionWithoutFiniteValuesIsRefused() {
        assertThatThrownBy(() -> sample(-2, -1, Math::log))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The function f has no finite value from -2.0 to -1.0; choose an interval where it is"
                        + " defined.");
    }
}
