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

    /** Makes the number on the stack a value with this number in every lane. */
    abstract void broadcast(Code code);

    /** Replaces the operands on the stack by the result of a primitive operation. */
    abstract void apply(Code code, Op op);

    /** Replaces a, b, c on the stack by a · b + c, rounded once. */
    abstract void fma(Code code);

    /** Leaves on the stack yes where subject is this number, no elsewhere. */
    abstract void where(Code code, Local subject, double number, Local yes, Local no);
}
