package dev.gradus.compile;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * As {@link Step.LaneDot}, where the one side is the first inputs: they are read as they stand in the caller's rows, next
 * to each other, so that nothing has to be added up across lanes.
 *
 * @param kernels the loops
 * @param a the rows of lanes of the other side
 * @param columns how many inputs, from column 0 on; a multiple of the kernels' width
 * @param at the place of the first sum
 * @param down the step from the sums of one row of a to those of the next
 * @param memory which of the workspace's memories
 */
@SuppressWarnings("ArrayRecordComponent") // made once and only read
record InputDot(Kernels kernels, int[] a, int columns, int at, int down, int memory) implements Step {
    /** Below so many products, adding up across lanes costs less than bringing numbers together. */
    private static final int LEAST_PRODUCTS = 1 << 12;

    /** How many of the first inputs are worth it, of so many beside so many rows. */
    static int columns(int inputs, int rows, int width) {
        int columns = inputs / width * width;
        return columns * rows >= LEAST_PRODUCTS && columns >= rows / 8 ? columns : 0;
    }

    /** What a step needs beside the rows. */
    static final class Memory {
        final double[][] products; // then the caller's rows
        final double[] weights; // the lanes of a, then a 0
        final int[] outputs;
        final int[] starts;
        int[] inputs = new int[0];

        Memory(int rows, int columns, int block) {
            products = new double[rows + block][];
            for (int j = 0; j < rows; j++) {
                products[j] = new double[columns];
            }
            weights = new double[rows * block + 1];
            outputs = IntStream.range(0, rows).toArray();
            starts = new int[rows];
        }
    }

    @Override
    public void run(Workspace w) {
        Memory m = w.memories[memory];
        if (m == null) {
            m = new Memory(a.length, columns, w.block);
            w.memories[memory] = m;
        }
        if (m.inputs.length != w.used) {
            m.inputs = IntStream.range(a.length, a.length + w.used).toArray();
        }
        int zero = m.weights.length - 1;
        for (int j = 0; j < a.length; j++) {
            System.arraycopy(w.rows[a[j]], 0, m.weights, j * w.used, w.used);
        }
        Arrays.fill(m.starts, zero);
        System.arraycopy(w.input, w.firstRow, m.products, a.length, w.used);
        kernels.matmul(m.products, m.outputs, m.inputs, m.weights, 0, w.used, 1, m.starts, columns);
        for (int j = 0; j < a.length; j++) {
            double[] products = m.products[j];
            int start = at + j * down;
            for (int k = 0; k < columns; k++) {
                w.sums[start + k] += products[k];
            }
        }
        Arrays.fill(m.products, a.length, m.products.length, null); // the caller's rows are not kept
    }

    @Override
    public String text(Plan plan) {
        return "s" + at + "… += sum over rows of outer product " + a.length + "×" + columns + " ("
                + Listing.range(row -> "r" + row, a) + ") × (x0…x" + (columns - 1) + ")";
    }
}
