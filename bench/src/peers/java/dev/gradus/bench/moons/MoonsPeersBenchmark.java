package dev.gradus.bench.moons;

import dev.gradus.bench.PyTorch;
import dev.gradus.bench.Timed;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;

/** The moons step in other libraries. */
public class MoonsPeersBenchmark extends Timed {
    /** PyTorch. */
    public static class PyTorchState extends MoonsState {
        /** For JMH. */
        public PyTorchState() {
            super(PyTorchAutograd::new);
        }
    }

    /** finmath. */
    public static class FinmathState extends MoonsState {
        /** For JMH. */
        public FinmathState() {
            super(Finmath::new);
        }
    }

    /**
     * PyTorch, one thread, float64.
     *
     * @param state the implementation
     * @return the loss
     */
    @Benchmark
    @Fork(jvmArgsAppend = {PyTorch.NO_COLLECTOR, PyTorch.NO_LIMIT, PyTorch.NO_PHYSICAL_LIMIT})
    public double pyTorch(PyTorchState state) {
        return state.step();
    }

    /**
     * finmath, adjoint mode.
     *
     * @param state the implementation
     * @return the loss
     */
    @Benchmark
    public double finmath(FinmathState state) {
        return state.step();
    }
}
