package dev.gradus.bench;

import dev.gradus.Value;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The eager engine, forward and backward; nanoseconds and, with the gc profiler, bytes are per node made. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class EagerBenchmark {
    private static final int LENGTH = 10_000;

    private MoonsStep moons;
    private Value leaf;
    private Value[] leaves;

    /** Makes the data and checks every answer before anything is timed. */
    @Setup
    public void setUp() {
        moons = new MoonsStep();
        leaf = new Value(0.5);
        leaves = new Value[LENGTH + 1];
        Arrays.setAll(leaves, i -> new Value(i));
        require(chain(), Math.pow(0.999, LENGTH) * 0.5, "chain");
        require(leaf.grad, Math.pow(0.999, LENGTH), "chain's gradient");
        require(wideSum(), LENGTH * (LENGTH + 1) / 2.0, "wide sum");
        require(leaves[LENGTH / 2].grad, 1, "wide sum's gradient");
    }

    private static void require(double found, double expected, String what) {
        if (!(Math.abs(found - expected) <= 1e-9 * Math.abs(expected))) {
            throw new IllegalStateException("the " + what + " is " + found + ", expected " + expected);
        }
    }

    /**
     * The moons step, with zeroing the gradients and the update of the 337 parameters.
     *
     * @return the loss
     */
    @Benchmark
    @OperationsPerInvocation(MoonsStep.NODES)
    public double moonsStep() {
        return moons.step();
    }

    /**
     * The forward pass of the moons step alone.
     *
     * @return the loss
     */
    @Benchmark
    @OperationsPerInvocation(MoonsStep.NODES)
    public Value moonsForward() {
        return moons.forward();
    }

    /**
     * A chain of products with a constant: two nodes a link.
     *
     * @return the end of the chain
     */
    @Benchmark
    @OperationsPerInvocation(2 * LENGTH)
    public double chain() {
        leaf.grad = 0;
        Value end = leaf;
        for (int i = 0; i < LENGTH; i++) {
            end = end.times(0.999);
        }
        end.backward();
        return end.data;
    }

    /**
     * A sum over existing leaves.
     *
     * @return the sum
     */
    @Benchmark
    @OperationsPerInvocation(LENGTH)
    public double wideSum() {
        for (Value v : leaves) {
            v.grad = 0;
        }
        Value sum = Value.sum(leaves);
        sum.backward();
        return sum.data;
    }
}
