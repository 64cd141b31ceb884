package dev.gradus.data;

/** The points and classes of a toy set in the making, and the steps that all toy sets share. */
final class ToyRows {
    private final double[][] points;
    private final int[] classes;

    /** One point and one class for each row. */
    ToyRows(double[][] points, int[] classes) {
        this.points = points;
        this.classes = classes;
    }

    /** Makes the point of a class that stands at a place among that class's points. */
    interface Shape {
        double[] point(int group, int place, int groupSize);
    }

    /** {@code sizes[0]} points of class 0, then {@code sizes[1]} of class 1, and so on. */
    static ToyRows of(int[] sizes, Shape shape) {
        int rows = 0;
        for (int size : sizes) {
            rows += size;
        }
        double[][] points = new double[rows][];
        int[] classes = new int[rows];
        int row = 0;
        for (int group = 0; group < sizes.length; group++) {
            for (int place = 0; place < sizes[group]; place++) {
                points[row] = shape.point(group, place, sizes[group]);
                classes[row++] = group;
            }
        }
        return new ToyRows(points, classes);
    }

    /** Rows dealt equally to the groups; those left over go to the first groups, one each. */
    static int[] equalSizes(int rows, int groups) {
        int[] sizes = new int[groups];
        for (int group = 0; group < groups; group++) {
            sizes[group] = rows / groups + (group < rows % groups ? 1 : 0);
        }
        return sizes;
    }

    ToyRows shuffled(NumpyRandom random) {
        double[][] mixed = new double[points.length][];
        int[] mixedClasses = new int[points.length];
        int[] order = random.permutation(points.length);
        for (int i = 0; i < order.length; i++) {
            mixed[i] = points[order[i]];
            mixedClasses[i] = classes[order[i]];
        }
        return new ToyRows(mixed, mixedClasses);
    }

    /** Adds normal noise to every number, row by row; noise 0 draws nothing. */
    ToyRows plusNoise(double noise, NumpyRandom random) {
        if (!(noise >= 0 && noise < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "The noise is " + noise + "; it is a standard deviation, finite and at least 0.");
        }
        if (noise > 0) {
            for (double[] point : points) {
                for (int column = 0; column < point.length; column++) {
                    point[column] += random.normal(0, noise);
                }
            }
        }
        return this;
    }

    /** Two classes as −1 and +1. */
    Dataset signed() {
        return Dataset.of(points, Targets.signs(classes));
    }

    Dataset oneHot(int count) {
        return Dataset.of(points, Targets.oneHot(classes, count));
    }

    static void requireAtLeast(int minimum, String what, int count) {
        if (count < minimum) {
            throw new IllegalArgumentException(
                    "The number of " + what + " is " + count + "; it must be at least " + minimum + ".");
        }
    }
}
