package dev.gradus.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.gradus.Value;
import dev.gradus.data.Dataset;
import dev.gradus.data.Targets;
import dev.gradus.nn.Loss;
import dev.gradus.nn.Mlp;
import dev.gradus.optim.Sgd;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainerArgumentsTest {
    private final Dataset rows = Runs.moons(6, 0);
    private final Mlp model = Runs.model();
    private final Sgd optimizer = new Sgd(model.parameters(), 0.1);
    private final Trainer trainer = new Trainer(model, Loss.MSE, optimizer, rows);

    @Test
    void needsRows() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Trainer(model, Loss.MSE, optimizer, rows.subset(new int[0])))
                .withMessage("there are no rows to train on");
    }

    @Test
    void needsAnOptimizerOfThisModel() {
        String message = "the optimizer has parameters that are not the model's; make it with model.parameters()";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Trainer(Runs.model(), Loss.MSE, optimizer, rows))
                .withMessage(message);
        List<Value> oneMore = model.parameters();
        oneMore.add(new Value(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Trainer(model, Loss.MSE, new Sgd(oneMore, 1), rows))
                .withMessage(message);
    }

    @Test
    void takesTheLeastOfEachNumber() throws IOException {
        assertThat(trainer.epochs(0)
                        .batchSize(1)
                        .patience(1)
                        .l2(0)
                        .clipNorm(Double.MIN_VALUE)
                        .run())
                .isEmpty();
    }

    @Test
    void refusesNumbersOutOfRange() {
        refused(() -> trainer.epochs(-1), "epochs must be at least 0, got -1");
        refused(() -> trainer.batchSize(0), "batch size must be at least 1, got 0");
        refused(() -> trainer.patience(0), "patience must be at least 1, got 0");
        refused(() -> trainer.checkpoint(Path.of("x"), 0), "epochs between checkpoints must be at least 1, got 0");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1e-9, Double.NaN})
    void refusesANegativePenalty(double alpha) {
        refused(() -> trainer.l2(alpha), "the L2 weight must not be negative, got " + alpha);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN})
    void refusesAGradientNormThatIsNotPositive(double limit) {
        refused(() -> trainer.clipNorm(limit), "the largest gradient norm must be positive, got " + limit);
    }

    @Test
    void refusesValidationRowsWithOtherColumns() {
        Dataset moreInputs = Dataset.of(new double[][] {{1, 2, 3}}, Targets.column(1));
        Dataset moreTargets = Dataset.of(new double[][] {{1, 2}}, new double[][] {{1, 2}});

        refused(
                () -> trainer.validation(moreInputs),
                "rows to validate on need the columns of the rows to train on: " + moreInputs + " against " + rows);
        refused(
                () -> trainer.validation(moreTargets),
                "rows to validate on need the columns of the rows to train on: " + moreTargets + " against " + rows);
    }

    @Test
    void refusesRowsThatDoNotFitTheModel() {
        Dataset wide = Dataset.of(new double[][] {{1, 2, 3}}, Targets.column(1));
        Dataset twoTargets = Dataset.of(new double[][] {{1, 2}}, new double[][] {{1, 2}});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Trainer(model, Loss.MSE, optimizer, wide).run())
                .withMessage("ReLUNeuron(2) takes 2 inputs, got 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Trainer(model, Loss.MSE, optimizer, twoTargets).run())
                .withMessageContaining("got 1 outputs and 2 targets");
    }

    @Test
    void cannotResumeWithoutACheckpoint() {
        assertThatIllegalStateException()
                .isThrownBy(trainer::resume)
                .withMessage("there is no checkpoint to resume from: set one with checkpoint(file, 1)");
    }

    private static void refused(Runnable setting, String message) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(setting::run)
                .withMessage(message);
    }
}
