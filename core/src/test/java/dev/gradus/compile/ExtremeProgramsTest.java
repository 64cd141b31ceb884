package dev.gradus.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs that are long, broad, empty, or almost nothing. Each has a minute, of which it needs a second or so. */
@Timeout(60)
class ExtremeProgramsTest {
    private static final double[][] ROWS = {{0.5}, {-0.25}, {0.75}};

    /** Value and gradient of a function of one input, against the eager engine. */
    private static void agrees(List<Value> parameters, Function<Value[], Value> f, double tolerance) {
        Program program = Program.trace(parameters, 1, f, ROWS);
        double[] numbers = parameters.stream().mapToDouble(p -> p.data).toArray();
        double[] gradient = new double[numbers.length];
        double value = program.gradient(numbers, ROWS, gradient);

        double eager = 0;
        parameters.forEach(p -> p.grad = 0);
        for (double[] row : ROWS) {
            Value y = f.apply(Value.of(row));
            eager += y.data / ROWS.length;
            y.backward();
        }
        assertThat(value).isCloseTo(eager, within(tolerance * Math.max(1, Math.abs(eager))));
        for (int i = 0; i < gradient.length; i++) {
            double wanted = parameters.get(i).grad / ROWS.length;
            assertThat(gradient[i]).isCloseTo(wanted, within(tolerance * Math.max(1, Math.abs(wanted))));
        }
        assertThat(program.evaluate(numbers, ROWS)).isCloseTo(value, within(tolerance * Math.max(1, Math.abs(value))));
    }

