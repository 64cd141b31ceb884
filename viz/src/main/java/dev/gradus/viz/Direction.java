package dev.gradus.viz;

/** Which way a graph reads, from operands to results; the names are Graphviz's {@code rankdir}. */
public enum Direction {
    /** Left to right, as the notebooks draw. */
    LR,
    /** Right to left. */
    RL,
    /** Top to bottom. */
    TB,
    /** Bottom to top. */
    BT;

    boolean horizontal() {
        return this == LR || this == RL;
    }
}
