package dev.gradus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class PythonRandomTest {
    private static final Map<String, Function<PythonRandom, List<? extends Number>>> CALLS = calls();

    private static Map<String, Function<PythonRandom, List<? extends Number>>> calls() {
        Map<String, Function<PythonRandom, List<? extends Number>>> calls = new HashMap<>();
        calls.put("random()", r -> List.of(r.random()));
        calls.put("uniform(-1, 1)", r -> List.of(r.uniform(-1, 1)));
        calls.put("uniform(5, 2)", r -> List.of(r.uniform(5, 2)));
        calls.put("gauss(0, 1)", r -> List.of(r.gauss(0, 1)));
        calls.put("gauss(10, 0.5)", r -> List.of(r.gauss(10, 0.5)));
        calls.put("randrange(1)", r -> List.of(r.randrange(1)));
        calls.put("randrange(10)", r -> List.of(r.randrange(10)));
        calls.put("randrange(2**31 - 1)", r -> List.of(r.randrange(Integer.MAX_VALUE)));
        calls.put("randrange(2**32)", r -> List.of(r.randrange(1L << 32)));
        calls.put("randrange(2**40)", r -> List.of(r.randrange(1L << 40)));
        calls.put("randrange(-5, 5)", r -> List.of(r.randrange(-5, 5)));
        calls.put("randrange(-2**63, 2**63 - 1)", r -> List.of(r.randrange(Long.MIN_VALUE, Long.MAX_VALUE)));
        calls.put("randrange(0, 100, 7)", r -> List.of(r.randrange(0, 100, 7)));
        calls.put("randrange(0, 98, 7)", r -> List.of(r.randrange(0, 98, 7)));
        calls.put("randrange(100, 0, -7)", r -> List.of(r.randrange(100, 0, -7)));
        calls.put("randrange(20, -10, -4)", r -> List.of(r.randrange(20, -10, -4)));
        calls.put("randrange(98, 0, -7)", r -> List.of(r.randrange(98, 0, -7)));
        calls.put("randrange(-2**63, 2**63 - 1, 3)", r -> List.of(r.randrange(Long.MIN_VALUE, Long.MAX_VALUE, 3)));
        calls.put("randint(1, 6)", r -> List.of(r.randint(1, 6)));
        calls.put("randint(-2**62, 2**62)", r -> List.of(r.randint(-(1L << 62), 1L << 62)));
        for (int bits : new int[] {0, 1, 31, 32, 33, 63}) {
            calls.put("getrandbits(" + bits + ")", r -> List.of(r.getrandbits(bits)));
        }
        calls.put("choice(range(50))", r -> List.of(r.choice(Fixture.range(50))));
        calls.put("choices(range(50), 5)", r -> r.choices(Fixture.range(50), 5));
        calls.put(
                "choices(range(5), [1, 0, 2.5, 0.25, 4], 8)",
                r -> r.choices(Fixture.range(5), new double[] {1, 0, 2.5, 0.25, 4}, 8));
        for (int[] nk : new int[][] {{21, 5}, {22, 5}, {85, 6}, {86, 6}, {277, 22}, {278, 22}, {20, 20}, {1000, 50}}) {
            calls.put("sample(range(" + nk[0] + "), " + nk[1] + ")", r -> r.sample(Fixture.range(nk[0]), nk[1]));
        }
        calls.put("shuffle(range(10))", r -> shuffled(r, 10));
        calls.put("shuffle(range(1))", r -> shuffled(r, 1));
        return calls;
    }

    private static List<Integer> shuffled(PythonRandom random, int n) {
        List<Integer> list = new ArrayList<>(Fixture.range(n));
        random.shuffle(list);
        return list;
    }

    @ParameterizedTest
    @CsvFileSource(resources = "python_random.csv", numLinesToSkip = 1)
    void givesWhatCPythonGives(BigInteger seed, String call, String results) {
        PythonRandom random = new PythonRandom(seed);

        List<Number> actual = Fixture.sixTimes(() -> CALLS.get(call).apply(random));

        if (call.startsWith("gauss")) {
            assertClose(actual, Fixture.numbers(results));
        } else {
            assertThat(actual).isEqualTo(Fixture.numbers(results));
        }
    }

    private static void assertClose(List<Number> actual, List<Number> expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.size(); i++) {
            double value = expected.get(i).doubleValue();
            assertThat(actual.get(i).doubleValue()).isCloseTo(value, within(3 * Math.ulp(value)));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -5, 1337, 1L << 32, Long.MAX_VALUE, Long.MIN_VALUE})
    void aLongSeedIsTheSameAsABigIntegerSeed(long seed) {
        assertThat(new PythonRandom(seed).state())
                .isEqualTo(new PythonRandom(BigInteger.valueOf(seed)).state())
                .isEqualTo(new PythonRandom(BigInteger.valueOf(seed).negate()).state());
    }

    @Test
    void aSeedLongerThanTheGeneratorsStateCountsInFull() {
        PythonRandom random =
                new PythonRandom(BigInteger.ONE.shiftLeft(32 * 700).add(BigInteger.valueOf(12345)));

        assertThat(random.getrandbits(32)).isEqualTo(3687411726L);
        assertThat(random.getrandbits(64)).isEqualTo(Long.parseUnsignedLong("3102750135434341714"));
    }

    @Test
    void gaussGivesTheSameBitsOnEveryMachine() {
        PythonRandom random = new PythonRandom(42);
        int hash = 0;
        for (int i = 0; i < 1000; i++) {
            hash = 31 * hash + Double.hashCode(random.gauss(0, 1));
        }

        assertThat(hash).isEqualTo(1776456800);
    }

    @Test
    void drawsAsARandomGeneratorFromTheSameStream() {
        PythonRandom generator = new PythonRandom(7);
        PythonRandom random = new PythonRandom(7);

        assertThat(generator.nextDouble()).isEqualTo(random.random());
        assertThat(generator.nextInt()).isEqualTo((int) random.getrandbits(32));
        assertThat(generator.nextLong()).isEqualTo(random.getrandbits(64));
        assertThat(generator.nextInt(1000)).isEqualTo((int) random.randrange(1000));
        assertThat(generator.nextInt(-9, 1000)).isEqualTo((int) random.randrange(-9, 1000));
        assertThat(generator.nextLong(1L << 50)).isEqualTo(random.randrange(1L << 50));
        assertThat(generator.nextLong(-7, 1L << 50)).isEqualTo(random.randrange(-7, 1L << 50));
        assertThat(generator.nextGaussian()).isEqualTo(random.gauss(0, 1));
        assertThat(generator.nextGaussian()).isEqualTo(random.gauss(0, 1));
        assertThat(generator.nextBoolean()).isEqualTo(random.getrandbits(1) == 1);
        assertThat(generator.state()).isEqualTo(random.state());
    }

    @Test
    void sixtyFourBitsAreTwoWordsTheLowerFirst() {
        assertThat(new PythonRandom(1337).getrandbits(64)).isEqualTo(Long.parseUnsignedLong("17073114832458550531"));
    }

    @Test
    void zeroBitsDrawNothing() {
        PythonRandom random = new PythonRandom(3);
        String before = random.state();

        assertThat(random.getrandbits(0)).isZero();
        assertThat(random.state()).isEqualTo(before);
    }

    @Test
    void countsDownFromTheHighestLongToTheLowest() {
        PythonRandom down = new PythonRandom(11);
        PythonRandom up = new PythonRandom(11);

        for (int i = 0; i < 20; i++) {
            // The whole range in one step of −2⁶³ holds two numbers.
            assertThat(down.randrange(Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE))
                    .isEqualTo(up.randrange(2) == 0 ? Long.MAX_VALUE : -1);
        }
    }

    @Test
    void shufflesAnArrayAsItShufflesAList() {
        int[] array = IntStream.range(0, 30).toArray();
        new PythonRandom(5).shuffle(array);

        assertThat(array)
                .containsExactly(shuffled(new PythonRandom(5), 30).stream()
                        .mapToInt(i -> i)
                        .toArray());
    }

    @Test
    void samplesAndChoicesOfNothingDrawNothing() {
        PythonRandom random = new PythonRandom(3);
        String before = random.state();

        assertThat(random.sample(List.of("a", "b"), 0)).isEmpty();
        assertThat(random.sample(List.of(), 0)).isEmpty();
        assertThat(random.choices(List.of("a"), 0)).isEmpty();
        assertThat(random.choices(List.of("a"), new double[] {1}, 0)).isEmpty();
        assertThat(random.state()).isEqualTo(before);
    }

    @Test
    void leavesThePopulationAsItWas() {
        List<Integer> population = new ArrayList<>(Fixture.range(10));

        new PythonRandom(1).sample(population, 10);

        assertThat(population).isEqualTo(Fixture.range(10));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 311, 312, 313, 624, 1000})
    void resumesFromItsStateToTheSameBits(int draws) {
        PythonRandom random = new PythonRandom(1337);
        for (int i = 0; i < draws; i++) {
            random.random();
        }
        random.gauss(0, 1);

        PythonRandom resumed = PythonRandom.fromState(random.state());

        for (int i = 0; i < 1000; i++) {
            assertThat(resumed.gauss(1, 2)).isEqualTo(random.gauss(1, 2));
            assertThat(resumed.getrandbits(64)).isEqualTo(random.getrandbits(64));
        }
    }

    @Test
    void theStateHoldsTheHalfUsedPairOfGauss() {
        PythonRandom random = new PythonRandom(1337);
        random.gauss(0, 1);
        String halfUsed = random.state();
        double second = random.gauss(0, 1);
        String used = random.state();

        assertThat(halfUsed).isNotEqualTo(used).startsWith("python-mt19937:").hasSizeLessThan(3500);
        assertThat(PythonRandom.fromState(halfUsed).gauss(0, 1)).isEqualTo(second);
        assertThat(PythonRandom.fromState(used).gauss(0, 1)).isEqualTo(random.gauss(0, 1));
    }

    @Test
    void theResumedGeneratorIsIndependentOfTheFirst() {
        PythonRandom random = new PythonRandom(1);
        String state = random.state();
        PythonRandom.fromState(state).random();

        assertThat(random.state()).isEqualTo(state);
    }

    @Test
    void refusesWhatCannotBeDrawn() {
        PythonRandom random = new PythonRandom(1);
        List<String> none = List.of();
        List<String> two = List.of("a", "b");

        assertRefused(() -> random.getrandbits(-1), "getrandbits gives 0 to 64 bits, not -1.");
        assertRefused(() -> random.getrandbits(65), "getrandbits gives 0 to 64 bits, not 65.");
        assertRefused(() -> random.randrange(0), "randrange(0, 0, 1) has no integer");
        assertRefused(() -> random.randrange(5, 5, -1), "randrange(5, 5, -1) has no integer");
        assertRefused(() -> random.randrange(5, 4), "randrange(5, 4, 1) has no integer");
        assertRefused(() -> random.randrange(4, 5, -1), "randrange(4, 5, -1) has no integer");
        assertRefused(() -> random.randrange(0, 5, 0), "step other than 0");
        assertRefused(() -> random.randint(2, 1), "randint(2, 1) needs its second bound at or above");
        assertRefused(() -> random.randint(Long.MIN_VALUE, Long.MAX_VALUE), "all 2^64 longs");
        assertRefused(() -> random.nextInt(0), "no integer");
        assertRefused(() -> random.choice(none), "the list is empty");
        assertRefused(() -> random.choices(none, 1), "the list is empty");
        assertRefused(() -> random.choices(none, new double[0], 1), "the list is empty");
        assertRefused(() -> random.choices(two, -1), "is -1; it cannot be negative");
        assertRefused(() -> random.choices(two, new double[] {1, 1}, -1), "is -1; it cannot be negative");
        assertRefused(() -> random.choices(two, new double[] {1}, 1), "There are 1 weights for 2 elements");
        assertRefused(() -> random.choices(two, new double[] {1, -1}, 1), "weights[1] is -1.0");
        assertRefused(() -> random.choices(two, new double[] {Double.NaN, 1}, 1), "weights[0] is NaN");
        assertRefused(() -> random.choices(two, new double[] {0, 0}, 1), "sum to 0.0");
        assertRefused(() -> random.choices(two, new double[] {1e308, 1e308}, 1), "sum to Infinity");
        assertRefused(() -> random.sample(two, 3), "A sample of 3 cannot be drawn from 2 elements.");
        assertRefused(() -> random.sample(two, -1), "A sample of -1 cannot be drawn from 2 elements.");
    }

    @Test
    void aSingleNumberIsARange() {
        assertThat(new PythonRandom(1).randint(5, 5)).isEqualTo(5);
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
    }
}
