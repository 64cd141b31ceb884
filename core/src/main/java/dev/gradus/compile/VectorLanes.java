package dev.gradus.compile;

import dev.gradus.Op;
import dev.gradus.compile.Code.Local;

/**
 * Vectors of the preferred species of the Vector API.
 *
 * <p>Its classes are named in generated code only, so that neither the build nor a program without the module needs
 * them. The receiver of every call is a value just loaded or computed, never one carried around a loop: there the
 * compiler knows its class.
 */
final class VectorLanes extends Lanes {
    static final String VECTOR = type("Vector");
    static final String SPECIES = type("VectorSpecies");
    static final String MASK = type("VectorMask");
    static final String SHUFFLE = type("VectorShuffle");
    private static final String OPERATORS = PACKAGE + "VectorOperators";

    VectorLanes(Element element, int length) {
        super(element, length);
    }

    private static String type(String simpleName) {
        return "L" + PACKAGE + simpleName + ";";
    }

    @Override
    String type() {
        return element.vector();
    }

    private String self() {
        return "L" + element.vector() + ";";
    }

    void species(Code code) {
        code.getStatic(element.vector(), "SPECIES_PREFERRED", SPECIES);
    }

    /** Calls a method of the vector whose operands are on the stack behind it. */
    void call(Code code, String name, String parameters) {
        code.invoke(Code.INVOKEVIRTUAL, element.vector(), name, "(" + parameters + ")" + self());
    }

    @Override
    void load(Code code, Local array, Local index, int offset) {
        species(code);
        code.load(array);
        code.load(index, offset);
        code.invoke(Code.INVOKESTATIC, element.vector(), "fromArray", "(" + SPECIES + element.array() + "I)" + self());
    }

    @Override
    void store(Code code, Local array, Local index, int offset, Local value) {
        code.load(value);
        code.load(array);
        code.load(index, offset);
        code.invoke(Code.INVOKEVIRTUAL, element.vector(), "intoArray", "(" + element.array() + "I)V");
    }

    @Override
    void broadcast(Code code) {
        Local number = code.store(element.descriptor());
        species(code);
        code.load(number);
        code.invoke(
                Code.INVOKESTATIC, element.vector(), "broadcast", "(" + SPECIES + element.descriptor() + ")" + self());
    }

    private void constant(Code code, double number) {
        code.constant(number);
        broadcast(code);
    }

    @Override
    void apply(Code code, Op op) {
        switch (op) {
            case PLUS -> call(code, "add", VECTOR);
            case MINUS -> call(code, "sub", VECTOR);
            case TIMES -> call(code, "mul", VECTOR);
            case DIV -> call(code, "div", VECTOR);
            case MAX -> call(code, "max", VECTOR);
            case MIN -> call(code, "min", VECTOR);
            case GREATER -> greater(code);
            case SIGN -> sign(code);
            case POW -> pow(code);
            default -> lanewise(code, op);
        }
    }

    private void lanewise(Code code, Op op) {
        if (op.arity() == 1) {
            String kind = type("VectorOperators$Unary");
            code.getStatic(OPERATORS, op.name(), kind);
            call(code, "lanewise", kind);
        } else {
            String kind = type("VectorOperators$Binary");
            Local second = code.store(type());
            code.getStatic(OPERATORS, op.name(), kind);
            code.load(second);
            call(code, "lanewise", kind + VECTOR);
        }
    }

    private void greater(Code code) {
        Local second = code.store(type());
        Local first = code.store(type());
        constant(code, 0);
        constant(code, 1);
        code.load(first);
        compare(code, "GT", () -> code.load(second), VECTOR);
        blend(code);
    }

    /** The operand itself, which is ±0 or NaN, unless it is above or below 0. */
    private void sign(Code code) {
        Local operand = code.store(type());
        code.load(operand);
        for (double side : new double[] {1, -1}) {
            constant(code, side);
            code.load(operand);
            compare(code, side > 0 ? "GT" : "LT", 0);
            blend(code);
        }
    }

    /**
     * The vector library's power, but for two cases. Java's pow(±1, ±∞ or NaN) is NaN, the library's is 1: there the result
     * is y + 0 · b, which is y for any other b. And a result that underflows keeps the sign of an odd power of a number
     * below 0, which the library may drop.
     */
    private void pow(Code code) {
        Local exponent = code.store(type());
        Local base = code.store(type());
        code.load(base);
        code.load(exponent);
        lanewise(code, Op.POW);
        Local power = code.store(type());

        code.load(power);
        constant(code, -0.0);
        half(code, exponent);
        compare(code, "EQ", HALF);
        blend(code);
        Local signed = code.store(type());
        code.load(power);
        code.load(signed);
        code.load(base);
        compare(code, "LT", 0);
        blend(code);
        signed = code.store(type());
        where(code, power, 0, signed, power);

        code.load(exponent);
        constant(code, 0);
        code.load(power);
        fma(code);
        code.load(base);
        lanewise(code, Op.ABS);
        compare(code, "EQ", 1);
        blend(code);
    }

    private static final double HALF = 0.5;

    /** Adding and subtracting this rounds a number to a whole one. */
    private static final double ROUND = 0x1.8p52;

    /** How far half of a number is from a whole one: 0.5 for an odd number, and for no other. */
    private void half(Code code, Local number) {
        code.load(number);
        constant(code, HALF);
        apply(code, Op.TIMES);
        Local half = code.store(type());
        code.load(half);
        code.load(half);
        constant(code, ROUND);
        apply(code, Op.PLUS);
        constant(code, ROUND);
        apply(code, Op.MINUS);
        apply(code, Op.MINUS);
        lanewise(code, Op.ABS);
    }

    private void compare(Code code, String comparison, double number) {
        compare(code, comparison, () -> code.constant(number), element.descriptor());
    }

    private static final String COMPARISON = type("VectorOperators$Comparison");

    private void compare(Code code, String comparison, Runnable with, String kind) {
        code.getStatic(OPERATORS, comparison, COMPARISON);
        with.run();
        code.invoke(Code.INVOKEVIRTUAL, element.vector(), "compare", "(" + COMPARISON + kind + ")" + MASK);
    }

    @Override
    void fma(Code code) {
        call(code, "fma", VECTOR + VECTOR);
    }

    @Override
    void where(Code code, Local subject, double number, Local yes, Local no) {
        code.load(no);
        code.load(yes);
        code.load(subject);
        compare(code, "EQ", number);
        blend(code);
    }

    /** Replaces yes and a mask on the stack, behind no, by the choice. */
    private void blend(Code code) {
        call(code, "blend", VECTOR + MASK);
    }
}
