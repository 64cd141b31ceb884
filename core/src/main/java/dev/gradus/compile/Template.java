package dev.gradus.compile;

import dev.gradus.Op;
import java.util.List;

/**
 * A fused elementwise expression: what is computed in one lane, over numbered values.
 *
 * <p>Values 0 … varying − 1 are numbers of the lane, the next {@code uniform} ones are the same in every lane, and each
 * instruction makes one more. Equal templates share one kernel.
 *
 * @param varying how many values come from rows of lanes
 * @param uniform how many come from uniform numbers
 * @param code the instructions, each after those it uses
 * @param outputs which values are stored, each an instruction's
 */
record Template(int varying, int uniform, List<Instruction> code, List<Integer> outputs) {
    Template {
        code = List.copyOf(code);
        outputs = List.copyOf(outputs);
    }

    /** One step of the expression. */
    sealed interface Instruction {}

    /** A number. */
    record Constant(double value) implements Instruction {}

    /** An operation of the table; b is a where there is one operand. */
    record Apply(Op op, int a, int b) implements Instruction {}

    /** The choice that a whole-number index names; any number where it is out of range, which is checked elsewhere. */
    record Pick(int index, List<Integer> choices) implements Instruction {
        Pick {
            choices = List.copyOf(choices);
        }
    }

    /** a where the index is this choice, else 0: what a picked choice receives in the backward pass. */
    record Hit(int index, int a, int choice) implements Instruction {}

    /** a · b, but 0 where a is 0, whatever b is: a gradient that must not arrive keeps out NaN and infinity. */
    record Guard(int a, int b) implements Instruction {}
}
