package dev.gradus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sets that scikit-learn makes too, against it. */
class ToySetsTest {
    private static final Map<String, Function<NumpyRandom, Dataset>> CALLS = Map.ofEntries(
            Map.entry("moons(100, 0.1)", r -> TwoMoons.make(100, 0.1, r)),
            Map.entry("moons(7, 0)", r -> TwoMoons.make(7, 0, r)),
            Map.entry("moons(2, 0)", r -> TwoMoons.make(2, 0, r)),
            Map.entry("moons(1, 0.2)", r -> TwoMoons.make(1, 0.2, r)),
            Map.entry("circles(50, 0.05, 0.5)", r -> Circles.make(50, 0.05, 0.5, r)),
            Map.entry("circles(7, 0, 0)", r -> Circles.make(7, 0, 0, r)),
            Map.entry("circles(1, 0, 0.8)", r -> Circles.make(1, 0, 0.8, r)),
            Map.entry("blobs(50, 3, 1)", r -> Blobs.make(50, 3, 1, r)),
            Map.entry("blobs(11, 4, 0.5)", r -> Blobs.make(11, 4, 0.5, r)),
            Map.entry("blobs(2, 2, 0)", r -> Blobs.make(2, 2, 0, r)),
            Map.entry("blobs(3, 1, 2)", r -> Blobs.make(3, 1, 2, r)));

    @ParameterizedTest
    @CsvFileSource(resources = "toy_sets.csv", numLinesToSkip = 1, maxCharsPerColumn = 10_000)
    void hasThePointsOfScikitLearnInItsOrder(long seed, String call, String rows, double next) {
        NumpyRandom random = new NumpyRandom(seed);
        String[] expected = rows.split(";");

        Dataset data = CALLS.get(call).apply(random);

        assertThat(data.size()).isEqualTo(expected.length);
        for (int row = 0; row < expected.length; row++) {
            double[] numbers = Arrays.stream(expected[row].split(" "))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            double[] input = data.input(row);
            assertThat(input).hasSize(2);
            assertThat(input[0]).isCloseTo(numbers[0], within(tolerance(call)));
            assertThat(input[1]).isCloseTo(numbers[1], within(tolerance(call)));
            assertThat(data.target(row)).isEqualTo(target(call, (int) numbers[2], data.targetCount()));
        }
        assertThat(random.randomSample()).isEqualTo(next);
    }

    /** One unit in the last place of the largest coordinates: logarithm, sine and cosine are another library's. */
    private static double tolerance(String call) {
        return call.startsWith("blobs") ? Math.ulp(10.0) : Math.ulp(1.0);
    }

    private static double[] target(String call, int group, int targetCount) {
        if (!call.startsWith("blobs")) {
            return new double[] {group == 0 ? -1 : 1};
        }
        double[] target = new double[targetCount];
        target[group] = 1;
        return target;
    }

    @Test
    void theDemosMoonsAreTheSameBitsOnEveryMachine() {
        Dataset moons = TwoMoons.make(100, 0.1, new NumpyRandom(1337));

        assertThat(moons.input(0)).containsExactly(1.1221146075409685, 0.08147717341718697);
        assertThat(Arrays.deepHashCode(moons.inputs())).isEqualTo(67688930);
    }

    @Test
    void theLastAngleOfAMoonIsExactlyPi() {
        // 25 · (π / 25) is not π in floating point.
        Dataset moons = TwoMoons.make(2 * 26, 0, new NumpyRandom(0));

        assertThat(List.of(moons.inputs())).contains(new double[] {-1, StrictMath.sin(Math.PI)});
    }

    @Test
    void blobsHaveOneTargetForEachCenter() {
        assertThat(Blobs.make(11, 4, 0.5, new NumpyRandom(0)).targetCount()).isEqualTo(4);
        assertThat(Blobs.make(3, 1, 0.5, new NumpyRandom(0)).targetCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesNoiseThatIsNoDeviation(double noise) {
        String message = "The noise is " + noise + "; it is a standard deviation, finite and at least 0.";

        assertRefused(() -> TwoMoons.make(10, noise, new NumpyRandom(0)), message);
        assertRefused(() -> Circles.make(10, noise, 0.5, new NumpyRandom(0)), message);
        assertRefused(() -> Spirals.make(10, 2, noise, new NumpyRandom(0)), message);
        assertRefused(() -> Xor.make(10, noise, new NumpyRandom(0)), message);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1, Double.NaN})
    void refusesAnInnerCircleThatIsNotInside(double factor) {
        assertRefused(
                () -> Circles.make(10, 0, factor, new NumpyRandom(0)),
                "The inner radius is " + factor + "; it must be at least 0 and below 1, the outer radius.");
    }

    @Test
    void refusesTooFewRows() {
        NumpyRandom random = new NumpyRandom(0);
        String message = "The number of rows is 0; it must be at least 1.";

        assertRefused(() -> TwoMoons.make(0, 0, random), message);
        assertRefused(() -> Circles.make(0, 0, 0.5, random), message);
        assertRefused(() -> Xor.make(0, 0, random), message);
        assertRefused(() -> Blobs.make(2, 3, 1, random), "The number of rows is 2; it must be at least 3.");
        assertRefused(() -> Spirals.make(2, 3, 0, random), "The number of rows is 2; it must be at least 3.");
        assertRefused(() -> Blobs.make(2, 0, 1, random), "The number of centers is 0; it must be at least 1.");
        assertRefused(() -> Spirals.make(2, 0, 0, random), "The number of arms is 0; it must be at least 1.");
        assertRefused(() -> Blobs.make(2, 1, -1, random), "A standard deviation is 0 or more, not -1.0.");
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }
}
