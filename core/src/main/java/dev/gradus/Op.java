package dev.gradus;

import java.util.Objects;

/**
 * Every operation, each with its rule in one place.
 *
 * <p>A rule is the value of the operation and its local derivatives, written over an {@link Algebra}: {@code a} and
 * {@code b} are the operands and {@code y} is the result, which often makes the derivative short. The eager engine, the
 * gradients of gradients, the formulas in the documentation and the tests are all interpreters of this table, so a new
 * operation is one entry here and one method in {@link Value}.
 *
 * <p>At a point where the derivative does not exist, the entry says which number is used instead.
 */
@SuppressWarnings("MissingOverride") // the table is easier to read without forty-fold annotations
public enum Op {
    // spotless:off
    /** An input or a parameter: a value that no operation made. */
    LEAF("leaf", 0, Domain.REALS, ""),

    /** A number written into an expression: a leaf that takes no gradient. */
    CONSTANT("constant", 0, Domain.REALS, ""),

    /** Addition. */
    PLUS("+", 2, Domain.REALS, "∞ + −∞ is NaN.") {
        public <E> E value(Algebra<E> k, E a, E b) { return k.add(a, b); }
        public <E> E da(Algebra<E> k, E a, E b, E y) { return k.one(); }
        public <E> E db(Algebra<E> k, E a, E b, E y) { return k.one(); }
    },
    /** Subtraction, {@code b} from {@code a}. */
    MINUS("-", 2, Domain.REALS, "∞ − ∞ is NaN.") {
        public <E> E value(Algebra<E> k, E a, E b) { return k.sub(a, b); }
        public <E> E da(Algebra<E> k, E a, E b, E y) { return k.one(); }
        public <E> E db(Algebra<E> k, E a, E b, E y) { return k.constant(-1); }
    },
    /** Multiplication. */
    TIMES("*", 2, Domain.REALS, "0 · ∞ is NaN.") {
        public <E> E value(Algebra<E> k, E a, E b) { return k.mul(a, b); }
        public <E> E da(Algebra<E> k, E a, E b, E y) { return b; }
        public <E> E db(Algebra<E> k, E a, E b, E y) { return a; }
    },
    /** Division of {@code a} by {@code b}. */
    DIV("/", 2, Domain.NONZERO_DIVISOR,
            "a / 0 is ±∞, with derivatives ±∞; 0 / 0 and ∞ / ∞ are NaN, with derivative NaN by the divisor.") {
        public <E> E value(Algebra<E> k, E a, E b) { return k.div(a, b); }
        public <E> E da(Algebra<E> k, E a, E b, E y) { return k.div(k.one(), b); }
        public <E> E db(Algebra<E> k, E a, E b, E y) { return k.neg(k.div(y, b)); }
    },
    /** Negation. */
    NEG("neg", 1, Domain.REALS, "None.") {
        public <E> E value(Algebra<E> k, E a, E b) { return k.neg(a); }
        public <E> E da(Algebra<E> k, E a, E b, E y) { return k.constant(-1); }
    },
    /** Power with base {@code a} and exponent {@code b}. */
    POW("**", 2, Domain.POSITIVE,
            "Exponent 0: value 1 and derivative by the base 0, also at a = 0. Base 0: the derivative by the base is ∞ for "
            + "an exponent between 0 and 1; the derivative by the exponent is 0 unless that is negative, where the value "
            + "is ∞ and the derivatives −∞. Base below 0: NaN unless the exponent is whole; the derivative by the "
            + "exponent is NaN. Base 1 with exponent ±∞: NaN.") {
        public <E> E value(Algebra<E> k, E a, E b) { return k.pow(a, b); }
        // b - |sign(b)| is b - 1, but 0 for b = 0: so 0 · 0⁰ = 0 instead of 0 · 0⁻¹ = NaN
        public <E> E da(Algebra<E> k, E a, E b, E y) { return k.mul(b, k.pow(a, k.sub(b, k.abs(k.sign(b))))); }
        public <E> E db(Algebra<E> k, E a, E b, E y) {
            E zeroToSome = k.mul(isZero(k, a), k.sub(k.one(), k.greater(k.zero(), b))); // where y · log a is 0 · −∞
            return k.mul(y, k.log(k.add(a, zeroToSome)));
        }
    },
    /** Exponential. */
    EXP("exp", 1, Domain.REALS, "Overflows to ∞ above 709.78, underflows to 0 below −745.13.") {
        public <E> E value(Algebra<E> k, E a, E b) { return k.exp(a); }
        public <E> E da(Algebra<E> k, E a, E b, E y) { return y; }
    },
    /** Exponential minus one, accurate near 0. */
    EXPM1("expm1", 1, Domain.REALS, "Overflows to ∞ above 709.78; −1 far below 0, with derivative 0 below −745.13.") {
        public <E> E value(Algebra<E> k, E a, E b) { return k.expm1(a); }
        public <E> E da(Algebra<E> k, E a, E b, E y) { return k.exp(a); }
    },
    /** Natural logarithm. */
    LOG("log", 1, Domain.POSITIVE, "−∞ at 0, with derivative ∞ (−∞ at −0); NaN below 0, with derivative 1/a still.") {
        public <E> E value(Algebra<E> k, E a, E b) { return k.log(a); }
        public <E> E da(Algebra<E> k, E a, E b, E y) { return k.div(k.one(), a); }
    },
    /** Natural logarithm of one plus the operand, accurate near 0. */
    LOG1P("log1p", 1, Domain.ABOVE_MINUS_ONE,
            "−∞ at −1, with derivative ∞; NaN below −1, with derivative 1/(1 + a) still.") {
        public <E> E value(Algebra<E> k, E a, E b) { return k.log1p(a); }
        public <E> E da(Algebra<E> k, E a, E b, E y) { return k.div(k.one(), k.add(k.one(), a)); }
    },
    /** Square root. */
    SQRT("sqrt", 1, Domain.POSITIVE, "Derivative ∞ at 0 (−∞ at −0); NaN below 0.") {
        public <E> E value(Algebra<E> k, E a, E b) { return k.sqrt(a); }
        public <E> E da(Algebra<E> k, E a, E b, E y) { return k.div(k.constant(0.5), y); }
    },
    /** Cube root, of negative numbers too. */
    CBRT("cbrt", 1, Domain.NONZERO, "Derivative ∞ at 0.") {
        public <E> E value(Algebra<E> k, E a, E b) { return k.cbrt(a); }
        public <E> E da(Algebra<E> k, E a, E b, E y) { return k.div(k.one(), k.mul(k.constant(3), k.square(y))); }
    },
    /** Square. */
    SQUARE("square", 1, Domain.REALS, "Overflows to ∞ beyond ±1.34e154.") {
        public <E> E value(Algebra<E> k, E a, E b) { return k.mul(a, a); }
        public <E> E da(Algebra<E> k, E a, E b, E y) { return k.mul(k.constant(2), a); }
    },
    /** Sine of an angle in radians. */
    SIN("sin", 1, Domain.REALS, "NaN at ±∞.") {
        public <E> E value(Algebra<E> k, E a, E b) { return k.sin(a); }
        public <E> E da(Algebra<E> k, E a, E b, E y) { return k.cos(a); }
    },
    /** Cosine of an angle in radians. */
    COS("cos", 1, Domain.REALS, "NaN at ±∞.") {
        public <E> E value(Algebra<E> k, E a, E b) { return k.cos(a); }
        public <E> E da(Algebra<E> k, E a, E b, E y) { return k.neg(k.sin(a)); }
    },
    /** Tangent of an angle in radians. */
    TAN("tan", 1, Domain.OFF_POLES, "Large but finite next to the poles; NaN at ±∞.") {
        public <E> E value(Algebra<E> k, E a, E b) { return k.tan(a); }
        public <E> E da(Algebra<E> k, E a, E b, E y) { return k.add(k.one(), k.square(y)); }
    },
    /** Arc sine, in radians. */
    ASIN("asin", 1, Domain.WITHIN_ONE, "Derivative ∞ at ±1; NaN outside −1 … 1.") {
        public <E> E value(Algebra<E> k, E a, E b) { return k.asin(a); }
        public <E> E da(Algebra<E> k, E a, E b, E y) { return k.div(k.one(), circleHeight(k, a)); }
    },
    /** Arc cosine, in radians. */
    ACOS("acos", 1, Domain.WITHIN_ONE, "Derivative −∞ at ±1; NaN outside −1 … 1.") {
        public <E> E value(Algebra<E> k, E a, E b) { return k.acos(a); }
        public <E> E da(Algebra<E> k, E a, E b, E y) { return k.div(k.constant(-1), circleHeight(k, a)); }
    },
    /** Arc tangent, in radians. */
    ATAN("atan", 1, Domain.REALS, "±π/2 at ±∞; derivative 0 beyond ±1.34e154.") {
        public <E> E value(Algebra<E> k, E a, E b) { return k.atan(a); }
        public <E> E da(Algebra<E> k, E a, E b, E y) { return k.div(k.one(), k.add(k.one(), k.square(a))); }
    },
    /** The angle of the point with abscissa {@code b} and ordinate {@code a}, in radians from −π to π. */
    ATAN2("atan2", 2, Domain.OFF_CUT,
            "On the negative b axis the value jumps from −π (a = −0) to π (a = 0), and the derivatives are those on either "
            + "side. At the origin both derivatives are 0. Where an operand is infinite, the derivative by the other is NaN.") {
        public <E> E value(Algebra<E> k, E a, E b) { return k.atan2(a, b); }
        public <E> E da(Algebra<E> k, E a, E b, E y) { return turn(k, a, b, b); }
        public <E> E db(Algebra<E> k, E a, E b, E y) { return k.neg(turn(k, a, b, a)); }

        // dividing twice by the radius, where dividing by its square would overflow
        private <E> E turn(Algebra<E> k, E a, E b, E side) {
            E radius = oneForZero(k, k.hypot(a, b));
            return k.div(k.div(side, radius), radius);
        }
    },
    /** Hyperbolic sine. */
    SINH("sinh", 1, Domain.REALS, "Overflows to ±∞ beyond ±710.47.") {
        public <E> E value(Algebra<E> k, E a, E b) { return k.sinh(a); }
        public <E> E da(Algebra<E> k, E a, E b, E y) { return k.cosh(a); }
    },
    /** Hyperbolic cosine. */
    COSH("cosh", 1, Domain.REALS, "Overflows to ∞ beyond ±710.47.") {
        public <E> E value(Algebra<E> k, E a, E b) { return k.cosh(a); }
        public <E> E da(Algebra<E> k, E a, E b, E y) { return k.sinh(a); }
    },
    /** Hyperbolic tangent. */
    TANH("tanh", 1, Domain.REALS, "±1 with derivative 0 beyond ±19.1; never overflows.") {
        public <E> E value(Algebra<E> k, E a, E b) { return k.tanh(a); }
        public <E> E da(Algebra<E> k, E a, E b, E y) { return k.sub(k.one(), k.square(y)); }
    },
    /** Logistic function. */
    SIGMOID("sigmoid", 1, Domain.REALS, "1 with derivative 0 above 36.8, 0 with derivative 0 below −709.8.") {
        public <E> E value(Algebra<E> k, E a, E b) { return k.div(k.one(), k.add(k.one(), k.exp(k.neg(a)))); }
        public <E> E da(Algebra<E> k, E a, E b, E y) { return k.mul(y, k.sub(k.one(), y)); }
    },
    /** Smooth ramp, log(1 + eᵃ). */
    SOFTPLUS("softplus", 1, Domain.REALS, "a itself far above 0, 0 far below; never overflows.") {
        public <E> E value(Algebra<E> k, E a, E b) { return k.add(k.max(a, k.zero()), k.log1p(k.exp(k.neg(k.abs(a))))); }
        public <E> E da(Algebra<E> k, E a, E b, E y) { return k.sigmoid(a); }
    },
    /** Rectified linear unit. */
    RELU("relu", 1, Domain.NONZERO, "Derivative 0 at the kink a = 0, and for NaN, which stays NaN.") {
        public <E> E value(Algebra<E> k, E a, E b) { return k.max(a, k.zero()); }
        public <E> E da(Algebra<E> k, E a, E b, E y) { return k.greater(y, k.zero()); }
    },
    /** Rectified linear unit with slope {@code b} below 0. */
    LEAKY_RELU("leakyRelu", 2, Domain.NONZERO, "Derivative b at the kink a = 0; NaN for an infinite b.") {
        public <E> E value(Algebra<E> k, E a, E b) { return k.add(k.max(a, k.zero()), k.mul(b, k.min(a, k.zero()))); }
        public <E> E da(Algebra<E> k, E a, E b, E y) { return either(k, k.greater(a, k.zero()), k.one(), b); }
        public <E> E db(Algebra<E> k, E a, E b, E y) { return k.min(a, k.zero()); }
    },
    /** Exponential linear unit with limit {@code -b} far below 0 (Clevert, Unterthiner, Hochreiter 2016). */
    ELU("elu", 2, Domain.NONZERO,
            "Derivative b at a = 0, a kink unless b = 1; −b far below 0, with derivative 0; NaN for an infinite b.") {
        public <E> E value(Algebra<E> k, E a, E b) { return k.add(k.max(a, k.zero()), k.mul(b, k.expm1(k.min(a, k.zero())))); }
        public <E> E da(Algebra<E> k, E a, E b, E y) { return either(k, k.greater(a, k.zero()), k.one(), k.mul(b, k.exp(k.min(a, k.zero())))); }
        public <E> E db(Algebra<E> k, E a, E b, E y) { return k.expm1(k.min(a, k.zero())); }
    },
    /** Gaussian error linear unit in its tanh form (Hendrycks, Gimpel 2016). */
    GELU("gelu", 1, Domain.REALS, "a itself far above 0, 0 far below; NaN at −∞; derivative NaN beyond ±1.34e154.") {
        public <E> E value(Algebra<E> k, E a, E b) { return k.mul(k.mul(k.constant(0.5), a), k.add(k.one(), tanhPart(k, a))); }
        public <E> E da(Algebra<E> k, E a, E b, E y) {
            E t = tanhPart(k, a);
            E slope = k.mul(k.constant(SLOPE), k.add(k.one(), k.mul(k.constant(3 * CUBIC), k.square(a))));
            E bend = k.mul(k.mul(a, k.sub(k.one(), k.square(t))), slope);
            return k.mul(k.constant(0.5), k.add(k.add(k.one(), t), bend));
        }

        private static final double SLOPE = Math.sqrt(2 / Math.PI);
        private static final double CUBIC = 0.044715;

        private <E> E tanhPart(Algebra<E> k, E a) {
            E cubic = k.add(k.one(), k.mul(k.constant(CUBIC), k.square(a)));
            return k.tanh(k.mul(k.mul(k.constant(SLOPE), a), cubic));
        }
    },
    /** Sigmoid linear unit, also called swish (Elfwing, Uchibe, Doya 2018). */
    SILU("silu", 1, Domain.REALS, "a itself far above 0, 0 far below; NaN at −∞; derivative NaN at ±∞.") {
        public <E> E value(Algebra<E> k, E a, E b) { return k.mul(a, k.sigmoid(a)); }
        public <E> E da(Algebra<E> k, E a, E b, E y) {
            E s = k.sigmoid(a);
            return k.mul(s, k.add(k.one(), k.mul(a, k.sub(k.one(), s))));
        }
    },
    /** Absolute value. */
    ABS("abs", 1, Domain.NONZERO, "Derivative 0 at the kink a = 0, NaN for NaN.") {
        public <E> E value(Algebra<E> k, E a, E b) { return k.abs(a); }
        public <E> E da(Algebra<E> k, E a, E b, E y) { return k.sign(a); }
    },
    /** Sign: −1, 0 or 1. */
    SIGN("sign", 1, Domain.NONZERO, "0 at 0; derivative 0 everywhere, also at the jump.") {
        public <E> E value(Algebra<E> k, E a, E b) { return k.sign(a); }
        public <E> E da(Algebra<E> k, E a, E b, E y) { return k.zero(); }
    },
    /** The larger operand. */
    MAX("max", 2, Domain.UNEQUAL, "NaN if either is NaN; there, and at a tie, the first takes the whole gradient.") {
        public <E> E value(Algebra<E> k, E a, E b) { return k.max(a, b); }
        public <E> E da(Algebra<E> k, E a, E b, E y) { return k.sub(k.one(), k.greater(b, a)); }
        public <E> E db(Algebra<E> k, E a, E b, E y) { return k.greater(b, a); }
    },
    /** The smaller operand. */
    MIN("min", 2, Domain.UNEQUAL, "NaN if either is NaN; there, and at a tie, the first takes the whole gradient.") {
        public <E> E value(Algebra<E> k, E a, E b) { return k.min(a, b); }
        public <E> E da(Algebra<E> k, E a, E b, E y) { return k.sub(k.one(), k.greater(a, b)); }
        public <E> E db(Algebra<E> k, E a, E b, E y) { return k.greater(a, b); }
    },
    /** Euclidean length of the point (a, b), without overflow on the way. */
    HYPOT("hypot", 2, Domain.OFF_ORIGIN, "At the origin both derivatives are 0; by an infinite operand it is NaN.") {
        public <E> E value(Algebra<E> k, E a, E b) { return k.hypot(a, b); }
        public <E> E da(Algebra<E> k, E a, E b, E y) { return k.div(a, oneForZero(k, y)); }
        public <E> E db(Algebra<E> k, E a, E b, E y) { return k.div(b, oneForZero(k, y)); }
    },
    /** 1 where the first operand is greater, else 0. */
    GREATER(">", 2, Domain.UNEQUAL, "0 at a tie and for NaN; both derivatives are 0 everywhere, also at the jump.") {
        public <E> E value(Algebra<E> k, E a, E b) { return k.greater(a, b); }
        public <E> E da(Algebra<E> k, E a, E b, E y) { return k.zero(); }
    },
    /** The operand itself, held constant in differentiation. */
    DETACH("detach", 1, Domain.NOWHERE, "An infinite gradient arrives as NaN, being 0 · ∞.") {
        public <E> E value(Algebra<E> k, E a, E b) { return a; }
        public <E> E da(Algebra<E> k, E a, E b, E y) { return k.zero(); }
    },
    /** The choice {@code a} that the index {@code b} names; the other choices are no operands. */
    PICK("pick", 2, Domain.REALS,
            "a is the choice that b names: 0 for the first. Refused for a b that is NaN, not whole or out of range. Neither "
            + "b nor the choices not taken get a gradient, not even NaN from an infinite one.") {
        public <E> E value(Algebra<E> k, E a, E b) { return a; }
        public <E> E da(Algebra<E> k, E a, E b, E y) { return k.one(); }
    };
    // spotless:on

