package dev.gradus.bench.residual;

import dev.gradus.bench.Timed;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;

/** The Jacobian of two damped oscillations, 8 parameters and 100,000 rows. */
public class ResidualBenchmark extends Timed {
    /** Objects. */
    public static class EagerState extends ResidualState {
        /** For JMH. */
        public EagerState() {
            super(Eager::new, 1e-12);
        }
    }

    /** Forward differences. */
    public static class FiniteDifferencesState extends ResidualState {
        /** For JMH. */
        public FiniteDifferencesState() {
            super(FiniteDifferences::new, 1e-5);
        }
    }

    /** Plain Java. */
    public static class HandPlainState extends ResidualState {
        /** For JMH. */
        public HandPlainState() {
            super(HandPlain::new, 1e-12);
        }
    }

    /** Vector API. */
    public static class HandVectorState extends ResidualState {
        /** For JMH. */
        public HandVectorState() {
            super(HandVector::new, 1e-12);
        }
    }

    /** Compiled. */
    public static class ProgramState extends ResidualState {
        /** For JMH. */
        public ProgramState() {
            super(Compiled::new, 1e-12);
        }
    }

    /**
     * The eager engine.
     *
     * @param state the implementation
     * @return the derivatives
     */
    @Benchmark
    public double[] eager(EagerState state) {
        return state.compute();
    }

    /**
     * Forward differences, plain Java.
     *
     * @param state the implementation
     * @return the derivatives
     */
    @Benchmark
    public double[] finiteDifferences(FiniteDifferencesState state) {
        return state.compute();
    }

    /**
     * By hand, plain Java.
     *
     * @param state the implementation
     * @return the derivatives
     */
    @Benchmark
    public double[] handPlain(HandPlainState state) {
        return state.compute();
    }

    /**
     * By hand, Vector API.
     *
     * @param state the implementation
     * @return the derivatives
     */
    @Benchmark
    public double[] handVector(HandVectorState state) {
        return state.compute();
    }

    /**
     * The compiled program.
     *
     * @param state the implementation
     * @return the derivatives
     */
    @Benchmark
    public double[] program(ProgramState state) {
        return state.compute();
    }

    /**
     * The compiled program where the Vector API is not there.
     *
     * @param state the implementation
     * @return the derivatives
     */
    @Benchmark
    @Fork(jvmArgsAppend = {})
    public double[] programPlain(ProgramState state) {
        return state.compute();
    }
}
