package dev.gradus.bench.digits;

/** One implementation of the workload. */
interface DigitsGradient {
    /**
     * Computes the loss and all gradients.
     *
     * @return the loss
     */
    double loss();

    /** {@return the gradients of the last call, in Gradus' order} */
    double[] gradients();
}
