package dev.gradus.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gradus.Value;
import dev.gradus.data.PythonRandom;
import dev.gradus.nn.Activation;
import dev.gradus.nn.Initializer;
import dev.gradus.nn.Layer;
import dev.gradus.nn.Mlp;
import dev.gradus.nn.Module;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModelsTest {
    @TempDir
    private Path folder;

    @Test
    void loadsTheBitsThatWereSaved() throws IOException {
        Mlp model = model(Activation.TANH);
        List<Value> parameters = model.parameters();
        parameters.get(0).data = -0.0;
        parameters.get(1).data = Double.MIN_VALUE;
        parameters.get(2).data = Double.NaN;
        parameters.get(3).data = Double.NEGATIVE_INFINITY;

        Mlp loaded = saveAndLoad(model, Map.of()).model();

        assertThat(bits(loaded)).isEqualTo(bits(model));
        assertThat(loaded.namedParameters().keySet())
                .containsExactlyElementsOf(model.namedParameters().keySet());
        assertThat(loaded.parameters()).extracting(p -> p.label).startsWith("layers.0.neurons.0.w0");
        assertThat(loaded).hasToString(model.toString());
        assertThat(loaded.sizes()).isEqualTo(model.sizes());
    }

    @ParameterizedTest
    @EnumSource
    void loadsEveryActivation(Activation activation) throws IOException {
        Mlp hidden = saveAndLoad(model(activation), Map.of()).model();
        Mlp output = saveAndLoad(
                        new Mlp(List.of(1, 1), Activation.RELU, activation, Initializer.HE, new PythonRandom(0)),
                        Map.of())
                .model();

        assertThat(hidden.hiddenActivation()).isEqualTo(activation);
        assertThat(hidden.outputActivation()).isEqualTo(Activation.SIGMOID);
        assertThat(output.outputActivation()).isEqualTo(activation);
    }

    @Test
    void computesTheSameAfterwards() throws IOException {
        Mlp model = model(Activation.GELU);

        Mlp loaded = saveAndLoad(model, Map.of()).model();

        assertThat(loaded.forward(0.5, -1, 2)[1].data).isEqualTo(model.forward(0.5, -1, 2)[1].data);
    }

    @Test
    void keepsMetadata() throws IOException {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("target", "species \"ä\"\n");
        metadata.put("classes", "[\"setosa\"]");

        Models.Loaded loaded = saveAndLoad(model(Activation.RELU), metadata);

        assertThat(loaded.metadata()).containsExactlyEntriesOf(metadata);
        assertThat(saveAndLoad(loaded.model(), loaded.metadata()).metadata()).isEqualTo(metadata);
    }

    @Test
    void storesOneTensorForTheWeightsAndOneForTheBiasesOfALayer() throws IOException {
        Path file = folder.resolve("m");
        Mlp model = model(Activation.RELU);

        Models.save(file, model, Map.of("a", "b"));

        Safetensors content = Safetensors.read(file);
        assertThat(content.tensors().keySet())
                .containsExactly("layers.0.weight", "layers.0.bias", "layers.1.weight", "layers.1.bias");
        assertThat(content.tensor("layers.0.weight").shape()).containsExactly(4, 3);
        assertThat(content.tensor("layers.0.weight").values()[5])
                .isEqualTo(model.layers().get(0).neurons().get(1).weights().get(2).data);
        assertThat(content.metadata())
                .containsEntry("a", "b")
                .containsEntry(
                        "gradus.model",
                        "{\"format\":1,\"kind\":\"mlp\",\"sizes\":[3,4,2],\"hidden\":\"RELU\",\"output\":\"SIGMOID\"}");
    }

    @Test
    void keepsTheNameOfTheDescriptionForItself() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Models.save(folder.resolve("m"), model(Activation.RELU), Map.of("gradus.model", "mine")))
                .withMessage("The metadata 'gradus.model' is kept for the description of the network; give yours "
                        + "another name.");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void fillsAnyModuleFromItsTensors() {
        Layer from = new Layer(2, 3, Activation.RELU, Initializer.HE, new PythonRandom(1));
        Layer to = new Layer(2, 3, Activation.RELU, Initializer.HE, new PythonRandom(2));
        assertThat(bits(to)).isNotEqualTo(bits(from));

        Models.restore(to, Models.tensors(from));

        assertThat(bits(to)).isEqualTo(bits(from));
    }

    @Test
    void changesNothingUnlessNamesAndShapesFit() {
        Layer layer = new Layer(2, 3, Activation.RELU, Initializer.HE, new PythonRandom(1));
        List<Long> before = bits(layer);
        Map<String, Tensor> transposed = Models.tensors(layer);
        transposed.put("bias", new Tensor(new int[] {3}, new double[] {1, 2, 3}));
        transposed.put("weight", new Tensor(new int[] {2, 3}, new double[6]));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Models.restore(layer, transposed))
                .withMessage("The model's 'weight' has shape [3, 2], the file's has [2, 3].");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Models.requireFit(layer, Map.of()))
                .withMessage("The model's tensors are [weight, bias], the file's are [].");
        assertThat(bits(layer)).isEqualTo(before);
    }

    private static Mlp model(Activation hidden) {
        return new Mlp(
                List.of(3, 4, 2), hidden, Activation.SIGMOID, Initializer.UNIFORM_WITH_BIAS, new PythonRandom(5));
    }

    private Models.Loaded saveAndLoad(Mlp model, Map<String, String> metadata) throws IOException {
        Path file = folder.resolve("model.safetensors");
        Models.save(file, model, metadata);
        return Models.load(file);
    }

    private static List<Long> bits(Module model) {
        return model.parameters().stream()
                .map(p -> Double.doubleToRawLongBits(p.data))
                .toList();
    }
}
