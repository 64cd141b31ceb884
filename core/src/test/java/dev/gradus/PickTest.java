package dev.gradus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Choices that depend on data: which value, which gradient, and what is refused. */
class PickTest {
    private static Value constant(double c) {
        return Value.constant(c);
    }

    @AfterEach
    void forgetSourceLines() {
        Gradients.recordSourceLines(false);
    }

    @ParameterizedTest
    @CsvSource({"0, 5", "-0.0, 5", "1, 6", "2, 7"})
    void theIndexNamesTheChoiceThatTakesTheWholeGradient(double at, double expected) {
        Value index = new Value(at);
        Value[] x = Value.of(5, 6, 7);
        Value y = Value.pick(index, x).times(10);
        y.backward();

        assertThat(y.data).isEqualTo(10 * expected);
        for (Value choice : x) {
            assertThat(choice.grad).isEqualTo(choice.data == expected ? 10 : 0);
        }
        assertThat(index.grad).isZero();
    }

    @Test
    void theNodeKnowsItsOperandsAndAllChoices() {
        Value index = new Value(1, "token");
        Value[] x = Value.of(5, 6, 7);
        Value y = Value.pick(index, x);

        assertThat(y.op()).isEqualTo(Op.PICK);
        assertThat(y.operands()).containsExactly(x[1], index);
        assertThat(y.localDerivatives()).containsExactly(1, 0);
        assertThat(y.choices()).containsExactly(x).isUnmodifiable();
        assertThat(y.topologicalOrder()).containsExactlyInAnyOrder(x[1], index, y);
        assertThat(y.times(2).choices()).isEmpty();
        assertThat(new Value(1).choices()).isEmpty();
    }

    @Test
    void anImmutableTableIsSharedAndAChangingOneCopied() {
        List<Value> table = List.of(Value.of(1, 2));
        List<Value> changing = new ArrayList<>(table);
        Value y = Value.pick(constant(1), changing);
        changing.clear();

        assertThat(Value.pick(constant(0), table).choices()).isSameAs(table);
        assertThat(y.choices()).isEqualTo(table);
    }

