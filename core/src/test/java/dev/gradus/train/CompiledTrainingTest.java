package dev.gradus.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.Value;
import dev.gradus.compile.Program;
import dev.gradus.data.Blobs;
import dev.gradus.data.Dataset;
import dev.gradus.data.NumpyRandom;
import dev.gradus.data.PythonRandom;
import dev.gradus.data.Targets;
import dev.gradus.nn.Activation;
import dev.gradus.nn.Initializer;
import dev.gradus.nn.Loss;
import dev.gradus.nn.Mlp;
import dev.gradus.nn.Module;
import dev.gradus.optim.Adam;
import dev.gradus.optim.Sgd;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs that are compiled, against the same run value by value. */
class CompiledTrainingTest {
    private final List<String> heard = new ArrayList<>();

    /** A parameter and what is made of it and the inputs. */
    private record Made(Value p, Function<Value[], Value> f) implements Module {
        @Override
        public Value[] forward(Value... inputs) {
            return new Value[] {f.apply(inputs)};
        }

        @Override
        public Map<String, Value> namedParameters() {
            return Map.of("p", p);
        }
    }

    @ParameterizedTest
    @EnumSource(Loss.class)
    void followEveryLossWithPenaltyClippingAndValidation(Loss loss) throws IOException {
        Dataset three = Blobs.make(30, 3, 0.8, new NumpyRandom(4));
        Metric metric = loss == Loss.HUBER ? Metric.MEAN_ABSOLUTE_ERROR : Metric.ACCURACY;
        List<double[]> ends = new ArrayList<>();
        List<List<Epoch>> histories = new ArrayList<>();
        for (UnaryOperator<Trainer> way : List.<UnaryOperator<Trainer>>of(Trainer::eager, t -> t)) {
            var model = new Mlp(
                    List.of(2, 5, 3), Activation.TANH, Activation.LINEAR, Initializer.XAVIER, new PythonRandom(8));
            histories.add(way.apply(new Trainer(model, loss, new Adam(model.parameters(), 0.02), three))
                    .metric(metric)
                    .batchSize(8)
                    .l2(0.01)
                    .clipNorm(3)
                    .patience(30)
                    .validation(three.subset(new int[] {1, 5, 11, 12, 29}))
                    .epochs(20)
                    .run());
            ends.add(Runs.numbers(model));
        }

        assertThat(ends.get(1)).containsExactly(ends.get(0), within(1e-10));
        for (int i = 0; i < 20; i++) {
            Epoch slow = histories.get(0).get(i);
            Epoch fast = histories.get(1).get(i);
            assertThat(fast.loss()).isCloseTo(slow.loss(), within(1e-10));
            assertThat(fast.validationLoss()).isCloseTo(slow.validationLoss(), within(1e-10));
            assertThat(fast.metric()).isCloseTo(slow.metric(), within(1e-10));
            assertThat(fast.validationMetric()).isCloseTo(slow.validationMetric(), within(1e-10));
            assertThat(fast.gradientNorm()).isCloseTo(slow.gradientNorm(), within(1e-9));
        }
    }

    @Test
    void haveTheSameBitsBeforeAndAfterTheJvmHasCompiledTheirLoops() throws IOException {
        List<double[]> ends = new ArrayList<>();
        for (int run = 0; run < 3; run++) {
            var model = new Mlp(
                    List.of(2, 8, 1), Activation.TANH, Activation.LINEAR, Initializer.XAVIER, new PythonRandom(8));
            new Trainer(model, Loss.HINGE, new Adam(model.parameters(), 0.02), Runs.moons(40, 1))
                    .batchSize(16)
                    .epochs(400)
                    .run();
            ends.add(Runs.numbers(model));
        }

        assertThat(ends.get(1)).containsExactly(ends.get(0));
        assertThat(ends.get(2)).containsExactly(ends.get(0));
    }

    @Test
    void sayWhatWasCompiledOnceARun() throws IOException {
        Mlp model = Runs.model();
        Trainer trainer = new Trainer(model, Loss.HINGE, new Sgd(model.parameters(), 0.1), Runs.moons(9, 1))
                .onEpoch(e -> heard.add("epoch"))
                .onStart(heard::add)
                .epochs(1);

        trainer.run();
        trainer.eager().run();

        assertThat(heard).hasSize(4);
        assertThat(heard.get(0))
                .matches("compiled in \\d+ ms: \\d+ recorded nodes into \\d+ steps, " + Program.kernels());
        assertThat(heard.subList(1, 4)).containsExactly("epoch", "eager: value by value, as asked for", "epoch");
    }

