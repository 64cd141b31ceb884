package dev.gradus.bench.residual;

import dev.gradus.bench.Check;
import java.util.function.Function;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One implementation, checked against the eager engine before it is timed. */
@State(Scope.Thread)
public abstract class ResidualState {
    private final Function<Oscillations, Jacobian> implementation;
    private final double tolerance;
    private final double[] out = new double[Oscillations.ROWS * Oscillations.PARAMETERS];
    private Jacobian jacobian;

    ResidualState(Function<Oscillations, Jacobian> implementation, double tolerance) {
        this.implementation = implementation;
        this.tolerance = tolerance;
    }

    /** Every derivative must agree with the eager engine's. */
    @Setup
    public void check() {
        Oscillations work = new Oscillations();
        double[] reference = new double[out.length];
        new Eager(work).compute(reference);
        jacobian = implementation.apply(work);
        jacobian.compute(out);
        Check.near("Jacobian", out, reference, tolerance);
    }

    double[] compute() {
        jacobian.compute(out);
        return out;
    }
}
