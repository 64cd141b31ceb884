package dev.gradus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumpyRandomTest {
    private static final Map<String, Function<NumpyRandom, List<? extends Number>>> CALLS = Map.of(
            "randomSample()", r -> List.of(r.randomSample()),
            "uniform(-3, 7)", r -> List.of(r.uniform(-3, 7)),
            "uniform(7, -3)", r -> List.of(r.uniform(7, -3)),
            "normal(0, 1)", r -> List.of(r.normal(0, 1)),
            "normal(2, 0.5)", r -> List.of(r.normal(2, 0.5)),
            "permutation(0)", r -> boxed(r.permutation(0)),
            "permutation(1)", r -> boxed(r.permutation(1)),
            "permutation(2)", r -> boxed(r.permutation(2)),
            "permutation(100)", r -> boxed(r.permutation(100)),
            "shuffle(range(10))", NumpyRandomTest::shuffledTen);

    private static List<Integer> boxed(int[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }

    private static List<Integer> shuffledTen(NumpyRandom random) {
        int[] array = IntStream.range(0, 10).toArray();
        random.shuffle(array);
        return boxed(array);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "numpy_random.csv", numLinesToSkip = 1)
    void givesWhatNumpyGives(long seed, String call, String results) {
        NumpyRandom random = new NumpyRandom(seed);
        List<Number> expected = results == null ? List.of() : Fixture.numbers(results);

        List<Number> actual = Fixture.sixTimes(() -> CALLS.get(call).apply(random));

        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.size(); i++) {
            double value = expected.get(i).doubleValue();
            double tolerance = call.startsWith("normal") ? 2 * Math.ulp(value) : 0;
            assertThat(actual.get(i).doubleValue()).isCloseTo(value, within(tolerance));
        }
    }

    @Test
    void normalGivesTheSameBitsOnEveryMachine() {
        NumpyRandom random = new NumpyRandom(42);
        int hash = 0;
        for (int i = 0; i < 1000; i++) {
            hash = 31 * hash + Double.hashCode(random.normal(0, 1));
        }

        assertThat(hash).isEqualTo(-1975815738);
    }

    @Test
    void noDeviationGivesTheMean() {
        assertThat(new NumpyRandom(1).normal(3, 0)).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 311, 312, 1000})
    void resumesFromItsStateToTheSameBits(int draws) {
        NumpyRandom random = new NumpyRandom(1337);
        for (int i = 0; i < draws; i++) {
            random.randomSample();
        }
        random.normal(0, 1);

        NumpyRandom resumed = NumpyRandom.fromState(random.state());

        assertThat(random.state()).startsWith("numpy-mt19937:");
        for (int i = 0; i < 1000; i++) {
            assertThat(resumed.normal(1, 2)).isEqualTo(random.normal(1, 2));
            assertThat(resumed.permutation(5)).isEqualTo(random.permutation(5));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 1L << 32, Long.MIN_VALUE})
    void refusesASeedThatNumpyRefuses(long seed) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NumpyRandom(seed))
                .withMessage("A NumPy seed is 0 to 4294967295, not " + seed + ".");
    }

    @Test
    void refusesImpossibleArguments() {
        NumpyRandom random = new NumpyRandom(0);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> random.normal(0, -0.5))
                .withMessage("A standard deviation is 0 or more, not -0.5.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> random.normal(0, Double.NaN))
                .withMessage("A standard deviation is 0 or more, not NaN.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> random.permutation(-1))
                .withMessage("A permutation has 0 or more elements, not -1.");
    }
}