    @Test
    void areEagerWithASentenceForAModelWithAnIf() throws IOException {
        Value p = new Value(0.5, "p");
        assertThat(sentence(new Made(p, x -> x[0].data > 0 ? p.times(x[0]) : p.times(-1))))
                .isEqualTo(
                        "eager, as the model cannot be compiled: the recorded expression has another shape for another number"
                                + " in x0: a Java 'if' or a loop depends on it; use Value.where or Value.pick, so that one"
                                + " recording holds for every row; or call eager()");
    }

    @Test
    void areEagerForAModelThatReadsNumbers() throws IOException {
        Value p = new Value(0.5, "p");
        assertThat(sentence(new Made(p, x -> p.times(x[0].data))))
                .isEqualTo(
                        "eager, as the model cannot be compiled: a number in the recorded expression changes with x0: it was"
                                + " read with .data; use the Value itself, so that one recording holds for every row; or call eager()");
    }

    @Test
    void areEagerForAModelWhoseLeavesAreNotAllParameters() throws IOException {
        Value p = new Value(0.5, "p");
        Value frozen = new Value(2, "frozen");
        assertThat(sentence(new Made(p, x -> p.times(x[0]).times(frozen))))
                .isEqualTo(
                        "eager, as the model cannot be compiled: the function uses the leaf 'frozen' with the number 2.0,"
                                + " which is neither an input nor one of the 1 parameters; add it to the parameters, or make it a constant with Value.constant(2.0); or call eager()");
    }

    @Test
    void findTheOnlyRowThatIsDifferent() throws IOException {
        Value p = new Value(0.5, "p");
        assertThat(sentence(new Made(p, x -> x[0].data == 7 ? p : p.times(x[0]))))
                .startsWith("eager, as the model cannot be compiled: ");
    }

    @Test
    void warnInTheLogWhereNobodyListens() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = System.getProperty("java.class.path");
        Process process = new ProcessBuilder(java, "-cp", classes, Unheard.class.getName()).start();
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isZero();
        assertThat(err).containsOnlyOnce("dev.gradus.train").containsOnlyOnce("WARNING: eager, as the model cannot be");
    }

    /** Trains without a listener: a model that reads numbers, and one that does not. */
    static final class Unheard {
        private Unheard() {}

        public static void main(String[] arguments) throws IOException {
            Value p = new Value(0.5, "p");
            trainer(new Made(p, x -> p.times(x[0].data))).run();
            trainer(new Made(p, x -> p.times(x[0]))).run();
        }
    }

    /** What is said when a model is trained; which must give what eager training gives. */
    private String sentence(Made model) throws IOException {
        double start = model.p().data;
        trainer(model).onStart(heard::add).run();
        double end = model.p().data;
        model.p().data = start;
        trainer(model).eager().run();

        assertThat(end).isEqualTo(model.p().data).isNotEqualTo(start);
        assertThat(heard).hasSize(1);
        return heard.get(0);
    }

    private static Trainer trainer(Made model) {
        double[][] inputs = {{1}, {-2}, {3}, {-4}, {5}, {-6}, {7}, {8}};
        Dataset rows = Dataset.of(inputs, Targets.column(1, 2, 3, 4, 5, 6, 7, 8));
        return new Trainer(model, Loss.MSE, new Sgd(model.parameters(), 0.001), rows).epochs(3);
    }

    @Test
    void refuseRowsThatDoNotFitAsEagerOnesDo() {
        Mlp model = Runs.model();
        Dataset wide = Dataset.of(new double[][] {{1, 2, 3}}, Targets.column(1));
        for (UnaryOperator<Trainer> way : List.<UnaryOperator<Trainer>>of(Trainer::eager, t -> t)) {
            assertThatThrownBy(() -> way.apply(new Trainer(model, Loss.MSE, new Sgd(model.parameters(), 1), wide))
                            .run())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("2")
                    .hasMessageContaining("3");
        }
    }
}
