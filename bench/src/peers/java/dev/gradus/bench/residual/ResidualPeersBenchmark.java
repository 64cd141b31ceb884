package dev.gradus.bench.residual;

import dev.gradus.bench.Timed;
import org.openjdk.jmh.annotations.Benchmark;

/** The Jacobian in other libraries. */
public class ResidualPeersBenchmark extends Timed {
    /** finmath. */
    public static class FinmathState extends ResidualState {
        /** For JMH. */
        public FinmathState() {
            super(Finmath::new, 1e-12);
        }
    }

    /** Hipparchus. */
    public static class HipparchusState extends ResidualState {
        /** For JMH. */
        public HipparchusState() {
            super(Hipparchus::new, 1e-12);
        }
    }

    /**
     * finmath, adjoint mode.
     *
     * @param state the implementation
     * @return the derivatives
     */
    @Benchmark
    public double[] finmath(FinmathState state) {
        return state.compute();
    }

    /**
     * Hipparchus, forward mode.
     *
     * @param state the implementation
     * @return the derivatives
     */
    @Benchmark
    public double[] hipparchus(HipparchusState state) {
        return state.compute();
    }
}
