package dev.gradus.compile;

import dev.gradus.Op;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Elementary functions as expressions of operations that IEEE 754 defines to the bit, so that every JVM on every machine,
 * interpreting or compiled, number by number or in vectors, gives the same result; with those for which there is no such
 * expression yet taken from {@link StrictMath}.
 *
 * <p>The methods are the field's common ones: an argument reduced by multiples of a constant that is kept in several
 * parts (W. J. Cody, W. Waite, Software Manual for the Elementary Functions, 1980), then a polynomial.
 */
final class Functions {
    private static final Set<Op> STRICT = EnumSet.of(Op.POW, Op.CBRT, Op.ASIN, Op.ACOS, Op.ATAN, Op.ATAN2, Op.HYPOT);
    private static final Set<Op> EXPANDED =
            EnumSet.of(Op.EXP, Op.EXPM1, Op.LOG, Op.LOG1P, Op.SIN, Op.COS, Op.TAN, Op.SINH, Op.COSH, Op.TANH);

    /** ln 2 to 32 bits, so that its product with a whole number of 20 bits is exact, and the rest. */
    private static final double LN2_HIGH = 0x1.62e42feep-1;

    private static final double LN2_LOW = 0x1.a39ef35793c76p-33;
    private static final double LOG2_E = 1 / Math.log(2);

    /** Below this, eˣ is less than half of the least number. */
    private static final double LEAST_EXPONENT = -746;

    /** Above this, eˣ and twice eˣ overflow. */
    private static final double LARGEST_EXPONENT = 711;

    /** Beyond this, eˣ − 1 is −1 and tanh x is 1. */
    private static final double SATURATED = 44;

    /**
     * Of (eʳ − 1 − r) / r² for |r| up to ln 2 / 2: the least squares of r² times the error at 120 Chebyshev points, which
     * leave 2⁻⁵⁵ of eʳ − 1; Taylor's polynomial needs two more.
     */
    private static final double[] EXPONENTIAL_TAIL = {
        0.5,
        0x1.5555555555559p-3,
        0x1.55555555539f4p-5,
        0x1.111111110f644p-7,
        0x1.6c16c17a55589p-10,
        0x1.a01a01b009c94p-13,
        0x1.a019b294330f0p-16,
        0x1.71ddf8016f8dfp-19,
        0x1.2898657ae8c99p-22,
        0x1.af5f40e79a993p-26
    };

    private static final int LOG_DEGREE = 10;

    /** π/2 in three parts, each rounded to a double. */
    private static final double[] HALF_PI = {0x1.921fb54442d18p0, 0x1.1a62633145c07p-54, -0x1.f1976b7ed8fbcp-110};

    /** Up to here the three parts of π/2 do. */
    private static final double LARGEST_ANGLE = 0x1p27;

    private static final int SIN_DEGREE = 17;

    private final Expression nodes;

    Functions(Expression nodes) {
        this.nodes = nodes;
    }

    /** {@return whether an operation is computed here} */
    static boolean has(Op op) {
        return STRICT.contains(op) || EXPANDED.contains(op);
    }

    int of(Op op, int x, int b) {
        return switch (op) {
            case EXP -> exp(x);
            case EXPM1 -> copySign(abs(expm1(x)), x);
            case LOG -> log(x);
            case LOG1P -> log1p(x);
            case SINH -> sinh(x);
            case COSH -> cosh(x);
            case TANH -> tanh(x);
            case SIN -> far(op, x, sin(x));
            case COS -> far(op, x, new Angle(x).sin(1));
            case TAN -> far(op, x, tan(x));
            default -> nodes.node(new Expression.Strict(op, x, op.arity() == 1 ? x : b));
        };
    }

    // --- exponentials ---

    /** x = n · ln 2 + r; t is n + {@link Bits#BIASED}. */
    private record Split(int t, int n, int high, int low) {}

    private Split split(int x) {
        int t = fma(x, constant(LOG2_E), constant(Bits.BIASED));
        int n = sub(t, constant(Bits.BIASED));
        int high = fma(n, constant(-LN2_HIGH), x);
        return new Split(t, n, high, mul(n, constant(-LN2_LOW)));
    }

    private int exp(int x) {
        return exp(x, 0);
    }

    /** eˣ · 2ᵏ, in two factors, since a power of two may be too large or too small where the result is not. */
    private int exp(int x, int k) {
        int lower = below(x, constant(LEAST_EXPONENT), constant(LEAST_EXPONENT), x);
        Split s = split(below(constant(LARGEST_EXPONENT), lower, constant(LARGEST_EXPONENT), lower));
        int r = add(s.high, s.low);
        int p = add(fma(mul(r, r), polynomial(r, EXPONENTIAL_TAIL), r), nodes.one());
        int half = fma(s.n, constant(0.5), constant(Bits.BIASED));
        int rest = add(sub(s.n, sub(half, constant(Bits.BIASED))), constant(Bits.BIASED + k));
        return mul(mul(p, bits(Bits.POWER_OF_TWO, half)), bits(Bits.POWER_OF_TWO, rest));
    }

