package dev.gradus.nn;

import dev.gradus.Value;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** One neuron: activation(b + Σ wᵢ·xᵢ), added from left to right. */
public final class Neuron implements Module {
    private final Value[] weights;
    private final Value bias;
    private final Activation activation;

    /**
     * A neuron as micrograd has it: weights uniform in −1 … 1 and bias 0.
     *
     * @param inputs the number of inputs, ≥ 1
     * @param activation the nonlinearity
     * @param random where the weights come from
     * @throws IllegalArgumentException if inputs are below 1
     */
    public Neuron(int inputs, Activation activation, RandomGenerator random) {
        this(inputs, 1, activation, Initializer.UNIFORM, random);
    }

    /**
     * A neuron of a layer.
     *
     * @param inputs the number of inputs, ≥ 1
     * @param outputs the number of neurons in the layer, which some initialisers look at
     * @param activation the nonlinearity
     * @param initializer where the parameters start
     * @param random where the parameters come from
     * @throws IllegalArgumentException if inputs are below 1
     */
    public Neuron(int inputs, int outputs, Activation activation, Initializer initializer, RandomGenerator random) {
        if (inputs < 1) {
            throw new IllegalArgumentException("a neuron needs at least one input, got " + inputs);
        }
        this.activation = activation;
        weights = new Value[inputs];
        Arrays.setAll(weights, i -> new Value(initializer.weight(inputs, outputs, random), "w" + i));
        bias = new Value(initializer.bias(random), "b");
    }

    @Override
    public Value[] forward(Value... inputs) {
        return new Value[] {output(inputs)};
    }

    @Override
    public Value output(Value... inputs) {
        if (inputs.length != weights.length) {
            throw new IllegalArgumentException(this + " takes " + weights.length + " inputs, got " + inputs.length);
        }
        Value sum = bias;
        for (int i = 0; i < weights.length; i++) {
            sum = sum.plus(weights[i].times(inputs[i]));
        }
        return activation.apply(sum);
    }

    /** {@return the weights, one per input} */
    public List<Value> weights() {
        return List.of(weights);
    }

    /** {@return the bias} */
    public Value bias() {
        return bias;
    }

    @Override
    public Map<String, Value> namedParameters() {
        Map<String, Value> named = new LinkedHashMap<>();
        for (int i = 0; i < weights.length; i++) {
            named.put("w" + i, weights[i]);
        }
        named.put("b", bias);
        return named;
    }

    /** {@return {@code ReLUNeuron(2)}: activation and number of inputs} */
    @Override
    public String toString() {
        return activation + "Neuron(" + weights.length + ")";
    }
}
