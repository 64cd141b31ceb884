package dev.gradus.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.gradus.io.Models;
import dev.gradus.io.Safetensors;
import dev.gradus.io.Tensor;
import dev.gradus.nn.Loss;
import dev.gradus.nn.Mlp;
import dev.gradus.optim.LearningRate;
import dev.gradus.optim.Sgd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checkpoints that are damaged, or none. */
class CheckpointDamageTest {
    private static final long SEED = 20261121;

    static final List<Arguments> TENSORS = List.of(
            Arguments.of("history", vector(1, 2, 3), "its history has the shape [3]"),
            Arguments.of("history", new Tensor(new int[] {7, 2}, new double[14]), "its history has the shape [7, 2]"),
            Arguments.of("best.epoch", vector(), "its 'best.epoch' has 0 numbers instead of one"),
            Arguments.of("best.epoch", vector(0.5), "its best epoch is 0.5 of 2, with 17 parameters"),
            Arguments.of("best.epoch", vector(2), "its best epoch is 2.0 of 2, with 17 parameters"),
            Arguments.of("best.epoch", vector(-1), "its best epoch is -1.0 of 2, with 17 parameters"),
            Arguments.of("best.epoch", vector(-2), "its best epoch is -2.0 of 2, with 17 parameters"),
            Arguments.of("best.epoch", vector(Double.NaN), "its best epoch is NaN of 2, with 17 parameters"),
            Arguments.of("best.loss", vector(1, 2), "its 'best.loss' has 2 numbers instead of one"),
            Arguments.of("best.parameters", vector(1, 2), "with 2 parameters"),
            Arguments.of("best.parameters", vector(), "with 0 parameters"),
            Arguments.of("next.learningRate", vector(), "its 'next.learningRate' has 0 numbers instead of one"),
            Arguments.of("optimizer.steps", vector(-3), "the saved number of steps is -3.0"),
            Arguments.of("optimizer.steps", vector(), "the optimizer's 'steps' has 1 numbers, the saved state has 0"),
            Arguments.of("optimizer.more", vector(), "the saved state has [steps, velocity, more]"),
            Arguments.of("model.more", vector(), "the file's are [layers.0.weight, "),
            Arguments.of("model.layers.1.bias", vector(1, 2), "'layers.1.bias' has shape [1], the file's has [2]"));

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void train() throws IOException {
        file = folder.resolve("run");
        trainer(Runs.model()).run();
    }

    @ParameterizedTest
    @FieldSource("TENSORS")
    void refusesATensorThatIsWrong(String name, Tensor wrong, String reason) throws IOException {
        Safetensors content = Safetensors.read(file);
        Map<String, Tensor> tensors = new LinkedHashMap<>(content.tensors());
        tensors.put(name, wrong);
        Safetensors.write(file, tensors, content.metadata());

        refused("cannot be resumed: ", reason);
    }

    @Test
    void refusesAFileThatLacksATensor() throws IOException {
        Safetensors content = Safetensors.read(file);
        for (String name : content.tensors().keySet()) {
            Map<String, Tensor> tensors = new LinkedHashMap<>(content.tensors());
            tensors.remove(name);
            Safetensors.write(file, tensors, content.metadata());

            refused("cannot be resumed: ", "");
        }
    }

    @Test
    void refusesAGeneratorThatIsWrong() throws IOException {
        Safetensors content = Safetensors.read(file);
        Map<String, String> metadata = new LinkedHashMap<>(content.metadata());
        metadata.put("gradus.random", "python-mt19937:AAAA");
        Safetensors.write(file, content.tensors(), metadata);

        refused("cannot be resumed: This is not a generator state", "");
    }

    @Test
    void refusesAModelFile() throws IOException {
        Models.save(file, Runs.model(), Map.of());

        refused("is not a training checkpoint; give the file that training wrote as such.", "");
    }

    @Test
    void refusesAFileThatIsNotThere() throws IOException {
        Files.delete(file);

        Mlp model = Runs.model();
        assertThatThrownBy(() -> trainer(model).resume()).isInstanceOf(NoSuchFileException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 100, 1000, 4900})
    void refusesAFileCutShort(int length) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        assertThat(bytes.length).isGreaterThan(length);
        Files.write(file, Arrays.copyOf(bytes, length));

        refused("is no safetensors file that can be read: ", "");
    }

    @Test
    void resumesOrRefusesWithAnyBitsFlipped() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Random random = new Random(SEED);
        int refused = 0;
        for (int round = 0; round < 1500; round++) {
            byte[] changed = bytes.clone();
            int place = random.nextInt(bytes.length);
            changed[place] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, changed);
            Mlp model = Runs.model();
            double[] before = Runs.numbers(model);
            try {
                assertThat(trainer(model).resume()).hasSize(2);
            } catch (IOException e) {
                refused++;
                assertThat(e).hasMessageStartingWith(file + " ");
                assertThat(Runs.numbers(model)).containsExactly(before);
            } catch (RuntimeException e) {
                fail("seed " + SEED + ", byte " + place + " is " + changed[place], e);
            }
        }
        assertThat(refused).isBetween(500, 1499);
    }

    private void refused(String start, String more) {
        Mlp model = Runs.model();
        double[] before = Runs.numbers(model);
        assertThatThrownBy(() -> trainer(model).resume())
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file + " " + start)
                .hasMessageContaining(more);
        assertThat(Runs.numbers(model)).containsExactly(before);
    }

    private static Tensor vector(double... numbers) {
        return new Tensor(new int[] {numbers.length}, numbers);
    }

    private Trainer trainer(Mlp model) {
        return new Trainer(
                        model,
                        Loss.HINGE,
                        new Sgd(model.parameters(), LearningRate.constant(0.1), 0.9, false),
                        Runs.moons(10, 1))
                .batchSize(4)
                .patience(5)
                .epochs(2)
                .checkpoint(file, 1);
    }
}