    private int expm1(int x) {
        int lower = below(x, constant(-SATURATED), constant(-SATURATED), x);
        Split s = split(below(constant(LARGEST_EXPONENT), lower, constant(LARGEST_EXPONENT), lower));
        int n = largestExponent(s);
        return mul(expm1(s, add(n, constant(Bits.BIASED))), excess(s, n));
    }

    /** n, but at most 1023, the largest exponent of a number. */
    private int largestExponent(Split s) {
        int largest = constant(1023);
        return below(largest, s.n, largest, s.n);
    }

    /** What is left of 2ⁿ. */
    private int excess(Split s, int n) {
        return bits(Bits.POWER_OF_TWO, add(sub(s.n, n), constant(Bits.BIASED)));
    }

    private int expm1(Split s, int t) {
        return expm1InParts(s, t).high;
    }

    private record Parts(int high, int low) {}

    /** 2ⁿ (1 + r + …) − 1, its large summands first, r in two parts; and what is lost in the last rounding. */
    private Parts expm1InParts(Split s, int t) {
        int r = add(s.high, s.low);
        int power = bits(Bits.POWER_OF_TWO, t);
        int main = fma(power, s.high, sub(power, nodes.one()));
        int rest = fma(mul(r, r), polynomial(r, EXPONENTIAL_TAIL), s.low);
        int sum = fma(power, rest, main);
        return new Parts(sum, fma(power, rest, sub(main, sum)));
    }

    /** With t = e²ᵃ − 1, which is t / (t + 2): the first quotient q is improved by its remainder t − 2 q − q t. */
    private int tanh(int x) {
        int a = abs(x);
        int twice = add(a, a);
        Split s = split(below(constant(SATURATED), twice, constant(SATURATED), twice));
        Parts t = expm1InParts(s, s.t);
        int inverse = div(nodes.one(), add(t.high, constant(2)));
        int quotient = mul(t.high, inverse);
        int minus = neg(quotient);
        int remainder = fma(minus, t.high, fma(quotient, constant(-2), t.high));
        int ofLow = fma(minus, t.low, t.low);
        return copySign(fma(add(remainder, ofLow), inverse, quotient), x);
    }

    /** With t = eᵃ − 1, which is (t + t / (t + 1)) / 2. */
    private int sinh(int x) {
        int a = abs(x);
        Split s = split(below(constant(LARGEST_EXPONENT), a, constant(LARGEST_EXPONENT), a));
        int n = largestExponent(s);
        Parts t = expm1InParts(s, add(n, constant(Bits.BIASED)));
        int sum = add(t.high, add(div(t.high, add(t.high, nodes.one())), t.low));
        return copySign(mul(mul(sum, constant(0.5)), excess(s, n)), x);
    }

    /** h + 1 / 4h with h = eᵃ / 2. */
    private int cosh(int x) {
        int h = exp(abs(x), -1);
        return add(h, div(constant(0.25), h));
    }

    // --- logarithms ---

    private int log(int x) {
        int tiny = constant(Double.MIN_NORMAL);
        int scaled = below(x, tiny, mul(x, constant(0x1p54)), x);
        int bias = below(x, tiny, constant(Bits.EXPONENT_BIASED + 54), constant(Bits.EXPONENT_BIASED));
        return logEdges(x, x, log(scaled, bias, nodes.zero()));
    }

    /** log(u) + c / u, where u = 1 + x rounded and c is what was lost. */
    private int log1p(int x) {
        int u = add(nodes.one(), x);
        int added = sub(u, nodes.one());
        int lost = add(sub(nodes.one(), sub(u, added)), sub(x, added));
        int result = log(u, constant(Bits.EXPONENT_BIASED), div(lost, u));
        return logEdges(x, u, copySign(abs(result), x));
    }

    /** log(x) + c for small c: with x = 2ᵏ (1 + f) and s = f / (2 + f), log(1 + f) = 2 (s + s³/3 + s⁵/5 + …). */
    private int log(int x, int bias, int c) {
        int k = sub(bits(Bits.EXPONENT, x), bias);
        int f = sub(bits(Bits.MANTISSA, x), nodes.one());
        int s = div(f, add(constant(2), f));
        int z = mul(s, s);
        double[] coefficients = new double[LOG_DEGREE];
        for (int i = 0; i < LOG_DEGREE; i++) {
            coefficients[i] = 2.0 / (2 * i + 3);
        }
        int half = mul(mul(constant(0.5), f), f);
        int small = fma(s, fma(z, polynomial(z, coefficients), half), fma(k, constant(LN2_LOW), c));
        return sub(mul(k, constant(LN2_HIGH)), sub(sub(half, small), f));
    }

