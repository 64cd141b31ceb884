package dev.gradus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GradientCheckTest {
    @Test
    void aSmoothFunctionPasses() {
        GradientCheck check = Gradients.check(x -> x[0].times(x[1]).tanh(), 0.5, -1.5);

        assertThat(check.passed()).isTrue();
        assertThat(check.value()).isEqualTo(StrictMath.tanh(-0.75));
        assertThat(check.maxError()).isLessThan(1e-9);
        assertThat(check.inputs()).extracting(GradientCheck.Comparison::what).containsExactly("x0 = 0.5", "x1 = -1.5");
        assertThat(check.suspects()).isEmpty();
        assertThat(check.toString().lines()).first().isEqualTo("value " + StrictMath.tanh(-0.75));
        assertThat(check.toString().lines()).last().isEqualTo("all 2 derivatives agree to 1.0E-6");
    }

    @Test
    void aKinkIsReportedWithItsOperationAndOperands() {
        GradientCheck check = Gradients.check(x -> x[0].relu().times(x[1]), 0, 2);

        assertThat(check.passed()).isFalse();
        assertThat(check.maxError()).isEqualTo(1);
        assertThat(check.toString().lines())
                .containsExactly(
                        "value 0.0",
                        "  x0 = 0.0  analytic  0.00000000000  numeric  1.00000000000  error 1.0e+00  DIFFERS",
                        "  x1 = 2.0  analytic  0.00000000000  numeric  0.00000000000  error 0.0e+00",
                        "1 of 2 derivatives differ by more than 1.0E-6",
                        "  look at relu(x0=0.0) by operand 1: local derivative 0.0, difference quotient 0.5");
    }

    @Test
    void theReportIsATable() {
        GradientCheck check = Gradients.check(x -> x[0].plus(x[1].label("bias")), 1, 2);

        assertThat(check.toString().lines().skip(1).limit(2))
                .containsExactly(
                        "  x0 = 1.0    analytic  1.00000000000  numeric  1.00000000000  error 0.0e+00",
                        "  bias = 2.0  analytic  1.00000000000  numeric  1.00000000000  error 0.0e+00");
    }

    @Test
    void theSuspectIsTheOperandAtFault() {
        GradientCheck check = Gradients.check(x -> x[0].max(x[1].label("limit")), 3, 3);

        assertThat(check.suspects())
                .extracting(GradientCheck.Comparison::what)
                .containsExactly("max(x0=3.0, limit=3.0) by operand 1", "max(x0=3.0, limit=3.0) by operand 2");
        assertThat(check.inputs().get(1).what()).isEqualTo("limit = 3.0");
    }

    @Test
    void constantsAndDetachedValuesAreNoSuspects() {
        GradientCheck check = Gradients.check(x -> x[0].times(Value.constant(0)).plus(x[0].detach()), 2);

        assertThat(check.passed()).isFalse();
        assertThat(check.suspects()).isEmpty();
        assertThat(Gradients.check(
                                x -> Value.constant(-2).pow(Value.constant(2)).times(x[0]), 2)
                        .suspects())
                .isEmpty();
    }

    @Test
    void gradientsLeftFromTheFunctionsOwnBackwardDoNotCount() {
        GradientCheck check = Gradients.check(
                x -> {
                    Value y = x[0].square();
                    y.backward();
                    return y;
                },
                3);

        assertThat(check.inputs().get(0).analytic()).isEqualTo(6);
    }

    @Test
    void nothingDisagreesWhereThereAreNoInputs() {
        GradientCheck check = Gradients.check(x -> Value.constant(3));

        assertThat(check.passed()).isTrue();
        assertThat(check.maxError()).isZero();
        assertThat(check.toString().lines()).containsExactly("value 3.0", "all 0 derivatives agree to 1.0E-6");
    }

    @Test
    void errorsAreRelativeToLargeAndAbsoluteForSmallDerivatives() {
        assertThat(new GradientCheck.Comparison("x", 200, 100).error()).isEqualTo(0.5);
        assertThat(new GradientCheck.Comparison("x", -100, -200).error()).isEqualTo(0.5);
        assertThat(new GradientCheck.Comparison("x", 0.5, 0.25).error()).isEqualTo(0.25);
        double infinity = Double.POSITIVE_INFINITY;
        assertThat(new GradientCheck.Comparison("x", infinity, infinity).error())
                .isZero();
        assertThat(new GradientCheck.Comparison("x", 0, GradientCheck.TOLERANCE).agrees())
                .isTrue();
    }

    @Test
    void notANumberNeverAgrees() {
        GradientCheck.Comparison comparison = new GradientCheck.Comparison("x", Double.NaN, 1);

        assertThat(comparison.agrees()).isFalse();
        GradientCheck check = new GradientCheck(0, List.of(comparison), List.of());
        assertThat(check.passed()).isFalse();
        assertThat(check.maxError()).isNaN();
    }
}
