package dev.gradus.bench.corner;

import dev.gradus.bench.Timed;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;

/** A deep chain, and an expression without dot products: loss and gradient. */
public class CornerBenchmark extends Timed {
    /** Objects. */
    public static class EagerState extends CornerState {
        /** For JMH. */
        public EagerState() {
            super(Eager::new);
        }
    }

    /** Plain Java. */
    public static class HandPlainState extends CornerState {
        /** For JMH. */
        public HandPlainState() {
            super(corner -> corner::byHand);
        }
    }

    /** Compiled. */
    public static class ProgramState extends CornerState {
        /** For JMH. */
        public ProgramState() {
            super(Compiled::new);
        }
    }

    /**
     * The eager engine.
     *
     * @param state the implementation
     * @return the loss
     */
    @Benchmark
    public double eager(EagerState state) {
        return state.compute();
    }

    /**
     * By hand, plain Java.
     *
     * @param state the implementation
     * @return the loss
     */
    @Benchmark
    public double handPlain(HandPlainState state) {
        return state.compute();
    }

    /**
     * The compiled program.
     *
     * @param state the implementation
     * @return the loss
     */
    @Benchmark
    public double program(ProgramState state) {
        return state.compute();
    }

    /**
     * The compiled program where the Vector API is not there.
     *
     * @param state the implementation
     * @return the loss
     */
    @Benchmark
    @Fork(jvmArgsAppend = {})
    public double programPlain(ProgramState state) {
        return state.compute();
    }
}
