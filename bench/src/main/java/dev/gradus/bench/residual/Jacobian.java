package dev.gradus.bench.residual;

/** One implementation of the workload. */
@FunctionalInterface
interface Jacobian {
    /**
     * Computes all derivatives.
     *
     * @param out where they go: row by row, parameter by parameter
     */
    void compute(double[] out);
}
