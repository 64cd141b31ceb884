package dev.gradus.examples;

import dev.gradus.Value;
import dev.gradus.data.PythonRandom;
import dev.gradus.nn.Activation;
import dev.gradus.nn.Initializer;
import dev.gradus.nn.Layer;
import dev.gradus.nn.Loss;
import dev.gradus.nn.Mlp;
import dev.gradus.nn.Neuron;
import java.util.ArrayList;
import java.util.List;

/** A neuron, a layer, a network, and the loop that teaches it four rows: forward, zero, backward, step. */
public final class TrainingLoop {
    private static final double[][] INPUTS = {{2, 3, -1}, {3, -1, 0.5}, {0.5, 1, 1}, {1, 1, -1}};
    private static final double[] TARGETS = {1, -1, -1, 1};

    private TrainingLoop() {}

    /**
     * Runs the example.
     *
     * @param args none
     */
    public static void main(String[] args) {
        PythonRandom random = new PythonRandom(1);
        Neuron neuron = new Neuron(2, 1, Activation.TANH, Initializer.UNIFORM_WITH_BIAS, random);
        System.out.println(neuron + " of (2, 3) = " + neuron.output(2, 3).data);
        Layer layer = new Layer(2, 3, Activation.TANH, Initializer.UNIFORM_WITH_BIAS, random);
        System.out.println(layer);

        Mlp model = network(random);
        System.out.println(model.parameterCount() + " parameters: " + model);
        for (int k = 0; k < 20; k++) {
            System.out.println(k + " " + step(model, 0.1));
        }

        int fitted = 0;
        for (int seed = 0; seed < 100; seed++) {
            Mlp fresh = network(new PythonRandom(seed));
            for (int k = 0; k < 200; k++) {
                step(fresh, 0.1);
            }
            fitted += loss(fresh).data < 0.01 ? 1 : 0;
        }
        System.out.println(fitted + " of 100 networks fit the rows below 0.01 in 200 steps");
    }

    private static Mlp network(PythonRandom random) {
        return new Mlp(List.of(3, 4, 4, 1), Activation.TANH, Activation.TANH, Initializer.UNIFORM_WITH_BIAS, random);
    }

    private static Value loss(Mlp model) {
        List<Value[]> outputs = new ArrayList<>();
        List<Value[]> targets = new ArrayList<>();
        for (int row = 0; row < INPUTS.length; row++) {
            outputs.add(model.forward(INPUTS[row]));
            targets.add(Value.constants(TARGETS[row]));
        }
        return Loss.SUM_OF_SQUARES.batch(outputs, targets);
    }

    private static double step(Mlp model, double rate) {
        Value loss = loss(model);
        model.zeroGrad();
        loss.backward();
        for (Value p : model.parameters()) {
            p.data -= rate * p.grad;
        }
        return loss.data;
    }
}
