package dev.gradus.data;

/** Makes rows of targets from a column of numbers or from classes. */
public final class Targets {
    private Targets() {}

    /**
     * One target a row, as regression has it.
     *
     * @param values the target of each row
     * @return {@code {{values[0]}, {values[1]}, …}}
     */
    public static double[][] column(double... values) {
        double[][] rows = new double[values.length][];
        for (int i = 0; i < values.length; i++) {
            rows[i] = new double[] {values[i]};
        }
        return rows;
    }

    /**
     * Two classes as a sign, which the max-margin loss wants: class 0 becomes −1 and class 1 becomes +1.
     *
     * @param classes 0 or 1 for each row
     * @return one target a row
     * @throws IllegalArgumentException naming the row, if there is another class
     */
    public static double[][] signs(int... classes) {
        double[][] rows = new double[classes.length][];
        for (int i = 0; i < classes.length; i++) {
            rows[i] = new double[] {2.0 * checked(classes, i, 2) - 1.0};
        }
        return rows;
    }

    /**
     * Classes as indicators, which the softmax cross-entropy wants: 1 in the column of the row's class, 0 elsewhere.
     *
     * @param classes 0 to {@code count − 1} for each row
     * @param count the number of classes, and of columns
     * @return {@code count} targets a row
     * @throws IllegalArgumentException naming the row, if a class is out of range
     */
    public static double[][] oneHot(int[] classes, int count) {
        double[][] rows = new double[classes.length][count];
        for (int i = 0; i < classes.length; i++) {
            rows[i][checked(classes, i, count)] = 1.0;
        }
        return rows;
    }

    private static int checked(int[] classes, int row, int count) {
        if (classes[row] < 0 || classes[row] >= count) {
            throw new IllegalArgumentException("Row " + row + " has class " + classes[row] + "; with " + count
                    + " classes they are 0 to " + (count - 1) + ".");
        }
        return classes[row];
    }
}
