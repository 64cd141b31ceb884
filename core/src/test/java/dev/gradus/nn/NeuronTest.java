package dev.gradus.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gradus.Value;
import dev.gradus.data.PythonRandom;
import org.junit.jupiter.api.Test;

class NeuronTest {
    private final Neuron neuron = neuron(Activation.RELU, 1, 2, -3);

    @Test
    void addsWeightedInputsToItsBias() {
        assertThat(neuron.output(5, 1.5).data).isEqualTo(1 + 2 * 5 - 3 * 1.5);
        assertThat(neuron.forward(5, 1.5)).extracting(y -> y.data).containsExactly(6.5);
    }

    @Test
    void appliesItsActivationLast() {
        assertThat(neuron.output(0, 1).data).isZero();
        assertThat(neuron(Activation.LINEAR, 1, 2, -3).output(0, 1).data).isEqualTo(-2);
        assertThat(neuron(Activation.TANH, 1, 2, -3).output(0, 1).data).isEqualTo(StrictMath.tanh(-2));
    }

    @Test
    void passesGradientsToParametersAndInputs() {
        Value[] inputs = Value.of(5, 1.5);

        neuron.output(inputs).backward();

        assertThat(neuron.parameters()).extracting(p -> p.grad).containsExactly(5.0, 1.5, 1.0);
        assertThat(inputs).extracting(x -> x.grad).containsExactly(2.0, -3.0);
    }

    @Test
    void namesAndLabelsItsParametersInTheOrderOfTheirDraws() {
        assertThat(neuron.namedParameters().keySet()).containsExactly("w0", "w1", "b");
        assertThat(neuron.parameters())
                .containsExactly(neuron.weights().get(0), neuron.weights().get(1), neuron.bias());
        assertThat(neuron.parameters()).extracting(p -> p.label).containsExactly("w0", "w1", "b");
        assertThat(neuron.parameterCount()).isEqualTo(3);
    }

    @Test
    void showsItsActivationAndNumberOfInputs() {
        assertThat(neuron).hasToString("ReLUNeuron(2)");
        assertThat(new Neuron(16, Activation.LINEAR, new PythonRandom(0))).hasToString("LinearNeuron(16)");
    }

    @Test
    void refusesAnotherNumberOfInputs() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> neuron.output(1, 2, 3))
                .withMessage("ReLUNeuron(2) takes 2 inputs, got 3");
        assertThatIllegalArgumentException().isThrownBy(() -> neuron.forward(Value.of(1)));
    }

    @Test
    void needsAnInput() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Neuron(0, Activation.RELU, new PythonRandom(0)))
                .withMessage("a neuron needs at least one input, got 0");
    }

    private static Neuron neuron(Activation activation, double bias, double... weights) {
        Neuron neuron = new Neuron(weights.length, activation, new PythonRandom(0));
        neuron.bias().data = bias;
        for (int i = 0; i < weights.length; i++) {
            neuron.weights().get(i).data = weights[i];
        }
        return neuron;
    }
}
