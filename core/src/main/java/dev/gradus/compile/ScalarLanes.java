package dev.gradus.compile;

import dev.gradus.Op;
import dev.gradus.compile.Code.Local;
import java.util.Locale;

/** One number at a time, in loops that HotSpot's compiler makes vector loops of where it can. */
final class ScalarLanes extends Lanes {
    static final String OP = Op.class.getName().replace('.', '/');
    static final String HELPERS = ScalarLanes.class.getName().replace('.', '/');

    ScalarLanes(Element element) {
        super(element, 1);
    }

    @Override
    String type() {
        return element.descriptor();
    }

    @Override
    void load(Code code, Local array, Local index, int offset) {
        code.element(element.arrayLoad(), array, index, offset);
    }

    @Override
    void store(Code code, Local array, Local index, int offset, Local value) {
        code.load(array);
        code.load(index, offset);
        code.load(value);
        code.op(element.arrayStore());
    }

    @Override
    void broadcast(Code code, Runnable number) {
        number.run();
    }

    @Override
    void apply(Code code, Op op) {
        switch (op) {
            case PLUS -> code.op(element.add());
            case MINUS -> code.op(element.subtract());
            case TIMES -> code.op(element.multiply());
            case DIV -> code.op(element.divide());
            case NEG -> code.op(element.negate());
            case GREATER -> call(code, HELPERS, "greater", 2);
            case SIGN -> call(code, "java/lang/Math", "signum", 1);
            default -> call(code, "java/lang/Math", op.name().toLowerCase(Locale.ROOT), op.arity());
        }
    }

    @Override
    void fma(Code code) {
        call(code, "java/lang/Math", "fma", 3);
    }

    @Override
    void where(Code code, Local subject, double number, Local yes, Local no) {
        code.load(subject);
        code.constant(number);
        code.load(yes);
        code.load(no);
        call(code, HELPERS, "where", 4);
    }

    @Override
    void below(Code code, Local a, Local b, Local yes, Local no) {
        code.load(a);
        code.load(b);
        code.load(yes);
        code.load(no);
        call(code, HELPERS, "below", 4);
    }

    @Override
    void bits(Code code, Bits bits) {
        String name = switch (bits) {
            case POWER_OF_TWO -> "powerOfTwo";
            case HALF_TURN -> "halfTurn";
            case EXPONENT -> "exponent";
            case MANTISSA -> "mantissa";
            case COPY_SIGN -> "copySign";
            case FLIP -> "flip";
        };
        call(code, Bits.class.getName().replace('.', '/'), name, bits.operands());
    }

    @Override
    void strict(Code code, Op op, Local a, Local b) {
        code.load(a);
        if (op.arity() == 2) {
            code.load(b);
        }
        call(code, "java/lang/StrictMath", op.name().toLowerCase(Locale.ROOT), op.arity());
    }

    @Override
    void beyond(Code code, Op op, Local x, double limit, Local near) {
        String type = element.descriptor();
        code.load(x);
        code.constant(limit);
        code.load(near);
        code.getStatic(OP, op.name(), "L" + OP + ";");
        code.invoke(Code.INVOKESTATIC, HELPERS, "beyond", "(" + type.repeat(3) + "L" + OP + ";)" + type);
    }

    private void call(Code code, String owner, String name, int operands) {
        String type = element.descriptor();
        code.invoke(Code.INVOKESTATIC, owner, name, "(" + type.repeat(operands) + ")" + type);
    }

    // Called by generated code. Choosing between bits, the compiler makes a conditional move, which no branch predictor
    // has to guess; between doubles it makes a jump.

    static double greater(double a, double b) {
        return Double.longBitsToDouble(a > b ? 0x3FF0_0000_0000_0000L : 0L);
    }

    static double where(double subject, double number, double yes, double no) {
        long ifYes = Double.doubleToRawLongBits(yes);
        long ifNo = Double.doubleToRawLongBits(no);
        return Double.longBitsToDouble(subject == number ? ifYes : ifNo);
    }

    static double below(double a, double b, double yes, double no) {
        long ifYes = Double.doubleToRawLongBits(yes);
        long ifNo = Double.doubleToRawLongBits(no);
        return Double.longBitsToDouble(a < b ? ifYes : ifNo);
    }

    static double beyond(double x, double limit, double near, Op op) {
        return Math.abs(x) > limit ? op.value(x, x) : near;
    }

    /** For vectors: the result in every lane, in place of the first operand. */
    static double[] strict(double[] a, double[] b, Op op) {
        for (int i = 0; i < a.length; i++) {
            a[i] = op.value(a[i], b[i]);
        }
        return a;
    }
}
