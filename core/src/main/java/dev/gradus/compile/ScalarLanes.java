package dev.gradus.compile;

import dev.gradus.Op;
import dev.gradus.compile.Code.Local;
import java.util.Locale;

/** One number at a time, in loops that HotSpot's compiler makes vector loops of where it can. */
final class ScalarLanes extends Lanes {
    private static final String HELPERS = ScalarLanes.class.getName().replace('.', '/');

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
    void broadcast(Code code) {
        // a number is all its lanes
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
            case TANH -> call(code, HELPERS, "tanh", 1);
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

    /**
     * 1 − 2 / (e²ᵃ + 1) away from 0, and Lambert's continued fraction a / (1 + a² / (3 + a² / (5 + …))) down to 17 near it:
     * half the time of {@link Math#tanh}, which computes an exponential of its own.
     */
    static double tanh(double x) {
        double a = Math.abs(x);
        double far = 1 - 2 / (Math.exp(2 * a) + 1);
        double s = a * a;
        double excess = Math.fma(Math.fma(Math.fma(44, s, 12870), s, 810810), s, 11486475);
        double denominator = Math.fma(Math.fma(Math.fma(Math.fma(45, s, 13860), s, 945945), s, 16216200), s, 34459425);
        double near = a - a * s * excess / denominator;
        long nearBits = Double.doubleToRawLongBits(near);
        long farBits = Double.doubleToRawLongBits(far);
        return Math.copySign(Double.longBitsToDouble(a < NEAR ? nearBits : farBits), x);
    }

    private static final double NEAR = 0.55;
}
