package dev.gradus.optim;

/** A learning rate for every step. */
@FunctionalInterface
public interface LearningRate {
    /**
     * The rate.
     *
     * @param step the number of steps taken before, from 0
     * @return the learning rate of this step
     */
    double at(int step);

    /**
     * The same rate at every step.
     *
     * @param rate the rate, > 0
     * @return the schedule
     * @throws IllegalArgumentException unless the rate is positive and finite
     */
    static LearningRate constant(double rate) {
        requirePositive(rate);
        return step -> rate;
    }

    /**
     * A straight line, then flat; micrograd's demo uses {@code linear(1, 0.1, 100)}.
     *
     * @param start the rate at step 0, > 0
     * @param end the rate from step {@code steps} on, ≥ 0
     * @param steps the length of the line, ≥ 1
     * @return start + (end − start) · step / steps
     * @throws IllegalArgumentException if a number is out of range
     */
    static LearningRate linear(double start, double end, int steps) {
        requireRamp(start, end, steps);
        return step -> step >= steps ? end : start + (end - start) * step / steps;
    }

    /**
     * A rate that is multiplied by a factor now and then.
     *
     * @param start the rate at step 0, > 0
     * @param factor the factor, > 0
     * @param every the number of steps between two multiplications, ≥ 1
     * @return start · factor^⌊step / every⌋
     * @throws IllegalArgumentException if a number is out of range
     */
    static LearningRate stepwise(double start, double factor, int every) {
        requirePositive(start);
        if (!(factor > 0 && factor < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "the factor of a learning rate must be positive and finite, got " + factor);
        }
        requireSteps(every);
        return step -> start * StrictMath.pow(factor, Math.floorDiv(step, every));
    }

    /**
     * Half a cosine wave down, then flat (Loshchilov, Hutter 2017).
     *
     * @param start the rate at step 0, > 0
     * @param end the rate from step {@code steps} on, ≥ 0
     * @param steps the length of the wave, ≥ 1
     * @return end + (start − end) · (1 + cos(π · step / steps)) / 2
     * @throws IllegalArgumentException if a number is out of range
     */
    static LearningRate cosine(double start, double end, int steps) {
        requireRamp(start, end, steps);
        return step -> step >= steps ? end : end + (start - end) * (1 + StrictMath.cos(Math.PI * step / steps)) / 2;
    }

    /**
     * This schedule after a linear warm-up from 0.
     *
     * @param steps the number of warm-up steps, ≥ 1; this schedule starts after them
     * @return the first rate times (step + 1) / steps, then this schedule
     * @throws IllegalArgumentException if there is no step
     */
    default LearningRate afterWarmup(int steps) {
        requireSteps(steps);
        return step -> step < steps ? at(0) * (step + 1) / steps : at(step - steps);
    }

    private static void requireRamp(double start, double end, int steps) {
        requirePositive(start);
        if (!(end >= 0 && end < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the last learning rate must be 0 or positive and finite, got " + end);
        }
        requireSteps(steps);
    }

    private static void requirePositive(double rate) {
        if (!(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a learning rate must be positive and finite, got " + rate);
        }
    }

    private static void requireSteps(int steps) {
        if (steps < 1) {
            throw new IllegalArgumentException("a learning rate changes over at least 1 step, got " + steps);
        }
    }
}