    private static List<Value> parameters(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Value(Math.sin(i) / 2))
                .toList();
    }

    @Test
    void aChainOfAHundredThousandOperations() {
        List<Value> p = parameters(1);

        agrees(
                p,
                x -> {
                    Value y = x[0];
                    for (int i = 0; i < 25_000; i++) {
                        y = y.times(p.get(0)).plus(0.1).sin().plus(x[0]);
                    }
                    return y;
                },
                1e-9);
    }

    @Test
    void aChainOfAHundredThousandUniformFactors() {
        List<Value> p = List.of(new Value(0.9999));

        agrees(
                p,
                x -> {
                    Value y = x[0];
                    for (int i = 0; i < 100_000; i++) {
                        y = y.times(p.get(0));
                    }
                    return y;
                },
                1e-9);
    }

    @Test
    void aChainOfAHundredThousandNegations() {
        List<Value> p = parameters(1);

        agrees(
                p,
                x -> {
                    Value y = x[0].times(p.get(0));
                    for (int i = 0; i < 100_000; i++) {
                        y = i % 2 == 0 ? y.unaryMinus() : y.plus(0);
                    }
                    return y;
                },
                1e-12);
    }

    @Test
    void aChainOfAHundredThousandUniformOperations() {
        List<Value> p = parameters(1);

        agrees(
                p,
                x -> {
                    Value y = p.get(0);
                    for (int i = 0; i < 100_000; i++) {
                        y = y.plus(p.get(0)).cos();
                    }
                    return y.times(x[0]);
                },
                1e-9);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSumOfFiftyThousandTerms(boolean withParameters) {
        List<Value> p = parameters(withParameters ? 50_000 : 1);

        agrees(
                p,
                x -> Value.sum(IntStream.range(0, 50_000)
                        .mapToObj(i -> withParameters
                                ? x[0].plus(p.get(i)).tanh()
                                : x[0].times(p.get(0)).plus(i * 1e-4).sin())
                        .toList()),
                1e-9);
    }

    @Test
    void aPenaltyOnAHundredThousandParameters() {
        List<Value> p = parameters(100_000);

        agrees(p, x -> Value.sum(p.stream().map(Value::square).toList()).times(x[0]), 1e-9);
    }

    @Test
    void oneParameterUsedFiftyThousandTimes() {
        List<Value> p = parameters(1);

        agrees(
                p,
                x -> Value.sum(IntStream.range(0, 50_000)
                                .mapToObj(i -> p.get(0).times(i * 1e-5))
                                .toList())
                        .times(x[0]),
                1e-9);
    }

    @Test
    void aLookupInATableOfTwentyThousand() {
        List<Value> table = parameters(20_000);
        double[][] rows =
                IntStream.range(0, 1000).mapToObj(i -> new double[] {19 * i}).toArray(double[][]::new);
        Program program = Program.trace(table, 1, x -> Value.pick(x[0], table).square(), rows[0], rows[1]);
        double[] numbers = table.stream().mapToDouble(p -> p.data).toArray();
        double[] gradient = new double[numbers.length];

        program.gradient(numbers, rows, gradient);

        for (int i = 0; i < gradient.length; i++) {
            double wanted = i % 19 == 0 && i / 19 < 1000 ? 2 * numbers[i] / 1000 : 0;
            assertThat(gradient[i]).isEqualTo(wanted, within(1e-18));
        }
    }

    @Test
    void fiveThousandOutputs() {
        List<Value> p = parameters(2);
        Program program = Program.traceAll(
                p,
                1,
                x -> IntStream.range(0, 5000)
                        .mapToObj(i -> x[0].times(p.get(0)).plus(i).sin().times(p.get(1)))
                        .toArray(Value[]::new),
                ROWS);
        double[] numbers = {0.3, 0.7};
        double[] outputs = new double[3 * 5000];
        double[] jacobian = new double[3 * 5000 * 2];

        program.outputs(numbers, ROWS, outputs);
        program.jacobian(numbers, ROWS, jacobian);

        for (int row = 0; row < ROWS.length; row++) {
            for (int i = 0; i < 5000; i++) {
                double angle = 0.3 * ROWS[row][0] + i;
                int at = row * 5000 + i;
                assertThat(outputs[at]).isCloseTo(0.7 * Math.sin(angle), within(1e-14));
                assertThat(jacobian[2 * at]).isCloseTo(0.7 * Math.cos(angle) * ROWS[row][0], within(1e-14));
                assertThat(jacobian[2 * at + 1]).isCloseTo(Math.sin(angle), within(1e-14));
            }
        }
    }

    @Test
    void aThousandColumnsOfWhichOneIsUsed() {
        Program program = Program.trace(List.of(), 1000, x -> x[700].exp(), new double[1000]);
        double[] row = new double[1000];
        row[700] = 1;

        assertThat(program.evaluate(new double[0], row)).isCloseTo(Math.E, within(1e-15));
    }

    @Test
    void noColumns() {
        List<Value> p = parameters(3);
        Program program = Program.trace(p, 0, x -> p.get(1).exp(), new double[0]);
        double[] numbers = {1, 2, 3};
        double[] gradient = new double[3];

        assertThat(program.gradient(numbers, new double[4][0], gradient)).isCloseTo(Math.exp(2), within(1e-14));
        assertThat(gradient[1]).isCloseTo(Math.exp(2), within(1e-14));
        assertThat(program.sum().gradient(numbers, new double[4][0], gradient))
                .isCloseTo(4 * Math.exp(2), within(1e-13));
        assertThat(gradient).containsExactly(new double[] {0, 4 * Math.exp(2), 0}, within(1e-13));
    }

    @Test
    void noParameters() {
        Program program = Program.traceAll(List.of(), 1, x -> new Value[] {x[0].square(), x[0]}, ROWS);
        double[] none = new double[0];
        double[] others = new double[3];

        assertThat(program.gradient(none, ROWS, none, others)).isCloseTo(0.875 / 3, within(1e-15));
        assertThat(others).containsExactly(0.5, -0.25, 0.75);
        assertThat(program.backward(ROWS)).isCloseTo(0.875 / 3, within(1e-15));
        program.jacobian(none, ROWS, none);
        assertThat(program.hessian(none, ROWS, none)).isCloseTo(0.875 / 3, within(1e-15));
        assertThat(program.hessianVector(none, none, ROWS, none)).isCloseTo(0.875 / 3, within(1e-15));
    }

    @Test
    void resultsThatAreAnInputAParameterAndAConstant() {
        List<Value> p = List.of(new Value(3), new Value(4));
        double[] numbers = {3, 4};
        List<Function<Value[], Value>> results = List.of(x -> x[0], x -> p.get(1), x -> Value.constant(5));
        double[] values = {1.0 / 3, 4, 5};
        double[] byLast = {0, 1, 0};

        for (int i = 0; i < results.size(); i++) {
            Program program = Program.trace(p, 1, results.get(i), ROWS);
            double[] gradient = new double[2];
            assertThat(program.gradient(numbers, ROWS, gradient)).isCloseTo(values[i], within(1e-15));
            assertThat(gradient).containsExactly(0, byLast[i]);
            assertThat(program.sum().gradient(numbers, ROWS, gradient)).isCloseTo(3 * values[i], within(1e-14));
            assertThat(gradient).containsExactly(0, 3 * byLast[i]);
            double[] jacobian = new double[6];
            program.jacobian(numbers, ROWS, jacobian);
            assertThat(jacobian).containsExactly(0, byLast[i], 0, byLast[i], 0, byLast[i]);
            double[] outputs = new double[3];
            program.outputs(numbers, ROWS, outputs);
            assertThat(outputs)
                    .containsExactly(
                            i == 0 ? new double[] {0.5, -0.25, 0.75} : new double[] {values[i], values[i], values[i]});
            double[] hessian = {9, 9, 9, 9};
            program.hessian(numbers, ROWS, hessian);
            assertThat(hessian).containsOnly(0);
        }
    }

    @Test
    void anOutputUsedTwice() {
        List<Value> p = parameters(1);
        Program program = Program.traceAll(
                p,
                1,
                x -> {
                    Value y = x[0].times(p.get(0));
                    return new Value[] {y, y, x[0], y, p.get(0), x[0]};
                },
                ROWS);
        double[] outputs = new double[18];

        program.outputs(new double[] {2}, ROWS, outputs);

        assertThat(outputs)
                .containsExactly(1, 1, 0.5, 1, 2, 0.5, -0.5, -0.5, -0.25, -0.5, 2, -0.25, 1.5, 1.5, 0.75, 1.5, 2, 0.75);
    }

    @Test
    void oneRowAndAHundredThousand() {
        List<Value> p = parameters(3);
        Program program = Program.trace(
                p, 1, x -> x[0].times(p.get(0)).plus(p.get(1)).tanh().times(p.get(2)), ROWS);
        double[] numbers = {0.4, 0.1, -2};
        double[] one = new double[3];
        double[] many = new double[3];
        double[][] rows = new double[100_000][];
        Arrays.fill(rows, ROWS[0]);

        double value = program.gradient(numbers, new double[][] {ROWS[0]}, one);
        double ofMany = program.threads(2).gradient(numbers, rows, many);

        assertThat(ofMany).isCloseTo(value, within(1e-12));
        assertThat(many).containsExactly(one, within(1e-12));
    }

    @Test
    void nanAndInfinityStayInTheirRow() {
        List<Value> p = parameters(1);
        Program program =
                Program.traceAll(p, 1, x -> new Value[] {x[0].times(p.get(0)).tanh(), x[0].times(p.get(0))}, ROWS);
        double[][] rows = new double[20][1];
        rows[3][0] = Double.NaN;
        rows[17][0] = Double.NEGATIVE_INFINITY;
        double[] outputs = new double[40];
        double[] jacobian = new double[40];

        program.outputs(new double[] {1}, rows, outputs);
        program.jacobian(new double[] {1}, rows, jacobian);

        double[] wanted = new double[40];
        wanted[6] = Double.NaN;
        wanted[7] = Double.NaN;
        wanted[34] = -1;
        wanted[35] = Double.NEGATIVE_INFINITY;
        assertThat(outputs).containsExactly(wanted);
        assertThat(jacobian[6]).isNaN();
        assertThat(jacobian[35]).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(jacobian[0] + jacobian[8]).isZero();
        assertThat(program.evaluate(new double[] {1}, rows)).isNaN();
        assertThat(program.evaluate(new double[] {1}, new double[20][1]))
                .as("afterwards")
                .isZero();
    }

    @Test
    void anInfinityIsNotLostInAMean() {
        List<Value> p = parameters(1);
        Program program = Program.trace(p, 1, x -> x[0].exp().times(p.get(0)), ROWS);
        double[][] rows = {{800}, {1}};
        double[] gradient = new double[1];

        assertThat(program.gradient(new double[] {2}, rows, gradient)).isInfinite();
        assertThat(gradient[0]).isInfinite();
    }

    @Test
    void aLayerOfThreeHundredNeuronsOnAsManyInputs() {
        List<Value> weights = parameters(300 * 300);
        Program program = Program.trace(
                weights,
                300,
                x -> {
                    List<Value> neurons = new ArrayList<>();
                    for (int j = 0; j < 300; j++) {
                        Value sum = Value.constant(0.1);
                        for (int k = 0; k < 300; k++) {
                            sum = sum.plus(weights.get(300 * j + k).times(x[k]));
                        }
                        neurons.add(sum.relu());
                    }
                    return Value.mean(neurons);
                },
                new double[300]);
        double[] numbers = new double[90_000];
        Arrays.fill(numbers, 0.01);
        double[] row = new double[300];
        Arrays.fill(row, 1);
        double[] gradient = new double[90_000];

        assertThat(program.gradient(numbers, new double[][] {row, row}, gradient))
                .isCloseTo(3.1, within(1e-12));
        assertThat(gradient).containsOnly(gradient[0]);
        assertThat(gradient[0]).isCloseTo(1.0 / 300, within(1e-15));
    }
}
