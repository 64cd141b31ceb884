package dev.gradus.bench.moons;

import dev.gradus.bench.Check;
import dev.gradus.bench.Timed;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What the gradient costs beside the loss alone, both compiled, at parameters that stay. */
@State(Scope.Thread)
public class MoonsGradientBenchmark extends Timed {
    /** Activation and number of rows. */
    @Param({"relu-100", "tanh-100"})
    public String work;

    private CompiledArrays compiled;

    /** The loss must be the eager engine's, with and without gradient. */
    @Setup
    public void check() {
        Moons moons = new Moons(work);
        compiled = new CompiledArrays(moons);
        double expected = new Eager(moons).step();
        Check.near("loss", compiled.loss(), expected, 1e-12);
        Check.near("loss with gradient", compiled.gradient(), expected, 1e-12);
    }

    /**
     * The loss alone.
     *
     * @return the loss
     */
    @Benchmark
    public double programLoss() {
        return compiled.loss();
    }

    /**
     * The loss and all gradients.
     *
     * @return the loss
     */
    @Benchmark
    public double programGradient() {
        return compiled.gradient();
    }
}
