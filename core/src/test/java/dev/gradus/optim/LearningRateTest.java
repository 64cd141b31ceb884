package dev.gradus.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class LearningRateTest {
    private static final Map<String, LearningRate> SCHEDULES = Map.of(
            "linear", LearningRate.linear(1, 0.1, 100),
            "stepwise", LearningRate.stepwise(0.5, 0.3, 7),
            "cosine", LearningRate.cosine(0.3, 0.01, 40));

    @ParameterizedTest
    @CsvFileSource(resources = "learning_rates.csv", numLinesToSkip = 1)
    void followsPyTorch(String schedule, int step, double rate) {
        assertThat(SCHEDULES.get(schedule).at(step)).isCloseTo(rate, within(1e-12 * rate));
    }

    @Test
    void staysConstant() {
        assertThat(LearningRate.constant(0.25).at(0)).isEqualTo(0.25);
        assertThat(LearningRate.constant(0.25).at(1_000_000)).isEqualTo(0.25);
    }

    @Test
    void isThatOfTheMoonsDemo() {
        LearningRate rate = LearningRate.linear(1, 0.1, 100);
        for (int k = 0; k < 100; k++) {
            assertThat(rate.at(k)).isCloseTo(1.0 - 0.9 * k / 100, within(2e-16));
        }
    }

    @Test
    void isFlatAfterItsEnd() {
        assertThat(LearningRate.linear(1, 0.3, 7).at(7)).isEqualTo(0.3);
        assertThat(LearningRate.linear(1, 0.3, 7).at(Integer.MAX_VALUE)).isEqualTo(0.3);
        assertThat(LearningRate.cosine(1, 0.3, 7).at(7)).isEqualTo(0.3);
        assertThat(LearningRate.cosine(1, 0.3, 7).at(8)).isEqualTo(0.3);
        assertThat(LearningRate.cosine(1, 0, 1).at(1)).isZero();
        assertThat(LearningRate.linear(1, 0, 1).at(1)).isZero();
    }

    @Test
    void canRise() {
        assertThat(LearningRate.linear(1, 3, 2).at(1)).isEqualTo(2);
        assertThat(LearningRate.stepwise(1, 2, 1).at(3)).isEqualTo(8);
    }

    @Test
    void warmsUpBeforeItsSchedule() {
        LearningRate rate = LearningRate.linear(8, 4, 4).afterWarmup(4);

        double[] rates = new double[9];
        for (int step = 0; step < rates.length; step++) {
            rates[step] = rate.at(step);
        }

        assertThat(rates).containsExactly(2, 4, 6, 8, 8, 7, 6, 5, 4);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesRatesThatAreNotPositive(double rate) {
        String message = "a learning rate must be positive and finite, got " + rate;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LearningRate.constant(rate))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LearningRate.linear(rate, 1, 1))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LearningRate.cosine(rate, 1, 1))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LearningRate.stepwise(rate, 1, 1))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LearningRate.stepwise(1, rate, 1))
                .withMessage("the factor of a learning rate must be positive and finite, got " + rate);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1e-9, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesToEndBelowZero(double end) {
        String message = "the last learning rate must be 0 or positive and finite, got " + end;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LearningRate.linear(1, end, 1))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LearningRate.cosine(1, end, 1))
                .withMessage(message);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void refusesToChangeOverNoStep(int steps) {
        String message = "a learning rate changes over at least 1 step, got " + steps;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LearningRate.linear(1, 1, steps))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LearningRate.cosine(1, 1, steps))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LearningRate.stepwise(1, 1, steps))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LearningRate.constant(1).afterWarmup(steps))
                .withMessage(message);
    }
}
