package dev.gradus.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gradus.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptimizerArgumentsTest {
    private static final List<Value> NONE = List.of();
    private static final LearningRate RATE = LearningRate.constant(1);

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1, 1.5, Double.NaN})
    void sgdRefusesMomentumOutOfRange(double momentum) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Sgd(NONE, RATE, momentum, false))
                .withMessage("momentum must be at least 0 and below 1, got " + momentum);
    }

    @ParameterizedTest
    @CsvSource({
        "-0.1, 0.9, 1e-8", "1, 0.9, 1e-8", "NaN, 0.9, 1e-8",
        "0.9, -0.1, 1e-8", "0.9, 1, 1e-8", "0.9, NaN, 1e-8",
        "0.9, 0.9, 0", "0.9, 0.9, -1", "0.9, 0.9, NaN"
    })
    void adamRefusesNumbersOutOfRange(double beta1, double beta2, double epsilon) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Adam(NONE, RATE, beta1, beta2, epsilon))
                .withMessage("Adam needs 0 <= beta < 1 and epsilon > 0, got beta1=" + beta1 + ", beta2=" + beta2
                        + ", epsilon=" + epsilon);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, Double.NaN})
    void adamWRefusesNegativeDecay(double decay) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AdamW(NONE, RATE, decay))
                .withMessage("weight decay must not be negative, got " + decay);
    }

    @Test
    void takesTheBoundsThemselves() {
        Value p = new Value(2);
        p.grad = 8;

        new Adam(List.of(p), LearningRate.constant(0.5), 0, 0, 1e-300).step();

        assertThat(p.data).isEqualTo(1.5); // without memory: the sign of the gradient
        assertThat(new Sgd(List.of(p), 3).settings()).isEqualTo("Sgd(momentum=0.0,nesterov=false)");
        assertThat(new AdamW(List.of(p), RATE, 0).settings()).isEqualTo("AdamW(decay=0.0)");
    }

    @Test
    void setsGradientsToZero() {
        Value p = new Value(2);
        p.grad = 8;

        new Sgd(List.of(p), 1).zeroGrad();

        assertThat(p.grad).isZero();
    }
}
