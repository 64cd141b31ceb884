package dev.gradus.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.Value;
import org.junit.jupiter.api.Test;

/** The gradient is more graph: what is appended, simplified so that it can be read. */
class DifferentiationTest {
    private static Value[] one(Value v) {
        return new Value[] {v};
    }

    private static String gradient(int parameters, int inputs, Agreement.Scalars f) {
        return Written.of(parameters, inputs, f)
                .mean()
                .differentiated(Reduction.MEAN)
                .simplified()
                .text();
    }

    @Test
    void theRulesComeFromTheTableOfOperations() {
        assertThat(gradient(1, 0, (p, x) -> one(p[0].tanh()))).isEqualTo("""
                t0 = tanh(a)
                t1 = t0 * t0
                t2 = 1 - t1
                return t0 t2
                """);
    }

    @Test
    void aParameterCollectsItsGradientOverTheRows() {
        assertThat(gradient(2, 1, (p, x) -> one(x[0].times(p[0]).plus(p[1]).exp())))
                .isEqualTo("""
                t0 = x0 * a
                t1 = t0 + b
                t2 = exp(t1)
                t3 = mean of t2
                t4 = t2 * x0
                t5 = mean of t4
                return t3 t5 t3
                """);
    }

    @Test
    void whatIsUniformIsDifferentiatedOnce() {
        assertThat(gradient(1, 1, (p, x) -> one(p[0].exp().times(x[0].tanh())))).isEqualTo("""
                t0 = exp(a)
                t1 = tanh(x0)
                t2 = mean of t1
                t3 = t0 * t2
                return t3 t3
                """);
    }

    @Test
    void severalUsesAddUp() {
        assertThat(gradient(1, 0, (p, x) -> one(p[0].times(p[0]).plus(p[0])))).isEqualTo("""
                t0 = a * a
                t1 = t0 + a
                t2 = 1 + a
                t3 = t2 + a
                return t1 t3
                """);
    }

    @Test
    void aLookupGivesEachChoiceTheRowsThatTookIt() {
        assertThat(gradient(2, 1, (p, x) -> one(Value.pick(x[0], p[0], p[1]).exp())))
                .isEqualTo("""
                t0 = [a b][x0]
                t1 = exp(t0)
                t2 = mean of t1
                t3 = t1 where x0 is 0 else 0
                t4 = t1 where x0 is 1 else 0
                t5 = mean of t4
                t6 = mean of t3
                return t2 t6 t5
                """);
    }

    @Test
    void aGradientBesideAPoleOrAnInputIsGuardedBelowAChoiceAlone() {
        assertThat(gradient(
                        2,
                        1,
                        (p, x) -> one(Value.where(
                                x[0].greaterThan(0), p[0].times(x[0]).log(), p[1]))))
                .contains("unless");
        assertThat(gradient(1, 1, (p, x) -> one(p[0].times(x[0]).log()))).doesNotContain("unless");
        assertThat(gradient(
                        2,
                        1,
                        (p, x) -> one(Value.where(
                                x[0].greaterThan(0), p[0].times(x[0]).relu(), p[1]))))
                .contains("unless");
        assertThat(gradient(
                        2,
                        1,
                        (p, x) -> one(Value.where(
                                x[0].greaterThan(0), p[0].times(p[1]).relu(), p[1]))))
                .doesNotContain("unless");
    }

    @Test
    void aGradientIsNotGuardedWhereItComesAnotherWayToo() {
        assertThat(gradient(2, 1, (p, x) -> {
                    Value z = p[0].times(x[0]);
                    return one(z.plus(Value.pick(x[0], z, p[1])));
                }))
                .doesNotContain("unless");
    }

    @Test
    void nothingFlowsThroughDetachOrAComparison() {
        assertThat(gradient(1, 1, (p, x) -> one(p[0].detach().times(x[0])))).endsWith(" 0\n");
        assertThat(gradient(1, 1, (p, x) -> one(p[0].greaterThan(x[0])))).endsWith(" 0\n");
    }

    @Test
    void perRowTheDerivativesStayPerRow() {
        Written written =
                Written.of(1, 1, (p, x) -> one(x[0].times(p[0]).exp())).differentiated(Reduction.NONE);

        assertThat(written.simplified().text()).isEqualTo("""
                t0 = x0 * a
                t1 = exp(t0)
                t2 = t1 * x0
                return t1 t2
                """);
    }

    @Test
    void aSumCountsTheRowsForWhatIsTheSameInAll() {
        Written written = Written.of(1, 1, (p, x) -> one(x[0].plus(p[0])));
        Graph graph = written.graph().copy();
        int total = graph.reduce(Graph.Kind.SUM, written.outputs()[0]);
        int[] derivatives = Differentiation.append(graph, total, new int[] {0}, Reduction.SUM);

        assertThat(Interpreter.run(graph, new double[] {3}, new double[7][1])[derivatives[0]][0])
                .isEqualTo(7);
    }

    @Test
    void aGradientCanBeDifferentiatedAgain() {
        Written first = Written.of(1, 0, (p, x) -> one(p[0].pow(3))).differentiated(Reduction.MEAN);
        Graph graph = first.graph();
        int[] second = Differentiation.append(graph, first.outputs()[1], new int[] {0}, Reduction.MEAN);

        assertThat(Interpreter.run(graph, new double[] {2})[second[0]][0]).isEqualTo(12);
    }
}
