package dev.gradus.viz;

import dev.gradus.Value;
import java.util.List;

/** One box of a picture. */
sealed interface Box {
    /** {@return its number in the picture, from 0, each after those it is made from where there is no cycle} */
    int id();

    /** {@return the module it belongs to, such as {@code layers.0.neurons.3}; empty if none} */
    String module();

    /** What a value is to the expression. */
    enum Kind {
        CONSTANT,
        INPUT,
        PARAMETER,
        INTERIOR
    }

    /**
     * A value, with the operation that made it.
     *
     * @param id its number
     * @param module its module
     * @param value the value
     * @param kind what it is to the expression
     * @param root whether it is the result that is drawn
     */
    record Single(int id, String module, Value value, Kind kind, boolean root) implements Box {}

    /**
     * Values folded together.
     *
     * @param id its number
     * @param module the module that they make up; empty for what no module holds
     * @param title what they are, in words
     * @param facts how many of what they are, one line each
     * @param members the values, operands first
     * @param steepest the parameter with the largest gradient; the first member if there are no parameters
     * @param parameters how many parameters are among the members
     */
    record Folded(
            int id,
            String module,
            String title,
            List<String> facts,
            List<Value> members,
            Value steepest,
            int parameters)
            implements Box {}
}
