package dev.gradus.data;

/** A circle inside another: two classes that no straight line separates. */
public final class Circles {
    private Circles() {}

    /**
     * The points of scikit-learn's {@code make_circles(rows, noise=noise, factor=factor, random_state=seed)}, in its
     * order, equal as closely as those of {@link TwoMoons}.
     *
     * @param rows how many points, at least 1; the inner circle has one more when it is odd
     * @param noise the standard deviation of the normal noise added to both coordinates; 0 adds and draws nothing,
     *     like scikit-learn's {@code None}
     * @param factor the inner radius, 0 ≤ factor &lt; 1; the outer is 1
     * @param random decides the order and the noise
     * @return inputs x1 and x2; target −1 for the outer circle, +1 for the inner
     * @throws IllegalArgumentException if {@code rows} is below 1, the noise is negative or not finite, or the factor
     *     is out of range
     */
    public static Dataset make(int rows, double noise, double factor, NumpyRandom random) {
        ToyRows.requireAtLeast(1, "rows", rows);
        if (!(factor >= 0 && factor < 1)) {
            throw new IllegalArgumentException(
                    "The inner radius is " + factor + "; it must be at least 0 and below 1, the outer radius.");
        }
        double[] radii = {1, factor};
        int[] sizes = {rows / 2, rows - rows / 2};
        return ToyRows.of(sizes, (circle, place, size) -> point(radii[circle], place, size))
                .shuffled(random)
                .plusNoise(noise, random)
                .signed();
    }

    private static double[] point(double radius, int place, int size) {
        double angle = place * (2 * Math.PI / size);
        return new double[] {StrictMath.cos(angle) * radius, StrictMath.sin(angle) * radius};
    }
}
