package dev.gradus.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gradus.Value;
import dev.gradus.data.PythonRandom;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MlpTest {
    private final Mlp demo = new Mlp(new PythonRandom(1337), 2, 16, 16, 1);

    @Test
    void startsWhereMicrogradStarts() {
        PythonRandom python = new PythonRandom(1337);

        for (Layer layer : demo.layers()) {
            for (Neuron neuron : layer.neurons()) {
                assertThat(neuron.weights()).allSatisfy(w -> assertThat(w.data).isEqualTo(python.uniform(-1, 1)));
                assertThat(neuron.bias().data).isZero();
            }
        }
        // random.seed(1337); random.uniform(-1, 1)
        assertThat(demo.parameters().get(0).data).isEqualTo(0.23550571390294128);
        assertThat(demo.parameterCount()).isEqualTo(337);
    }

    @Test
    void computesLayerAfterLayer() {
        Mlp model = new Mlp(List.of(2, 2, 1), Activation.RELU, Activation.TANH, Initializer.UNIFORM, new Random(0));
        double[] parameters = {1, 2, 0.5, -1, 1, -4, 0.5, 3, -1};
        for (int i = 0; i < parameters.length; i++) {
            model.parameters().get(i).data = parameters[i];
        }

        // Hidden: relu(1·1 + 2·(−0.5) + 0.5) = 0.5 and relu(−1 − 0.5 − 4) = 0; output: tanh(0.5·0.5 + 0 − 1).
        assertThat(model.output(1, -0.5).data).isEqualTo(StrictMath.tanh(-0.75));
        assertThat(model.forward(Value.of(1, -0.5))).hasSize(1);
    }

    @Test
    void takesNoGradientForPlainNumbers() {
        Value y = demo.output(0.5, -1);
        y.backward();

        List<Value> leaves = y.topologicalOrder().stream()
                .filter(v -> v.operands().isEmpty() && !demo.parameters().contains(v))
                .toList();
        assertThat(leaves)
                .hasSizeBetween(2, 32)
                .allSatisfy(x -> assertThat(x.grad).isZero());
        assertThat(demo.parameters()).anySatisfy(p -> assertThat(p.grad).isNotZero());
    }

    @Test
    void labelsParametersWithTheirNames() {
        assertThat(demo.namedParameters())
                .allSatisfy((name, p) -> assertThat(p.label).isEqualTo(name));
        assertThat(demo.namedParameters().keySet())
                .startsWith("layers.0.neurons.0.w0", "layers.0.neurons.0.w1", "layers.0.neurons.0.b")
                .endsWith("layers.2.neurons.0.w15", "layers.2.neurons.0.b");
    }

    @Test
    void groupsParametersByLayer() {
        assertThat(demo.blocks().keySet())
                .containsExactly(
                        "layers.0.weight",
                        "layers.0.bias",
                        "layers.1.weight",
                        "layers.1.bias",
                        "layers.2.weight",
                        "layers.2.bias");
        assertThat(demo.blocks().get("layers.1.weight").shape()).containsExactly(16, 16);
        assertThat(demo.blocks().values())
                .flatExtracting(Module.Block::values)
                .containsExactlyInAnyOrderElementsOf(demo.parameters());
    }

    @Test
    void showsItsLayers() {
        assertThat(new Mlp(new PythonRandom(0), 3, 2, 1))
                .hasToString("MLP of [Layer of [ReLUNeuron(3), ReLUNeuron(3)], Layer of [LinearNeuron(2)]]");
    }

    @Test
    void knowsWhatItWasMadeOf() {
        Mlp model = new Mlp(List.of(3, 4, 2), Activation.TANH, Activation.SIGMOID, Initializer.XAVIER, new Random(0));

        assertThat(model.sizes()).containsExactly(3, 4, 2);
        assertThat(model.hiddenActivation()).isEqualTo(Activation.TANH);
        assertThat(model.outputActivation()).isEqualTo(Activation.SIGMOID);
        assertThat(demo.hiddenActivation()).isEqualTo(Activation.RELU);
        assertThat(demo.outputActivation()).isEqualTo(Activation.LINEAR);
        assertThat(demo.layers()).hasSize(3);
    }

    @Test
    void givesAllItsInitializerLooksAtToEachLayer() {
        Mlp model = new Mlp(List.of(2, 1000), Activation.RELU, Activation.RELU, Initializer.XAVIER, new Random(0));

        assertThat(model.layers().get(0).neurons())
                .flatExtracting(Neuron::weights)
                .allSatisfy(w -> assertThat(Math.abs(w.data)).isLessThan(Math.sqrt(6.0 / 1002)));
    }

    @Test
    void refusesSizesThatMakeNoNetwork() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Mlp(new PythonRandom(0), 2))
                .withMessage("a network needs the number of inputs and at least one layer size, got [2]");
        assertThatIllegalArgumentException().isThrownBy(() -> new Mlp(new PythonRandom(0), 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Mlp(new PythonRandom(0), 2, 0, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> demo.output(1, 2, 3))
                .withMessage("ReLUNeuron(2) takes 2 inputs, got 3");
    }
}
