package dev.gradus.data;

/** Checks and copies tables of numbers given as arrays of rows. */
final class Tables {
    private Tables() {}

    /**
     * A deep copy of a table that is fit to train on.
     *
     * @throws IllegalArgumentException naming the place, if there is no row or no column, the rows differ in length, or
     *     a number is NaN or infinite
     */
    static double[][] checkedCopy(String name, double[][] rows) {
        if (rows.length == 0) {
            throw new IllegalArgumentException("The " + name + " have no rows; give at least one.");
        }
        int columns = rows[0].length;
        if (columns == 0) {
            throw new IllegalArgumentException("The " + name + " have no columns; give at least one.");
        }
        double[][] copy = new double[rows.length][];
        for (int row = 0; row < rows.length; row++) {
            if (rows[row].length != columns) {
                throw new IllegalArgumentException("Row " + row + " of the " + name + " has length " + rows[row].length
                        + " and row 0 has length " + columns + "; make all rows equally long.");
            }
            copy[row] = rows[row].clone();
            for (int column = 0; column < columns; column++) {
                if (!Double.isFinite(copy[row][column])) {
                    throw new IllegalArgumentException("Row " + row + ", column " + column + " of the " + name + " is "
                            + copy[row][column] + "; only finite numbers can be used (rows and columns count from 0).");
                }
            }
        }
        return copy;
    }

    static double[][] copy(double[][] rows) {
        double[][] copy = new double[rows.length][];
        for (int row = 0; row < rows.length; row++) {
            copy[row] = rows[row].clone();
        }
        return copy;
    }
}
