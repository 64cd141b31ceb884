package dev.gradus.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.compile.Program;
import dev.gradus.data.Dataset;
import dev.gradus.data.PythonRandom;
import dev.gradus.nn.Activation;
import dev.gradus.nn.Initializer;
import dev.gradus.nn.Loss;
import dev.gradus.nn.Mlp;
import dev.gradus.nn.Module;
import dev.gradus.optim.Adam;
import dev.gradus.optim.LearningRate;
import dev.gradus.optim.Optimizer;
import dev.gradus.optim.Sgd;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/** Checkpoints of other runs. */
class CheckpointRefusalTest {
    static final List<Arguments> CHANGES = List.of(
            change("batch=4", "batch=5", t -> t.batchSize(5)),
            change("seed=0", "seed=1", t -> t.seed(1)),
            change("l2=0.0", "l2=0.1", t -> t.l2(0.1)),
            change("clip=Infinity", "clip=3.0", t -> t.clipNorm(3)),
            change("patience=2147483647", "patience=9", t -> t.patience(9)),
            change("metric=ACCURACY", "metric=MEAN_ABSOLUTE_ERROR", t -> t.metric(Metric.MEAN_ABSOLUTE_ERROR)),
            change(
                    "validation=0",
                    "validation=" + Fingerprint.of(Runs.moons(5, 0)),
                    t -> t.validation(Runs.moons(5, 0))),
            change("--scale=1", "--scale=2", t -> t.fingerprint("--scale=2 --bias")),
            change("--bias", "nothing", t -> t.fingerprint("--scale=1")),
            change(
                    "computed=compiled(" + Program.kernels().replaceAll("[ ,]+", "-") + ")",
                    "computed=eager",
                    Trainer::eager),
            change("batch=4 seed=0", "batch=6 seed=1", t -> t.seed(1).batchSize(6)));

    @TempDir
    private Path folder;

    private Path file;

    private static Arguments change(String then, String now, UnaryOperator<Trainer> change) {
        return Arguments.of(then, now, change);
    }

    @BeforeEach
    void train() throws IOException {
        file = folder.resolve("run");
        Mlp model = Runs.model();
        trainer(model, new Sgd(model.parameters(), LearningRate.constant(0.1), 0.9, false))
                .run();
    }

    @ParameterizedTest
    @FieldSource("CHANGES")
    void namesTheSettingsThatDiffer(String then, String now, UnaryOperator<Trainer> change) {
        Mlp model = Runs.model();
        double[] before = Runs.numbers(model);
        Trainer other = change.apply(trainer(model, sgd(model)));

        assertThatThrownBy(other::resume)
                .isInstanceOf(IOException.class)
                .hasMessage(file + " was written with other settings, " + then + ", where this run has " + now
                        + "; resume with the same.");
        assertThat(Runs.numbers(model)).containsExactly(before);
    }

    @Test
    void refusesAnotherLoss() {
        Mlp model = Runs.model();
        refused(
                new Trainer(model, Loss.MSE, sgd(model), Runs.moons(10, 1))
                        .fingerprint("--scale=1 --bias")
                        .batchSize(4),
                "settings, loss=HINGE, where this run has loss=MSE; resume with the same.");
    }

    @Test
    void refusesOtherRowsEvenIfAsMany() {
        Mlp model = Runs.model();
        refused(
                new Trainer(model, Loss.HINGE, sgd(model), Runs.moons(10, 2))
                        .fingerprint("--scale=1 --bias")
                        .batchSize(4),
                "settings, rows=10(checksum=");
        double[][] targets = Runs.moons(10, 1).targets();
        targets[7][0] *= -1;
        Dataset flipped = Dataset.of(Runs.moons(10, 1).inputs(), targets);
        refused(
                new Trainer(model, Loss.HINGE, sgd(model), flipped)
                        .fingerprint("--scale=1 --bias")
                        .batchSize(4),
                "settings, rows=10(checksum=");
    }

    @Test
    void refusesAnotherOptimizer() {
        Mlp model = Runs.model();
        refused(
                trainer(model, new Adam(model.parameters(), 0.1)),
                "settings, optimizer=Sgd(momentum=0.9,nesterov=false), where this run has optimizer="
                        + "Adam(beta1=0.9,beta2=0.999,epsilon=1.0E-8); resume");
        refused(
                trainer(model, new Sgd(model.parameters(), LearningRate.constant(0.1), 0.8, false)),
                ", where this run has optimizer=Sgd(momentum=0.8,nesterov=false); resume");
    }

    @Test
    void refusesAnotherLearningRateAndLeavesTheOptimizerAsItWas() {
        Mlp model = Runs.model();
        Sgd faster = new Sgd(model.parameters(), LearningRate.constant(0.2), 0.9, false);

        refused(
                trainer(model, faster),
                "cannot be resumed: its next learning rate is 0.1, that of this run 0.2; resume with the same "
                        + "learning rate");
        assertThat(faster.state().get("steps")).containsExactly(0);
        assertThat(faster.state().get("velocity")).containsOnly(0);
    }

    @Test
    void refusesAnotherNetwork() {
        Mlp wider = new Mlp(new PythonRandom(1), 2, 5, 1);
        refused(
                trainer(wider, sgd(wider)),
                "cannot be resumed: The model's 'layers.0.weight' has shape [5, 2], the file's has [4, 2].");
        Mlp deeper = new Mlp(new PythonRandom(1), 2, 4, 4, 1);
        refused(trainer(deeper, sgd(deeper)), "cannot be resumed: The model's tensors are [layers.0.weight, ");
        Mlp other = new Mlp(List.of(2, 4, 1), Activation.TANH, Activation.LINEAR, Initializer.HE, new PythonRandom(1));
        refused(
                trainer(other, sgd(other)),
                "settings, model=Mlp(ReLU,Linear), where this run has model=Mlp(Tanh,Linear); resume");
        refused(trainer(other.layers().get(0), sgd(other.layers().get(0))), ", where this run has model=Layer; resume");
    }

    private void refused(Trainer trainer, String message) {
        assertThatThrownBy(() -> trainer.checkpoint(file, 1).resume())
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file + " ")
                .hasMessageContaining(message);
    }

    private static Sgd sgd(Module model) {
        return new Sgd(model.parameters(), LearningRate.constant(0.1), 0.9, false);
    }

    private Trainer trainer(Module model, Optimizer optimizer) {
        return new Trainer(model, Loss.HINGE, optimizer, Runs.moons(10, 1))
                .fingerprint("--scale=1 --bias")
                .batchSize(4)
                .epochs(2)
                .checkpoint(file, 1);
    }
}
