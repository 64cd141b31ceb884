package dev.gradus.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.Value;
import dev.gradus.data.Dataset;
import dev.gradus.data.Targets;
import dev.gradus.nn.Loss;
import dev.gradus.nn.Mlp;
import dev.gradus.nn.Module;
import dev.gradus.optim.Adam;
import dev.gradus.optim.Sgd;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchesTest {
    private static final int ROWS = 10;

    /** Writes down its input, which is the number of the row. */
    private static final class Witness implements Module {
        private final Value p = new Value(0);
        private final List<Integer> seen = new ArrayList<>();

        @Override
        public Value[] forward(Value... inputs) {
            seen.add((int) inputs[0].data);
            return new Value[] {p.times(inputs[0])};
        }

        @Override
        public Map<String, Value> namedParameters() {
            return Map.of("p", p);
        }
    }

    private final Witness witness = new Witness();
    private final Sgd optimizer = new Sgd(witness.parameters(), 1e-9);
    private final Trainer trainer = new Trainer(witness, Loss.MSE, optimizer, numbered()).eager();

    @Test
    void showEveryRowOnceInEachEpoch() throws IOException {
        trainer.batchSize(3).epochs(5).run();

        assertThat(witness.seen).hasSize(5 * ROWS);
        List<List<Integer>> orders = IntStream.range(0, 5)
                .mapToObj(e -> witness.seen.subList(e * ROWS, (e + 1) * ROWS))
                .toList();
        assertThat(orders)
                .allSatisfy(order -> assertThat(order).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9))
                .doesNotHaveDuplicates();
    }

    @Test
    void takeOneStepEachTheLastWithTheRowsLeft() throws IOException {
        trainer.batchSize(3).epochs(2).run();
        assertThat(optimizer.state().get("steps")).containsExactly(8);

        trainer.batchSize(5).epochs(1).run();
        assertThat(optimizer.state().get("steps")).containsExactly(10);
    }

    @Test
    void ofAllRowsKeepTheirOrder() throws IOException {
        trainer.epochs(1).run();
        trainer.batchSize(ROWS).run();
        trainer.batchSize(1_000_000).run();

        assertThat(witness.seen).startsWith(0, 1, 2, 3, 4, 5, 6, 7, 8, 9).hasSize(3 * ROWS);
        assertThat(witness.seen.subList(0, ROWS))
                .isEqualTo(witness.seen.subList(ROWS, 2 * ROWS))
                .isEqualTo(witness.seen.subList(2 * ROWS, 3 * ROWS));
        assertThat(optimizer.state().get("steps")).containsExactly(3);
    }

    @Test
    void ofOneRowLessAreShuffled() throws IOException {
        trainer.batchSize(ROWS - 1).epochs(1).run();

        assertThat(witness.seen).isNotEqualTo(IntStream.range(0, ROWS).boxed().toList());
    }

    @Test
    void giveTheSameBitsForTheSameSeedAndOthersForAnother() throws IOException {
        double[] first = trained(5);

        assertThat(trained(5)).containsExactly(first);
        assertThat(trained(6)).isNotEqualTo(first);
        assertThat(trained(0)).isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 6, 7, 19, 20})
    void areTheSameCompiled(int size) throws IOException {
        Mlp eager = Runs.model();
        Mlp compiled = Runs.model();

        List<Epoch> slow = run(eager, 5, size, Trainer::eager);
        List<Epoch> fast = run(compiled, 5, size, t -> t);

        for (int i = 0; i < slow.size(); i++) {
            assertThat(fast.get(i).loss()).isCloseTo(slow.get(i).loss(), within(1e-12));
            assertThat(fast.get(i).metric()).isEqualTo(slow.get(i).metric());
        }
        assertThat(Runs.numbers(compiled)).containsExactly(Runs.numbers(eager), within(1e-12));
    }

    @Test
    void areTheSameWithValidationAsWithout() throws IOException {
        double[] without = trained(5);
        Mlp model = Runs.model();

        List<Epoch> history = new Trainer(model, Loss.HINGE, new Adam(model.parameters(), 0.02), Runs.moons(20, 1))
                .batchSize(6)
                .seed(5)
                .epochs(4)
                .validation(Runs.moons(8, 2))
                .run();

        assertThat(Runs.numbers(model)).containsExactly(without);
        Evaluation last = Evaluation.of(model, Loss.HINGE, Metric.ACCURACY, Runs.moons(8, 2));
        assertThat(history.get(3).validationLoss()).isCloseTo(last.loss(), within(1e-14));
        assertThat(history.get(3).validationMetric()).isEqualTo(last.metric());
    }

    private static double[] trained(long seed) throws IOException {
        Mlp model = Runs.model();
        run(model, seed, 6, t -> t);
        return Runs.numbers(model);
    }

    private static List<Epoch> run(Mlp model, long seed, int size, UnaryOperator<Trainer> more) throws IOException {
        return more.apply(new Trainer(model, Loss.HINGE, new Adam(model.parameters(), 0.02), Runs.moons(20, 1)))
                .batchSize(size)
                .seed(seed)
                .epochs(4)
                .run();
    }

    private static Dataset numbered() {
        double[][] inputs =
                IntStream.range(0, ROWS).mapToObj(i -> new double[] {i}).toArray(double[][]::new);
        return Dataset.of(inputs, Targets.column(new double[ROWS]));
    }
}
