package dev.gradus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The worked examples by which backpropagation is usually taught, to the digits that their authors printed. */
class LectureTest {
    @Test
    void microgradsReadmeExample() {
        Value a = new Value(-4);
        Value b = new Value(2);
        Value c = a.plus(b);
        Value d = a.times(b).plus(b.pow(3));
        c = c.plus(c.plus(1));
        c = c.plus(Value.constant(1).plus(c).plus(a.unaryMinus()));
        d = d.plus(d.times(2).plus(b.plus(a).relu()));
        d = d.plus(Value.constant(3).times(d).plus(b.minus(a).relu()));
        Value e = c.minus(d);
        Value f = e.pow(2);
        Value g = f.div(2);
        g = g.plus(Value.constant(10).div(f));
        g.backward();

        assertThat(g.data).isCloseTo(24.7041, within(5e-5));
        assertThat(a.grad).isCloseTo(138.8338, within(5e-5));
        assertThat(b.grad).isCloseTo(645.5773, within(5e-5));
    }

    @Test
    void productOfSumOfProductAndItsImprovementByOneStep() {
        Value a = new Value(2, "a");
        Value b = new Value(-3, "b");
        Value c = new Value(10, "c");
        Value f = new Value(-2, "f");
        Value e = a.times(b).label("e");
        Value d = e.plus(c).label("d");
        Value loss = d.times(f).label("L");
        loss.backward();

        assertThat(loss.data).isEqualTo(-8);
        assertThat(new double[] {a.grad, b.grad, c.grad, e.grad, d.grad, f.grad, loss.grad})
                .containsExactly(6, -4, -2, -2, -2, 4, 1);

        for (Value leaf : new Value[] {a, b, c, f}) {
            leaf.data += 0.01 * leaf.grad;
        }
        assertThat(a.times(b).plus(c).times(f).data).isCloseTo(-7.286496, within(1e-14));
    }

    /** One neuron with two inputs: o = activation(x1·w1 + x2·w2 + b). */
    private static final class TwoInputs {
        final Value x1 = new Value(2, "x1");
        final Value x2 = new Value(0, "x2");
        final Value w1 = new Value(-3, "w1");
        final Value w2 = new Value(1, "w2");
        final Value b;
        final Value n;

        TwoInputs(double bias) {
            b = new Value(bias, "b");
            n = x1.times(w1).plus(x2.times(w2)).plus(b);
        }

        double[] gradients() {
            return new double[] {w1.grad, x1.grad, x2.grad, w2.grad, b.grad};
        }
    }

    private static Value tanhByExp(Value n) {
        Value e = n.times(2).exp();
        return e.minus(1).div(e.plus(1));
    }

    @Test
    void neuronByTanh() {
        TwoInputs neuron = new TwoInputs(6.8813735870195432);
        Value o = neuron.n.tanh();
        o.backward();

        assertThat(o.data).isCloseTo(Math.sqrt(0.5), within(1e-15));
        assertThat(neuron.gradients()).containsExactly(new double[] {1, -1.5, 0.5, 0, 0.5}, within(1e-15));
    }

    @Test
    void neuronByExponentialsHasTheSameGradients() {
        TwoInputs byTanh = new TwoInputs(6.88137);
        TwoInputs byExp = new TwoInputs(6.88137);
        Value o = byTanh.n.tanh();
        Value o2 = tanhByExp(byExp.n);
        o.backward();
        o2.backward();

        assertThat(o2.data).isEqualTo(0.7071049876722272);
        assertThat(o.data).isCloseTo(o2.data, within(2e-16));
        assertThat(byExp.gradients()).containsExactly(byTanh.gradients(), within(1e-15));
    }

    @Test
    void neuronWithInputsRoundedToFloat32AsPyTorchMakesThem() {
        TwoInputs neuron = new TwoInputs((float) 6.881373587);
        Value o = neuron.n.tanh();
        o.backward();

        assertThat(o.data).isEqualTo(0.7071066904050358);
        assertThat(neuron.gradients())
                .containsExactly(1.0000002567688737, -1.5000003851533106, 0.5000001283844369, 0, 0.5000001283844369);
    }

    @Test
    void anAdditionHandsItsGradientOnAndNotItsOperandsGradient() {
        Value a = new Value(2);
        Value b = new Value(5);
        a.plus(b).times(7).plus(a.times(a)).backward();

        assertThat(b.grad).isEqualTo(7);
        assertThat(a.grad).isEqualTo(11);
    }

    @Test
    void aConstantMinusAValueIsNotReversed() {
        Value x = new Value(3);
        Value y = Value.constant(1).minus(x);
        y.backward();

        assertThat(y.data).isEqualTo(-2);
        assertThat(x.grad).isEqualTo(-1);
    }

    @Test
    void aPowerAddsToTheGradientAndDoesNotReplaceIt() {
        Value x = new Value(2);
        x.pow(2).plus(x.pow(3)).backward();

        assertThat(x.grad).isEqualTo(2 * 2 + 3 * 4);
    }
}
