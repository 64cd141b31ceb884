package dev.gradus.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class XorTest {

    @Test
    void theTableIsTheTruthTable() {
        assertThat(Xor.table().inputs()).isDeepEqualTo(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}});
        assertThat(Xor.table().targets()).isDeepEqualTo(new double[][] {{-1}, {1}, {1}, {-1}});
    }

    @Test
    void withoutNoiseEveryPointIsACorner() {
        Dataset xor = Xor.make(10, 0, new NumpyRandom(2));
        int[] counts = new int[4];

        for (int row = 0; row < 10; row++) {
            double[] point = xor.input(row);
            assertThat(xor.target(row)).containsExactly(point[0] == point[1] ? -1 : 1);
            counts[(int) (2 * point[0] + point[1])]++;
        }
        assertThat(counts).containsExactly(3, 3, 2, 2);
    }

    @Test
    void noiseSurroundsTheCornersInMixedOrder() {
        Dataset still = Xor.make(100, 0, new NumpyRandom(2));
        Dataset noisy = Xor.make(100, 0.1, new NumpyRandom(2));

        assertThat(noisy.targets()).isDeepEqualTo(still.targets());
        assertThat(still.inputs())
                .isNotEqualTo(Xor.make(100, 0, new NumpyRandom(3)).inputs());
        double largest = IntStream.range(0, 100)
                .mapToDouble(row -> Math.abs(noisy.input(row)[0] - still.input(row)[0]))
                .max()
                .orElseThrow();
        assertThat(largest).isBetween(0.15, 0.5);
        assertThat(Arrays.stream(still.inputs()).limit(4).toArray(double[][]::new))
                .isNotEqualTo(Xor.table().inputs());
    }
}
