package dev.gradus.nn;

import dev.gradus.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A differentiable function with parameters: a neuron, a layer, a network, or your own. */
public interface Module {
    /**
     * Parameters that belong together, as a tensor in row-major order; what model files store under one name.
     *
     * @param shape the sizes, such as {@code [outputs, inputs]}; empty for a single number
     * @param values the parameters, as many as the product of the sizes
     */
    record Block(List<Integer> shape, List<Value> values) {
        /**
         * Checks that the number of values fits the shape.
         *
         * @param shape the sizes
         * @param values the parameters
         * @throws IllegalArgumentException if it does not
         */
        public Block {
            double size = shape.stream().mapToDouble(n -> n).reduce(1, (a, b) -> a * b); // doubles can't wrap around
            if (shape.stream().anyMatch(n -> n < 0) || size != values.size()) {
                throw new IllegalArgumentException(
                        "a block of shape " + shape + " does not hold " + values.size() + " parameters");
            }
            shape = List.copyOf(shape);
            values = List.copyOf(values);
        }
    }

    /**
     * Computes the outputs for one row of inputs.
     *
     * @param inputs as many as the module takes
     * @return the outputs
     * @throws IllegalArgumentException if the number of inputs is wrong
     */
    Value[] forward(Value... inputs);

    /**
     * The parameters with their names, in the order in which they were initialised.
     *
     * @return names such as {@code layers.0.neurons.3.w1}, each with its parameter
     */
    Map<String, Value> namedParameters();

    /**
     * The parameters as named tensors, for model files.
     *
     * @return every parameter exactly once; one block each unless a module groups them
     */
    default Map<String, Block> blocks() {
        Map<String, Block> blocks = new LinkedHashMap<>();
        namedParameters().forEach((name, value) -> blocks.put(name, new Block(List.of(), List.of(value))));
        return blocks;
    }

    /**
     * As {@link #forward(Value...)} with plain numbers, which take no gradient.
     *
     * @param inputs as many as the module takes
     * @return the outputs
     */
    default Value[] forward(double... inputs) {
        return forward(Value.constants(inputs));
    }

    /**
     * The output of a module that has just one.
     *
     * @param inputs as many as the module takes
     * @return the output
     * @throws IllegalStateException if the module has several outputs
     */
    default Value output(Value... inputs) {
        Value[] outputs = forward(inputs);
        if (outputs.length != 1) {
            throw new IllegalStateException(
                    "output() is for modules with one output; this one has " + outputs.length + ", use forward()");
        }
        return outputs[0];
    }

    /**
     * As {@link #output(Value...)} with plain numbers, which take no gradient.
     *
     * @param inputs as many as the module takes
     * @return the output
     */
    default Value output(double... inputs) {
        return output(Value.constants(inputs));
    }

    /** {@return the parameters, in the order of {@link #namedParameters}} */
    default List<Value> parameters() {
        return new ArrayList<>(namedParameters().values());
    }

    /** {@return the number of parameters} */
    default int parameterCount() {
        return namedParameters().size();
    }

    /** Sets the gradient of every parameter to 0. */
    default void zeroGrad() {
        parameters().forEach(p -> p.grad = 0);
    }
}
