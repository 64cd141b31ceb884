package dev.gradus.bench.digits;

import dev.gradus.bench.PyTorch;
import dev.gradus.bench.Timed;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;

/** MLP 784-128-10 in other libraries. */
public class DigitsPeersBenchmark extends Timed {
    /** PyTorch. */
    public static class PyTorchState extends DigitsState {
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
        return state.loss();
    }
}
