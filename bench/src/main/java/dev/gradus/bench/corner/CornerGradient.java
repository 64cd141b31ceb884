package dev.gradus.bench.corner;

/** One implementation. */
@FunctionalInterface
interface CornerGradient {
    /**
     * Computes the mean loss and its gradient.
     *
     * @param gradient where the derivative by each parameter goes
     * @return the loss
     */
    double compute(double[] gradient);
}
