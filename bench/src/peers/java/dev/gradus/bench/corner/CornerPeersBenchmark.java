package dev.gradus.bench.corner;

import dev.gradus.bench.PyTorch;
import dev.gradus.bench.Timed;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;

/** A deep chain, and an expression without dot products, in other libraries. */
public class CornerPeersBenchmark extends Timed {
    /** PyTorch. */
    public static class PyTorchState extends CornerState {
        /** For JMH. */
        public PyTorchState() {
            super(PyTorchAutograd::new);
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
        return state.compute();
    }
}
