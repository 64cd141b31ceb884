package dev.gradus.nn;

import static dev.gradus.nn.Activation.TANH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.Value;
import dev.gradus.data.PythonRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class InitializerTest {
    @Test
    void uniformDrawsTheWeightsAsPythonDoesAndNoBias() {
        PythonRandom python = new PythonRandom(7);
        PythonRandom random = new PythonRandom(7);

        Layer layer = new Layer(3, 2, TANH, Initializer.UNIFORM, random);

        for (Neuron neuron : layer.neurons()) {
            for (Value weight : neuron.weights()) {
                assertThat(weight.data).isEqualTo(python.uniform(-1, 1));
            }
            assertThat(neuron.bias().data).isZero();
        }
        assertThat(random.random()).isEqualTo(python.random());
    }

    @Test
    void uniformWithBiasDrawsEachBiasAfterItsWeights() {
        PythonRandom python = new PythonRandom(7);
        PythonRandom random = new PythonRandom(7);

        Mlp model = new Mlp(List.of(3, 2, 1), TANH, TANH, Initializer.UNIFORM_WITH_BIAS, random);

        for (Layer layer : model.layers()) {
            for (Neuron neuron : layer.neurons()) {
                for (Value weight : neuron.weights()) {
                    assertThat(weight.data).isEqualTo(python.uniform(-1, 1));
                }
                assertThat(neuron.bias().data).isEqualTo(python.uniform(-1, 1));
            }
        }
        assertThat(random.random()).isEqualTo(python.random());
    }

    @ParameterizedTest
    @CsvSource({
        "UNIFORM, 6, 18, 1",
        "UNIFORM_WITH_BIAS, 6, 18, 1",
        "XAVIER, 6, 18, 0.5",
        "HE, 6, 18, 1",
        "HE, 24, 1, 0.5"
    })
    void drawsWeightsWithinItsBound(Initializer initializer, int inputs, int outputs, double bound) {
        Layer layer = new Layer(inputs, outputs * 40, TANH, initializer, new PythonRandom(0));
        assertThat(initializer.limit(inputs, outputs)).isEqualTo(bound);

        double limit = initializer.limit(inputs, outputs * 40);
        var weights =
                layer.neurons().stream().flatMap(n -> n.weights().stream()).mapToDouble(w -> w.data);
        var figures = weights.summaryStatistics();
        assertThat(figures.getMin()).isBetween(-limit, -0.98 * limit);
        assertThat(figures.getMax()).isBetween(0.98 * limit, limit);
        assertThat(figures.getAverage()).isCloseTo(0, within(0.1 * limit));
    }

    @ParameterizedTest
    @EnumSource(names = "UNIFORM_WITH_BIAS", mode = EnumSource.Mode.EXCLUDE)
    void startsBiasesAtZero(Initializer initializer) {
        Neuron neuron = new Neuron(4, 3, TANH, initializer, new PythonRandom(0));

        assertThat(neuron.bias().data).isZero();
    }

    @Test
    void takesTheWeightsOfASingleNeuronForThoseOfALayerOfOne() {
        Neuron alone = new Neuron(5, TANH, new PythonRandom(3));

        assertThat(alone.weights()).extracting(w -> w.data).doesNotHaveDuplicates();
        assertThat(alone.weights().get(0).data).isEqualTo(new PythonRandom(3).uniform(-1, 1));
    }
}
