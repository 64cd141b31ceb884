package dev.gradus.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.Value;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What becomes of an expression, as text: a, b, c are parameters, x0, x1, x2 inputs. */
class SimplificationTest {
    private static String simplified(Agreement.Scalars f) {
        return Written.of(3, 3, f).simplified().text();
    }

    private static Value[] one(Value v) {
        return new Value[] {v};
    }

    @Test
    void constantsAreFolded() {
        assertThat(simplified((p, x) -> one(Value.constant(2).times(3).plus(x[0]))))
                .isEqualTo("""
                t0 = 6 + x0
                return t0
                """);
    }

    @Test
    void neutralElementsGo() {
        assertThat(simplified((p, x) -> new Value[] {
                    x[0].plus(0), x[0].plus(-0.0), x[0].minus(0), x[0].times(1), x[0].div(1), x[0].pow(1), x[0].detach()
                }))
                .isEqualTo("return x0 x0 … x0\n");
    }

    @Test
    void signsMeet() {
        assertThat(simplified((p, x) -> one(x[0].unaryMinus().unaryMinus()))).isEqualTo("return x0\n");
        assertThat(simplified((p, x) -> one(x[0].plus(x[1].unaryMinus())))).isEqualTo("t0 = x0 - x1\nreturn t0\n");
        assertThat(simplified((p, x) -> one(x[0].unaryMinus().plus(x[1])))).isEqualTo("t0 = x1 - x0\nreturn t0\n");
        assertThat(simplified((p, x) -> one(x[0].minus(x[1].unaryMinus())))).isEqualTo("t0 = x0 + x1\nreturn t0\n");
        assertThat(simplified((p, x) -> one(Value.constant(0).minus(x[0])))).isEqualTo("t0 = -x0\nreturn t0\n");
        assertThat(simplified((p, x) -> one(x[0].times(-1)))).isEqualTo("t0 = -x0\nreturn t0\n");
    }

    @Test
    void smallPowersAreProducts() {
        assertThat(simplified((p, x) -> one(x[0].pow(2)))).isEqualTo("t0 = x0 * x0\nreturn t0\n");
        assertThat(simplified((p, x) -> one(x[0].square()))).isEqualTo("t0 = x0 * x0\nreturn t0\n");
        assertThat(simplified((p, x) -> one(x[0].pow(-1)))).isEqualTo("t0 = 1 / x0\nreturn t0\n");
        assertThat(simplified((p, x) -> one(x[0].pow(3)))).isEqualTo("t0 = x0 ** 3\nreturn t0\n");
    }

    @Test
    void equalExpressionsAreComputedOnce() {
        assertThat(simplified((p, x) -> new Value[] {
                    x[0].times(p[0]).tanh(),
                    p[0].times(x[0]).tanh(),
                    x[0].plus(x[1]).exp(),
                    x[1].plus(x[0]).exp()
                }))
                .isEqualTo("""
                        t0 = x0 * a
                        t1 = tanh(t0)
                        t2 = x0 + x1
                        t3 = exp(t2)
                        return t1 t1 t3 t3
                        """);
    }

    @Test
    void theOrderOfOperandsMattersElsewhere() {
        Written simplified = Written.of(0, 2, (p, x) -> new Value[] {x[0].minus(x[1]), x[1].minus(x[0])})
                .simplified();

        assertThat(simplified.outputs()[0]).isNotEqualTo(simplified.outputs()[1]);
    }

    @Test
    void aZeroTimesSomethingStaysSinceItMayBeInfinite() {
        assertThat(simplified((p, x) -> one(x[0].times(0)))).isEqualTo("t0 = x0 * 0\nreturn t0\n");
        assertThat(simplified((p, x) -> one(x[0].minus(x[0])))).isEqualTo("t0 = x0 - x0\nreturn t0\n");
        assertThat(simplified((p, x) -> one(x[0].div(x[0])))).isEqualTo("t0 = x0 / x0\nreturn t0\n");
    }

    @Test
    void additionIsNotReassociated() {
        assertThat(simplified((p, x) -> one(x[0].plus(1).plus(2)))).isEqualTo("""
                t0 = x0 + 1
                t1 = t0 + 2
                return t1
                """);
    }

    @Test
    void whatNobodyUsesIsLeftOut() {
        Written recorded = Written.of(3, 3, (p, x) -> new Value[] {p[0].exp(), x[2].plus(0)});

        assertThat(recorded.simplified().graph().size()).as("a, exp(a), x2").isEqualTo(3);
    }

    @Test
    void uniformTermsFactorsAndSignsStandInFrontOfAMean() {
        assertThat(Written.of(
                                3,
                                1,
                                (p, x) -> one(x[0].exp().times(p[0]).plus(p[1]).unaryMinus()))
                        .mean()
                        .simplified()
                        .text())
                .isEqualTo("""
                        t0 = exp(x0)
                        t1 = mean of t0
                        t2 = t1 * a
                        t3 = t2 + b
                        t4 = -t3
                        return t4
                        """);
    }

    @Test
    void theMeanOfWhatIsTheSameInAllRowsIsThat() {
        assertThat(Written.of(1, 1, (p, x) -> one(p[0].exp()))
                        .mean()
                        .simplified()
                        .text())
                .isEqualTo("t0 = exp(a)\nreturn t0\n");
    }

    @Test
    void aChoiceByAConstantIsMade() {
        assertThat(simplified((p, x) -> one(Value.pick(Value.constant(2), x)))).isEqualTo("return x2\n");
    }

    @Test
    void manyConstantsAreToldApart() {
        Written simplified = Written.of(
                        1,
                        1,
                        (p, x) -> IntStream.range(0, 10_000)
                                .mapToObj(i -> x[0].plus(i % 5000))
                                .toArray(Value[]::new))
                .simplified();

        assertThat(IntStream.of(simplified.outputs()).distinct()).hasSize(5000);
    }
}
