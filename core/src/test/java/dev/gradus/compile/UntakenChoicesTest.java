package dev.gradus.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.Value;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** An infinity or NaN in a choice that a row did not take reaches neither the result nor a gradient, as in the eager engine. */
class UntakenChoicesTest {
    private final List<Value> p = List.of(new Value(0.5), new Value(2));

    private void isAsEager(Function<Value[], Value> f, double... column) {
        isAsEager(f, Arrays.stream(column).mapToObj(x -> new double[] {x}).toArray(double[][]::new));
    }

    private void isAsEager(Function<Value[], Value> f, double[][] rows) {
        double value = 0;
        for (double[] row : rows) {
            Value y = f.apply(Value.of(row));
            y.backward();
            value += y.data / rows.length;
        }
        Program program = Program.trace(p, rows[0].length, f, rows);
        double[] gradient = new double[2];
        assertThat(program.gradient(new double[] {0.5, 2}, rows, gradient)).isCloseTo(value, within(1e-14));
        assertThat(gradient)
                .containsExactly(
                        new double[] {p.get(0).grad / rows.length, p.get(1).grad / rows.length}, within(1e-14));
        assertThat(gradient[0]).isFinite();
    }

    @Test
    void aLogarithmOfZero() {
        isAsEager(x -> Value.where(x[0].greaterThan(0), x[0].log().times(p.get(0)), p.get(1)), 0, 1, 2, 0);
    }

    @Test
    void aQuotientByZero() {
        isAsEager(x -> Value.where(x[0].greaterThan(0), p.get(0).div(x[0]), p.get(1)), 0, 1, 2, -1);
    }

    @Test
    void aSquareRootBelowZero() {
        isAsEager(
                x -> Value.where(
                        x[0].greaterThan(0), x[0].times(p.get(0)).sqrt().times(p.get(1)), p.get(0)),
                -1,
                1,
                2);
    }

    @Test
    void anExponentialThatOverflows() {
        isAsEager(
                x -> {
                    Value z = x[0].times(p.get(0));
                    return Value.where(z.greaterThan(30), z, z.exp().plus(1).log());
                },
                2000,
                1,
                -1);
    }

    @Test
    void aProductWithAnInfiniteExponential() {
        isAsEager(x -> Value.where(x[0].greaterThan(100), p.get(0), x[0].exp().times(p.get(1))), 2000, 1, -1);
    }

    @Test
    void anInputThatIsMissing() {
        isAsEager(
                x -> Value.where(
                        Value.pick(x[1], Value.constant(0), Value.constant(1)),
                        x[0].times(p.get(0)).plus(p.get(1)).tanh(),
                        p.get(1)),
                new double[][] {{Double.NaN, 0}, {1, 1}, {Double.POSITIVE_INFINITY, 0}, {-2, 1}});
    }
}
