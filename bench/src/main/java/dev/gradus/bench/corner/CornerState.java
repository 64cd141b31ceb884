package dev.gradus.bench.corner;

import dev.gradus.bench.Check;
import java.util.function.Function;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One implementation, checked against the eager engine before it is timed. */
@State(Scope.Thread)
public abstract class CornerState {
    /** Which expression. */
    @Param({"chain", "noDots"})
    public String expression;

    private final Function<Corner, CornerGradient> implementation;
    private CornerGradient checked;
    private double[] gradient;

    CornerState(Function<Corner, CornerGradient> implementation) {
        this.implementation = implementation;
    }

    /** Loss and gradient must agree with the eager engine's. */
    @Setup
    public void check() {
        Corner corner = Corner.of(expression);
        gradient = new double[corner.parameters.length];
        double[] expected = new double[gradient.length];
        double loss = new Eager(corner).compute(expected);
        checked = implementation.apply(corner);
        Check.near("loss", checked.compute(gradient), loss, 1e-11);
        Check.near("gradient", gradient, expected, 1e-11);
    }

    double compute() {
        return checked.compute(gradient);
    }
}
