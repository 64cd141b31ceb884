package dev.gradus.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gradus.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that cannot be answered are refused, with what is wrong, where, and what is expected. */
class ProgramErrorsTest {
    private static final double[] P = {1, 2, 3};
    private static final double[][] ROWS = {{0, 0.5}, {2, 1.5}};

    private final List<Value> parameters = List.of(Value.of(P));
    private final Program program = Program.traceAll(
            parameters, 2, x -> new Value[] {Value.pick(x[0], parameters).times(x[1]), x[1].exp()}, ROWS);

    private static String messageOf(Runnable call) {
        return assertThatIllegalArgumentException()
                .isThrownBy(call::run)
                .actual()
                .getMessage();
    }

    @Test
    void noRows() {
        assertThat(messageOf(() -> program.evaluate(P))).isEqualTo("a program needs at least one row, got none");
        assertThat(messageOf(program::backward)).isEqualTo("a program needs at least one row, got none");
        assertThat(messageOf(() -> program.hessianVector(P, P, new double[0][], new double[3])))
                .isEqualTo("a program needs at least one row, got none");
    }

    @Test
    void aRowOfAnotherLength() {
        assertThat(messageOf(() -> program.evaluate(P, ROWS[0], new double[3])))
                .isEqualTo("row 1 has 3 numbers; the program takes 2 a row");
    }

    @Test
    void parametersOfAnotherLength() {
        assertThat(messageOf(() -> program.evaluate(new double[2], ROWS)))
                .isEqualTo("the parameters must be an array of 3 numbers, got one of 2");
    }

    @Test
    void placesForResultsOfAnotherLength() {
        double[] five = new double[5];

        assertThat(messageOf(() -> program.gradient(P, ROWS, five)))
                .isEqualTo("the gradient must be an array of 3 numbers, got one of 5");
        assertThat(messageOf(() -> program.gradient(P, ROWS, new double[3], five)))
                .isEqualTo("the other results must be an array of 2 numbers, got one of 5");
        assertThat(messageOf(() -> program.outputs(P, ROWS, five)))
                .isEqualTo("the results must be an array of 4 numbers, got one of 5");
        assertThat(messageOf(() -> program.jacobian(P, ROWS, five)))
                .isEqualTo("the Jacobian must be an array of 12 numbers, got one of 5");
        assertThat(messageOf(() -> program.hessian(P, ROWS, five)))
                .isEqualTo("the Hessian must be an array of 9 numbers, got one of 5");
        assertThat(messageOf(() -> program.hessianVector(P, five, ROWS, new double[3])))
                .isEqualTo("the vector must be an array of 3 numbers, got one of 5");
        assertThat(messageOf(() -> program.hessianVector(P, P, ROWS, five)))
                .isEqualTo("the product must be an array of 3 numbers, got one of 5");
    }

    @Test
    void noThreads() {
        assertThat(messageOf(() -> program.threads(0))).isEqualTo("a program needs at least one thread, got 0");
    }

    @ParameterizedTest
    @ValueSource(doubles = {3, -1, 0.5, Double.NaN, Double.POSITIVE_INFINITY, 1e20, -0.5})
    void anIndexThatNamesNoChoice(double index) {
        double[][] rows = {{0, 1}, {1, 1}, {index, 1}};

        for (int threads = 1; threads <= 2; threads++) {
            Program tested = program.threads(threads);
            assertThat(messageOf(() -> tested.evaluate(P, rows)))
                    .isEqualTo("the index x0 is " + index + " in row 2; it must be a whole number from 0 to 2");
            assertThat(messageOf(() -> tested.gradient(P, rows, new double[3])))
                    .contains("the index x0 is " + index + " in row 2");
        }
    }

    @Test
    void aBadIndexFarDownInManyRows() {
        double[][] rows = new double[50_000][];
        java.util.Arrays.setAll(rows, i -> new double[] {i == 43_210 ? 7 : i % 3, 1});

        assertThat(messageOf(() -> program.threads(2).gradient(P, rows, new double[3])))
                .isEqualTo("the index x0 is 7.0 in row 43210; it must be a whole number from 0 to 2");
        assertThat(program.evaluate(P, ROWS)).as("afterwards").isEqualTo((1 * 0.5 + 3 * 1.5) / 2);
    }

    @Test
    void anIndexThatWasComputed() {
        Program doubled = Program.trace(parameters, 1, x -> Value.pick(x[0].times(2), parameters), new double[] {1});

        assertThat(messageOf(() -> doubled.evaluate(P, new double[] {2})))
                .contains("is 4.0 in row 0; it must be a whole number from 0 to 2");
    }

    @Test
    void anIndexAmongVaryingChoices() {
        Program varying = Program.trace(
                parameters, 2, x -> Value.pick(x[0], x[1], x[1].exp(), parameters.get(0)), ROWS[0], ROWS[1]);

        assertThat(messageOf(() -> varying.evaluate(P, new double[] {3, 1}))).contains("the index x0 is 3.0 in row 0");
    }

    @Test
    void anIndexThatWasComputedAmongVaryingChoices() {
        Program varying = Program.trace(
                parameters, 2, x -> Value.pick(x[0].times(2), x[1], x[1].sin(), x[1].exp()), ROWS[0], new double[] {1, 1
                });

        assertThat(varying.evaluate(P, new double[] {0, 1}, new double[] {1, 0}))
                .isEqualTo(1);
        assertThat(messageOf(() -> varying.evaluate(P, new double[] {2, 1}))).contains("is 4.0 in row 0");
    }

    @Test
    void anIndexThatWasComputedFromParameters() {
        Program computed = Program.trace(
                parameters,
                1,
                x -> Value.pick(parameters.get(0).minus(1), parameters.get(1), parameters.get(2))
                        .times(x[0]),
                new double[] {1});

        assertThat(computed.evaluate(P, new double[] {1})).isEqualTo(2);
        assertThat(messageOf(() -> computed.evaluate(new double[] {3, 0, 0}, new double[] {1})))
                .isEqualTo("the index of a pick is 2.0; it must be a whole number from 0 to 1");
    }

    @Test
    void anIndexThatIsAParameter() {
        Program byParameter =
                Program.trace(parameters, 1, x -> Value.pick(parameters.get(0), x[0], x[0].exp()), new double[] {0.5});

        assertThat(messageOf(() -> byParameter.evaluate(new double[] {2, 0, 0}, new double[] {0.5})))
                .contains("is 2.0")
                .contains("it must be a whole number from 0 to 1");
    }

    @Test
    void aMaskThatNamesNoChoice() {
        Program single = Program.trace(
                parameters,
                1,
                x -> Value.pick(x[0].greaterThan(0), parameters.get(1)),
                new double[] {-1},
                new double[] {-2});

        assertThat(messageOf(() -> single.evaluate(P, new double[] {1}))).contains("whole number from 0 to 0");
    }
}
