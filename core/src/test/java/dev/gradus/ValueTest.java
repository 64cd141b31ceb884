package dev.gradus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ValueTest {
    @Test
    void isPrintedWithItsNumbersAndItsLabelIfItHasOne() {
        Value a = new Value(2, "a");
        Value y = a.times(3);
        y.backward();

        assertThat(a).hasToString("Value(a, data=2.0, grad=3.0)");
        assertThat(y).hasToString("Value(data=6.0, grad=1.0)");
        assertThat(new Value(0.5)).hasToString("Value(data=0.5, grad=0.0)");
    }

    @Test
    void aLabelIsGivenInPassing() {
        Value x = new Value(2);
        Value y = x.exp();

        assertThat(y.label("e")).isSameAs(y);
        assertThat(y.label).isEqualTo("e");
        assertThat(x.label).isEmpty();
    }

    @Test
    void aLeafHasNoOperands() {
        Value x = new Value(2);

        assertThat(x.op()).isEqualTo(Op.LEAF);
        assertThat(x.operands()).isEmpty();
        assertThat(x.localDerivatives()).isEmpty();
        assertThat(Value.constant(2).op()).isEqualTo(Op.CONSTANT);
    }

    @Test
    void aResultKnowsItsOperationOperandsAndLocalDerivatives() {
        Value x = new Value(2);
        Value z = new Value(5);
        Value y = x.times(z);

        assertThat(y.op()).isEqualTo(Op.TIMES);
        assertThat(y.operands()).containsExactly(x, z);
        assertThat(y.localDerivatives()).containsExactly(5, 2);
        assertThat(x.square().operands()).containsExactly(x);
        assertThat(x.square().localDerivatives()).containsExactly(4);
    }

    @Test
    void valuesWithTheSameNumberAreNotEqual() {
        Value x = new Value(2);

        assertThat(x).isNotEqualTo(new Value(2)).isNotEqualTo(x.plus(0));
    }

    @Test
    void leavesAreMadeInOrder() {
        Value[] x = Value.of(1, 2, 3);

        assertThat(Arrays.stream(x).mapToDouble(v -> v.data)).containsExactly(1.0, 2.0, 3.0);
        assertThat(x).extracting(Value::op).containsOnly(Op.LEAF);
    }

    @Test
    void constantsAreMadeInOrder() {
        Value[] x = Value.constants(1, 2, 3);

        assertThat(Arrays.stream(x).mapToDouble(v -> v.data)).containsExactly(1.0, 2.0, 3.0);
        assertThat(x).extracting(Value::op).containsOnly(Op.CONSTANT);
    }

    @Test
    void rampsWithoutParameterTakeTheUsualOne() {
        assertThat(new Value(-2).leakyRelu().data).isEqualTo(-0.02);
        assertThat(new Value(-2).elu().data).isEqualTo(StrictMath.expm1(-2));
    }
}
