package dev.gradus.compile;

import dev.gradus.Op;
import dev.gradus.compile.Code.Local;

/** How generated code handles a value: one number at a time, or a vector of them. */
abstract sealed class Lanes permits ScalarLanes, VectorLanes {
    static final String PACKAGE = "jdk/incubator/vector/";

    final Element element;
    final int length;

    /** Handling of so many lanes at a time. */
    Lanes(Element element, int length) {
        this.element = element;
        this.length = length;
    }

    /** The type of a local variable for a value. */
    abstract String type();

    /** Leaves array[index + offset …] on the stack. */
    abstract void load(Code code, Local array, Local index, int offset);

    /** array[index + offset …] = value. */
    abstract void store(Code code, Local array, Local index, int offset, Local value);

    /** Leaves on the stack a value that has a number in every lane; the number is left there by other code. */
    abstract void broadcast(Code code, Runnable number);

    /** Replaces the operands on the stack by the result of a primitive operation, which IEEE 754 defines to the bit. */
    abstract void apply(Code code, Op op);

    /** Replaces a, b, c on the stack by a · b + c, rounded once. */
    abstract void fma(Code code);

    /** Leaves on the stack yes where subject is this number, no elsewhere. */
    abstract void where(Code code, Local subject, double number, Local yes, Local no);

    /** Leaves on the stack yes where a is below b, no elsewhere. */
    abstract void below(Code code, Local a, Local b, Local yes, Local no);

    /** Replaces the operands on the stack by the result of an operation on their bits. */
    abstract void bits(Code code, Bits bits);

    /** Leaves on the stack what {@link StrictMath} gives; b is a where there is one operand. */
    abstract void strict(Code code, Op op, Local a, Local b);

    /** Leaves on the stack near where |x| is at most the limit, else what {@link StrictMath} gives for x. */
    abstract void beyond(Code code, Op op, Local x, double limit, Local near);
}
