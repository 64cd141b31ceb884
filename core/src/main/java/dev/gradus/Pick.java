package dev.gradus;

import static dev.gradus.Real.REAL;

import java.util.List;

/** A value picked from several: the one node that knows of more values than its operands. */
final class Pick extends Value {
    private final Value chosen;
    private final List<Value> choices;

    /**
     * The choice with this number.
     *
     * @throws IllegalArgumentException unless the index is a whole number that one of the choices has
     */
    static Pick of(Value index, List<Value> choices) {
        int number = (int) index.data;
        if (number != index.data || number < 0 || number >= choices.size()) { // NaN differs from every number
            throw new IllegalArgumentException("pick needs a whole number from 0 to " + (choices.size() - 1)
                    + " as its index, got " + described(index));
        }
        return new Pick(choices.get(number), index, choices);
    }

    private Pick(Value chosen, Value index, List<Value> choices) {
        super(
                Op.PICK.value(REAL, chosen.data, index.data),
                "",
                Op.PICK,
                chosen,
                index,
                Op.PICK.da(REAL, chosen.data, index.data, chosen.data),
                Op.PICK.db(REAL, chosen.data, index.data, chosen.data));
        this.chosen = chosen;
        this.choices = choices;
    }

    /** How a message tells an index: its number, and whose that is if it has a label. */
    static String described(Value index) {
        return index.data + (index.label.isEmpty() ? "" : " from '" + index.label + "'");
    }

    @Override
    public List<Value> choices() {
        return choices;
    }

    /** Leaves the index alone: adding its local derivative 0 times an infinite gradient would make it NaN. */
    @Override
    public void backwardStep() {
        if (chosen.op() != Op.CONSTANT) {
            chosen.grad += grad;
        }
    }
}
