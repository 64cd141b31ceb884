package dev.gradus.nn;

import dev.gradus.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Neurons side by side on the same inputs. */
public final class Layer implements Module {
    private final List<Neuron> neurons;

    /**
     * A fully connected layer.
     *
     * @param inputs the number of inputs, ≥ 1
     * @param outputs the number of neurons, ≥ 1
     * @param activation the nonlinearity
     * @param initializer where the parameters start
     * @param random where the parameters come from
     * @throws IllegalArgumentException if inputs or outputs are below 1
     */
    public Layer(int inputs, int outputs, Activation activation, Initializer initializer, RandomGenerator random) {
        if (outputs < 1) {
            throw new IllegalArgumentException("a layer needs at least one neuron, got " + outputs);
        }
        List<Neuron> made = new ArrayList<>();
        for (int i = 0; i < outputs; i++) {
            made.add(new Neuron(inputs, outputs, activation, initializer, random));
        }
        neurons = List.copyOf(made);
    }

    @Override
    public Value[] forward(Value... inputs) {
        Value[] outputs = new Value[neurons.size()];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = neurons.get(i).output(inputs);
        }
        return outputs;
    }

    /** {@return the neurons, in order} */
    public List<Neuron> neurons() {
        return neurons;
    }

    @Override
    public Map<String, Value> namedParameters() {
        Map<String, Value> named = new LinkedHashMap<>();
        for (int i = 0; i < neurons.size(); i++) {
            String prefix = "neurons." + i + ".";
            neurons.get(i).namedParameters().forEach((name, p) -> named.put(prefix + name, p));
        }
        return named;
    }

    /** {@return {@code weight} of shape [outputs, inputs] and {@code bias} of shape [outputs]} */
    @Override
    public Map<String, Block> blocks() {
        List<Value> weights =
                neurons.stream().flatMap(n -> n.weights().stream()).toList();
        List<Value> biases = neurons.stream().map(Neuron::bias).toList();
        int outputs = neurons.size();
        Map<String, Block> blocks = new LinkedHashMap<>();
        blocks.put("weight", new Block(List.of(outputs, weights.size() / outputs), weights));
        blocks.put("bias", new Block(List.of(outputs), biases));
        return blocks;
    }

    /** {@return {@code Layer of [ReLUNeuron(2), ReLUNeuron(2)]}} */
    @Override
    public String toString() {
        return "Layer of " + neurons;
    }
}
