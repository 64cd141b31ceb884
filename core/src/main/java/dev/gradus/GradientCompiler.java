package dev.gradus;

import dev.gradus.Gradients.ValueAndGradient;
import java.util.ServiceLoader;
import java.util.function.Function;

/**
 * Makes functions that are called often faster than the engine can; {@link Gradients#of} finds one through
 * {@link ServiceLoader}.
 */
public interface GradientCompiler {
    /**
     * A function with the same results as another, up to rounding.
     *
     * @param eager computes value and gradient by building a graph at every call
     * @param f what it builds the graph with
     * @return a function that may stop building graphs where that is safe
     */
    Function<double[], ValueAndGradient> compile(
            Function<double[], ValueAndGradient> eager, Function<Value[], Value> f);
}
