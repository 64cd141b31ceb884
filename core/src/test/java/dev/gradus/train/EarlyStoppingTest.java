package dev.gradus.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.data.Dataset;
import dev.gradus.nn.Loss;
import dev.gradus.nn.Mlp;
import dev.gradus.optim.Adam;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlyStoppingTest {
    private static final int PATIENCE = 5;

    @TempDir
    private Path folder;

    private final Dataset training = Runs.moons(12, 4);
    private final Dataset validation = Runs.moons(30, 5);
    private final Mlp model = Runs.model();
    private final List<double[]> parametersAfter = new ArrayList<>();
    private final List<Double> trainingLossAfter = new ArrayList<>();

    @Test
    void restoresTheBestEpochByItsValidationLoss() throws IOException {
        List<Epoch> history = trainer(model, 200).validation(validation).run();

        int best = best(history, Epoch::validationLoss);
        assertThat(best).isPositive();
        assertThat(history).hasSize(best + 1 + PATIENCE).hasSizeLessThan(200);
        assertThat(Runs.numbers(model)).containsExactly(parametersAfter.get(best));
        assertThat(Evaluation.of(model, Loss.MSE, Metric.ACCURACY, validation).loss())
                .isCloseTo(history.get(best).validationLoss(), within(1e-13));
    }

    @Test
    void judgesTheTrainingRowsAfterTheEpochWhereThereAreNoOthers() throws IOException {
        List<Epoch> history = trainer(model, 200).batchSize(12).run();

        int best = best(history, e -> trainingLossAfter.get(e.number()));
        assertThat(history).hasSize(best + 1 + PATIENCE).hasSizeLessThan(200);
        assertThat(Runs.numbers(model)).containsExactly(parametersAfter.get(best));
        // The loss that an epoch reports is that of the parameters before it, which would be another one.
        assertThat(best(history, Epoch::loss)).isNotEqualTo(best);
    }

    @Test
    void restoresTheBestEpochWhenTheEpochsRunOutFirst() throws IOException {
        int best = best(trainer(Runs.model(), 200).validation(validation).run(), Epoch::validationLoss);
        double[] bestParameters = parametersAfter.get(best);

        List<Epoch> history = trainer(model, best + 3).validation(validation).run();

        assertThat(history).hasSize(best + 3);
        assertThat(Runs.numbers(model)).containsExactly(bestParameters);
    }

    @Test
    void keepsTheLastParametersWithoutPatience() throws IOException {
        trainer(model, 40).patience(Integer.MAX_VALUE).validation(validation).run();

        assertThat(Runs.numbers(model)).containsExactly(parametersAfter.get(39));
    }

    @Test
    void switchesValidationOffForNoRows() throws IOException {
        List<Epoch> history = trainer(model, 3)
                .validation(validation)
                .validation(training.subset(new int[0]))
                .run();

        assertThat(history.get(0).validationLoss()).isNaN();
    }

    @Test
    void restoresTheBestEpochAfterBeingResumedAtAnyEpoch() throws IOException {
        List<Epoch> through = trainer(model, 200).validation(validation).run();
        int best = best(through, Epoch::validationLoss);

        for (int stop : new int[] {0, 1, best, best + 1, best + 3, through.size()}) {
            Path file = folder.resolve("stopped at " + stop);
            trainer(Runs.model(), stop)
                    .validation(validation)
                    .checkpoint(file, 1)
                    .run();
            Mlp resumed = Runs.model();

            List<Epoch> history = trainer(resumed, 200)
                    .validation(validation)
                    .checkpoint(file, 1)
                    .resume();

            assertThat(Runs.timeless(history)).isEqualTo(Runs.timeless(through));
            assertThat(Runs.numbers(resumed)).as("stopped at %d", stop).containsExactly(Runs.numbers(model));
        }
    }

    private Trainer trainer(Mlp trained, int epochs) {
        parametersAfter.clear();
        return new Trainer(trained, Loss.MSE, new Adam(trained.parameters(), 0.3), training)
                .batchSize(5)
                .seed(2)
                .epochs(epochs)
                .patience(PATIENCE)
                .onEpoch(e -> {
                    parametersAfter.add(Runs.numbers(trained));
                    trainingLossAfter.add(Evaluation.of(trained, Loss.MSE, Metric.ACCURACY, training)
                            .loss());
                });
    }

    private static int best(List<Epoch> history, ToDoubleFunction<Epoch> judged) {
        int best = 0;
        for (int i = 1; i < history.size(); i++) {
            if (judged.applyAsDouble(history.get(i)) < judged.applyAsDouble(history.get(best))) {
                best = i;
            }
        }
        return best;
    }
}
