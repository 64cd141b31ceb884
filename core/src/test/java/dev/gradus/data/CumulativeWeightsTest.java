package dev.gradus.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CumulativeWeightsTest {

    @Test
    void aNumberOnABoundaryFallsToTheWeightAboveIt() {
        CumulativeWeights weights = new CumulativeWeights(new double[] {1, 2, 0.5});

        assertThat(weights.total()).isEqualTo(3.5);
        assertThat(weights.indexOf(0)).isZero();
        assertThat(weights.indexOf(Math.nextDown(1.0))).isZero();
        assertThat(weights.indexOf(1)).isEqualTo(1);
        assertThat(weights.indexOf(3)).isEqualTo(2);
        assertThat(weights.indexOf(3.5)).isEqualTo(2);
    }

    @Test
    void nothingFallsToAWeightOfZero() {
        CumulativeWeights weights = new CumulativeWeights(new double[] {0, 1, 0, 0, 1});

        assertThat(weights.indexOf(0)).isEqualTo(1);
        assertThat(weights.indexOf(1)).isEqualTo(4);
    }
}
