package dev.gradus.compile;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The memory of a call. */
final class Workspace {
    /** Varying numbers: a row of lanes for each that is alive at the same time. */
    final double[][] rows;
    /** Uniform numbers; the workers of one call share those of the caller. */
    final double[] numbers;
    /** Where sums over rows go; an array of the caller's. */
    double[] sums = new double[0];
    /** What some steps need beside the rows, made when they first run. */
    final InputDot.@Nullable Memory[] memories;
    /** The most lanes of a block. */
    final int block;
    /** The caller's rows. */
    double[][] input = new double[0][];
    /** How many lanes are computed in the present block: those used, rounded up to what the kernels do at once. */
    int lanes;
    /** How many lanes hold a row. */
    int used;
    /** The number of the row in lane 0. */
    int firstRow;

    Workspace(int rowCount, int block, int ones, double[] numbers, int memories) {
        this.block = block;
        this.memories = new InputDot.Memory[memories];
        rows = new double[rowCount][block];
        if (ones >= 0) {
            Arrays.fill(rows[ones], 1);
        }
        this.numbers = numbers;
    }
}
