package dev.gradus.data;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads the results that the Python scripts wrote. */
final class Fixture {
    private Fixture() {}

    /** Numbers as Python prints them: a double has a point or an exponent, an integer neither. */
    static List<Number> numbers(String results) {
        return Arrays.stream(results.split(" ")).map(Fixture::number).toList();
    }

    private static Number number(String text) {
        if (text.contains(".") || text.contains("e")) {
            return Double.valueOf(text);
        }
        return Long.valueOf(text);
    }

    /** What six calls return, in one list, as the scripts record it. */
    static List<Number> sixTimes(Supplier<List<? extends Number>> call) {
        return Stream.generate(call)
                .limit(6)
                .<Number>flatMap(List::stream)
                .map(Fixture::widened)
                .toList();
    }

    private static Number widened(Number number) {
        return number instanceof Integer ? Long.valueOf(number.longValue()) : number;
    }

    static List<Integer> range(int n) {
        return IntStream.range(0, n).boxed().toList();
    }
}
