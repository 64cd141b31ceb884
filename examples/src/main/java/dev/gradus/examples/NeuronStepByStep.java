package dev.gradus.examples;

import dev.gradus.Value;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One neuron, backpropagated node by node, then all at once, then with its tanh taken apart, then as PyTorch has it. */
public final class NeuronStepByStep {
    private NeuronStepByStep() {}

    /** Two inputs, two weights, a bias; n is their weighted sum. */
    private static final class Neuron {
        final Value x1;
        final Value x2 = new Value(0, "x2");
        final Value w1;
        final Value w2;
        final Value b;
        final Value x1w1;
        final Value x2w2;
        final Value sum;
        final Value n;

        Neuron(double bias) {
            x1 = new Value(2, "x1");
            w1 = new Value(-3, "w1");
            w2 = new Value(1, "w2");
            b = new Value(bias, "b");
            x1w1 = x1.times(w1).label("x1*w1");
            x2w2 = x2.times(w2).label("x2*w2");
            sum = x1w1.plus(x2w2).label("x1*w1 + x2*w2");
            n = sum.plus(b).label("n");
        }

        String gradients() {
            return Stream.of(x1, w1, x2, w2, b).map(v -> v.label + " " + v.grad).collect(Collectors.joining(", "));
        }
    }

    /**
     * Runs the example.
     *
     * @param args none
     */
    public static void main(String[] args) {
        double bias = 6.881373587019543; // chosen so that the gradient of tanh comes out as one half
        Neuron neuron = new Neuron(bias);
        Value o = neuron.n.tanh().label("o");
        o.grad = 1;
        o.backwardStep();
        System.out.println("o = " + o.data + ", do/dn = " + neuron.n.grad);
        neuron.n.backwardStep();
        neuron.sum.backwardStep();
        neuron.x1w1.backwardStep();
        neuron.x2w2.backwardStep();
        System.out.println("node by node:  " + neuron.gradients());

        neuron = new Neuron(bias);
        o = neuron.n.tanh();
        o.backward();
        System.out.println("all at once:   " + neuron.gradients());
        System.out.println("order: "
                + o.topologicalOrder().stream()
                        .map(v -> v.label.isEmpty() ? "o" : v.label)
                        .collect(Collectors.joining(", ")));

        neuron = new Neuron(bias);
        Value e = neuron.n.times(2).exp().label("e");
        o = e.minus(1).div(e.plus(1));
        o.backward();
        System.out.println("tanh in parts: " + neuron.gradients());

        neuron = new Neuron(6.88137);
        e = neuron.n.times(2).exp();
        System.out.println("with bias 6.88137, whole:    " + neuron.n.tanh().data);
        System.out.println("with bias 6.88137, in parts: " + e.minus(1).div(e.plus(1)).data);

        neuron = new Neuron((float) 6.881373587); // PyTorch reads the number as a float before it becomes a double
        o = neuron.n.tanh();
        o.backward();
        System.out.println("PyTorch's: " + o.data);
        System.out.println("PyTorch's: " + neuron.gradients());
    }
}
