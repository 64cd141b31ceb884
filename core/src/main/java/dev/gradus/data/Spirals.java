package dev.gradus.data;

/** Arms that wind once about the origin, one class each: hard for a small network. */
public final class Spirals {
    private Spirals() {}

    /**
     * Points along the arms: the i-th of m stands at radius {@code r = i/m}, i = 1 … m, and at the angle
     * {@code 2π (r + arm/arms)}.
     *
     * @param rows how many points, at least {@code arms}; the first arms have one more when it does not divide
     * @param arms how many arms, at least 1
     * @param noise the standard deviation of the normal noise added to both coordinates; 0 adds and draws nothing
     * @param random decides the order and the noise
     * @return inputs x1 and x2; one target for each arm, 1 for the point's own and 0 for the others
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static Dataset make(int rows, int arms, double noise, NumpyRandom random) {
        ToyRows.requireAtLeast(1, "arms", arms);
        ToyRows.requireAtLeast(arms, "rows", rows);
        return ToyRows.of(ToyRows.equalSizes(rows, arms), (arm, place, size) -> point((double) arm / arms, place, size))
                .shuffled(random)
                .plusNoise(noise, random)
                .oneHot(arms);
    }

    private static double[] point(double turn, int place, int size) {
        double radius = (place + 1.0) / size;
        double angle = 2 * Math.PI * (radius + turn);
        return new double[] {radius * StrictMath.cos(angle), radius * StrictMath.sin(angle)};
    }
}
