package dev.gradus;

/**
 * The arithmetic in which an {@link Op}'s rule is evaluated.
 *
 * <p>Every rule is written once, over an unknown type {@code E}. With plain numbers for {@code E} the rule computes;
 * with {@link Value} it builds a graph that can be differentiated again; with text it prints itself. An interpreter
 * supplies {@link #constant} and {@link #apply}, and inherits the rest.
 *
 * @param <E> what the rule works on
 */
public interface Algebra<E> {
    /**
     * A constant.
     *
     * @param c its number
     * @return the constant as an element
     */
    E constant(double c);

    /**
     * One operation.
     *
     * @param op an operation with one or two operands
     * @param a the first operand
     * @param b the second operand; not read where the operation has one operand
     * @return the result
     */
    E apply(Op op, E a, E b);

    /** {@return 1} */
    default E one() {
        return constant(1);
    }

    /** {@return 0} */
    default E zero() {
        return constant(0);
    }

    /**
     * {@return a + b}
     *
     * @param a the first operand
     * @param b the second operand
     */
    default E add(E a, E b) {
        return apply(Op.PLUS, a, b);
    }

    /**
     * {@return a - b}
     *
     * @param a the first operand
     * @param b the second operand
     */
    default E sub(E a, E b) {
        return apply(Op.MINUS, a, b);
    }

    /**
     * {@return a · b}
     *
     * @param a the first operand
     * @param b the second operand
     */
    default E mul(E a, E b) {
        return apply(Op.TIMES, a, b);
    }

    /**
     * {@return a / b}
     *
     * @param a the first operand
     * @param b the second operand
     */
    default E div(E a, E b) {
        return apply(Op.DIV, a, b);
    }

    /**
     * {@return a to the power b}
     *
     * @param a the base
     * @param b the exponent
     */
    default E pow(E a, E b) {
        return apply(Op.POW, a, b);
    }

    /**
     * {@return the angle of the point (b, a)}
     *
     * @param a the ordinate
     * @param b the abscissa
     */
    default E atan2(E a, E b) {
        return apply(Op.ATAN2, a, b);
    }

    /**
     * {@return √(a² + b²)}
     *
     * @param a the first operand
     * @param b the second operand
     */
    default E hypot(E a, E b) {
        return apply(Op.HYPOT, a, b);
    }

    /**
     * {@return the larger of a and b}
     *
     * @param a the first operand
     * @param b the second operand
     */
    default E max(E a, E b) {
        return apply(Op.MAX, a, b);
    }

    /**
     * {@return the smaller of a and b}
     *
     * @param a the first operand
     * @param b the second operand
     */
    default E min(E a, E b) {
        return apply(Op.MIN, a, b);
    }

    /**
     * {@return 1 where a &gt; b, else 0}
     *
     * @param a the first operand
     * @param b the second operand
     */
    default E greater(E a, E b) {
        return apply(Op.GREATER, a, b);
    }

    /**
     * {@return −a}
     *
     * @param a the operand
     */
    default E neg(E a) {
        return apply(Op.NEG, a, a);
    }

    /**
     * {@return a²}
     *
     * @param a the operand
     */
    default E square(E a) {
        return apply(Op.SQUARE, a, a);
    }

    /**
     * {@return eᵃ}
     *
     * @param a the operand
     */
    default E exp(E a) {
        return apply(Op.EXP, a, a);
    }

    /**
     * {@return eᵃ − 1, accurate near 0}
     *
     * @param a the operand
     */
    default E expm1(E a) {
        return apply(Op.EXPM1, a, a);
    }

    /**
     * {@return the natural logarithm of a}
     *
     * @param a the operand
     */
    default E log(E a) {
        return apply(Op.LOG, a, a);
    }

    /**
     * {@return log(1 + a), accurate near 0}
     *
     * @param a the operand
     */
    default E log1p(E a) {
        return apply(Op.LOG1P, a, a);
    }

    /**
     * {@return √a}
     *
     * @param a the operand
     */
    default E sqrt(E a) {
        return apply(Op.SQRT, a, a);
    }

    /**
     * {@return ∛a}
     *
     * @param a the operand
     */
    default E cbrt(E a) {
        return apply(Op.CBRT, a, a);
    }

    /**
     * {@return the sine of a}
     *
     * @param a the operand, in radians
     */
    default E sin(E a) {
        return apply(Op.SIN, a, a);
    }

    /**
     * {@return the cosine of a}
     *
     * @param a the operand, in radians
     */
    default E cos(E a) {
        return apply(Op.COS, a, a);
    }

    /**
     * {@return the tangent of a}
     *
     * @param a the operand, in radians
     */
    default E tan(E a) {
        return apply(Op.TAN, a, a);
    }

    /**
     * {@return the arc sine of a, in radians}
     *
     * @param a the operand
     */
    default E asin(E a) {
        return apply(Op.ASIN, a, a);
    }

    /**
     * {@return the arc cosine of a, in radians}
     *
     * @param a the operand
     */
    default E acos(E a) {
        return apply(Op.ACOS, a, a);
    }

    /**
     * {@return the arc tangent of a, in radians}
     *
     * @param a the operand
     */
    default E atan(E a) {
        return apply(Op.ATAN, a, a);
    }

    /**
     * {@return the hyperbolic sine of a}
     *
     * @param a the operand
     */
    default E sinh(E a) {
        return apply(Op.SINH, a, a);
    }

    /**
     * {@return the hyperbolic cosine of a}
     *
     * @param a the operand
     */
    default E cosh(E a) {
        return apply(Op.COSH, a, a);
    }

    /**
     * {@return the hyperbolic tangent of a}
     *
     * @param a the operand
     */
    default E tanh(E a) {
        return apply(Op.TANH, a, a);
    }

    /**
     * {@return the logistic function 1 / (1 + e⁻ᵃ)}
     *
     * @param a the operand
     */
    default E sigmoid(E a) {
        return apply(Op.SIGMOID, a, a);
    }

    /**
     * {@return |a|}
     *
     * @param a the operand
     */
    default E abs(E a) {
        return apply(Op.ABS, a, a);
    }

    /**
     * {@return −1, 0 or 1, the sign of a}
     *
     * @param a the operand
     */
    default E sign(E a) {
        return apply(Op.SIGN, a, a);
    }
}
