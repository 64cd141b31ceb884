package dev.gradus.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.data.Dataset;
import dev.gradus.data.Targets;
import dev.gradus.nn.Loss;
import dev.gradus.nn.Mlp;
import dev.gradus.optim.Sgd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DivergenceTest {
    private static final String ADVICE = "; lower the learning rate, clip gradients or look for extreme inputs";

    @TempDir
    private Path folder;

    @Test
    void leavesTheCheckpointOfTheEpochBefore() throws IOException {
        Path file = folder.resolve("run");
        Mlp model = Runs.model();
        List<double[]> parametersAfter = new ArrayList<>();

        assertThatThrownBy(() -> trainer(model, 100)
                        .checkpoint(file, 1)
                        .onEpoch(e -> parametersAfter.add(Runs.numbers(model)))
                        .run())
                .isInstanceOf(ArithmeticException.class)
                .hasMessageStartingWith("training diverged in epoch " + parametersAfter.size() + ": the loss is ")
                .hasMessageEndingWith(ADVICE);

        int finite = parametersAfter.size();
        assertThat(finite).isPositive();
        Mlp saved = Runs.model();
        assertThat(trainer(saved, finite).checkpoint(file, 1).resume()).hasSize(finite);
        assertThat(Runs.numbers(saved)).containsExactly(parametersAfter.get(finite - 1));
        assertThat(parametersAfter.get(finite - 1)).doesNotContain(Double.NaN, Double.POSITIVE_INFINITY);
    }

    @Test
    void isNoticedInTheEpochThatSpoilsTheParameters() {
        Mlp model = Runs.model();
        Path file = folder.resolve("run");

        assertThatThrownBy(() -> new Trainer(
                                model, Loss.MSE, new Sgd(model.parameters(), Double.MAX_VALUE), Runs.moons(10, 0))
                        .l2(10)
                        .checkpoint(file, 1)
                        .run())
                .isInstanceOf(ArithmeticException.class)
                .hasMessageMatching("training diverged in epoch 0: the loss is [0-9.]+ and its step made parameters "
                        + "that are not finite" + ADVICE);
        assertThat(Files.exists(file)).isFalse();
    }

    @Test
    void isNoticedByTheLossAlone() {
        Mlp model = Runs.model();
        Dataset extreme = Dataset.of(new double[][] {{1, 1}}, Targets.column(1e200));

        assertThatThrownBy(() -> new Trainer(model, Loss.MSE, new Sgd(List.of(), 1), extreme).run())
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("training diverged in epoch 0: the loss is Infinity" + ADVICE);
    }

    @Test
    void ofTheValidationLossNeverCountsAsAnImprovement() throws IOException {
        Mlp model = Runs.model();
        Dataset extreme = Dataset.of(new double[][] {{1e300, 1e300}}, Targets.column(1));

        List<Epoch> history = new Trainer(model, Loss.MSE, new Sgd(model.parameters(), 0.01), Runs.moons(10, 0))
                .validation(extreme)
                .patience(3)
                .run();

        assertThat(history)
                .hasSize(3)
                .allSatisfy(e -> assertThat(e.validationLoss()).isInfinite());
    }

    private static Trainer trainer(Mlp model, int epochs) {
        return new Trainer(model, Loss.MSE, new Sgd(model.parameters(), 20), Runs.moons(10, 0)).epochs(epochs);
    }
}
