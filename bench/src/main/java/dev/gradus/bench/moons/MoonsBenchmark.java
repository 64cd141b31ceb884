package dev.gradus.bench.moons;

import dev.gradus.bench.Timed;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;

/** The moons step: loss, gradient and update. */
public class MoonsBenchmark extends Timed {
    /** Objects. */
    public static class EagerState extends MoonsState {
        /** For JMH. */
        public EagerState() {
            super(Eager::new);
        }
    }

    /** Plain Java. */
    public static class HandPlainState extends MoonsState {
        /** For JMH. */
        public HandPlainState() {
            super(HandPlain::new);
        }
    }

    /** Vector API. */
    public static class HandVectorState extends MoonsState {
        /** For JMH. */
        public HandVectorState() {
            super(HandVector::new);
        }
    }

    /** Compiled. */
    public static class ProgramState extends MoonsState {
        /** For JMH. */
        public ProgramState() {
            super(Compiled::new);
        }
    }

    /** Compiled, with parameters in arrays. */
    public static class ProgramArraysState extends MoonsState {
        /** For JMH. */
        public ProgramArraysState() {
            super(CompiledArrays::new);
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
        return state.step();
    }

    /**
     * By hand, plain Java.
     *
     * @param state the implementation
     * @return the loss
     */
    @Benchmark
    public double handPlain(HandPlainState state) {
        return state.step();
    }

    /**
     * By hand, Vector API.
     *
     * @param state the implementation
     * @return the loss
     */
    @Benchmark
    public double handVector(HandVectorState state) {
        return state.step();
    }

    /**
     * The compiled program.
     *
     * @param state the implementation
     * @return the loss
     */
    @Benchmark
    public double program(ProgramState state) {
        return state.step();
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
        return state.step();
    }

    /**
     * The compiled program with parameters and gradients in arrays.
     *
     * @param state the implementation
     * @return the loss
     */
    @Benchmark
    public double programArrays(ProgramArraysState state) {
        return state.step();
    }
}
