package dev.gradus.bench.digits;

import dev.gradus.bench.Timed;
import org.openjdk.jmh.annotations.Benchmark;

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
}
