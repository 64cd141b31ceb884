package dev.gradus.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.Value;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class ActivationTest {
    @ParameterizedTest
    @CsvFileSource(resources = "activations.csv", numLinesToSkip = 1)
    void hasTheValuesAndSlopesOfPyTorch(Activation activation, double x, double y, double slope) {
        Value input = new Value(x);

        Value output = activation.apply(input);
        output.plus(0).backward(); // a linear activation may give its input itself

        assertThat(output.data).isCloseTo(y, within(1e-15 + 1e-12 * Math.abs(y)));
        assertThat(input.grad).isCloseTo(slope, within(1e-15 + 1e-12 * Math.abs(slope)));
    }

    @Test
    void areAllInTheComparisonWithPyTorch() {
        assertThat(Arrays.stream(Activation.values()).map(Enum::name))
                .containsExactly("LINEAR", "RELU", "LEAKY_RELU", "ELU", "GELU", "SILU", "SOFTPLUS", "SIGMOID", "TANH");
    }

    @Test
    void haveTheirUsualSpelling() {
        assertThat(Arrays.stream(Activation.values()).map(Activation::toString))
                .containsExactly("Linear", "ReLU", "LeakyReLU", "ELU", "GELU", "SiLU", "Softplus", "Sigmoid", "Tanh");
    }
}
