package dev.gradus.data;

/** Two interleaved half circles, the set that micrograd's demo learns to tell apart. */
public final class TwoMoons {
    private TwoMoons() {}

    /**
     * The points of scikit-learn's {@code make_moons(rows, noise=noise, random_state=seed)}, in its order.
     *
     * <p>{@code TwoMoons.make(100, 0.1, new NumpyRandom(1337))} is the set of micrograd's demo.
     *
     * <p>The coordinates are the same bits on every machine. From scikit-learn's they differ by at most 2.3e-16, and
     * only 2% of them differ at all, where NumPy runs without AVX-512; with it, NumPy's own cosines differ by up to
     * 4.5e-16.
     *
     * @param rows how many points, at least 1; the lower moon has one more when it is odd
     * @param noise the standard deviation of the normal noise added to both coordinates; 0 adds and draws nothing,
     *     like scikit-learn's {@code None}
     * @param random decides the order and the noise
     * @return inputs x1 and x2; target −1 for the upper moon, +1 for the lower
     * @throws IllegalArgumentException if {@code rows} is below 1, or the noise is negative or not finite
     */
    public static Dataset make(int rows, double noise, NumpyRandom random) {
        ToyRows.requireAtLeast(1, "rows", rows);
        int[] sizes = {rows / 2, rows - rows / 2};
        return ToyRows.of(sizes, TwoMoons::point)
                .shuffled(random)
                .plusNoise(noise, random)
                .signed();
    }

    private static double[] point(int moon, int place, int size) {
        double angle = angle(place, size);
        double x = StrictMath.cos(angle);
        double y = StrictMath.sin(angle);
        return moon == 0 ? new double[] {x, y} : new double[] {1 - x, 1 - y - 0.5};
    }

    /** The first angle is 0 and the last is π, rounded as NumPy's {@code linspace} rounds. */
    private static double angle(int place, int size) {
        if (place == 0) {
            return 0;
        }
        return place == size - 1 ? Math.PI : place * (Math.PI / (size - 1));
    }
}
