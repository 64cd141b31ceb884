package dev.gradus.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How everything that stands side by side is timed: microseconds a call, one thread, in forks of their own.
 *
 * <p>The parallel collector, because the versions that allocate (the eager engine, PyTorch's handles, finmath) are
 * fastest under it; its heap is touched first, so that nobody waits for pages.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 3,
        jvmArgs = {"-XX:+UseParallelGC", "-Xms3g", "-Xmx3g", "-XX:+AlwaysPreTouch"},
        jvmArgsAppend = Timed.VECTORS)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 5, time = 1)
public abstract class Timed {
    /** Adds the Vector API; {@code @Fork(jvmArgsAppend = {})} on a method leaves it out. */
    public static final String VECTORS = "--add-modules=jdk.incubator.vector";

    /** Only subclasses are run. */
    protected Timed() {}
}
