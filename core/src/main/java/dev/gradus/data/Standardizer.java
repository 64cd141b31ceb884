package dev.gradus.data;

import java.util.Arrays;

/**
 * Brings every column to mean 0 and standard deviation 1: {@code z = (x − mean) / deviation}.
 *
 * <p>Fit it on the rows to train on and on them alone, then transform both sides of the split with it; otherwise the
 * validation rows have already been seen.
 *
 * <p>Immutable. To save one, keep {@link #means()} and {@link #deviations()} and pass them to the constructor.
 */
public final class Standardizer {
    private final double[] means;
    private final double[] deviations;

    /**
     * A standardizer with given figures, such as were saved.
     *
     * @param means the mean of each column, at least one, finite
     * @param deviations the standard deviation of each column, positive and finite
     * @throws IllegalArgumentException if they differ in number, or one is out of range
     */
    public Standardizer(double[] means, double[] deviations) {
        if (means.length != deviations.length || means.length == 0) {
            throw new IllegalArgumentException("There are " + means.length + " means and " + deviations.length
                    + " deviations; give one of each for every column.");
        }
        this.means = means.clone();
        this.deviations = deviations.clone();
        for (int column = 0; column < means.length; column++) {
            if (!Double.isFinite(means[column])) {
                throw new IllegalArgumentException(
                        "The mean of column " + column + " is " + means[column] + "; it must be finite.");
            }
            if (!(deviations[column] > 0 && deviations[column] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("The deviation of column " + column + " is " + deviations[column]
                        + "; it must be positive and finite.");
            }
        }
    }

    /**
     * The figures of the columns of a table: the mean, and the population standard deviation (divided by n, not n − 1).
     *
     * <p>Computed in two passes over numbers scaled by a power of two, so that neither a large mean, nor very large or
     * very small numbers spoil them. A constant column gets deviation 1: it becomes all zeros.
     *
     * @param rows the rows to train on
     * @return the fitted standardizer
     * @throws IllegalArgumentException naming the place, if there is no row, the rows differ in length, or a number is
     *     NaN or infinite
     */
    public static Standardizer fit(double[][] rows) {
        double[][] checked = Tables.checkedCopy("data", rows);
        int columns = checked[0].length;
        double[] means = new double[columns];
        double[] deviations = new double[columns];
        for (int i = 0; i < columns; i++) {
            int column = i;
            double[] values =
                    Arrays.stream(checked).mapToDouble(row -> row[column]).toArray();
            ColumnFigures figures = ColumnFigures.of(values);
            means[i] = figures.mean();
            deviations[i] = figures.deviation();
        }
        return new Standardizer(means, deviations);
    }

    /**
     * The figures of a dataset's inputs, as {@link #fit(double[][])} computes them.
     *
     * @param train the rows to train on
     * @return the fitted standardizer
     * @throws IllegalArgumentException if there is no row
     */
    public static Standardizer fit(Dataset train) {
        return fit(train.inputs());
    }

    /**
     * The number of columns.
     *
     * @return at least 1
     */
    public int columnCount() {
        return means.length;
    }

    /**
     * The mean of each column.
     *
     * @return a copy
     */
    public double[] means() {
        return means.clone();
    }

    /**
     * The standard deviation of each column, 1 for a constant one.
     *
     * @return a copy
     */
    public double[] deviations() {
        return deviations.clone();
    }

    /**
     * The standardized form of a row.
     *
     * @param row one number for each column
     * @return a new row of {@code (x − mean) / deviation}
     * @throws IllegalArgumentException if the row has another length
     */
    public double[] transform(double[] row) {
        requireColumns(row.length);
        double[] result = new double[row.length];
        for (int i = 0; i < row.length; i++) {
            result[i] = (row[i] - means[i]) / deviations[i];
        }
        return result;
    }

    /**
     * The dataset with its inputs standardized; targets and names stay.
     *
     * @param data any rows with as many inputs as this has columns
     * @return a new dataset
     * @throws IllegalArgumentException if the number of inputs differs
     */
    public Dataset transform(Dataset data) {
        requireColumns(data.inputCount());
        return data.mapInputs(this::transform);
    }

    /**
     * The row whose standardized form is given: {@code mean + deviation · z}, equal but for rounding.
     *
     * @param row one number for each column
     * @return a new row
     * @throws IllegalArgumentException if the row has another length
     */
    public double[] inverse(double[] row) {
        requireColumns(row.length);
        double[] result = new double[row.length];
        for (int i = 0; i < row.length; i++) {
            result[i] = means[i] + deviations[i] * row[i];
        }
        return result;
    }

    private void requireColumns(int count) {
        if (count != means.length) {
            throw new IllegalArgumentException(
                    "This standardizer has " + means.length + " columns and was given " + count + ".");
        }
    }
}
