package dev.gradus.viz;

/**
 * How much of a graph is drawn and how much is folded into boxes with a count.
 *
 * <p>What belongs together comes from dotted labels: a parameter {@code layers.0.neurons.3.w1} belongs to neuron 3 of
 * layer 0, and with it the products, partial sums and the activation that it takes part in; an interior node of your own
 * with the label {@code attention.score} belongs to {@code attention}.
 */
public enum Detail {
    /** Every node while they stay within the limit; else the finest folding that does. */
    AUTO,
    /** Every node. */
    NODES,
    /** One box for each innermost module (a neuron), with the rows of a batch folded into it. */
    NEURONS,
    /** One box for each module around the innermost ones (a layer). */
    LAYERS
}
