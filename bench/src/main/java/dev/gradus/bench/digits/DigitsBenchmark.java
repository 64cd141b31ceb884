package dev.gradus.bench.digits;

import dev.gradus.bench.Timed;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;

/** MLP 784-128-10: loss and all gradients. */
public class DigitsBenchmark extends Timed {
    /** Plain Java. */
    public static class HandPlainState extends DigitsState {
        /** For JMH. */
        public HandPlainState() {
            super(HandPlain::new);
        }
    }

    /** Vector API. */
    public static class HandVectorState extends DigitsState {
        /** For JMH. */
        public HandVectorState() {
            super(HandVector::new);
        }
    }

    /** Compiled. */
    public static class ProgramState extends DigitsState {
        /** For JMH. */
        public ProgramState() {
            super(digits -> new Compiled(digits, 1));
        }
    }

    /** Compiled, on two threads. */
    public static class ProgramTwoThreadsState extends DigitsState {
        /** For JMH. */
        public ProgramTwoThreadsState() {
            super(digits -> new Compiled(digits, 2));
        }
    }

    /** Compiled, the loss alone. */
    public static class ProgramLossState extends DigitsState {
        /** For JMH. */
        public ProgramLossState() {
            super(CompiledLoss::new);
        }
    }

    /**
     * By hand, plain Java.
     *
     * @param state the implementation
     * @return the loss
     */
    @Benchmark
    public double handPlain(HandPlainState state) {
        return state.loss();
    }

    /**
     * By hand, Vector API.
     *
     * @param state the implementation
     * @return the loss
     */
    @Benchmark
    public double handVector(HandVectorState state) {
        return state.loss();
    }

    /**
     * The compiled program.
     *
     * @param state the implementation
     * @return the loss
     */
    @Benchmark
    public double program(ProgramState state) {
        return state.loss();
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
        return state.loss();
    }

    /**
     * The compiled program on two threads.
     *
     * @param state the implementation
     * @return the loss
     */
    @Benchmark
    public double programTwoThreads(ProgramTwoThreadsState state) {
        return state.loss();
    }

    /**
     * The compiled program, the loss alone.
     *
     * @param state the implementation
     * @return the loss
     */
    @Benchmark
    public double programLoss(ProgramLossState state) {
        return state.loss();
    }
}
