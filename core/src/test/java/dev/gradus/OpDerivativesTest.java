package dev.gradus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of the table against difference quotients, at random points inside each operation's domain. */
class OpDerivativesTest {
    private static final int POINTS = 300;
    private static final double STEP = 0x1p-16;
    private static final double MARGIN = 0.05;

    /** All but PICK, whose nodes are made from more than its operands: see PickTest. */
    static Stream<Op> computed() {
        return Arrays.stream(Op.values()).filter(op -> op.arity() > 0 && op != Op.PICK);
    }

    static Stream<Op> differentiable() {
        return computed().filter(op -> op.domain() != Domain.NOWHERE);
    }

    private static Stream<double[]> points(Op op) {
        Random random = new Random(op.ordinal());
        return Stream.generate(() -> new double[] {random.nextDouble(-3, 3), random.nextDouble(-3, 3)})
                .filter(p -> op.domain().contains(p[0], p[1], MARGIN))
                .limit(POINTS);
    }

    private static Value apply(Op op, Value a, Value b) {
        return op.arity() == 1 ? Value.apply(op, a) : Value.apply(op, a, b);
    }

    private static double local(Op op, double a, double b, int operand) {
        return apply(op, new Value(a), new Value(b)).localDerivatives()[operand];
    }

    @ParameterizedTest
    @MethodSource("differentiable")
    void localDerivativesAreLimitsOfDifferenceQuotients(Op op) {
        points(op).forEach(p -> {
            double[] numeric = Gradients.numericCentral(x -> op.value(Real.REAL, x[0], x[1]), p, STEP);
            for (int operand = 0; operand < op.arity(); operand++) {
                double exact = local(op, p[0], p[1], operand);
                assertThat(exact)
                        .as("derivative %d at %s", operand, Arrays.toString(p))
                        .isCloseTo(numeric[operand], within(1e-5 * Math.max(1, Math.abs(exact))));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("differentiable")
    void secondDerivativesAreLimitsOfDifferenceQuotientsOfFirst(Op op) {
        points(op).forEach(p -> {
            Value[] x = Value.of(p);
            Value y = apply(op, x[0], x[1]);
            for (int first = 0; first < op.arity(); first++) {
                int operand = first;
                Value[] second = Gradients.grad(Gradients.grad(y, x)[operand], x);
                double[] numeric = Gradients.numericCentral(q -> local(op, q[0], q[1], operand), p, STEP);
                for (int by = 0; by < op.arity(); by++) {
                    assertThat(second[by].data)
                            .as("derivative %d of derivative %d at %s", by, operand, Arrays.toString(p))
                            .isCloseTo(numeric[by], within(2e-5 * Math.max(1, Math.abs(second[by].data))));
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("computed")
    void theMethodOfValueGivesTheBitsOfTheTable(Op op) {
        points(op.domain() == Domain.NOWHERE ? Op.PLUS : op).forEach(p -> {
            Value byTable = apply(op, new Value(p[0]), new Value(p[1]));
            Value byMethod = OpMethods.apply(op, new Value(p[0]), new Value(p[1]));

            assertThat(byMethod.op()).isEqualTo(op);
            assertThat(byMethod.data).isEqualTo(byTable.data);
            assertThat(byMethod.localDerivatives()).isEqualTo(byTable.localDerivatives());
            if (OpMethods.WITH_CONSTANT.containsKey(op)) {
                Value withConstant = OpMethods.WITH_CONSTANT.get(op).apply(new Value(p[0]), p[1]);
                assertThat(withConstant.op()).isEqualTo(op);
                assertThat(withConstant.data).isEqualTo(byTable.data);
                assertThat(withConstant.localDerivatives()).containsExactly(byTable.localDerivatives()[0], 0.0);
                assertThat(withConstant.operands().get(1).op()).isEqualTo(Op.CONSTANT);
            }
        });
    }

    @Test
    void everyOperationHasAMethod() {
        computed()
                .forEach(op -> assertThat(op.arity() == 1 ? OpMethods.UNARY.keySet() : OpMethods.WITH_CONSTANT.keySet())
                        .contains(op));
    }

    @Test
    void arcSineAndArcCosineKeepTheirDigitsNextToOne() {
        double a = 1 - 0x1p-40;
        double exact = 1 / Math.sqrt(0x1p-39 - 0x1p-80); // 1 - a² = 2⁻³⁹ - 2⁻⁸⁰

        assertThat(new Value(a).asin().localDerivatives()[0]).isCloseTo(exact, within(1e-15 * exact));
        assertThat(new Value(-a).acos().localDerivatives()[0]).isCloseTo(-exact, within(1e-15 * exact));
    }

    @Test
    void detachKeepsTheNumberAndStopsTheGradient() {
        Value x = new Value(3);
        Value y = x.detach().times(x);
        y.backward();

        assertThat(x.grad).isEqualTo(3);
        assertThat(Gradients.grad(y, x)[0].data).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(names = {"LEAF", "CONSTANT"})
    void whatIsGivenHasNoRule(Op op) {
        assertThat(op.arity()).isZero();
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> op.value(Real.REAL, 1.0, 1.0))
                .withMessage("a " + op.symbol() + " is given, not computed: it has no rule");
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> op.da(Real.REAL, 1.0, 1.0, 1.0))
                .withMessageContaining("no rule");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Value.apply(op))
                .withMessage("'" + op.symbol() + "' takes 0 operands to compute with, got 0;"
                        + " make a leaf with new Value(x) or Value.constant(x)");
    }

    @Test
    void applyRefusesAWrongNumberOfOperands() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Value.apply(Op.TANH, new Value(1), new Value(2)))
                .withMessage("'tanh' takes 1 operands to compute with, got 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Value.apply(Op.PLUS, new Value(1)))
                .withMessage("'+' takes 2 operands to compute with, got 1");
    }

    @Test
    void theDerivativeByAMissingSecondOperandIsZero() {
        assertThat(Op.TANH.<Double>db(Real.REAL, 1.0, 1.0, 1.0)).isZero();
    }

    @Test
    void anInterpreterWithoutItsOwnSigmoidTakesTheTablesRule() {
        assertThat(Real.REAL.sigmoid(2.0)).isEqualTo(new Value(2).sigmoid().data);
        assertThat(Real.REAL.apply(Op.TIMES, 2.0, 3.0)).isEqualTo(6);
    }
}
