package dev.gradus.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gradus.Value;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What a recording cannot hold is refused, with what it is, where, and what to do. */
class TracingErrorsTest {
    private static final double[] ROW = {0.5, 2};
    private static final double[] OTHER_ROW = {-1, 3};

    private final Value slope = new Value(0.3, "slope");
    private final Value offset = new Value(-0.1, "offset");
    private final List<Value> parameters = List.of(slope, offset);

    private String messageOf(Function<Value[], Value> f, double[]... samples) {
        return messageOf(() -> Program.trace(parameters, 2, f, samples));
    }

    private static String messageOf(Runnable tracing) {
        return assertThatIllegalArgumentException()
                .isThrownBy(tracing::run)
                .actual()
                .getMessage();
    }

    @Test
    void aNumberReadFromAnInput() {
        String message = messageOf(x -> slope.times(x[1].data), ROW, OTHER_ROW);

        assertThat(message)
                .isEqualTo("a number in the recorded expression changes with x1: it was read with .data; use the Value "
                        + "itself, so that one recording holds for every row");
    }

    @Test
    void aNumberReadFromAnInputWithASingleSampleRow() {
        assertThat(messageOf(x -> slope.times(x[0].data), ROW)).contains("changes with x0");
    }

    @Test
    void aNumberReadFromAParameter() {
        assertThat(messageOf(x -> x[0].times(offset.data), ROW, OTHER_ROW))
                .contains("a number in the recorded expression changes with parameter 'offset'")
                .contains("use the Value itself");
    }

    @Test
    void anIfOnAnInput() {
        assertThat(messageOf(x -> x[0].data > 0 ? slope.times(x[1]) : slope, ROW, OTHER_ROW))
                .isEqualTo("the recorded expression has another shape for another number in x0: a Java 'if' or a loop "
                        + "depends on it; use Value.where or Value.pick, so that one recording holds for every row");
    }

    @Test
    void anIfOnAnInputWithASingleSampleRow() {
        assertThat(messageOf(x -> x[1].data > 0 ? slope.times(x[1]) : slope, ROW))
                .contains("another number in x1");
    }

    @Test
    void anIfOnAParameter() {
        assertThat(messageOf(x -> slope.data > 0 ? x[0] : x[0].times(slope), ROW, OTHER_ROW))
                .contains("another number in parameter 'slope'");
    }

    @Test
    void aBranchThatOnlyTheThirdSampleTakes() {
        double[] third = {100, 1};

        assertThat(messageOf(x -> x[0].data > 50 ? slope.times(x[0]) : slope.plus(x[0]), ROW, OTHER_ROW, third))
                .contains("another number in x0")
                .contains("'if'");
    }

    @Test
    void aBranchOfTheThirdSampleThatMattersForTheGradientAlone() {
        double[] third = {100, 1};

        assertThat(messageOf(x -> x[0].data > 50 ? slope.detach() : slope, ROW, OTHER_ROW, third))
                .contains("another number in x0");
    }

    @Test
    void anotherNumberOfResultsForTheThirdSample() {
        double[] third = {100, 1};

        assertThat(messageOf(() -> Program.traceAll(
                        parameters,
                        2,
                        x -> x[0].data > 50 ? new Value[] {slope, offset} : new Value[] {slope},
                        ROW,
                        OTHER_ROW,
                        third)))
                .contains("another number in x0");
    }

    @Test
    void chance() {
        Random random = new Random(1);

        assertThat(messageOf(x -> slope.times(x[0]).times(random.nextDouble()), ROW, OTHER_ROW))
                .contains("changes with every run, even on the same row");
    }

    @Test
    void aParameterThatWasComputed() {
        List<Value> computed = List.of(slope, slope.times(2).label("doubled"));

        assertThat(messageOf(() -> Program.trace(computed, 2, x -> x[0].times(computed.get(1)), ROW)))
                .isEqualTo("parameter 'doubled' is not a leaf but the result of '*'; parameters are made with "
                        + "new Value(number)");
    }

    @Test
    void aParameterThatIsAConstant() {
        List<Value> constant = List.of(Value.constant(2));

        assertThat(messageOf(() -> Program.trace(constant, 2, x -> x[0].times(constant.get(0)), ROW)))
                .isEqualTo("parameter 0 is not a leaf but a constant; parameters are made with new Value(number)");
    }