    private final String symbol;
    private final int arity;
    private final Domain domain;
    private final String edges;

    Op(String symbol, int arity, Domain domain, String edges) {
        this.symbol = symbol;
        this.arity = arity;
        this.domain = domain;
        this.edges = edges;
    }

    /**
     * The value of the operation.
     *
     * @param k the algebra to compute in
     * @param a the first operand
     * @param b the second operand; not read where there is one operand
     * @param <E> what the algebra works on
     * @return the result
     * @throws UnsupportedOperationException on {@link #LEAF} and {@link #CONSTANT}, which have no rule
     */
    public <E> E value(Algebra<E> k, E a, E b) {
        throw noRule();
    }

    /**
     * The value of the operation in plain numbers, as {@link Value} computes it.
     *
     * @param a the first operand
     * @param b the second operand; not read where there is one operand
     * @return the result
     * @throws UnsupportedOperationException on {@link #LEAF} and {@link #CONSTANT}, which have no rule
     */
    public double value(double a, double b) {
        return value(Real.REAL, a, b);
    }

    /**
     * The local derivative by the first operand, ∂y/∂a.
     *
     * @param k the algebra to compute in
     * @param a the first operand
     * @param b the second operand; not read where there is one operand
     * @param y the result that {@link #value} gave
     * @param <E> what the algebra works on
     * @return the derivative
     * @throws UnsupportedOperationException on {@link #LEAF} and {@link #CONSTANT}, which have no rule
     */
    public <E> E da(Algebra<E> k, E a, E b, E y) {
        throw noRule();
    }

