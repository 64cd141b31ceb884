package dev.gradus.data;

/** Exclusive or: +1 where exactly one of two inputs is on; the smallest problem that needs a hidden layer. */
public final class Xor {
    private Xor() {}

    /**
     * The truth table: (0,0) → −1, (0,1) → +1, (1,0) → +1, (1,1) → −1.
     *
     * @return four rows of inputs x1 and x2 and one target
     */
    public static Dataset table() {
        return corners(4).signed();
    }

    /**
     * Clouds about the four corners of the truth table.
     *
     * @param rows how many points, at least 1; they go to the corners in turn
     * @param noise the standard deviation of the normal noise added to both coordinates; 0 adds and draws nothing
     * @param random decides the order and the noise
     * @return inputs x1 and x2; target −1 or +1, that of the corner
     * @throws IllegalArgumentException if {@code rows} is below 1, or the noise is negative or not finite
     */
    public static Dataset make(int rows, double noise, NumpyRandom random) {
        ToyRows.requireAtLeast(1, "rows", rows);
        return corners(rows).shuffled(random).plusNoise(noise, random).signed();
    }

    private static ToyRows corners(int rows) {
        double[][] points = new double[rows][];
        int[] classes = new int[rows];
        for (int row = 0; row < rows; row++) {
            int first = row / 2 % 2;
            int second = row % 2;
            points[row] = new double[] {first, second};
            classes[row] = first ^ second;
        }
        return new ToyRows(points, classes);
    }
}
