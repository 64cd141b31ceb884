package dev.gradus.bench.digits;

import dev.gradus.bench.Check;
import java.util.function.Function;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One implementation, checked against the eager engine before it is timed. */
@State(Scope.Thread)
public abstract class DigitsState {
    /** The number of rows, a multiple of 16. */
    @Param({"64", "256"})
    public int rows;

    private final Function<Digits, DigitsGradient> implementation;
    private DigitsGradient gradient;

    DigitsState(Function<Digits, DigitsGradient> implementation) {
        this.implementation = implementation;
    }

    /** Loss and gradients must agree with the eager engine's, at the second call as at the first. */
    @Setup
    public void check() {
        Digits digits = new Digits(rows);
        DigitsGradient reference = new Eager(digits);
        double loss = reference.loss();
        gradient = implementation.apply(digits);
        for (int call = 0; call < 2; call++) {
            Check.near("loss", gradient.loss(), loss, 1e-12);
            Check.near("gradient", gradient.gradients(), reference.gradients(), 1e-13);
        }
    }

    double loss() {
        return gradient.loss();
    }
}
