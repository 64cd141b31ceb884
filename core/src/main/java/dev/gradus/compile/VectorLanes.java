package dev.gradus.compile;

import dev.gradus.Op;
import dev.gradus.compile.Code.Local;
import java.util.Locale;

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
    private static final String LONGS = PACKAGE + "LongVector";
    private static final String BINARY = type("VectorOperators$Binary");
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
    void broadcast(Code code, Runnable number) {
        species(code);
        number.run();
        code.invoke(
                Code.INVOKESTATIC, element.vector(), "broadcast", "(" + SPECIES + element.descriptor() + ")" + self());
    }

    private void constant(Code code, double number) {
        broadcast(code, () -> code.constant(number));
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
            default -> call(code, op.name().toLowerCase(Locale.ROOT), "");
        }
    }

    private void greater(Code code) {
        Local second = code.store(type());
        Local first = code.store(type());
        constant(code, 0);
        constant(code, 1);
        code.load(second);
        code.load(first);
        compare(code, "lt", VECTOR);
        blend(code);
    }

    /** The operand itself, which is ±0 or NaN, unless it is above or below 0. */
    private void sign(Code code) {
        Local operand = code.store(type());
        code.load(operand);
        constant(code, 1);
        constant(code, 0);
        code.load(operand);
        compare(code, "lt", VECTOR);
        blend(code);
        constant(code, -1);
        code.load(operand);
        code.constant(0.0);
        compare(code, "lt", element.descriptor());
        blend(code);
    }

    /** Replaces the operands on the stack by the mask of the lanes where they compare so. */
    private void compare(Code code, String comparison, String kind) {
        code.invoke(Code.INVOKEVIRTUAL, element.vector(), comparison, "(" + kind + ")" + MASK);
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
        code.constant(number);
        compare(code, "eq", element.descriptor());
        blend(code);
    }

    /** Replaces yes and a mask on the stack, behind no, by the choice. */
    private void blend(Code code) {
        call(code, "blend", VECTOR + MASK);
    }

    @Override
    void below(Code code, Local a, Local b, Local yes, Local no) {
        code.load(no);
        code.load(yes);
        code.load(a);
        code.load(b);
        compare(code, "lt", VECTOR);
        blend(code);
    }

    @Override
    void bits(Code code, Bits bits) {
        switch (bits) {
            case POWER_OF_TWO -> {
                asLongs(code);
                shift(code, "LSHL", Bits.EXPONENT_SHIFT);
            }
            case HALF_TURN -> {
                asLongs(code);
                shift(code, "LSHL", Bits.HALF_TURN_SHIFT);
            }
            case EXPONENT -> {
                asLongs(code);
                withLong(code, "add", Bits.CARRY);
                shift(code, "LSHR", Bits.EXPONENT_SHIFT);
                withLong(code, "or", Bits.TWO_TO_THE_52);
            }
            case MANTISSA -> {
                asLongs(code);
                withLong(code, "add", Bits.CARRY);
                withLong(code, "and", Bits.MANTISSA_BITS);
                withLong(code, "add", Bits.LEAST);
            }
            case COPY_SIGN -> withSign(code, "or");
            case FLIP -> withSign(code, "add"); // which changes the highest bit
        }
        code.invoke(Code.INVOKEVIRTUAL, LONGS, "reinterpretAsDoubles", "()" + self());
    }

    private void withSign(Code code, String name) {
        asLongs(code);
        withLong(code, "and", Bits.SIGN_BIT);
        Local sign = code.store(LONGS);
        asLongs(code);
        code.load(sign);
        code.invoke(Code.INVOKEVIRTUAL, LONGS, name, "(" + VECTOR + ")L" + LONGS + ";");
    }

    private void asLongs(Code code) {
        code.invoke(Code.INVOKEVIRTUAL, element.vector(), "reinterpretAsLongs", "()L" + LONGS + ";");
    }

    private static void shift(Code code, String operator, long by) {
        code.getStatic(OPERATORS, operator, BINARY);
        code.constant(by);
        code.invoke(Code.INVOKEVIRTUAL, LONGS, "lanewise", "(" + BINARY + "J)L" + LONGS + ";");
    }

    private static void withLong(Code code, String name, long number) {
        code.constant(number);
        code.invoke(Code.INVOKEVIRTUAL, LONGS, name, "(J)L" + LONGS + ";");
    }

    @Override
    void strict(Code code, Op op, Local a, Local b) {
        String array = element.array();
        String operation = "L" + ScalarLanes.OP + ";";
        species(code);
        toArray(code, a);
        toArray(code, b);
        code.getStatic(ScalarLanes.OP, op.name(), operation);
        code.invoke(Code.INVOKESTATIC, ScalarLanes.HELPERS, "strict", "(" + array + array + operation + ")" + array);
        code.constant(0);
        code.invoke(Code.INVOKESTATIC, element.vector(), "fromArray", "(" + SPECIES + array + "I)" + self());
    }

    private void toArray(Code code, Local value) {
        code.load(value);
        code.invoke(Code.INVOKEVIRTUAL, element.vector(), "toArray", "()" + element.array());
    }

    @Override
    void beyond(Code code, Op op, Local x, double limit, Local near) {
        Runnable test = () -> {
            constant(code, limit);
            code.load(x);
            apply(code, Op.ABS);
            compare(code, "lt", VECTOR);
        };
        code.load(near);
        Local result = code.store(type());
        test.run();
        code.invoke(Code.INVOKEVIRTUAL, PACKAGE + "VectorMask", "anyTrue", "()Z");
        code.when(() -> {
            code.load(near);
            strict(code, op, x, x);
            test.run();
            blend(code);
            code.set(result);
        });
        code.load(result);
    }
}
