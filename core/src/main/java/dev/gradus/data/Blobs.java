package dev.gradus.data;

/** Round clouds of points about random centres, one class each. */
public final class Blobs {
    private static final double BOX = 10;

    private Blobs() {}

    /**
     * The points of scikit-learn's {@code make_blobs(rows, centers=centers, cluster_std=deviation, random_state=seed)},
     * in its order: the centres uniform in the square from −10 to 10, normal points about them.
     *
     * @param rows how many points, at least {@code centers}; the first centres have one more when it does not divide
     * @param centers how many clouds, at least 1
     * @param deviation the standard deviation of each cloud in both directions, finite and at least 0
     * @param random decides the centres, the points and the order
     * @return inputs x1 and x2; one target for each centre, 1 for the point's own and 0 for the others
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static Dataset make(int rows, int centers, double deviation, NumpyRandom random) {
        ToyRows.requireAtLeast(1, "centers", centers);
        ToyRows.requireAtLeast(centers, "rows", rows);
        double[][] middles = new double[centers][2];
        for (double[] middle : middles) {
            middle[0] = random.uniform(-BOX, BOX);
            middle[1] = random.uniform(-BOX, BOX);
        }
        return ToyRows.of(ToyRows.equalSizes(rows, centers), (group, place, size) -> new double[] {
                    random.normal(middles[group][0], deviation), random.normal(middles[group][1], deviation)
                })
                .shuffled(random)
                .oneHot(centers);
    }
}
