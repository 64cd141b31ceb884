package dev.gradus.train;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricTest {
    @ParameterizedTest
    @CsvSource({"0.1, 1, 1", "0.1, -1, 0", "-0.1, -1, 1", "-0.1, 0, 1", "0.1, 0, 0", "0, -1, 1", "0, 0, 1", "0, 1, 0"})
    void accuracyOfOneOutputIsItsSideOfZero(double output, double target, double accuracy) {
        assertThat(Metric.ACCURACY.row(new double[] {output}, new double[] {target}))
                .isEqualTo(accuracy);
    }

    @Test
    void accuracyOfSeveralOutputsIsThePlaceOfTheLargest() {
        double[] outputs = {-3, -1, -2};

        assertThat(Metric.ACCURACY.row(outputs, new double[] {0, 1, 0})).isEqualTo(1);
        assertThat(Metric.ACCURACY.row(outputs, new double[] {1, 0, 0})).isZero();
        assertThat(Metric.ACCURACY.row(outputs, new double[] {0, 0, 1})).isZero();
    }

    @Test
    void absoluteErrorIsAveragedOverOutputs() {
        assertThat(Metric.MEAN_ABSOLUTE_ERROR.row(new double[] {3}, new double[] {5}))
                .isEqualTo(2);
        assertThat(Metric.MEAN_ABSOLUTE_ERROR.row(new double[] {1, -1}, new double[] {2, 4}))
                .isEqualTo(3);
    }

    @Test
    void theFirstOfSeveralLargestIsTheLargest() {
        assertThat(Metric.indexOfMax(new double[] {1, 5, 5, 2})).isEqualTo(1);
        assertThat(Metric.indexOfMax(new double[] {1, 2, 3})).isEqualTo(2);
        assertThat(Metric.indexOfMax(new double[] {-1})).isZero();
    }
}
