package dev.gradus.bench.moons;

import dev.gradus.bench.Check;
import java.util.function.Function;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One implementation, checked against the eager engine before it is timed. */
@State(Scope.Thread)
public abstract class MoonsState {
    /** Activation and number of rows. */
    @Param({"relu-100", "tanh-100", "relu-1", "relu-10000"})
    public String work;

    private final Function<Moons, MoonsTraining> implementation;
    private MoonsTraining training;

    MoonsState(Function<Moons, MoonsTraining> implementation) {
        this.implementation = implementation;
    }

    /** Three steps must agree with the eager engine's. */
    @Setup
    public void check() {
        Moons moons = new Moons(work);
        MoonsTraining reference = new Eager(moons);
        training = implementation.apply(moons);
        for (int step = 0; step < 3; step++) {
            Check.near("loss of step " + step, training.step(), reference.step(), 1e-12);
        }
        Check.near("parameters", training.parameters(), reference.parameters(), 1e-12);
    }

    double step() {
        return training.step();
    }
}
