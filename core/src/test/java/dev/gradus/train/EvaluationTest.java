package dev.gradus.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.data.Dataset;
import dev.gradus.data.PythonRandom;
import dev.gradus.data.Targets;
import dev.gradus.nn.Activation;
import dev.gradus.nn.Loss;
import dev.gradus.nn.Neuron;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private final Neuron doubling = new Neuron(1, Activation.LINEAR, new PythonRandom(0));
    private final Dataset rows = Dataset.of(new double[][] {{1}, {2}, {-3}}, Targets.column(1, 5, 0));

    EvaluationTest() {
        doubling.weights().get(0).data = 2;
    }

    @Test
    void averagesLossAndMetricOverTheRows() {
        Evaluation squares = Evaluation.of(doubling, Loss.MSE, Metric.MEAN_ABSOLUTE_ERROR, rows);
        Evaluation signs = Evaluation.of(doubling, Loss.SUM_OF_SQUARES, Metric.ACCURACY, rows);

        // Outputs 2, 4 and −6; errors 1, −1 and −6.
        assertThat(squares.loss()).isCloseTo(38.0 / 3, within(1e-14));
        assertThat(squares.metric()).isCloseTo(8.0 / 3, within(1e-14));
        assertThat(signs).isEqualTo(new Evaluation(38, 1));
    }

    @Test
    void leavesGradientsAlone() {
        doubling.parameters().forEach(p -> p.grad = 7);

        Evaluation.of(doubling, Loss.MSE, Metric.ACCURACY, rows);

        assertThat(doubling.parameters()).extracting(p -> p.grad).containsOnly(7.0);
    }

    @Test
    void needsARow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Evaluation.of(doubling, Loss.MSE, Metric.ACCURACY, rows.subset(new int[0])))
                .withMessageContaining("at least one");
    }
}