    @ParameterizedTest
    @CsvSource({"1, 3", "0, 9"})
    void whereTakesYesForOneAndNoForZero(double mask, double expected) {
        Value condition = new Value(mask);
        Value yes = new Value(3);
        Value no = new Value(9);
        Value y = Value.where(condition, yes, no);
        y.backward();

        assertThat(y.data).isEqualTo(expected);
        assertThat(new double[] {yes.grad, no.grad, condition.grad}).containsExactly(mask, 1 - mask, 0);
        assertThat(y.choices()).containsExactly(no, yes);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 3, 0.5, 1e10, 4294967296.0, Double.NaN, Double.POSITIVE_INFINITY})
    void anIndexThatNamesNoChoiceIsRefused(double at) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Value.pick(new Value(at, "token"), Value.of(5, 6, 7)))
                .withMessage("pick needs a whole number from 0 to 2 as its index, got " + at + " from 'token'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Value.pick(new Value(at), Value.of(5, 6, 7)))
                .withMessage("pick needs a whole number from 0 to 2 as its index, got " + at);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 2, 0.5, Double.NaN})
    void aConditionThatIsNoMaskIsRefused(double c) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Value.where(new Value(c, "mask"), constant(1), constant(2)))
                .withMessage("where needs a condition of 0 or 1, as greaterThan gives, got " + c + " from 'mask'");
    }

    @Test
    void nothingToPickFromIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Value.pick(constant(0)))
                .withMessage("pick needs at least one value, got none");
    }

    @Test
    void applyRefusesToPickWithoutTheOtherChoices() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Value.apply(Op.PICK, new Value(1), new Value(0)))
                .withMessage("'pick' must know all the choices, not just the chosen one;"
                        + " call Value.pick(index, choices)");
    }

    @Test
    void whatIsNotChosenSpoilsNoGradient() {
        Value x = new Value(-1);
        Value z = new Value(0);
        Value y = Value.where(x.greaterThan(0), x.sqrt(), x.square())
                .plus(Value.pick(constant(1), z.log(), z.exp(), constant(Double.NaN)));
        y.backward();

        assertThat(y.data).isEqualTo(2);
        assertThat(x.grad).isEqualTo(-2); // PyTorch's where gives NaN here
        assertThat(z.grad).isEqualTo(1);
        assertThat(Gradients.diagnose(y).healthy()).isTrue();
    }

    @Test
    void anInfiniteGradientDoesNotReachTheIndex() {
        Value x = new Value(-1);
        Value chosen = new Value(0);
        Value y = Value.where(x.greaterThan(0), constant(1), chosen).log();
        y.backward();

        assertThat(chosen.grad).isInfinite();
        assertThat(x.grad).isZero();
        assertThat(Gradients.grad(y, x)[0].data).isZero();
    }

    @Test
    void aValueMayBeChosenTwiceAndBeItsOwnIndex() {
        Value x = new Value(1);
        Value y = Value.pick(x, constant(3), x).times(Value.pick(constant(0), x, x));
        y.backward();

        assertThat(y.data).isEqualTo(1);
        assertThat(x.grad).isEqualTo(2);
    }

    @Test
    void aConstantChoiceTakesNoGradient() {
        Value c = constant(4);
        Value y = Value.pick(constant(0), c);
        y.backward();

        assertThat(y.data).isEqualTo(4);
        assertThat(c.grad).isZero();
    }

    @Test
    void derivativesGoThroughTheChoiceAgain() {
        Value x = new Value(0.7);
        Value y = Value.where(x.greaterThan(0), x.pow(3), x.exp()).square(); // x⁶
        Value first = Gradients.grad(y, x)[0];
        Value second = Gradients.grad(first, x)[0];

        assertThat(first.data).isCloseTo(6 * Math.pow(0.7, 5), within(1e-14));
        assertThat(second.data).isCloseTo(30 * Math.pow(0.7, 4), within(1e-14));
    }

    @ParameterizedTest
    @CsvSource({"0.5, 2", "-0.5, 2", "0.5, -2", "-0.5, -2"})
    void differenceQuotientsConfirmTheChosenBranch(double x0, double x1) {
        Function<Value[], Value> f = x -> {
            Value quadrant = x[0].greaterThan(0).plus(x[1].greaterThan(0).times(2));
            return Value.pick(quadrant, x[0].times(x[1]), x[0].sin(), x[1].exp(), x[0].div(x[1]));
        };

        GradientCheck check = Gradients.check(f, x0, x1);

        assertThat(check.passed()).as("%s", check).isTrue();
        assertThat(check.suspects()).isEmpty();
    }

    @Test
    void aCheckCannotMoveAnIndexAndNamesIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Gradients.check(x -> Value.pick(x[0], x[1], x[2]), 0, 5, 6))
                .withMessageEndingWith("got 7.62939453125E-6 from 'x0'");
    }

    @Test
    void reportsTellTheChosenOneAndWhoPicked() {
        Gradients.recordSourceLines(true);
        Value y = Value.pick(new Value(1, "token"), new Value(5), new Value(Double.NaN, "x"));
        Value masked = Value.where(constant(1), y.times(Double.POSITIVE_INFINITY), y);

        assertThat(Description.of(y)).matches("pick\\(x=NaN, token=1\\.0\\) \\(made at PickTest\\.java:\\d+\\)");
        assertThat(Description.of(masked)).contains("PickTest.java");
        assertThat(Gradients.diagnose(y).findings().get(0).node())
                .isSameAs(y.operands().get(0));
    }

    @Test
    void aMillionPicksInAChainAreNoDeeperThanOne() {
        Value x = new Value(2);
        Value other = constant(0);
        Value y = x;
        for (int i = 0; i < 1_000_000; i++) {
            y = Value.pick(constant(1), other, y);
        }
        y.backward();

        assertThat(y.data).isEqualTo(2);
        assertThat(x.grad).isEqualTo(1);
    }
}
