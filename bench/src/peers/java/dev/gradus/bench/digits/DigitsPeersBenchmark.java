package dev.gradus.bench.digits;

import dev.gradus.bench.Timed;
import org.openjdk.jmh.annotations.Benchmark;

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
    public double pyTorch(PyTorchState state) {
        return state.loss();
    }
}
