package dev.gradus.data;

/** Weights summed from the first on, so that a number between 0 and their total falls to one of them. */
final class CumulativeWeights {
    private final double[] sums;

    /** @throws IllegalArgumentException if a weight is negative or NaN, or the total is not positive and finite */
    CumulativeWeights(double[] weights) {
        sums = new double[weights.length];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            if (!(weights[i] >= 0)) {
                throw new IllegalArgumentException("weights[" + i + "] is " + weights[i] + "; a weight is 0 or more.");
            }
            sum += weights[i];
            sums[i] = sum;
        }
        if (sum == 0 || sum == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("The weights sum to " + sum + "; the sum must be positive and finite.");
        }
    }

    double total() {
        return sums[sums.length - 1];
    }

    /** The index of the first sum above x, the last index if none before it is. */
    int indexOf(double x) {
        int low = 0;
        int high = sums.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (x < sums[middle]) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
