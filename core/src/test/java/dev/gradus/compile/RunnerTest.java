package dev.gradus.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.Value;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls from many threads, on several threads, without garbage. */
class RunnerTest {
    private static final int INPUTS = 3;

    private final List<Value> parameters = new Random(1)
            .doubles(4 * (INPUTS + 1) + 4, -1, 1)
            .mapToObj(Value::new)
            .toList();
    private final double[] numbers =
            parameters.stream().mapToDouble(p -> p.data).toArray();
    private final double[][] rows = rows(new Random(2));
    private final Program program = Program.trace(parameters, INPUTS, this::network, rows[0], rows[1]);

    private static double[][] rows(Random random) {
        return IntStream.range(0, 30_000)
                .mapToObj(i -> random.doubles(INPUTS, -1, 1).toArray())
                .toArray(double[][]::new);
    }

    private Value network(Value[] x) {
        Value y = Value.constant(0.1);
        for (int j = 0; j < 4; j++) {
            Value sum = parameters.get(4 * j + 3);
            for (int k = 0; k < INPUTS; k++) {
                sum = sum.plus(parameters.get(4 * j + k).times(x[k]));
            }
            y = y.plus(sum.tanh().times(parameters.get(16 + j)));
        }
        return y.square();
    }

    private double[] valueAndGradient(Program tested, int count) {
        double[] gradient = new double[numbers.length];
        double value = tested.gradient(numbers, Arrays.copyOf(rows, count), gradient);
        double[] all = Arrays.copyOf(gradient, gradient.length + 1);
        all[gradient.length] = value;
        return all;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 9, 127, 128, 129, 1023, 1024, 1025, 12_345, 30_000})
    void anyNumberOfThreadsGivesTheSameBits(int count) {
        double[] one = valueAndGradient(program, count);

        for (int threads = 2; threads <= 5; threads++) {
            assertThat(valueAndGradient(program.threads(threads), count)).containsExactly(one);
        }
    }

    @Test
    void manyThreadsMayCallOneProgramAtOnce() throws Exception {
        int[] counts = {1, 100, 1000, 30_000};
        double[][] wanted = IntStream.of(counts)
                .mapToObj(count -> valueAndGradient(program, count))
                .toArray(double[][]::new);
        Program fresh = program.threads(2); // compiled by whoever comes first
        ExecutorService callers = Executors.newFixedThreadPool(8);
        List<Future<Integer>> calls = new ArrayList<>();
        for (int call = 0; call < 200; call++) {
            int which = call % counts.length;
            calls.add(callers.submit(() -> {
                assertThat(valueAndGradient(fresh, counts[which])).containsExactly(wanted[which]);
                return which;
            }));
        }
        for (int call = 0; call < 200; call++) {
            assertThat(calls.get(call).get()).isEqualTo(call % counts.length);
        }
        callers.shutdown();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "vector"})
    void aCallMakesAlmostNoGarbageOnceItIsWarm(String kernels) throws IOException, InterruptedException {
        assertThat(Double.parseDouble(FreshJvm.output(Garbage.class, kernels)))
                .as("bytes a call, whatever the number of rows")
                .isLessThan(Garbage.LIMIT);
    }

    /** Prints how many bytes a call on 300 rows allocates. */
    static final class Garbage {
        static final double LIMIT = 64;
        private static final int CALLS = 1000;

        private Garbage() {}

        public static void main(String[] kernels) {
            RunnerTest test = new RunnerTest();
            Program tested = test.program.with(kernels[0].equals("plain") ? Kernels.plain() : Kernels.vector());
            double[][] some = Arrays.copyOf(test.rows, 300);
            var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
            double bytes = Double.POSITIVE_INFINITY;
            for (int attempt = 0; attempt < 100 && bytes >= LIMIT; attempt++) { // until HotSpot has compiled all
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int call = 0; call < CALLS; call++) {
                    tested.backward(some);
                }
                bytes = (threads.getCurrentThreadAllocatedBytes() - before) / (double) CALLS;
            }
            System.out.println(bytes);
        }
    }

    @Test
    void aProgramStillWorksAfterACallThatFailed() {
        List<Value> table = List.of(Value.of(1, 2));
        Program lookup = Program.trace(table, 1, x -> Value.pick(x[0], table), new double[] {0});
        double[] gradient = new double[2];
        lookup.gradient(new double[] {3, 4}, new double[][] {{0}, {1}, {1}, {1}}, gradient);

        assertThatThrownBy(() -> lookup.gradient(new double[] {3, 4}, new double[][] {{0}, {2}}, gradient))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(lookup.gradient(new double[] {3, 4}, new double[][] {{0}, {1}}, gradient))
                .isEqualTo(3.5);
        assertThat(gradient).containsExactly(0.5, 0.5);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void aCrewDoesEveryPieceOnce(int threads) {
        AtomicIntegerArray done = new AtomicIntegerArray(1000);

        Crew.run(threads, 1000, (thread, piece) -> {
            assertThat(thread).isBetween(0, threads - 1);
            done.incrementAndGet(piece);
        });

        assertThat(IntStream.range(0, 1000).map(done::get)).containsOnly(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void whatAPieceThrowsComesOutOfACrew(int threads) {
        assertThatThrownBy(() -> Crew.run(threads, 100, (thread, piece) -> {
                    if (piece == 63) {
                        throw new IllegalStateException("piece 63");
                    }
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("piece 63");
        assertThatThrownBy(() -> Crew.run(threads, 100, (thread, piece) -> {
                    throw new AssertionError("an error");
                }))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void aCrewThatIsInterruptedFinishesAndStaysInterrupted() {
        AtomicIntegerArray done = new AtomicIntegerArray(100);

        Thread.currentThread().interrupt();
        Crew.run(2, 100, (thread, piece) -> done.incrementAndGet(piece));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(IntStream.range(0, 100).map(done::get)).containsOnly(1);
    }
}
