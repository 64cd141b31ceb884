package dev.gradus.train;

/**
 * What one epoch of training showed.
 *
 * @param number the epoch, from 0
 * @param loss the training loss with its L2 penalty, each batch's before its step, averaged over the rows
 * @param metric the training metric from the same forward passes, so likewise before the steps
 * @param validationLoss the loss on the validation rows after the epoch, without penalty; NaN without such rows
 * @param validationMetric the metric on the validation rows after the epoch; NaN without such rows
 * @param gradientNorm the Euclidean norm of the last batch's gradient, before clipping
 * @param learningRate the learning rate of the last step
 * @param seconds how long the epoch took
 */
public record Epoch(
        int number,
        double loss,
        double metric,
        double validationLoss,
        double validationMetric,
        double gradientNorm,
        double learningRate,
        double seconds) {
    /** How many {@link #numbers} there are. */
    static final int NUMBERS = 7;

    /** All but the epoch's own number, for a checkpoint. */
    double[] numbers() {
        return new double[] {loss, metric, validationLoss, validationMetric, gradientNorm, learningRate, seconds};
    }

    /** The epoch whose {@link #numbers} stand in an array from a place on. */
    static Epoch of(int number, double[] all, int from) {
        return new Epoch(
                number,
                all[from],
                all[from + 1],
                all[from + 2],
                all[from + 3],
                all[from + 4],
                all[from + 5],
                all[from + 6]);
    }
}
