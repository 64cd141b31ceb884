package dev.gradus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SpiralsTest {

    @Test
    void everyPointStandsOnTheArmOfItsClass() {
        Dataset spirals = Spirals.make(31, 3, 0, new NumpyRandom(4));
        int[] sizes = new int[3];

        for (int row = 0; row < spirals.size(); row++) {
            double[] point = spirals.input(row);
            double[] target = spirals.target(row);
            int arm = (int) (target[1] + 2 * target[2]);
            double radius = Math.hypot(point[0], point[1]);
            double angle = 2 * Math.PI * (radius + arm / 3.0);
            assertThat(point[0]).isCloseTo(radius * Math.cos(angle), within(1e-14));
            assertThat(point[1]).isCloseTo(radius * Math.sin(angle), within(1e-14));
            assertThat(Arrays.stream(target).sum()).isEqualTo(1);
            sizes[arm]++;
        }
        assertThat(sizes).containsExactly(11, 10, 10);
    }

    @Test
    void theRadiiOfAnArmRiseInEqualStepsToOne() {
        double[] radii = Arrays.stream(Spirals.make(4, 1, 0, new NumpyRandom(4)).inputs())
                .mapToDouble(point -> Math.hypot(point[0], point[1]))
                .sorted()
                .toArray();

        assertThat(radii).containsExactly(new double[] {0.25, 0.5, 0.75, 1}, within(1e-15));
    }

    @Test
    void noiseMovesEveryPointALittle() {
        Dataset still = Spirals.make(200, 2, 0, new NumpyRandom(4));
        Dataset noisy = Spirals.make(200, 2, 0.05, new NumpyRandom(4));
        double squares = 0;
        for (int row = 0; row < 200; row++) {
            double dx = noisy.input(row)[0] - still.input(row)[0];
            double dy = noisy.input(row)[1] - still.input(row)[1];
            assertThat(dx * dy).isNotZero();
            squares += dx * dx + dy * dy;
        }

        assertThat(noisy.targets()).isDeepEqualTo(still.targets());
        assertThat(Math.sqrt(squares / 400)).isCloseTo(0.05, within(0.005));
    }

    @Test
    void theRowsAreMixed() {
        double[][] targets = Spirals.make(100, 2, 0, new NumpyRandom(4)).targets();

        assertThat(Arrays.stream(targets)
                        .limit(50)
                        .mapToDouble(target -> target[0])
                        .sum())
                .isBetween(15.0, 35.0);
    }
}
