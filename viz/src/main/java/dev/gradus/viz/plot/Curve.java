package dev.gradus.viz.plot;

import dev.gradus.Gradients;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;

/**
 * A function to plot, with the name that its legend shows and the tangents to draw at it.
 *
 * <pre>{@code
 * Plot.function(-2, 6, Curve.of("3x² − 4x + 5", x -> 3 * x * x - 4 * x + 5).tangentAt(3))
 * }</pre>
 *
 * <p>Immutable.
 */
public final class Curve {
    /** The line through (x, f(x)) with a slope. */
    record Tangent(double x, double y, double slope) {
        double at(double other) {
            return y + slope * (other - x);
        }
    }

    private final String name;
    private final DoubleUnaryOperator function;
    private final List<Tangent> tangents;

    private Curve(String name, DoubleUnaryOperator function, List<Tangent> tangents) {
        this.name = name;
        this.function = function;
        this.tangents = tangents;
    }

    /**
     * A function without tangents.
     *
     * @param name what the legend calls it
     * @param function where it gives NaN or infinity, the plot has a gap
     * @return the curve
     */
    public static Curve of(String name, DoubleUnaryOperator function) {
        return new Curve(name, function, List.of());
    }

    /**
     * The same curve with one more tangent, its slope taken by central differences.
     *
     * @param x where it touches
     * @return the new curve
     * @throws IllegalArgumentException if value or slope there is NaN or infinite
     */
    public Curve tangentAt(double x) {
        return tangentAt(x, Gradients.numericCentral(function, x, Gradients.step(x)));
    }

    /**
     * The same curve with one more tangent of a known slope, such as the one that backpropagation found.
     *
     * @param x where it touches
     * @param slope the derivative there
     * @return the new curve
     * @throws IllegalArgumentException if value or slope there is NaN or infinite
     */
    public Curve tangentAt(double x, double slope) {
        double y = function.applyAsDouble(x);
        if (!Double.isFinite(y) || !Double.isFinite(slope)) {
            throw new IllegalArgumentException("There is no tangent to " + name + " at " + x + ": its value is " + y
                    + " and its slope " + slope + "; choose a point where both are finite.");
        }
        return new Curve(
                name,
                function,
                Stream.concat(tangents.stream(), Stream.of(new Tangent(x, y, slope)))
                        .toList());
    }

    String name() {
        return name;
    }

    DoubleUnaryOperator function() {
        return function;
    }

    List<Tangent> tangents() {
        return tangents;
    }

    /** Says the curve's name. */
    @Override
    public String toString() {
        return "Curve(" + name + ")";
    }
}
