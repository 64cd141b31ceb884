package dev.gradus.nn;

import dev.gradus.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** A multilayer perceptron: layers one after another. */
public final class Mlp implements Module {
    private final List<Integer> sizes;
    private final Activation hidden;
    private final Activation output;
    private final List<Layer> layers;
    private final Map<String, Value> named;

    /**
     * A network as micrograd has it: ReLU inside, linear outputs, weights uniform in −1 … 1, biases 0.
     *
     * @param random where the weights come from
     * @param sizes the number of inputs, then the number of neurons in each layer; at least two numbers, all ≥ 1
     * @throws IllegalArgumentException if there are fewer than two sizes or one is below 1
     */
    public Mlp(RandomGenerator random, int... sizes) {
        this(boxed(sizes), Activation.RELU, Activation.LINEAR, Initializer.UNIFORM, random);
    }

    /**
     * A network.
     *
     * @param sizes the number of inputs, then the number of neurons in each layer; at least two numbers, all ≥ 1
     * @param hidden the nonlinearity of every layer but the last
     * @param output the nonlinearity of the last layer
     * @param initializer where the parameters start
     * @param random where the parameters come from, layer by layer and neuron by neuron
     * @throws IllegalArgumentException if there are fewer than two sizes or one is below 1
     */
    public Mlp(
            List<Integer> sizes,
            Activation hidden,
            Activation output,
            Initializer initializer,
            RandomGenerator random) {
        if (sizes.size() < 2) {
            throw new IllegalArgumentException(
                    "a network needs the number of inputs and at least one layer size, got " + sizes);
        }
        this.sizes = List.copyOf(sizes);
        this.hidden = hidden;
        this.output = output;
        List<Layer> made = new ArrayList<>();
        for (int i = 1; i < sizes.size(); i++) {
            Activation activation = i < sizes.size() - 1 ? hidden : output;
            made.add(new Layer(sizes.get(i - 1), sizes.get(i), activation, initializer, random));
        }
        layers = List.copyOf(made);
        named = Collections.unmodifiableMap(withNames(layers));
        named.forEach((name, p) -> p.label = name);
    }

    private static Map<String, Value> withNames(List<Layer> layers) {
        Map<String, Value> named = new LinkedHashMap<>();
        for (int i = 0; i < layers.size(); i++) {
            String prefix = "layers." + i + ".";
            layers.get(i).namedParameters().forEach((name, p) -> named.put(prefix + name, p));
        }
        return named;
    }

    private static List<Integer> boxed(int[] sizes) {
        return Arrays.stream(sizes).boxed().toList();
    }

    @Override
    public Value[] forward(Value... inputs) {
        Value[] x = inputs;
        for (Layer layer : layers) {
            x = layer.forward(x);
        }
        return x;
    }

    /** {@return the layers, first to last} */
    public List<Layer> layers() {
        return layers;
    }

    /** {@return the number of inputs, then the number of neurons in each layer} */
    public List<Integer> sizes() {
        return sizes;
    }

    /** {@return the nonlinearity of every layer but the last} */
    public Activation hiddenActivation() {
        return hidden;
    }

    /** {@return the nonlinearity of the last layer} */
    public Activation outputActivation() {
        return output;
    }

    /** {@return names such as {@code layers.0.neurons.3.w1}, which the parameters also carry as labels; unmodifiable} */
    @Override
    public Map<String, Value> namedParameters() {
        return named;
    }

    /** {@return {@code layers.0.weight}, {@code layers.0.bias} and so on} */
    @Override
    public Map<String, Block> blocks() {
        Map<String, Block> blocks = new LinkedHashMap<>();
        for (int i = 0; i < layers.size(); i++) {
            String prefix = "layers." + i + ".";
            layers.get(i).blocks().forEach((name, block) -> blocks.put(prefix + name, block));
        }
        return blocks;
    }

    /** {@return {@code MLP of [Layer of [ReLUNeuron(2), …], …]}} */
    @Override
    public String toString() {
        return "MLP of " + layers;
    }
}
