package dev.gradus.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.Value;
import dev.gradus.nn.Loss;
import dev.gradus.nn.Mlp;
import dev.gradus.optim.Adam;
import dev.gradus.optim.AdamW;
import dev.gradus.optim.LearningRate;
import dev.gradus.optim.Optimizer;
import dev.gradus.optim.Sgd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.FieldSource;

/** Runs that are stopped and resumed, against the same run that goes through. */
@ParameterizedClass
@FieldSource("OPTIMIZERS")
class ResumeTest {
    private static final LearningRate RATE = LearningRate.cosine(0.05, 0.001, 30);

    static final List<Function<List<Value>, Optimizer>> OPTIMIZERS = List.of(
            p -> new Sgd(p, 0.01),
            p -> new Sgd(p, RATE, 0.9, false),
            p -> new Sgd(p, RATE, 0.9, true),
            p -> new Adam(p, 0.02),
            p -> new AdamW(p, RATE, 0.01));

    @Parameter
    private Function<List<Value>, Optimizer> optimizer;

    @TempDir
    private Path folder;

    private final Mlp model = Runs.model();

    @Test
    void goesOnToTheSameBits() throws IOException {
        List<Epoch> through = trainer(model, 12).run();

        for (int stop : new int[] {0, 1, 5, 11, 12}) {
            Path file = folder.resolve("stopped at " + stop);
            trainer(Runs.model(), stop).checkpoint(file, 4).run();
            Mlp resumed = Runs.model();

            List<Epoch> history = trainer(resumed, 12).checkpoint(file, 4).resume();

            assertThat(Runs.timeless(history)).as("stopped at %d", stop).isEqualTo(Runs.timeless(through));
            assertThat(Runs.numbers(resumed)).as("stopped at %d", stop).containsExactly(Runs.numbers(model));
        }
    }

    @Test
    void goesOnFromTheLastCheckpointOfARunThatBrokeOff() throws IOException {
        List<Epoch> through = trainer(model, 12).run();
        Path file = folder.resolve("run");
        assertThatThrownBy(() -> trainer(Runs.model(), 12)
                        .checkpoint(file, 3)
                        .onEpoch(e -> {
                            if (e.number() == 7) {
                                throw new IllegalStateException("broken off");
                            }
                        })
                        .run())
                .hasMessage("broken off");

        Mlp resumed = Runs.model();
        List<Integer> epochs = new ArrayList<>();
        List<Epoch> history = trainer(resumed, 12)
                .checkpoint(file, 3)
                .onEpoch(e -> epochs.add(e.number()))
                .resume();

        assertThat(epochs).containsExactly(6, 7, 8, 9, 10, 11);
        assertThat(Runs.timeless(history)).isEqualTo(Runs.timeless(through));
        assertThat(Runs.numbers(resumed)).containsExactly(Runs.numbers(model));
    }

    @Test
    void keepsTheTimesOfTheEpochsBefore() throws IOException {
        Path file = folder.resolve("run");
        List<Epoch> before = trainer(model, 3).checkpoint(file, 1).run();

        assertThat(trainer(Runs.model(), 5).checkpoint(file, 1).resume()).startsWith(before.toArray(new Epoch[0]));
    }

    @Test
    void writesOnlyTheFileItIsGiven() throws IOException {
        Path file = folder.resolve("run");

        trainer(model, 3).checkpoint(file, 2).run();

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    private Trainer trainer(Mlp trained, int epochs) {
        return new Trainer(trained, Loss.HINGE, optimizer.apply(trained.parameters()), Runs.moons(14, 1))
                .batchSize(4)
                .seed(9)
                .l2(1e-3)
                .clipNorm(2)
                .validation(Runs.moons(6, 2))
                .epochs(epochs);
    }
}
