package dev.gradus.bench;

/**
 * Where one layer's parameters are among all of a network's, in Gradus' order: neuron by neuron, the weights before the
 * bias.
 *
 * @param start the place of the first
 * @param inputs how many inputs
 * @param outputs how many neurons
 */
public record DenseLayer(int start, int inputs, int outputs) {
    /** {@return the place after the last} */
    public int end() {
        return weight(outputs, 0);
    }

    /**
     * The layer that reads this one.
     *
     * @param neurons how many neurons it has
     * @return it
     */
    public DenseLayer then(int neurons) {
        return new DenseLayer(end(), outputs, neurons);
    }

    /**
     * The place of a weight.
     *
     * @param output which neuron
     * @param input which input
     * @return its place
     */
    public int weight(int output, int input) {
        return start + output * (inputs + 1) + input;
    }

    /**
     * The place of a bias.
     *
     * @param output which neuron
     * @return its place
     */
    public int bias(int output) {
        return weight(output, inputs);
    }

    /**
     * Copies the weights out, transposed and cut into panels: for every 16 neurons, input by input, 16 weights. Missing
     * neurons have 0.
     *
     * @param from all parameters
     * @param to where to
     * @param at the first place there
     */
    public void toPanels(double[] from, double[] to, int at) {
        for (int i = 0; i < inputs; i++) {
            for (int o = 0; o < outputs; o++) {
                to[panelPlace(at, o, i)] = from[weight(o, i)];
            }
        }
    }

    /**
     * The way back from panels.
     *
     * @param from the panels
     * @param at the first place there
     * @param to all parameters
     */
    public void fromPanels(double[] from, int at, double[] to) {
        for (int i = 0; i < inputs; i++) {
            for (int o = 0; o < outputs; o++) {
                to[weight(o, i)] = from[panelPlace(at, o, i)];
            }
        }
    }

    private int panelPlace(int at, int o, int i) {
        return at + (o / 16 * inputs + i) * 16 + o % 16;
    }

    /**
     * Copies the weights out as a matrix, neuron by neuron.
     *
     * @param from all parameters
     * @return outputs × inputs weights
     */
    public double[] weights(double[] from) {
        double[] weights = new double[outputs * inputs];
        for (int o = 0; o < outputs; o++) {
            System.arraycopy(from, weight(o, 0), weights, o * inputs, inputs);
        }
        return weights;
    }

    /**
     * Copies the biases out.
     *
     * @param from all parameters
     * @return one per neuron
     */
    public double[] biases(double[] from) {
        double[] biases = new double[outputs];
        for (int o = 0; o < outputs; o++) {
            biases[o] = from[bias(o)];
        }
        return biases;
    }

    /**
     * Copies weights and biases back.
     *
     * @param weights outputs × inputs weights
     * @param biases one per neuron
     * @param to all parameters
     */
    public void put(double[] weights, double[] biases, double[] to) {
        for (int o = 0; o < outputs; o++) {
            System.arraycopy(weights, o * inputs, to, weight(o, 0), inputs);
            to[bias(o)] = biases[o];
        }
    }
}
