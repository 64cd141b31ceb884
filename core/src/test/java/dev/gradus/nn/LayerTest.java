package dev.gradus.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.gradus.data.PythonRandom;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LayerTest {
    private final Layer layer = new Layer(2, 3, Activation.RELU, Initializer.UNIFORM, new PythonRandom(1));

    @BeforeEach
    void countThroughTheParameters() {
        double next = 1;
        for (var p : layer.parameters()) {
            p.data = next++; // neuron 0: w 1 2, b 3; neuron 1: w 4 5, b 6; neuron 2: w 7 8, b 9
        }
    }

    @Test
    void givesEveryNeuronTheSameInputs() {
        assertThat(layer.forward(1, -2)).extracting(y -> y.data).containsExactly(0.0, 0.0, 0.0);
        assertThat(layer.forward(10, 1)).extracting(y -> y.data).containsExactly(15.0, 51.0, 87.0);
    }

    @Test
    void namesParametersNeuronByNeuron() {
        assertThat(layer.namedParameters().keySet())
                .containsExactly(
                        "neurons.0.w0",
                        "neurons.0.w1",
                        "neurons.0.b",
                        "neurons.1.w0",
                        "neurons.1.w1",
                        "neurons.1.b",
                        "neurons.2.w0",
                        "neurons.2.w1",
                        "neurons.2.b");
        assertThat(layer.namedParameters().get("neurons.1.w1"))
                .isSameAs(layer.neurons().get(1).weights().get(1));
    }

    @Test
    void groupsParametersAsAMatrixOfWeightsAndAVectorOfBiases() {
        assertThat(layer.blocks().keySet()).containsExactly("weight", "bias");
        Module.Block weight = layer.blocks().get("weight");
        Module.Block bias = layer.blocks().get("bias");

        assertThat(weight.shape()).containsExactly(3, 2);
        assertThat(weight.values()).extracting(w -> w.data).containsExactly(1.0, 2.0, 4.0, 5.0, 7.0, 8.0);
        assertThat(bias.shape()).containsExactly(3);
        assertThat(bias.values()).extracting(b -> b.data).containsExactly(3.0, 6.0, 9.0);
        assertThat(List.of(weight, bias))
                .flatExtracting(Module.Block::values)
                .containsExactlyInAnyOrderElementsOf(layer.parameters());
    }

    @Test
    void showsItsNeurons() {
        assertThat(new Layer(2, 2, Activation.RELU, Initializer.HE, new PythonRandom(0)))
                .hasToString("Layer of [ReLUNeuron(2), ReLUNeuron(2)]");
    }

    @Test
    void hasNoSingleOutputWhenItHasSeveral() {
        assertThatIllegalStateException()
                .isThrownBy(() -> layer.output(1, 2))
                .withMessage("output() is for modules with one output; this one has 3, use forward()");
        assertThat(new Layer(1, 1, Activation.LINEAR, Initializer.UNIFORM, new PythonRandom(0)).output(0).data)
                .isZero();
    }

    @Test
    void needsANeuron() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Layer(2, 0, Activation.RELU, Initializer.UNIFORM, new PythonRandom(0)))
                .withMessage("a layer needs at least one neuron, got 0");
    }
}
