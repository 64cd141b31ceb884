package dev.gradus.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.Value;
import dev.gradus.data.Dataset;
import dev.gradus.nn.Loss;
import dev.gradus.nn.Mlp;
import dev.gradus.optim.LearningRate;
import dev.gradus.optim.Sgd;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrainerTest {
    private final Dataset rows = Runs.moons(20, 3);
    private final Mlp model = Runs.model();

    @Test
    void takesTheStepsThatALoopByHandTakes() throws IOException {
        Mlp byHand = Runs.model();
        LearningRate rate = LearningRate.linear(0.3, 0.1, 5);
        List<Epoch> history = new Trainer(model, Loss.HINGE, new Sgd(model.parameters(), rate, 0, false), rows)
                .eager()
                .l2(0.01)
                .epochs(5)
                .run();

        for (int k = 0; k < 5; k++) {
            List<Value[]> outputs = new ArrayList<>();
            List<Value[]> targets = new ArrayList<>();
            int right = 0;
            for (int row = 0; row < 20; row++) {
                Value y = byHand.output(rows.input(row));
                outputs.add(new Value[] {y});
                targets.add(Value.constants(rows.target(row)));
                right += y.data > 0 == rows.target(row)[0] > 0 ? 1 : 0;
            }
            Value loss = Loss.HINGE.batch(outputs, targets).plus(Loss.l2(byHand.parameters(), 0.01));
            byHand.zeroGrad();
            loss.backward();
            double square = byHand.parameters().stream()
                    .mapToDouble(p -> p.grad * p.grad)
                    .sum();
            for (Value p : byHand.parameters()) {
                p.data -= rate.at(k) * p.grad;
            }

            Epoch epoch = history.get(k);
            assertThat(epoch.number()).isEqualTo(k);
            assertThat(epoch.loss()).isCloseTo(loss.data, within(1e-15));
            assertThat(epoch.metric()).isEqualTo(right / 20.0);
            assertThat(epoch.gradientNorm()).isCloseTo(Math.sqrt(square), within(1e-15));
            assertThat(epoch.learningRate()).isEqualTo(rate.at(k));
            assertThat(epoch.validationLoss()).isNaN();
            assertThat(epoch.validationMetric()).isNaN();
            assertThat(epoch.seconds()).isBetween(1e-9, 60.0);
        }
        assertThat(Runs.numbers(model)).containsExactly(Runs.numbers(byHand));
    }

    @Test
    void averagesBatchesOfUnequalSizeOverTheRows() throws IOException {
        // Without parameters in the optimizer the model stays as it is.
        Evaluation whole = Evaluation.of(model, Loss.HINGE, Metric.ACCURACY, rows);

        Epoch epoch = new Trainer(model, Loss.HINGE, new Sgd(List.of(), 1), rows)
                .batchSize(7)
                .epochs(1)
                .run()
                .get(0);

        assertThat(epoch.loss()).isCloseTo(whole.loss(), within(1e-14));
        assertThat(epoch.metric()).isCloseTo(whole.metric(), within(1e-14));
        assertThat(epoch.gradientNorm()).isZero();
    }

    @Test
    void addsThePenaltyToEveryLossButThatOfValidation() throws IOException {
        double penalty = 0.1
                * IntStream.range(0, 17)
                        .mapToDouble(i -> Runs.numbers(model)[i])
                        .map(p -> p * p)
                        .sum();
        Evaluation whole = Evaluation.of(model, Loss.MSE, Metric.ACCURACY, rows);

        Epoch epoch = new Trainer(model, Loss.MSE, new Sgd(List.of(), 1), rows)
                .l2(0.1)
                .validation(rows)
                .epochs(1)
                .run()
                .get(0);

        assertThat(epoch.loss()).isCloseTo(whole.loss() + penalty, within(1e-14));
        assertThat(epoch.validationLoss()).isCloseTo(whole.loss(), within(1e-15));
    }

    @Test
    void keepsGradientsWithinTheNorm() throws IOException {
        double[] before = Runs.numbers(model);

        Epoch epoch = new Trainer(model, Loss.MSE, new Sgd(model.parameters(), 2), rows)
                .clipNorm(1e-3)
                .epochs(1)
                .run()
                .get(0);

        double moved = 0;
        for (int i = 0; i < before.length; i++) {
            moved += Math.pow(Runs.numbers(model)[i] - before[i], 2);
        }
        assertThat(Math.sqrt(moved)).isCloseTo(2e-3, within(1e-9));
        assertThat(epoch.gradientNorm()).isGreaterThan(1e-3);
    }

    @Test
    void movesOnlyWhatTheOptimizerHas() throws IOException {
        List<Value> last = model.layers().get(1).parameters();
        List<Value> first = model.layers().get(0).parameters();
        double[] before = Runs.numbers(first);

        List<Epoch> history =
                new Trainer(model, Loss.MSE, new Sgd(last, 0.1), rows).epochs(3).run();

        assertThat(Runs.numbers(first)).containsExactly(before);
        // The norm is that of the last gradient of what moves.
        double square = last.stream().mapToDouble(p -> p.grad * p.grad).sum();
        assertThat(history.get(2).gradientNorm()).isCloseTo(Math.sqrt(square), within(1e-15));
        assertThat(history.get(2).loss()).isLessThan(history.get(0).loss());
    }

    @Test
    void leavesTheGradientsOfTheLastBatchAlsoWhereNothingMoves() throws IOException {
        Trainer still = new Trainer(model, Loss.MSE, new Sgd(List.of(), 1), rows);
        still.epochs(1).run();
        List<Double> once = model.parameters().stream().map(p -> p.grad).toList();

        still.epochs(3).run();

        assertThat(model.parameters()).extracting(p -> p.grad).isEqualTo(once);
    }

    @Test
    void measuresWhatItIsAskedFor() throws IOException {
        Epoch epoch = new Trainer(model, Loss.MSE, new Sgd(List.of(), 1), rows)
                .metric(Metric.MEAN_ABSOLUTE_ERROR)
                .validation(rows.subset(new int[] {0}))
                .epochs(1)
                .run()
                .get(0);

        assertThat(epoch.metric())
                .isCloseTo(
                        Evaluation.of(model, Loss.MSE, Metric.MEAN_ABSOLUTE_ERROR, rows)
                                .metric(),
                        within(1e-15));
        double error = Math.abs(model.output(rows.input(0)).data - rows.target(0)[0]);
        assertThat(epoch.validationMetric()).isCloseTo(error, within(1e-15));
    }

    @Test
    void tellsListenersEveryEpochInTurn() throws IOException {
        List<String> heard = new ArrayList<>();

        List<Epoch> history = new Trainer(model, Loss.MSE, new Sgd(model.parameters(), 0.1), rows)
                .onEpoch(e -> heard.add("first " + e.number()))
                .onEpoch(e -> heard.add("second " + e.number()))
                .epochs(2)
                .run();

        assertThat(heard).containsExactly("first 0", "second 0", "first 1", "second 1");
        assertThat(history).extracting(Epoch::number).containsExactly(0, 1);
    }

    @Test
    void passesOnWhatAListenerThrows() {
        RuntimeException stop = new IllegalStateException("enough");

        assertThatThrownBy(() -> new Trainer(model, Loss.MSE, new Sgd(model.parameters(), 0.1), rows)
                        .onEpoch(e -> {
                            throw stop;
                        })
                        .run())
                .isSameAs(stop);
    }

    @Test
    void doesNothingInNoEpochs() throws IOException {
        double[] before = Runs.numbers(model);

        assertThat(new Trainer(model, Loss.MSE, new Sgd(model.parameters(), 0.1), rows)
                        .epochs(0)
                        .run())
                .isEmpty();
        assertThat(Runs.numbers(model)).containsExactly(before);
        assertThat(new Trainer(model, Loss.MSE, new Sgd(model.parameters(), 0.1), rows).run())
                .hasSize(100);
    }
}
