package dev.gradus.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.Value;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;

class LossTest {
    @ParameterizedTest
    @CsvFileSource(resources = "losses.csv", numLinesToSkip = 1)
    void hasTheValuesAndGradientsOfPyTorch(
            Loss loss, String outputRows, String targetRows, double value, String gradientRows) {
        List<Value[]> outputs = rows(outputRows);
        double[] expected = numbers(gradientRows.replace(';', ' '));

        Value result = loss.batch(outputs, rows(targetRows));
        result.backward();

        double size = Arrays.stream(numbers(outputRows.replace(';', ' ')))
                .map(Math::abs)
                .max()
                .orElseThrow();
        assertThat(result.data).isCloseTo(value, within(1e-15 * size + 1e-12 * Math.abs(value)));
        double[] gradients =
                outputs.stream().flatMap(Stream::of).mapToDouble(z -> z.grad).toArray();
        assertThat(gradients).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(gradients[i]).isCloseTo(expected[i], within(1e-15 + 1e-12 * Math.abs(expected[i])));
        }
    }

    @ParameterizedTest
    @EnumSource
    void ofARowIsTheBatchOfThatRowAlone(Loss loss) {
        Value[] outputs = Value.of(0.3, -2, 1.5);
        Value[] targets = Value.constants(0, 1, 0);

        Value row = loss.of(outputs, targets);
        Value batch = loss.batch(List.<Value[]>of(outputs), List.<Value[]>of(targets));

        assertThat(row.data).isEqualTo(batch.data);
    }

    @ParameterizedTest
    @EnumSource
    void ofOneOutputIsThatOfARowWithOneOutput(Loss loss) {
        Value of = loss.of(new Value(0.3), Value.constant(1));

        assertThat(of.data).isEqualTo(loss.of(Value.of(0.3), Value.of(1)).data);
    }

    @Test
    void givesTheFiguresOfArithmeticDoneByHand() {
        assertThat(Loss.HINGE.of(new Value(0.25), new Value(-1)).data).isEqualTo(1.25);
        assertThat(Loss.HUBER.of(new Value(3), new Value(0)).data).isEqualTo(2.5);
        assertThat(Loss.HUBER.of(new Value(0.5), new Value(0)).data).isEqualTo(0.125);
        assertThat(Loss.MSE.of(Value.of(1, 5), Value.of(2, 2)).data).isEqualTo(5);
        assertThat(Loss.SUM_OF_SQUARES.of(Value.of(1, 5), Value.of(2, 2)).data).isEqualTo(10);
        assertThat(Loss.SUM_OF_SQUARES.batch(List.of(Value.of(1), Value.of(5)), List.of(Value.of(2), Value.of(2))).data)
                .isEqualTo(10);
    }

    @ParameterizedTest
    @EnumSource
    void refusesOutputsAndTargetsThatDoNotMatch(Loss loss) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> loss.of(Value.of(1, 2), Value.of(1)))
                .withMessage(loss + " needs as many targets as outputs, at least one, got 2 outputs and 1 targets");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> loss.of(new Value[0], new Value[0]))
                .withMessageContaining("got 0 outputs and 0 targets");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> loss.batch(List.<Value[]>of(Value.of(1)), List.of()))
                .withMessage(loss + " needs as many target rows as output rows, at least one, got 1 and 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> loss.batch(List.of(), List.of()))
                .withMessageContaining("got 0 and 0");
    }

    @Test
    void addsUpSquaresForTheL2Penalty() {
        List<Value> parameters = List.of(Value.of(3, -4, 0));

        Value penalty = Loss.l2(parameters, 0.5);
        penalty.backward();

        assertThat(penalty.data).isEqualTo(12.5);
        assertThat(parameters).extracting(p -> p.grad).containsExactly(3.0, -4.0, 0.0);
        assertThat(Loss.l2(parameters, 0).data).isZero();
        assertThat(Loss.l2(List.of(), 1).data).isZero();
    }

    @Test
    void refusesANegativeL2Weight() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Loss.l2(List.of(), -1e-9))
                .withMessage("the L2 weight must not be negative, got -1.0E-9");
        assertThatIllegalArgumentException().isThrownBy(() -> Loss.l2(List.of(), Double.NaN));
    }

    private static List<Value[]> rows(String text) {
        return Arrays.stream(text.split(";")).map(row -> Value.of(numbers(row))).toList();
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }
}
