package dev.gradus.viz.plot;

import java.util.Arrays;
import java.util.function.Function;
import org.jfree.data.Range;

/**
 * What a model says on a grid of points, bilinear in between.
 *
 * <p>Columns go from left to right and rows from bottom to top.
 */
final class ScoreGrid {
    private static final int COLUMNS = 145;
    private static final int ROWS = 97;

    private final Range x;
    private final Range y;
    private final double[][][] outputs = new double[ROWS][COLUMNS][];

    ScoreGrid(Function<double[], double[]> model, Range x, Range y) {
        this.x = x;
        this.y = y;
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                double[] point = {at(x, column, COLUMNS), at(y, row, ROWS)};
                outputs[row][column] = model.apply(point);
                if (outputs[row][column].length != outputs[0][0].length || outputs[0][0].length == 0) {
                    throw new IllegalArgumentException("The model gives " + outputs[0][0].length
                            + " outputs at one point and " + outputs[row][column].length + " at "
                            + Arrays.toString(point) + "; it must give equally many, at least one.");
                }
            }
        }
    }

    private static double at(Range range, int index, int count) {
        return range.getLowerBound() + range.getLength() * index / (count - 1);
    }

    Range x() {
        return x;
    }

    Range y() {
        return y;
    }

    int outputCount() {
        return outputs[0][0].length;
    }

    /**
     * How far one class is ahead of the best of the others at each grid point, [row][column]; with one output that is
     * the output itself for class 1.
     */
    double[][] margins(int own) {
        double[][] margins = new double[ROWS][COLUMNS];
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                margins[row][column] = margin(outputs[row][column], own);
            }
        }
        return margins;
    }

    /** As {@link #margins} for one vector of outputs. */
    static double margin(double[] outputs, int own) {
        if (outputs.length == 1) {
            return own == 1 ? outputs[0] : -outputs[0];
        }
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < outputs.length; i++) {
            best = i == own ? best : Math.max(best, outputs[i]);
        }
        return outputs[own] - best;
    }

    /** The outputs in between, at shares 0 to 1 from left to right and from bottom to top. */
    double[] interpolate(double across, double up) {
        double column = across * (COLUMNS - 1);
        double row = up * (ROWS - 1);
        int left = Math.min(COLUMNS - 2, (int) column);
        int below = Math.min(ROWS - 2, (int) row);
        double u = column - left;
        double v = row - below;
        double[] result = new double[outputCount()];
        for (int i = 0; i < result.length; i++) {
            result[i] = (1 - v) * ((1 - u) * outputs[below][left][i] + u * outputs[below][left + 1][i])
                    + v * ((1 - u) * outputs[below + 1][left][i] + u * outputs[below + 1][left + 1][i]);
        }
        return result;
    }
}
