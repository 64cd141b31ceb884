package dev.gradus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** What every operation does at its kinks, poles and extremes: the sentences of {@link Op#edges()} in numbers. */
class OpEdgesTest {
    @ParameterizedTest(name = "{0}({1}, {2}) = {3}, derivatives {4} and {5}")
    @CsvSource(delimiter = '|', textBlock = """
            PLUS       | ∞        | -∞     | NaN      | 1        | 1
            PLUS       | 1e308    | 1e308  | ∞        | 1        | 1
            MINUS      | ∞        | ∞      | NaN      | 1        | -1
            TIMES      | 0        | ∞      | NaN      | ∞        | 0
            TIMES      | 1e200    | 1e200  | ∞        | 1e200    | 1e200
            DIV        | 1        | 0      | ∞        | ∞        | -∞
            DIV        | -1       | 0      | -∞       | ∞        | ∞
            DIV        | 1        | -0     | -∞       | -∞       | -∞
            DIV        | 0        | 0      | NaN      | ∞        | NaN
            DIV        | ∞        | ∞      | NaN      | 0        | NaN
            DIV        | 1        | ∞      | 0        | 0        | 0
            NEG        | 0        |        | -0       | -1       |
            NEG        | ∞        |        | -∞       | -1       |
            POW        | 0        | 0      | 1        | 0        | 0
            POW        | 5        | 0      | 1        | 0        | 1.6094379124341003
            POW        | -5       | 0      | 1        | 0        | NaN
            POW        | ∞        | 0      | 1        | 0        | ∞
            POW        | NaN      | 0      | 1        | 0        | NaN
            POW        | 0        | 0.5    | 0        | ∞        | 0
            POW        | 0        | 1      | 0        | 1        | 0
            POW        | 0        | 2      | 0        | 0        | 0
            POW        | -0       | 3      | -0       | 0        | 0
            POW        | 0        | -1     | ∞        | -∞       | -∞
            POW        | -2       | 3      | -8       | 12       | NaN
            POW        | -2       | -1     | -0.5     | -0.25    | NaN
            POW        | -2       | 0.5    | NaN      | NaN      | NaN
            POW        | 1        | ∞      | NaN      | NaN      | NaN
            EXP        | 709.78   |        | 1.7928227943945155E308 | 1.7928227943945155E308 |
            EXP        | 709.79   |        | ∞        | ∞        |
            EXP        | -745.13  |        | 4.9E-324 | 4.9E-324 |
            EXP        | -745.14  |        | 0        | 0        |
            EXP        | 1000     |        | ∞        | ∞        |
            EXP        | -1000    |        | 0        | 0        |
            EXPM1      | 1000     |        | ∞        | ∞        |
            EXPM1      | -745.14  |        | -1       | 0        |
            EXPM1      | 1e-20    |        | 1e-20    | 1        |
            LOG        | 0        |        | -∞       | ∞        |
            LOG        | -0       |        | -∞       | -∞       |
            LOG        | -2       |        | NaN      | -0.5     |
            LOG        | ∞        |        | ∞        | 0        |
            LOG1P      | -1       |        | -∞       | ∞        |
            LOG1P      | -2       |        | NaN      | -1       |
            LOG1P      | 1e-20    |        | 1e-20    | 1        |
            SQRT       | 0        |        | 0        | ∞        |
            SQRT       | -0       |        | -0       | -∞       |
            SQRT       | -1       |        | NaN      | NaN      |
            CBRT       | 0        |        | 0        | ∞        |
            CBRT       | -0       |        | -0       | ∞        |
            CBRT       | -8       |        | -2       | 0.08333333333333333 |
            CBRT       | ∞        |        | ∞        | 0        |
            CBRT       | -∞       |        | -∞       | 0        |
            CBRT       | NaN      |        | NaN      | NaN      |
            SQUARE     | 1.34e154 |        | 1.7956e308 | 2.68e154 |
            SQUARE     | -1.35e154 |       | ∞        | -2.7e154 |
            SIN        | ∞        |        | NaN      | NaN      |
            COS        | -∞       |        | NaN      | NaN      |
            TAN        | 1.5707963267948966 | | 1.633123935319537E16 | 2.6670937881135714E32 |
            TAN        | ∞        |        | NaN      | NaN      |
            ASIN       | 1        |        | 1.5707963267948966  | ∞ |
            ASIN       | -1       |        | -1.5707963267948966 | ∞ |
            ASIN       | 1.0001   |        | NaN      | NaN      |
            ACOS       | 1        |        | 0        | -∞       |
            ACOS       | -1       |        | 3.141592653589793   | -∞ |
            ACOS       | -1.0001  |        | NaN      | NaN      |
            ATAN       | ∞        |        | 1.5707963267948966  | 0 |
            ATAN       | -∞       |        | -1.5707963267948966 | 0 |
            ATAN       | 1.35e154 |        | 1.5707963267948966  | 0 |
            ATAN2      | 0        | 0      | 0        | 0        | 0
            ATAN2      | 0        | -0     | 3.141592653589793   | 0  | 0
            ATAN2      | 0        | -2     | 3.141592653589793   | -0.5 | 0
            ATAN2      | -0       | -2     | -3.141592653589793  | -0.5 | 0
            ATAN2      | ∞        | 1      | 1.5707963267948966  | 0  | NaN
            ATAN2      | 1        | ∞      | 0        | NaN      | 0
            ATAN2      | 1e200    | 0      | 1.5707963267948966  | 0  | -1e-200
            SINH       | -711     |        | -∞       | ∞        |
            SINH       | 1000     |        | ∞        | ∞        |
            COSH       | -711     |        | ∞        | -∞       |
            COSH       | 0        |        | 1        | 0        |
            TANH       | 1000     |        | 1        | 0        |
            TANH       | -1000    |        | -1       | 0        |
            TANH       | 19.1     |        | 1        | 0        |
            TANH       | 19       |        | 0.9999999999999999  | 2.220446049250313E-16 |
            TANH       | -∞       |        | -1       | 0        |
            SIGMOID    | 36.8     |        | 1        | 0        |
            SIGMOID    | 1000     |        | 1        | 0        |
            SIGMOID    | -1000    |        | 0        | 0        |
            SIGMOID    | -709.79  |        | 0        | 0        |
            SOFTPLUS   | 1000     |        | 1000     | 1        |
            SOFTPLUS   | -1000    |        | 0        | 0        |
            SOFTPLUS   | ∞        |        | ∞        | 1        |
            SOFTPLUS   | -∞       |        | 0        | 0        |
            RELU       | 0        |        | 0        | 0        |
            RELU       | -0       |        | 0        | 0        |
            RELU       | 4.9e-324 |        | 4.9e-324 | 1        |
            RELU       | ∞        |        | ∞        | 1        |
            RELU       | -∞       |        | 0        | 0        |
            RELU       | NaN      |        | NaN      | 0        |
            LEAKY_RELU | 0        | 0.01   | 0        | 0.01     | 0
            LEAKY_RELU | -1000    | 0.01   | -10      | 0.01     | -1000
            LEAKY_RELU | 1000     | 0.01   | 1000     | 1        | 0
            LEAKY_RELU | 1        | ∞      | NaN      | NaN      | 0
            ELU        | 0        | 0.5    | 0        | 0.5      | 0
            ELU        | -1000    | 0.5    | -0.5     | 0        | -1
            ELU        | 1000     | 0.5    | 1000     | 1        | 0
            ELU        | 1        | ∞      | NaN      | NaN      | 0
            GELU       | 1000     |        | 1000     | 1        |
            GELU       | -1000    |        | -0       | 0        |
            GELU       | 0        |        | 0        | 0.5      |
            GELU       | -1.34e154 |       | -0       | 0        |
            GELU       | 1e155    |        | 1e155    | NaN      |
            GELU       | -∞       |        | NaN      | NaN      |
            SILU       | 1000     |        | 1000     | 1        |
            SILU       | -1000    |        | -0       | 0        |
            SILU       | 0        |        | 0        | 0.5      |
            SILU       | ∞        |        | ∞        | NaN      |
            SILU       | -∞       |        | NaN      | NaN      |
            ABS        | 0        |        | 0        | 0        |
            ABS        | -0       |        | 0        | 0        |
            ABS        | -∞       |        | ∞        | -1       |
            ABS        | NaN      |        | NaN      | NaN      |
            SIGN       | 0        |        | 0        | 0        |
            SIGN       | -4.9e-324 |       | -1       | 0        |
            SIGN       | ∞        |        | 1        | 0        |
            SIGN       | NaN      |        | NaN      | 0        |
            MAX        | 2        | 2      | 2        | 1        | 0
            MAX        | -0       | 0      | 0        | 1        | 0
            MAX        | NaN      | 1      | NaN      | 1        | 0
            MAX        | 1        | NaN    | NaN      | 1        | 0
            MAX        | -∞       | ∞      | ∞        | 0        | 1
            MIN        | 2        | 2      | 2        | 1        | 0
            MIN        | 0        | -0     | -0       | 1        | 0
            MIN        | NaN      | 1      | NaN      | 1        | 0
            MIN        | 1        | NaN    | NaN      | 1        | 0
            MIN        | -∞       | ∞      | -∞       | 1        | 0
            HYPOT      | 0        | 0      | 0        | 0        | 0
            HYPOT      | 1e200    | 1e200  | 1.414213562373095E200 | 0.7071067811865475 | 0.7071067811865475
            HYPOT      | 4.9e-324 | 0      | 4.9e-324 | 1        | 0
            HYPOT      | -∞       | 1      | ∞        | NaN      | 0
            GREATER    | 1        | 1      | 0        | 0        | 0
            GREATER    | NaN      | 1      | 0        | 0        | 0
            GREATER    | ∞        | 1      | 1        | 0        | 0
            DETACH     | NaN      |        | NaN      | 0        |
            DETACH     | -∞       |        | -∞       | 0        |
            """)
    void edge(Op op, String a, String b, String value, String da, String db) {
        Value y = at(op, a, b);

        assertThat(y.data).isEqualTo(Double.valueOf(number(value)));
        assertThat(y.localDerivatives()[0]).matches(x -> alike(x, number(da)), da);
        if (db != null) {
            assertThat(y.localDerivatives()[1]).matches(x -> alike(x, number(db)), db);
        }
    }

    @ParameterizedTest(name = "{0}({1}, {2})")
    @CsvFileSource(resources = "pytorch_edges.csv", numLinesToSkip = 1)
    void edgesArePyTorchsButForKnownDifferences(Op op, String a, String b, String value, String da, String db) {
        Value y = at(op, a, b);

        boolean same = alike(y.data, number(value))
                && alike(y.localDerivatives()[0], number(da))
                && (db == null || alike(y.localDerivatives()[1], number(db)));

        assertThat(same)
                .as("%s with local derivatives %s", y, y.localDerivatives())
                .isNotEqualTo(isKnownDifference(op, number(a), b == null ? 0 : number(b)));
    }

    private static boolean isKnownDifference(Op op, double a, double b) {
        return switch (op) {
            // NaN as an operand: PyTorch passes relu's gradient on, and gives 0 for sign
            case RELU, ABS, SIGN -> Double.isNaN(a);
            // PyTorch shares the gradient at a tie, and gives it to both at a NaN
            case MAX, MIN -> a == b || Double.isNaN(a + b) && !Double.isInfinite(a);
            // PyTorch has NaN at the origin, and squares the radius on the way, which overflows
            case HYPOT -> a == 0 && b == 0;
            case ATAN2 -> a == 0 && b == 0 || a == 1e200;
            // Java's pow(1, ±∞) is NaN, C's is 1
            case POW -> a == 1 && !Double.isFinite(b);
            // PyTorch takes a branch where the rule here multiplies by 0
            case LEAKY_RELU -> a > 0 && !Double.isFinite(b);
            case ELU -> a > 0 && !Double.isFinite(b) || Double.isNaN(a);
            default -> false;
        };
    }

    private static Value at(Op op, String a, String b) {
        Value first = new Value(number(a));
        return op.arity() == 1 ? Value.apply(op, first) : Value.apply(op, first, new Value(number(b)));
    }

    private static double number(String text) {
        return Double.parseDouble(
                text.replace("∞", "Infinity").replace("inf", "Infinity").replace("nan", "NaN"));
    }

    /** Equal, both NaN, or different in the last digits only; zeros and numbers that a vector unit flushes to 0 are alike. */
    private static boolean alike(double x, double y) {
        return Double.compare(x, y) == 0 || x == y || Math.abs(x - y) <= Math.max(1e-14 * Math.abs(y), 1e-320);
    }
}
