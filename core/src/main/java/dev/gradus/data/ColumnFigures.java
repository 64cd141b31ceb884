package dev.gradus.data;

import java.util.Arrays;

/**
 * The mean of a column of finite numbers and the deviation to divide by: their population standard deviation, or 1 when
 * all are equal.
 */
record ColumnFigures(double mean, double deviation) {

    static ColumnFigures of(double[] values) {
        double low = Arrays.stream(values).min().orElseThrow();
        double high = Arrays.stream(values).max().orElseThrow();
        if (low == high) {
            return new ColumnFigures(low, 1);
        }
        // A power of two changes no digit, and keeps sums and squares clear of overflow and underflow.
        double unit = Math.scalb(1.0, Math.getExponent(Math.max(-low, high)));
        double sum = 0;
        for (double value : values) {
            sum += value / unit;
        }
        double mean = sum / values.length;
        double squares = 0;
        double remainder = 0;
        for (double value : values) {
            double distance = value / unit - mean;
            squares += distance * distance;
            remainder += distance;
        }
        // What rounding left in the mean, found by the second pass.
        double correction = remainder / values.length;
        double variance = squares / values.length - correction * correction;
        return new ColumnFigures((mean + correction) * unit, Math.max(Double.MIN_VALUE, Math.sqrt(variance) * unit));
    }
}
