package dev.gradus.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gradus.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GradientClipTest {
    @Test
    void measuresTheNormOfAllGradients() {
        assertThat(GradientClip.norm(gradients(3, -4))).isEqualTo(5);
        assertThat(GradientClip.norm(gradients(2, 3, 6))).isEqualTo(7);
        assertThat(GradientClip.norm(List.of())).isZero();
        assertThat(GradientClip.norm(gradients(1e200))).isInfinite();
        assertThat(GradientClip.norm(gradients(Double.NaN))).isNaN();
    }

    @Test
    void scalesGradientsThatAreTooLong() {
        List<Value> parameters = gradients(3, -4);

        assertThat(GradientClip.byNorm(parameters, 2)).isEqualTo(5);

        assertThat(parameters).extracting(p -> p.grad).containsExactly(3 * (2.0 / 5), -4 * (2.0 / 5));
    }

    @Test
    void leavesGradientsUpToTheLimit() {
        for (double limit : new double[] {5, 5.1, Double.POSITIVE_INFINITY}) {
            List<Value> parameters = gradients(3, -4);

            assertThat(GradientClip.byNorm(parameters, limit)).isEqualTo(5);

            assertThat(parameters).extracting(p -> p.grad).containsExactly(3.0, -4.0);
        }
    }

    @Test
    void makesNothingOfGradientsWhoseNormOverflows() {
        List<Value> parameters = gradients(1e200, 1, Double.NEGATIVE_INFINITY);

        assertThat(GradientClip.byNorm(parameters, 1)).isInfinite();

        assertThat(parameters).extracting(p -> p.grad).containsExactly(0.0, 0.0, Double.NaN);
    }

    @Test
    void limitsEachGradientOnItsOwn() {
        List<Value> parameters = gradients(3, -4, 0.5, -2, Double.NEGATIVE_INFINITY);

        GradientClip.byValue(parameters, 2);

        assertThat(parameters).extracting(p -> p.grad).containsExactly(2.0, -2.0, 0.5, -2.0, -2.0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN})
    void refusesALimitThatIsNotPositive(double limit) {
        List<Value> parameters = gradients(1);
        String message = "the limit for gradients must be positive, got " + limit;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> GradientClip.byNorm(parameters, limit))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GradientClip.byValue(parameters, limit))
                .withMessage(message);
    }

    private static List<Value> gradients(double... gradients) {
        List<Value> parameters = List.of(Value.of(new double[gradients.length]));
        for (int i = 0; i < gradients.length; i++) {
            parameters.get(i).grad = gradients[i];
        }
        return parameters;
    }
}
