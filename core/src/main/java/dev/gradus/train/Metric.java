package dev.gradus.train;

/** How good predictions are, as people read it; averaged over rows. */
public enum Metric {
    /**
     * The share of rows predicted right, from 0 to 1. With one output: whether output and target lie on the same side of
     * 0, for scores against targets −1/1 or logits against targets 0/1. With several: whether the largest output is at
     * the largest target.
     */
    ACCURACY {
        @Override
        double row(double[] outputs, double[] targets) {
            boolean right = outputs.length == 1
                    ? (outputs[0] > 0) == (targets[0] > 0)
                    : indexOfMax(outputs) == indexOfMax(targets);
            return right ? 1 : 0;
        }
    },
    /** Mean absolute error, in the unit of the targets. */
    MEAN_ABSOLUTE_ERROR {
        @Override
        double row(double[] outputs, double[] targets) {
            double sum = 0;
            for (int i = 0; i < outputs.length; i++) {
                sum += Math.abs(outputs[i] - targets[i]);
            }
            return sum / outputs.length;
        }
    };

    /**
     * The metric of one row.
     *
     * @param outputs the model's outputs
     * @param targets what they should be, as many
     * @return the row's contribution to the mean
     */
    abstract double row(double[] outputs, double[] targets);

    /**
     * The place of the largest number, the first of several; the predicted class.
     *
     * @param numbers at least one
     * @return its index
     */
    public static int indexOfMax(double[] numbers) {
        int best = 0;
        for (int i = 1; i < numbers.length; i++) {
            if (numbers[i] > numbers[best]) {
                best = i;
            }
        }
        return best;
    }
}
