package dev.gradus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class GradientsTest {
    private static Value quadratic(Value x) {
        return Value.constant(2)
                .times(x.pow(2))
                .plus(Value.constant(3).times(x))
                .minus(4);
    }

    private static double[] data(Value... values) {
        return Arrays.stream(values).mapToDouble(v -> v.data).toArray();
    }

    @Test
    void oneSidedDifferencesPrintTheDigitsOfTheNotebooks() {
        // f(x) = 2x² + 3x - 4 has its minimum at -3/4
        assertThat(quadratic(new Value(3)).data).isEqualTo(23);
        assertThat(Gradients.numeric(x -> quadratic(new Value(x)).data, -0.75, 1e-7))
                .isEqualTo(2.042810365310288e-07);

        // a·b + c by c
        assertThat(Gradients.numeric(c -> 2.0 * -3.0 + c, 12, 1e-4)).isEqualTo(0.9999999999976694);

        // L = (a·b + c)·f with d = a·b + c nudged in the first of the two runs: the slope by d, its sign turned
        double slope = Gradients.numeric(d -> d * -2.0, 2.0 * -3.0 + 10, 0.001);
        assertThat(-slope).isEqualTo(2.000000000000668);
    }

    @Test
    void centralDifferencesAreCloser() {
        double oneSided = Gradients.numeric(Math::exp, 1, 1e-4);
        double central = Gradients.numericCentral(Math::exp, 1, 1e-4);

        assertThat(oneSided).isCloseTo(Math.E, within(2e-4)).isNotCloseTo(Math.E, within(1e-4));
        assertThat(central).isCloseTo(Math.E, within(1e-8));
    }

    @Test
    void centralDifferencesMoveOneInputAtATime() {
        double[] x = {2, 3};

        assertThat(Gradients.numericCentral(p -> p[0] * p[0] * p[1], x, 0.5)).containsExactly(12, 4);
        assertThat(x).containsExactly(2, 3);
    }

    @Test
    void theStepGrowsWithTheNumber() {
        assertThat(Gradients.step(0.25)).isEqualTo(0x1p-17);
        assertThat(Gradients.step(-8)).isEqualTo(0x1p-14);
    }

    @Test
    void ofTurnsAGraphIntoAFunctionOfNumbersThatMayBranch() {
        Function<double[], Gradients.ValueAndGradient> f =
                Gradients.of(x -> x[0].data > 0 ? x[0].times(x[1]) : x[1].square());

        Gradients.ValueAndGradient above = f.apply(new double[] {2, 5});
        assertThat(above.value()).isEqualTo(10);
        assertThat(above.gradient()).containsExactly(5, 2);

        Gradients.ValueAndGradient below = f.apply(new double[] {-2, 5});
        assertThat(below.value()).isEqualTo(25);
        assertThat(below.gradient()).containsExactly(0, 10);
    }

    @Test
    void ofDoesNotAddUpBetweenCalls() {
        Function<double[], Gradients.ValueAndGradient> f = Gradients.of(x -> x[0]);

        assertThat(f.apply(new double[] {2}).gradient()).containsExactly(1);
        assertThat(f.apply(new double[] {2}).gradient()).containsExactly(1);
    }

    @Test
    void gradCanBeTakenAgainAndAgain() {
        Value x = new Value(2);
        Value y = x.pow(4);

        for (double derivative : new double[] {4 * 8, 12 * 4, 24 * 2, 24, 0}) {
            y = Gradients.grad(y, x)[0];
            assertThat(y.data).isEqualTo(derivative);
        }
    }

    @Test
    void theHessianOfASmallFunction() {
        Value[] x = Value.of(1.5, -0.5);
        Value y = x[0].square().times(x[1]).plus(x[1].exp()); // x²y + eʸ
        Value[] gradient = Gradients.grad(y, x);

        assertThat(data(gradient)).containsExactly(new double[] {-1.5, 2.25 + Math.exp(-0.5)}, within(1e-15));
        assertThat(data(Gradients.grad(gradient[0], x))).containsExactly(-1, 3);
        assertThat(data(Gradients.grad(gradient[1], x)))
                .containsExactly(new double[] {3, Math.exp(-0.5)}, within(1e-15));
    }

    @Test
    void gradTakesInteriorNodesUnusedValuesAndTheResultItself() {
        Value x = new Value(2);
        Value unused = new Value(7);
        Value inner = x.square();
        Value y = inner.times(3);

        assertThat(data(Gradients.grad(y, x, inner, unused, y))).containsExactly(12, 3, 0, 1);
        assertThat(Gradients.grad(y, unused)[0].op()).isEqualTo(Op.CONSTANT);
        assertThat(Gradients.grad(x, x)[0].data).isEqualTo(1);
    }

    @Test
    void gradTakesConstantsThatItIsAskedFor() {
        Value c = Value.constant(5);
        Value x = new Value(2);

        assertThat(Gradients.grad(x.times(c), c)[0].data).isEqualTo(2);
    }

    @Test
    void gradTouchesNoGradientsAndBuildsNoMoreThanItNeeds() {
        Value x = new Value(2);
        Value z = new Value(3);
        Value y = x.plus(z).times(4);
        Value[] gradient = Gradients.grad(y, x, z);

        assertThat(y.topologicalOrder()).allMatch(v -> v.grad == 0);
        assertThat(data(gradient)).containsExactly(4, 4);
        assertThat(gradient[0].op()).isEqualTo(Op.CONSTANT);
        assertThat(Gradients.grad(x.detach().times(z), x)[0].op()).isEqualTo(Op.CONSTANT);
    }

    @Test
    void gradMultipliesByMinusOneOnlyWhereThatIsTheFactor() {
        Value x = new Value(2);
        Value z = new Value(3);

        assertThat(data(Gradients.grad(x.minus(z).exp(), x, z)))
                .containsExactly(StrictMath.exp(-1), -StrictMath.exp(-1));
    }

    @Test
    void gradLeavesOutWhatDoesNotLeadToTheInputs() {
        Value x = new Value(2);
        Value z = new Value(3);
        Value y = x.times(z.exp());

        assertThat(Gradients.grad(y, x)[0]).isSameAs(y.operands().get(1));
    }
}
