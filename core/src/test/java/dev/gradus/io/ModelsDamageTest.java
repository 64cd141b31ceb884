package dev.gradus.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.gradus.data.PythonRandom;
import dev.gradus.nn.Mlp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelsDamageTest {
    private static final long SEED = 20261121;
    private static final String DESCRIPTION =
            "{\"format\":1,\"kind\":\"mlp\",\"sizes\":[2,3,1],\"hidden\":\"RELU\",\"output\":\"LINEAR\"}";
    private static final String START = " is damaged, or from another version; save the network again. ";

    @TempDir
    private Path folder;

    private Path file;
    private Map<String, Tensor> tensors;

    @BeforeEach
    void save() throws IOException {
        file = folder.resolve("m");
        Models.save(file, new Mlp(new PythonRandom(0), 2, 3, 1), Map.of("a", "b"));
        Safetensors content = Safetensors.read(file);
        assertThat(content.metadata()).containsEntry("gradus.model", DESCRIPTION);
        tensors = new LinkedHashMap<>(content.tensors());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "{}",
                "\"mlp\"",
                "{'format':2,'kind':'mlp','sizes':[2,3,1],'hidden':'RELU','output':'LINEAR'}",
                "{'format':1.0,'kind':'mlp','sizes':[2,3,1],'hidden':'RELU','output':'LINEAR'}",
                "{'format':1,'kind':'tree','sizes':[2,3,1],'hidden':'RELU','output':'LINEAR'}",
                "{'format':1,'kind':'mlp','sizes':'2,3,1','hidden':'RELU','output':'LINEAR'}",
                "{'format':1,'kind':'mlp','sizes':[2,'3',1],'hidden':'RELU','output':'LINEAR'}",
                "{'format':1,'kind':'mlp','sizes':[2,3.0,1],'hidden':'RELU','output':'LINEAR'}",
                "{'format':1,'kind':'mlp','sizes':[2,0,1],'hidden':'RELU','output':'LINEAR'}",
                "{'format':1,'kind':'mlp','sizes':[2,-3,1],'hidden':'RELU','output':'LINEAR'}",
                "{'format':1,'kind':'mlp','sizes':[2,4294967299,1],'hidden':'RELU','output':'LINEAR'}",
                "{'format':1,'kind':'mlp','hidden':'RELU','output':'LINEAR'}"
            })
    void refusesADescriptionOfSomethingElse(String description) throws IOException {
        describe(description.replace('\'', '"'));

        refused("'gradus.model' does not describe a network of format 1.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[2,3]", "[2,4,1]", "[2147483647,2147483647]", "[2147483647,1,2147483647]", "[2]", "[]"})
    void refusesSizesThatAreNotThoseOfItsTensorsBeforeMakingANetwork(String sizes) throws IOException {
        describe(DESCRIPTION.replace("[2,3,1]", sizes));

        refused("A network of sizes " + sizes.replace(",", ", ")
                + " does not have the 13 parameters that the file holds.");
    }

    @Test
    void refusesANetworkWithoutALayer() throws IOException {
        tensors.clear();
        describe(DESCRIPTION.replace("[2,3,1]", "[2]"));

        refused("a network needs the number of inputs and at least one layer size, got [2]");
    }

    @Test
    void refusesAnActivationThatItDoesNotKnow() throws IOException {
        String known = " among [LINEAR, RELU, LEAKY_RELU, ELU, GELU, SILU, SOFTPLUS, SIGMOID, TANH].";
        describe(DESCRIPTION.replace("RELU", "SWISH"));
        refused("There is no activation 'SWISH'" + known);
        describe(DESCRIPTION.replace("\"LINEAR\"", "7"));
        refused("There is no activation '7'" + known);
        describe(DESCRIPTION.replace(",\"output\":\"LINEAR\"", ""));
        refused("There is no activation 'null'" + known);
    }

    @Test
    void refusesADescriptionThatIsNoJson() throws IOException {
        describe(DESCRIPTION.substring(1));

        assertThatThrownBy(() -> Models.load(file))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file + START);
    }

    @Test
    void refusesTensorsOfOtherNames() throws IOException {
        tensors.put("layers.1.offset", tensors.remove("layers.1.bias"));
        describe(DESCRIPTION);

        refused("The model's tensors are [layers.0.weight, layers.0.bias, layers.1.weight, layers.1.bias], the file's "
                + "are [layers.0.weight, layers.0.bias, layers.1.weight, layers.1.offset].");
    }

    @Test
    void refusesATensorTooMany() throws IOException {
        tensors.put("empty", new Tensor(new int[] {0}, new double[0]));
        describe(DESCRIPTION);
        assertThatThrownBy(() -> Models.load(file)).hasMessageContaining("layers.1.bias, empty].");

        tensors.put("empty", new Tensor(new int[] {1}, new double[1]));
        describe(DESCRIPTION);
        refused("A network of sizes [2, 3, 1] does not have the 14 parameters that the file holds.");
    }

    @Test
    void refusesATensorTooFew() throws IOException {
        tensors.remove("layers.1.bias");
        describe(DESCRIPTION);

        refused("A network of sizes [2, 3, 1] does not have the 12 parameters that the file holds.");
    }

    @Test
    void refusesATensorOfAnotherShape() throws IOException {
        tensors.put("layers.0.weight", new Tensor(new int[] {2, 3}, new double[6]));
        describe(DESCRIPTION);

        refused("The model's 'layers.0.weight' has shape [3, 2], the file's has [2, 3].");
    }

    @Test
    void refusesTensorsWithoutADescription() throws IOException {
        Safetensors.write(file, tensors, Map.of("other", "text"));

        assertThatThrownBy(() -> Models.load(file))
                .isInstanceOf(IOException.class)
                .hasMessage(file + " holds tensors but no Gradus network: its metadata has no 'gradus.model'. To fill "
                        + "a network of your own, read it with Safetensors and use Models.restore.");
    }

    @Test
    void refusesEveryTruncation() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        for (int length = 0; length < bytes.length; length++) {
            Files.write(file, Arrays.copyOf(bytes, length));

            assertThatThrownBy(() -> Models.load(file))
                    .as("the first %d bytes", length)
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith(file + " is no safetensors file");
        }
    }

    @Test
    void loadsOrRefusesWithAnyBitFlipped() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Random random = new Random(SEED);
        int refused = 0;
        for (int place = 0; place < bytes.length; place++) {
            for (int round = 0; round < 8; round++) {
                byte[] changed = bytes.clone();
                changed[place] ^= (byte) (1 << round);
                if (round % 2 == 1) { // and another bit elsewhere
                    changed[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                }
                Files.write(file, changed);
                refused += loadOrRefuse("seed " + SEED + ", byte " + place + ", bit " + round);
            }
        }
        assertThat(refused).isBetween(bytes.length * 4, bytes.length * 8 - 1);
    }

    private int loadOrRefuse(String what) {
        try {
            assertThat(Models.load(file).model().parameterCount()).as(what).isEqualTo(13);
            return 0;
        } catch (IOException e) {
            assertThat(e).as(what).hasMessageStartingWith(file + " ");
            return 1;
        } catch (RuntimeException e) {
            return fail(what, e);
        }
    }

    private void describe(String description) throws IOException {
        Safetensors.write(file, tensors, Map.of("gradus.model", description));
    }

    private void refused(String reason) {
        assertThatThrownBy(() -> Models.load(file))
                .isInstanceOf(IOException.class)
                .hasMessage(file + START + reason);
    }
}
