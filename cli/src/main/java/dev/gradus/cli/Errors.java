package dev.gradus.cli;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How far predicted numbers are from the truth.
 *
 * @param meanAbsolute the mean of |predicted − true|
 * @param rootMeanSquare the root of the mean of (predicted − true)²
 * @param determination R², the share of the truth's variance that is explained: 1 − Σ(predicted − true)² / Σ(true −
 *     mean)²; NaN where the truth does not vary
 */
record Errors(double meanAbsolute, double rootMeanSquare, double determination) {
    static Errors of(double[] truth, double[] predicted) {
        double[] errors = IntStream.range(0, truth.length)
                .mapToDouble(i -> predicted[i] - truth[i])
                .toArray();
        double mean = Arrays.stream(truth).average().orElseThrow();
        double unexplained = Arrays.stream(errors).map(e -> e * e).sum();
        double variation =
                Arrays.stream(truth).map(t -> (t - mean) * (t - mean)).sum();
        return new Errors(
                Arrays.stream(errors).map(Math::abs).average().orElseThrow(),
                Math.sqrt(unexplained / truth.length),
                variation == 0 ? Double.NaN : 1 - unexplained / variation);
    }
}
