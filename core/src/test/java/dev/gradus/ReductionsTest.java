package dev.gradus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Functions of several values. */
class ReductionsTest {
    private static double[] data(Value... values) {
        return Arrays.stream(values).mapToDouble(v -> v.data).toArray();
    }

    private static double[] gradients(Value... values) {
        return Arrays.stream(values).mapToDouble(v -> v.grad).toArray();
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }

    @Test
    void sumAddsFromLeftToRight() {
        Value[] x = Value.of(1e16, 1, -1e16);
        Value y = Value.sum(x);
        y.backward();

        assertThat(y.data).isEqualTo(1e16 + 1 - 1e16);
        assertThat(gradients(x)).containsOnly(1);
        assertThat(Value.sum(List.of(x)).data).isEqualTo(y.data);
    }

    @Test
    void sumOfNothingIsAConstantZeroAndOfOneThatOne() {
        Value x = new Value(5);

        assertThat(Value.sum().data).isZero();
        assertThat(Value.sum().op()).isEqualTo(Op.CONSTANT);
        assertThat(Value.sum(x)).isSameAs(x);
    }

    @Test
    void meanSharesTheGradient() {
        Value[] x = Value.of(1, 2, 6, 7);
        Value y = Value.mean(x);
        y.backward();

        assertThat(y.data).isEqualTo(4);
        assertThat(gradients(x)).containsOnly(0.25);
        assertThat(Value.mean(List.of(x)).data).isEqualTo(4);
        assertRefused(Value::mean, "mean needs at least one value, got none");
    }

    @Test
    void dotGivesEachVectorTheOtherAsGradient() {
        Value[] a = Value.of(1, 2, 3);
        Value[] b = Value.of(4, 5, 6);
        Value y = Value.dot(a, b);
        y.backward();

        assertThat(y.data).isEqualTo(32);
        assertThat(gradients(a)).containsExactly(4, 5, 6);
        assertThat(gradients(b)).containsExactly(1, 2, 3);
        assertThat(Value.dot(new Value[0], new Value[0]).data).isZero();
        assertRefused(() -> Value.dot(a, Value.of(1, 2)), "dot needs vectors of one length, got 3 and 2 values");
    }

    @Test
    void theFirstOfTheLargestTakesTheGradient() {
        Value[] x = Value.of(1, 3, 2, 3);
        Value y = Value.max(x);
        y.backward();

        assertThat(y.data).isEqualTo(3);
        assertThat(gradients(x)).containsExactly(0, 1, 0, 0);
        assertThat(Value.max(Value.of(4))).extracting(v -> v.data).isEqualTo(4.0);
        assertRefused(() -> Value.max(new Value[0]), "max needs at least one value, got none");
    }

    @Test
    void logSumExpIsStable() {
        Value[] x = Value.of(1000, 1000, -1000);
        Value y = Value.logSumExp(x);
        y.backward();

        assertThat(y.data).isCloseTo(1000 + Math.log(2), within(1e-12));
        assertThat(gradients(x)).containsExactly(0.5, 0.5, 0);
        assertThat(Value.logSumExp(Value.of(-1000, -1000)).data).isCloseTo(-1000 + Math.log(2), within(1e-12));
        assertThat(Value.logSumExp(new Value(7)).data).isEqualTo(7);
        assertRefused(Value::logSumExp, "logSumExp needs at least one value, got none");
    }

    @Test
    void softmaxIsStableAndAddsUpToOne() {
        Value[] x = Value.of(1000, 1000, -1000);
        Value[] p = Value.softmax(x);
        p[0].backward();

        assertThat(data(p)).containsExactly(0.5, 0.5, 0);
        assertThat(gradients(x)).containsExactly(0.25, -0.25, 0);
        assertThat(Arrays.stream(data(Value.softmax(Value.of(0.1, -3, 2)))).sum())
                .isCloseTo(1, within(1e-15));
        assertThat(data(Value.softmax(new Value(-1000)))).containsExactly(1);
        assertRefused(Value::softmax, "softmax needs at least one value, got none");
    }

    @Test
    void softmaxIsTheGradientOfLogSumExp() {
        Value[] x = Value.of(0.3, -1.2, 2);
        Value[] gradient = Gradients.grad(Value.logSumExp(x), x);

        assertThat(data(gradient)).containsExactly(data(Value.softmax(x)), within(1e-15));
        // and its own gradient, the Hessian, is p₀(1 - p₀), -p₀p₁, -p₀p₂
        double[] p = data(Value.softmax(x));
        assertThat(data(Gradients.grad(gradient[0], x)))
                .containsExactly(new double[] {p[0] * (1 - p[0]), -p[0] * p[1], -p[0] * p[2]}, within(1e-15));
    }

    @Test
    void clampPassesTheGradientFromBoundToBound() {
        for (double x : new double[] {-1, 0, 2}) {
            Value inside = new Value(x);
            Value y = inside.clamp(-1, 2);
            y.backward();
            assertThat(y.data).isEqualTo(x);
            assertThat(inside.grad).isEqualTo(1);
        }
        for (double x : new double[] {-1.5, 2.5}) {
            Value outside = new Value(x);
            Value y = outside.clamp(-1, 2);
            y.backward();
            assertThat(y.data).isEqualTo(x < 0 ? -1 : 2);
            assertThat(outside.grad).isZero();
        }
        assertThat(new Value(9).clamp(3, 3).data).isEqualTo(3);
    }

    @Test
    void clampRefusesBoundsInTheWrongOrder() {
        assertRefused(() -> new Value(1).clamp(2, 1), "clamp needs low <= high, got low=2.0 and high=1.0");
        assertRefused(() -> new Value(1).clamp(Double.NaN, 1), "clamp needs low <= high, got low=NaN and high=1.0");
    }
}
