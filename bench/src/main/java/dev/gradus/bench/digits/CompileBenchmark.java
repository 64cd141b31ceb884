package dev.gradus.bench.digits;

import dev.gradus.Value;
import dev.gradus.bench.Timed;
import dev.gradus.nn.Mlp;
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

/** Compiling 784-128-10, from the learner's code to the first gradient of a row; times are per recorded node. */
@State(Scope.Thread)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CompileBenchmark extends Timed {
    /** The nodes that the loss of a row makes: parameters and inputs are not counted. */
    public static final int NODES = 203_435;

    private final Digits digits = new Digits(2);
    private final double[][] table = digits.table();
    private final Mlp model = Digits.model();
    private final double[] parameters = Digits.parameters();
    private final double[] gradients = new double[Digits.PARAMETERS];

    /** Counts the nodes. */
    @Setup
    public void count() {
        Value loss = Compiled.loss(model, Value.constants(table[0]));
        long made = loss.topologicalOrder().stream()
                .filter(v -> !v.operands().isEmpty())
                .count();
        if (made != NODES) {
            throw new IllegalStateException("the loss has " + made + " nodes, expected " + NODES);
        }
    }

    /**
     * In a JVM that is warm.
     *
     * @return the loss
     */
    @Benchmark
    @OperationsPerInvocation(NODES)
    public double warm() {
        return compile();
    }

    /**
     * For the first time in a JVM, with a heap of 1 GB.
     *
     * @return the loss
     */
    @Benchmark
    @OperationsPerInvocation(NODES)
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    @Fork(
            value = 10,
            jvmArgs = {"-XX:+UseParallelGC", "-Xmx1g"},
            jvmArgsAppend = VECTORS)
    public double cold() {
        return compile();
    }

    private double compile() {
        return Compiled.trace(model, table).gradient(parameters, table, gradients);
    }
}
