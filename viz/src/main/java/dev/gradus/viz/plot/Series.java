package dev.gradus.viz.plot;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Numbers with a name: a loss over the steps of a training, or the activations of a layer.
 *
 * <p>Immutable: the numbers are copied.
 */
public final class Series {
    private final String name;
    private final String axis;
    private final double[] steps;
    private final double[] values;

    private Series(String name, String axis, double[] steps, double[] values) {
        this.name = name;
        this.axis = axis;
        this.steps = steps;
        this.values = values;
    }

    /**
     * Numbers at the steps 0, 1, 2, …
     *
     * @param name what the legend calls them
     * @param values at least one; NaN and infinity leave a gap in a curve and are counted apart in a histogram
     * @return the series
     * @throws IllegalArgumentException if there are no values
     */
    public static Series of(String name, double... values) {
        return of(name, IntStream.range(0, values.length).asDoubleStream().toArray(), values);
    }

    /**
     * Numbers at steps of their own.
     *
     * @param name what the legend calls them
     * @param steps finite and increasing
     * @param values as many as steps, at least one; NaN and infinity leave a gap
     * @return the series
     * @throws IllegalArgumentException if there are no values, their number is not that of the steps, or a step does not
     *     come after the one before
     */
    public static Series of(String name, double[] steps, double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("The series " + name + " has no values; give at least one.");
        }
        if (steps.length != values.length) {
            throw new IllegalArgumentException("The series " + name + " has " + steps.length + " steps and "
                    + values.length + " values; give one value for each step.");
        }
        for (int i = 0; i < steps.length; i++) {
            if (!Double.isFinite(steps[i]) || (i > 0 && steps[i] <= steps[i - 1])) {
                throw new IllegalArgumentException("Step " + i + " of the series " + name + " is " + steps[i]
                        + "; steps must be finite and each larger than the one before.");
            }
        }
        return new Series(name, "value", steps.clone(), values.clone());
    }

    /**
     * The same numbers under another axis; series with the same axis share a panel, each other axis gets a panel of its
     * own below.
     *
     * @param axis the title of the value axis, such as {@code "loss"}; {@code "value"} at first
     * @return the new series
     */
    public Series on(String axis) {
        return new Series(name, axis, steps, values);
    }

    String name() {
        return name;
    }

    String axis() {
        return axis;
    }

    int size() {
        return values.length;
    }

    double step(int i) {
        return steps[i];
    }

    double value(int i) {
        return values[i];
    }

    DoubleStream finiteValues() {
        return DoubleStream.of(values).filter(Double::isFinite);
    }

    /** Says the name and how many values there are. */
    @Override
    public String toString() {
        return "Series(" + name + ", " + values.length + " values)";
    }
}
