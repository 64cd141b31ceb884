package dev.gradus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Embedding lookups and masked choices as PyTorch computes them in float64; see picks.py. */
class PyTorchPicksTest {
    @ParameterizedTest(name = "{0} of {1}")
    @CsvFileSource(resources = "picks.csv", numLinesToSkip = 1)
    void valueAndGradientArePyTorchs(String kind, String index, String numbers, double value, String gradient) {
        double[] at = rows(index)[0];
        Value[][] x = Arrays.stream(rows(numbers)).map(Value::of).toArray(Value[][]::new);
        Value y = kind.equals("WHERE") ? where(x[0], x[1], at) : embedding(x, at);
        y.backward();

        double[][] expected = rows(gradient);
        assertThat(y.data).isCloseTo(value, within(1e-13 * Math.max(1, Math.abs(value))));
        for (int row = 0; row < x.length; row++) {
            for (int i = 0; i < x[row].length; i++) {
                assertThat(x[row][i].grad)
                        .as("gradient %d of row %d", i, row)
                        .isCloseTo(expected[row][i], within(1e-13 * Math.max(1, Math.abs(expected[row][i]))));
            }
        }
    }

    private static Value embedding(Value[][] table, double[] tokens) {
        List<List<Value>> columns = IntStream.range(0, table[0].length)
                .mapToObj(d -> Arrays.stream(table).map(row -> row[d]).toList())
                .toList();
        Value[] terms = new Value[tokens.length];
        Arrays.setAll(terms, t -> {
            Value token = Value.constant(tokens[t]);
            List<Value> row =
                    columns.stream().map(c -> Value.pick(token, c).tanh()).toList();
            return Value.sum(row).minus(t / 2.0).square();
        });
        return Value.sum(terms);
    }

    private static Value where(Value[] x, Value[] y, double[] expectedMask) {
        Value[] terms = new Value[x.length];
        Arrays.setAll(terms, i -> {
            Value mask = x[i].greaterThan(y[i]);
            assertThat(mask.data).isEqualTo(expectedMask[i]);
            return Value.where(mask, x[i].times(y[i]), y[i].sin().times(x[i].exp()));
        });
        return Value.sum(terms);
    }

    private static double[][] rows(String text) {
        return Arrays.stream(text.split(";"))
                .map(row -> Arrays.stream(row.split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toArray(double[][]::new);
    }
}
