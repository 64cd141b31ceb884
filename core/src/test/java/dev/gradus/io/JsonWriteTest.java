package dev.gradus.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.ParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonWriteTest {
    @Test
    void writesEveryKindOfValueCompactly() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("list", Arrays.asList(1, -2L, 0.5, null, true, false));
        value.put("empty", List.of(List.of(), Map.of()));
        value.put("map", Map.of("k", "v"));

        assertThat(Json.write(value))
                .isEqualTo("{\"list\":[1,-2,0.5,null,true,false],\"empty\":[[],{}],\"map\":{\"k\":\"v\"}}");
    }

    @Test
    void escapesWhatMustBeEscapedAndNothingElse() {
        assertThat(Json.write("\"\\/\b\f\n\r\t\0\u001f \u007f\u00e9\u2028\ud83d\ude00"))
                .isEqualTo("\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001f \u007f\u00e9\u2028\ud83d\ude00\"");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refusesNumbersThatJsonDoesNotHave(double number) {
        assertThatThrownBy(() -> Json.write(List.of(number)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("JSON has no form for " + number);
    }

    @Test
    void refusesOtherTypesAsValueOrKey() {
        assertThatThrownBy(() -> Json.write(List.of('c')))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("JSON has no form for c; give a map");
        assertThatThrownBy(() -> Json.write(Map.of(1, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A JSON key must be a string, not 1.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "a\ude00", "\ude00\ud83d", "\ud83d\ud83d\ude00"})
    void refusesHalfASurrogatePairInStringsAndKeys(String string) {
        assertThatThrownBy(() -> Json.write(string))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lone surrogate U+D");
        assertThatThrownBy(() -> Json.write(Map.of(string, 1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void writesNoDeeperThanItReads() {
        Object nested = "x";
        for (int depth = 0; depth < 64; depth++) {
            nested = depth % 2 == 0 ? List.of(nested) : Map.of("k", nested);
        }
        Object deepest = nested;

        assertThat(Json.write(List.of())).isEqualTo("[]");
        assertThat(Json.write(deepest)).hasSize(3 + 32 * 2 + 32 * 6);
        assertThatThrownBy(() -> Json.write(List.of(deepest)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The value nests deeper than 64 levels");
    }

    @Test
    void writesAnyNumberOfSiblings() {
        assertThat(Json.write(Collections.nCopies(100, List.of()))).isEqualTo("[" + "[],".repeat(99) + "[]]");
    }

    @Test
    void readsBackWhatItWrote() throws ParseException {
        for (long seed = 0; seed < 300; seed++) {
            Object value = random(new Random(seed), 0);

            assertThat(Json.parse(Json.write(value))).as("seed %d", seed).isEqualTo(value);
        }
    }

    private static Object random(Random random, int depth) {
        return switch (random.nextInt(depth > 5 ? 4 : 8)) {
            case 0 -> random.nextLong() >> random.nextInt(64);
            case 1 -> random.nextGaussian() * Math.pow(10, random.nextInt(600) - 300);
            case 2 -> string(random);
            case 3 -> random.nextInt(3) == 0 ? null : random.nextBoolean();
            case 4, 5 -> {
                List<Object> list = new ArrayList<>();
                for (int i = random.nextInt(5); i > 0; i--) {
                    list.add(random(random, depth + 1));
                }
                yield list;
            }
            default -> {
                Map<String, Object> map = new LinkedHashMap<>();
                for (int i = random.nextInt(5); i > 0; i--) {
                    map.put(string(random), random(random, depth + 1));
                }
                yield map;
            }
        };
    }

    private static String string(Random random) {
        StringBuilder string = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            int codePoint = random.nextInt(random.nextBoolean() ? 0x80 : Character.MAX_CODE_POINT + 1);
            if (Character.getType(codePoint) != Character.SURROGATE) {
                string.appendCodePoint(codePoint);
            }
        }
        return string.toString();
    }
}