    /** The result, but for 0, below it, and infinity, of which the logarithm would be taken. */
    private int logEdges(int x, int u, int result) {
        int finite = below(u, constant(Double.POSITIVE_INFINITY), result, x);
        int positive = below(u, nodes.zero(), constant(Double.NaN), finite);
        return nodes.node(new Expression.Where(u, 0, constant(Double.NEGATIVE_INFINITY), positive));
    }

    // --- angles ---

    private int far(Op op, int x, int near) {
        return nodes.node(new Expression.Beyond(op, x, LARGEST_ANGLE, near));
    }

    private int sin(int x) {
        return flip(new Angle(abs(x)).sin(0), x);
    }

    private int tan(int x) {
        Angle angle = new Angle(abs(x));
        return flip(div(angle.sin(0), angle.sin(1)), x);
    }

    /** An angle less the nearest multiple of π/2: which one, t, and the rest in two parts. */
    private final class Angle {
        private final int t;
        private final int odd;
        private final int sine;
        private final int cosine;

        Angle(int x) {
            int whole = constant(Bits.WHOLE);
            t = fma(x, constant(2 / Math.PI), whole);
            int n = sub(t, whole);
            int first = fma(n, constant(-HALF_PI[0]), x);
            int second = mul(n, constant(HALF_PI[1]));
            int r = sub(first, second);
            int taken = sub(r, first);
            int lostHere = sub(sub(first, sub(r, taken)), add(second, taken));
            int product = fma(n, constant(-HALF_PI[1]), second);
            int low = fma(n, constant(-HALF_PI[2]), add(lostHere, product));
            int half = mul(n, constant(0.5));
            odd = abs(sub(half, sub(add(half, whole), whole)));
            int z = mul(r, r);
            double factorial = 1;
            double[] odds = new double[SIN_DEGREE / 2];
            double[] evens = new double[SIN_DEGREE / 2 - 1];
            for (int i = 2; i <= SIN_DEGREE; i++) {
                factorial *= i;
                double coefficient = (i / 2 % 2 == 0 ? 1 : -1) / factorial;
                if (i % 2 == 1) {
                    odds[i / 2 - 1] = coefficient;
                } else if (i > 2) {
                    evens[i / 2 - 2] = coefficient;
                }
            }
            sine = add(r, fma(mul(r, z), polynomial(z, odds), low));
            int halfSquare = mul(z, constant(0.5));
            int main = sub(nodes.one(), halfSquare);
            int lost = sub(sub(nodes.one(), main), halfSquare);
            int tail = fma(mul(z, z), polynomial(z, evens), lost);
            cosine = add(main, fma(neg(r), low, tail));
        }

        /** The sine of the angle and so many more quarter turns, 0 or 1. */
        int sin(int quarters) {
            int isOdd = constant(0.5);
            int chosen = quarters == 0 ? choose(isOdd, cosine, sine) : choose(isOdd, sine, cosine);
            return flip(chosen, bits(Bits.HALF_TURN, add(t, constant(quarters))));
        }

        private int choose(int isOdd, int yes, int no) {
            return below(odd, isOdd, no, yes);
        }
    }

    // --- short names ---

    /** By Horner's rule, the constant first. */
    private int polynomial(int x, double... coefficients) {
        int sum = constant(coefficients[coefficients.length - 1]);
        for (int i = coefficients.length - 2; i >= 0; i--) {
            sum = fma(sum, x, constant(coefficients[i]));
        }
        return sum;
    }

    private int constant(double c) {
        return nodes.constant(c);
    }

    private int fma(int a, int b, int c) {
        return nodes.node(new Expression.Fma(List.of(a, b, c)));
    }

    private int below(int a, int b, int yes, int no) {
        return nodes.node(new Expression.Below(a, b, yes, no));
    }

    private int bits(Bits bits, int a) {
        return nodes.node(new Expression.OfBits(bits, List.of(a)));
    }

    private int copySign(int a, int sign) {
        return nodes.node(new Expression.OfBits(Bits.COPY_SIGN, List.of(a, sign)));
    }

    private int flip(int a, int sign) {
        return nodes.node(new Expression.OfBits(Bits.FLIP, List.of(a, sign)));
    }

    private int abs(int a) {
        return nodes.apply(Op.ABS, a, a);
    }

    private int neg(int a) {
        return nodes.neg(a);
    }

    private int add(int a, int b) {
        return nodes.add(a, b);
    }

    private int sub(int a, int b) {
        return nodes.sub(a, b);
    }

    private int mul(int a, int b) {
        return nodes.mul(a, b);
    }

    private int div(int a, int b) {
        return nodes.div(a, b);
    }
}
