package dev.gradus.io;

import java.util.Arrays;

/**
 * Numbers in a rectangular shape, as a file stores them: row-major, the last axis running fastest.
 *
 * <p>A tensor never changes: arrays are copied on the way in and out. Two are equal when their shapes are and each
 * value is, as {@link Double#equals} has it: NaN equals NaN, and 0.0 does not equal -0.0.
 *
 * @param shape the length of each axis; {@code []} is a scalar with one value, and an axis of length 0 leaves none
 * @param values as many values as the product of the shape
 */
@SuppressWarnings("ArrayRecordComponent") // the arrays are copied and compared by content
public record Tensor(int[] shape, double[] values) {
    /** More elements than any array has; {@link #count} stops there. */
    private static final long TOO_MANY = 1L << 31;

    /**
     * A tensor of these values.
     *
     * @param shape the length of each axis, none negative
     * @param values as many values as the product of the shape
     * @throws IllegalArgumentException if an axis is negative, or the number of values is not the product of the shape
     */
    public Tensor {
        shape = shape.clone();
        values = values.clone();
        if (Arrays.stream(shape).anyMatch(axis -> axis < 0)) {
            throw new IllegalArgumentException(
                    "The shape " + Arrays.toString(shape) + " has a negative axis; lengths start at 0.");
        }
        if (count(shape) != values.length) {
            throw new IllegalArgumentException("The shape " + Arrays.toString(shape) + " does not fit " + values.length
                    + " values; its product must be their number.");
        }
    }

    /** The number of elements of a shape without negative axes, or 2^31 if it is that or more. */
    static long count(int[] shape) {
        long count = 1;
        for (int axis : shape) {
            count = Math.min(count * axis, TOO_MANY);
        }
        return count;
    }

    /** {@return a copy of the shape} */
    @Override
    public int[] shape() {
        return shape.clone();
    }

    /** {@return a copy of the values} */
    @Override
    public double[] values() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor that && Arrays.equals(shape, that.shape) && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(shape) + Arrays.hashCode(values);
    }

    /** The shape and the number of values, not the values. */
    @Override
    public String toString() {
        return "Tensor(shape=" + Arrays.toString(shape) + ", values=" + values.length + ")";
    }
}