    @Test
    void aParameterListedTwice() {
        assertThat(messageOf(() -> Program.trace(List.of(slope, offset, slope), 2, x -> slope, ROW)))
                .isEqualTo("parameter 'slope' is in the list of parameters twice; list it once");
    }

    @Test
    void aStrayLeafWithALabel() {
        Value stray = new Value(7, "temperature");

        assertThat(messageOf(x -> slope.times(stray), ROW))
                .isEqualTo(
                        "the function uses the leaf 'temperature' with the number 7.0, which is neither an input nor "
                                + "one of the 2 parameters; add it to the parameters, or make it a constant with "
                                + "Value.constant(7.0)");
    }

    @Test
    void aStrayLeafWithoutALabel() {
        assertThat(messageOf(x -> slope.times(new Value(7)), ROW))
                .contains("the function uses a leaf without a label with the number 7.0");
    }

    @Test
    void aStrayLeafAmongTheChoicesThatWereNotTaken() {
        Value stray = new Value(7, "unused");

        assertThat(messageOf(x -> Value.where(x[0].greaterThan(0), slope, stray), ROW))
                .contains("leaf 'unused'");
    }

    @Test
    void anInputOfAnEarlierRun() {
        Value[] kept = new Value[1];

        assertThat(messageOf(
                        x -> {
                            kept[0] = kept[0] == null ? x[0] : kept[0];
                            return slope.times(kept[0]);
                        },
                        ROW,
                        OTHER_ROW))
                .contains("the leaf 'x0'");
    }

    @Test
    void noSampleRows() {
        assertThat(messageOf(x -> slope))
                .isEqualTo("tracing needs at least one sample row to run the function on, got none");
    }

    @Test
    void aSampleRowOfAnotherLength() {
        assertThat(messageOf(x -> slope, ROW, new double[3]))
                .isEqualTo("sample row 1 has 3 numbers; there are 2 columns");
    }

    @Test
    void aNegativeNumberOfColumns() {
        assertThat(messageOf(() -> Program.trace(parameters, -1, x -> slope, ROW)))
                .isEqualTo("the number of columns must not be negative, got -1");
    }

    @Test
    void aFunctionWithoutAResult() {
        assertThat(messageOf(() -> Program.traceAll(parameters, 2, x -> new Value[0], ROW)))
                .isEqualTo("the function has no result; it must return at least one value");
    }

    @Test
    @SuppressWarnings("NullAway") // what a caller without null checks may do
    void aFunctionThatReturnsNull() {
        assertThat(messageOf(x -> null, ROW)).isEqualTo("result 0 of the function is null; it must be a Value");
        assertThat(messageOf(() -> Program.traceAll(parameters, 2, x -> null, ROW)))
                .isEqualTo("the function has no result; it must return at least one value");
        assertThat(messageOf(() -> Program.traceAll(parameters, 2, x -> new Value[] {slope, null}, ROW)))
                .isEqualTo("result 1 of the function is null; it must be a Value");
    }

    @Test
    void whatTheFunctionThrowsComesThrough() {
        assertThat(messageOf(x -> Value.pick(x[0], slope, offset), ROW))
                .isEqualTo("pick needs a whole number from 0 to 1 as its index, got 0.5 from 'x0'");
    }

    @Test
    void parametersKeepTheirNumbersAndGradientsHoweverTracingEnds() {
        slope.grad = 5;

        messageOf(x -> slope.times(x[1].data), ROW, OTHER_ROW);
        Program.trace(parameters, 2, x -> slope.times(x[1]).plus(offset), ROW, OTHER_ROW);

        assertThat(slope.data).isEqualTo(0.3);
        assertThat(offset.data).isEqualTo(-0.1);
        assertThat(slope.grad).isEqualTo(5);
        assertThat(offset.grad).isZero();
    }

    @Test
    void aPenaltyFromAnInput() {
        Program program = Program.trace(parameters, 2, x -> slope.times(x[0]), ROW);

        assertThat(messageOf(() -> program.plus(() -> new Value(3, "row").square())))
                .contains("the leaf 'row'");
    }
}