    /**
     * The local derivative by the second operand, ∂y/∂b; 0 where there is one operand.
     *
     * @param k the algebra to compute in
     * @param a the first operand
     * @param b the second operand
     * @param y the result that {@link #value} gave
     * @param <E> what the algebra works on
     * @return the derivative
     */
    public <E> E db(Algebra<E> k, E a, E b, E y) {
        return k.zero();
    }

    private UnsupportedOperationException noRule() {
        return new UnsupportedOperationException("a " + symbol + " is given, not computed: it has no rule");
    }

    /** {@return the name to show: {@code +}, {@code *}, {@code tanh}} */
    public String symbol() {
        return symbol;
    }

    /** {@return the number of operands: 0, 1 or 2} */
    public int arity() {
        return arity;
    }

    /** {@return where the operation is differentiable} */
    public Domain domain() {
        return domain;
    }

    /** {@return what happens at kinks, poles and extremes, in words} */
    public String edges() {
        return edges;
    }

    /** {@return the value as a formula in a and b} */
    public String formula() {
        return Formula.of(value(Formula.TEXT, Formula.A, Formula.B));
    }

    /**
     * {@return a local derivative as a formula in a, b and the result y}
     *
     * @param operand 0 for ∂y/∂a, 1 for ∂y/∂b
     * @throws IndexOutOfBoundsException where the operation has no such operand
     */
    public String derivative(int operand) {
        Objects.checkIndex(operand, arity);
        return Formula.of(
                operand == 0
                        ? da(Formula.TEXT, Formula.A, Formula.B, Formula.Y)
                        : db(Formula.TEXT, Formula.A, Formula.B, Formula.Y));
    }

    /** a, or 1 where a is 0: keeps a quotient finite where its dividend vanishes anyway. */
    private static <E> E oneForZero(Algebra<E> k, E a) {
        return k.add(a, isZero(k, a));
    }

    /** 1 where a is 0, else 0. */
    private static <E> E isZero(Algebra<E> k, E a) {
        return k.sub(k.one(), k.abs(k.sign(a)));
    }

    /** √(1 − a²), of which the subtraction would lose the last digits where a is near ±1. */
    private static <E> E circleHeight(Algebra<E> k, E a) {
        return k.sqrt(k.mul(k.sub(k.one(), a), k.add(k.one(), a)));
    }

    /** yes where the condition is 1, no where it is 0; both must be finite. */
    private static <E> E either(Algebra<E> k, E condition, E yes, E no) {
        return k.add(k.mul(condition, yes), k.mul(k.sub(k.one(), condition), no));
    }
}
