package dev.gradus.bench.moons;

/** One implementation of the workload, with parameters of its own. */
interface MoonsTraining {
    /**
     * Loss, gradient and update.
     *
     * @return the loss before the update
     */
    double step();

    /** {@return the parameters now, in Gradus' order} */
    double[] parameters();
}
