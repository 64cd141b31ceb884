package dev.gradus.compile;

import dev.gradus.Op;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The kernels by themselves, in the package whose secret they are. Operations per nanosecond are GFLOP/s in products, and
 * thousand millions of lanes a second in maps.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 2, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class KernelBenchmark {
    private static final int SMALL = 16;
    private static final int SMALL_LANES = 104;
    private static final int OUTPUTS = 128;
    private static final int INPUTS = 784;
    private static final int LANES = 128;

    /** Which kernels. */
    @Param({"vector", "plain"})
    public String kernels;

    private Layer small;
    private Layer large;
    private Activation tanh;

    /** Makes the data and checks every answer before anything is timed. */
    @Setup
    public void setUp() {
        Kernels chosen = kernels.equals("vector") ? Kernels.vector() : Kernels.plain();
        small = new Layer(chosen, SMALL, SMALL, SMALL_LANES);
        large = new Layer(chosen, OUTPUTS, INPUTS, LANES);
        tanh = new Activation(chosen);
        small.check();
        large.check();
        tanh.check();
    }

    private static void require(double found, double expected, String what) {
        if (!(Math.abs(found - expected) <= 1e-12 * Math.max(1, Math.abs(expected)))) {
            throw new IllegalStateException("the " + what + " is " + found + ", expected " + expected);
        }
    }

    private static double[] normal(Random random, int count) {
        return random.doubles(count, -1, 1).toArray();
    }

    /** Outputs in the first rows, inputs in the next, weights by output and then biases in the uniform numbers. */
    private record Layer(
            Kernels kernels,
            int lanes,
            double[][] rows,
            int[] y,
            int[] x,
            double[] uniforms,
            int[] bias,
            double[] sums) {
        Layer(Kernels kernels, int outputs, int inputs, int lanes) {
            this(
                    kernels,
                    lanes,
                    new double[outputs + inputs][],
                    IntStream.range(0, outputs).toArray(),
                    IntStream.range(outputs, outputs + inputs).toArray(),
                    normal(new Random(1), outputs * (inputs + 1)),
                    IntStream.range(outputs * inputs, outputs * (inputs + 1)).toArray(),
                    new double[outputs * inputs]);
            Random random = new Random(2);
            Arrays.setAll(rows, r -> normal(random, lanes));
        }

        double[][] product() {
            kernels.matmul(rows, y, x, uniforms, 0, x.length, 1, bias, lanes);
            return rows;
        }

        double[] dots() {
            kernels.laneDot(rows, y, x, sums, 0, x.length, 1, lanes);
            return sums;
        }

        void check() {
            product();
            Arrays.fill(sums, 0);
            dots();
            int j = y.length - 1;
            int k = x.length - 1;
            int lane = lanes - 1;
            double output = uniforms[bias[j]];
            for (int i = 0; i < x.length; i++) {
                output += uniforms[j * x.length + i] * rows[x[i]][lane];
            }
            double dot = 0;
            for (int i = 0; i < lanes; i++) {
                dot += rows[y[j]][i] * rows[x[k]][i];
            }
            require(rows[y[j]][lane], output, "matrix product");
            require(sums[j * x.length + k], dot, "lane dot");
        }
    }

    /** Tanh of many rows, and then its gradient: the upstream gradient times 1 - y². */
    private static final class Activation {
        private final Kernels.Map value;
        private final Kernels.Map gradient;
        private final double[][] rows = new double[4 * SMALL][];
        private final int[] valueTable = new int[2 * SMALL];
        private final int[] gradientTable = new int[3 * SMALL];

        Activation(Kernels kernels) {
            value = kernels.map(new Template(1, 0, List.of(new Template.Apply(Op.TANH, 0, 0)), List.of(1)));
            List<Template.Instruction> code = List.of(
                    new Template.Constant(1),
                    new Template.Apply(Op.SQUARE, 0, 0),
                    new Template.Apply(Op.MINUS, 2, 3),
                    new Template.Apply(Op.TIMES, 1, 4));
            gradient = kernels.map(new Template(2, 0, code, List.of(5)));
            Random random = new Random(3);
            Arrays.setAll(rows, r -> normal(random, SMALL_LANES));
            for (int i = 0; i < SMALL; i++) {
                valueTable[2 * i] = i;
                valueTable[2 * i + 1] = SMALL + i;
                gradientTable[3 * i] = SMALL + i;
                gradientTable[3 * i + 1] = 2 * SMALL + i;
                gradientTable[3 * i + 2] = 3 * SMALL + i;
            }
        }

        double[][] run() {
            value.run(rows, new double[0], valueTable, SMALL, SMALL_LANES);
            gradient.run(rows, new double[0], gradientTable, SMALL, SMALL_LANES);
            return rows;
        }

        void check() {
            run();
            double y = StrictMath.tanh(rows[0][1]);
            require(rows[SMALL][1], y, "tanh");
            require(rows[3 * SMALL][1], rows[2 * SMALL][1] * (1 - y * y), "gradient");
        }
    }

    /**
     * 16 outputs by 16 inputs, 104 lanes: all in the level 1 cache.
     *
     * @return the rows
     */
    @Benchmark
    @OperationsPerInvocation(2 * SMALL * SMALL * SMALL_LANES)
    public double[][] matmulSmall() {
        return small.product();
    }

    /**
     * 128 outputs by 784 inputs, 128 lanes: weights and inputs fill the level 2 cache.
     *
     * @return the rows
     */
    @Benchmark
    @OperationsPerInvocation(2 * OUTPUTS * INPUTS * LANES)
    public double[][] matmulLarge() {
        return large.product();
    }

    /**
     * The gradient of 16 by 16 weights over 104 lanes.
     *
     * @return the sums
     */
    @Benchmark
    @OperationsPerInvocation(2 * SMALL * SMALL * SMALL_LANES)
    public double[] laneDotSmall() {
        return small.dots();
    }

    /**
     * The gradient of 128 by 784 weights over 128 lanes.
     *
     * @return the sums
     */
    @Benchmark
    @OperationsPerInvocation(2 * OUTPUTS * INPUTS * LANES)
    public double[] laneDotLarge() {
        return large.dots();
    }

    /**
     * Tanh and its gradient over 16 rows of 104 lanes.
     *
     * @return the rows
     */
    @Benchmark
    @OperationsPerInvocation(SMALL * SMALL_LANES)
    public double[][] tanhAndGradient() {
        return tanh.run();
    }
}
