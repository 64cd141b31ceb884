package dev.gradus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gradus.Formula.Term;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaTest {
    private static final Formula K = Formula.TEXT;
    private static final Term A = Formula.A;
    private static final Term B = Formula.B;

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "PLUS; a + b",
                "DIV; a/b",
                "SQUARE; a^2",
                "SIGMOID; 1/(1 + exp(-a))",
                "SOFTPLUS; max(a, 0) + log1p(exp(-|a|))",
                "LEAKY_RELU; max(a, 0) + b*min(a, 0)",
                "GELU; 0.5*a*(1 + tanh(√(2/π)*a*(1 + 0.044715*a^2)))",
                "GREATER; [a > b]",
                "DETACH; a",
            })
    void formula(Op op, String formula) {
        assertThat(op.formula()).isEqualTo(formula);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "MINUS; 1; -1",
                "DIV; 1; -y/b",
                "POW; 0; b*a^(b - [b ≠ 0])",
                "POW; 1; y*log(a + [a = 0]*[0 ≤ b])",
                "ASIN; 0; 1/sqrt((1 - a)*(1 + a))",
                "ATAN2; 0; b/(hypot(a, b) + [hypot(a, b) = 0])^2",
                "ATAN2; 1; -a/(hypot(a, b) + [hypot(a, b) = 0])^2",
                "ELU; 0; [a > 0] + [a ≤ 0]*b*exp(min(a, 0))",
                "MAX; 0; [b ≤ a]",
                "TANH; 0; 1 - y^2",
            })
    void derivative(Op op, int operand, String formula) {
        assertThat(op.derivative(operand)).isEqualTo(formula);
    }

    @Test
    void aMissingOperandHasNoDerivative() {
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> Op.TANH.derivative(1));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> Op.PLUS.derivative(-1));
    }

    @Test
    void bracketsStandWhereTheyAreNeededOnly() {
        Term sum = K.add(A, B);
        assertThat(K.sub(A, sum).text()).isEqualTo("a - (a + b)");
        assertThat(K.sub(sum, A).text()).isEqualTo("a + b - a");
        assertThat(K.mul(sum, K.sub(A, B)).text()).isEqualTo("(a + b)*(a - b)");
        assertThat(K.div(A, K.mul(A, B)).text()).isEqualTo("a/(a*b)");
        assertThat(K.div(K.mul(A, B), B).text()).isEqualTo("a*b/b");
        assertThat(K.neg(sum).text()).isEqualTo("-(a + b)");
        assertThat(K.pow(K.neg(A), K.neg(B)).text()).isEqualTo("(-a)^(-b)");
        assertThat(K.square(K.mul(A, B)).text()).isEqualTo("(a*b)^2");
        assertThat(K.mul(K.square(A), B).text()).isEqualTo("a^2*b");
        assertThat(K.add(A, K.div(A, B)).text()).isEqualTo("a + a/b");
        assertThat(K.div(K.add(A, K.div(A, B)), B).text()).isEqualTo("(a + a/b)/b");
        assertThat(K.pow(K.constant(-2), A).text()).isEqualTo("(-2)^a");
        assertThat(K.pow(K.zero(), A).text()).isEqualTo("0^a");
        assertThat(K.div(A, K.constant(-2)).text()).isEqualTo("a/-2");
        assertThat(K.pow(K.pow(A, B), B).text()).isEqualTo("(a^b)^b");
    }

    @Test
    void factorsOfOneAreLeftOut() {
        assertThat(K.mul(K.one(), A).text()).isEqualTo("a");
        assertThat(K.mul(A, K.one()).text()).isEqualTo("a");
        assertThat(K.mul(A, A).text()).isEqualTo("a^2");
    }

    @Test
    void oneMinusAConditionIsItsOpposite() {
        Term positive = K.greater(A, K.zero());
        Term notPositive = K.sub(K.one(), positive);

        assertThat(notPositive.text()).isEqualTo("[a ≤ 0]");
        assertThat(K.sub(K.one(), notPositive)).isEqualTo(positive);
        assertThat(K.sub(A, positive).text()).isEqualTo("a - [a > 0]");
        assertThat(K.sub(K.one(), A).text()).isEqualTo("1 - a");
    }

    @Test
    void numbersArePrintedAsPeopleWriteThem() {
        assertThat(Formula.number(2)).isEqualTo("2");
        assertThat(Formula.number(-1)).isEqualTo("-1");
        assertThat(Formula.number(0.5)).isEqualTo("0.5");
        assertThat(Formula.number(1e15)).isEqualTo("1.0E15");
        assertThat(Formula.number(Double.POSITIVE_INFINITY)).isEqualTo("Infinity");
    }
}
