package dev.gradus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Graphs far deeper and wider than any call stack. */
class MillionNodesTest {
    private static final int MILLION = 1_000_000;

    @Test
    void aChainOfAMillion() {
        Value x = new Value(0.5);
        Value y = x;
        for (int i = 0; i < MILLION; i++) {
            y = y.unaryMinus();
        }
        y.backward();

        assertThat(y.data).isEqualTo(0.5);
        assertThat(x.grad).isEqualTo(1);
        assertThat(y.topologicalOrder()).hasSize(MILLION + 1).first().isSameAs(x);
        assertThat(Gradients.grad(y, x)[0].data).isEqualTo(1);
    }

    @Test
    void aFanOutOfAMillion() {
        Value x = new Value(0.5);
        List<Value> uses = new ArrayList<>();
        for (int i = 0; i < MILLION; i++) {
            uses.add(x.unaryMinus());
        }
        Value y = Value.sum(uses);
        y.backward();

        assertThat(y.data).isEqualTo(-0.5 * MILLION);
        assertThat(x.grad).isEqualTo(-MILLION);
        assertThat(y.topologicalOrder()).hasSize(2 * MILLION).first().isSameAs(x);
    }

    @Test
    void oneInteriorNodeUsedAMillionTimes() {
        Value x = new Value(2);
        Value shared = x.square();
        Value y = shared;
        for (int i = 1; i < MILLION; i++) {
            y = y.plus(shared);
        }
        y.backward();
        y.backward();

        assertThat(shared.grad).isEqualTo(MILLION);
        assertThat(x.grad).isEqualTo(2 * 4.0 * MILLION);
        y.zeroGrad();
        assertThat(x.grad).isZero();
    }
}
