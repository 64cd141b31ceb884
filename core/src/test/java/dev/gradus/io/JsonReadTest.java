package dev.gradus.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.ParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReadTest {
    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of("true", true),
                Arguments.of("false", false),
                Arguments.of(" \t\r\n null \n", null),
                Arguments.of("0", 0L),
                Arguments.of("-12", -12L),
                Arguments.of("9223372036854775807", Long.MAX_VALUE),
                Arguments.of("-9223372036854775808", Long.MIN_VALUE),
                Arguments.of("9223372036854775808", 9.223372036854775808e18),
                Arguments.of("-0", -0.0),
                Arguments.of("0.1", 0.1),
                Arguments.of("1.0", 1.0),
                Arguments.of("1e3", 1000.0),
                Arguments.of("-2.5E-3", -0.0025),
                Arguments.of("1E+2", 100.0),
                Arguments.of("1e-999", 0.0),
                Arguments.of("\"\"", ""),
                Arguments.of("\"a b\u007f\u00e9\u2028\ud83d\ude00\"", "a b\u007f\u00e9\u2028\ud83d\ude00"),
                Arguments.of("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\b\f\n\r\t"),
                Arguments.of("\"\\u0041\\u00e9\\uD83D\\ude00\\u0000\"", "A\u00e9\ud83d\ude00\0"),
                Arguments.of("[]", List.of()),
                Arguments.of("[ 1 , [ ] , \"x\" ]", List.of(1L, List.of(), "x")),
                Arguments.of("[null,null]", Arrays.asList(null, null)),
                Arguments.of("{}", Map.of()),
                Arguments.of(
                        "{ \"a\" : 1 , \"\" : { \"a\" : [ 2 ] } }", Map.of("a", 1L, "", Map.of("a", List.of(2L)))));
    }

    @ParameterizedTest
    @MethodSource("values")
    void readsEveryKindOfValue(String text, Object expected) throws ParseException {
        assertThat(Json.parse(text)).isEqualTo(expected);
    }

    @Test
    void keepsTheOrderOfKeys() throws ParseException {
        Map<?, ?> object = (Map<?, ?>) Json.parse("{\"z\":1,\"a\":2,\"m\":null}");

        assertThat(object.keySet().toString()).isEqualTo("[z, a, m]");
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("", 0, "expected a value but found the end"),
                Arguments.of("  ", 2, "expected a value but found the end"),
                Arguments.of("1 2", 2, "expected the end of the text but found '2'"),
                Arguments.of("{} ~", 3, "expected the end of the text but found '~'"),
                Arguments.of("01", 1, "expected the end of the text but found '1'"),
                Arguments.of("1.", 1, "expected the end of the text but found '.'"),
                Arguments.of("1e+", 1, "expected the end of the text but found 'e'"),
                Arguments.of(".5", 0, "expected a value but found '.'"),
                Arguments.of("+1", 0, "expected a value but found '+'"),
                Arguments.of("-", 0, "expected a value but found '-'"),
                Arguments.of("NaN", 0, "expected a value but found 'N'"),
                Arguments.of("nul", 0, "expected null but found 'n'"),
                Arguments.of("[tru]", 1, "expected true but found 't'"),
                Arguments.of("False", 0, "expected a value but found 'F'"),
                Arguments.of("fals", 0, "expected false but found 'f'"),
                Arguments.of("\ufeff{}", 0, "expected a value but found U+FEFF"),
                Arguments.of("\u00a01", 0, "expected a value but found U+00A0"),
                Arguments.of("\u007f", 0, "expected a value but found U+007F"),
                Arguments.of("\0", 0, "expected a value but found U+0000"),
                Arguments.of("[1e999]", 1, "the number is beyond the range of a double"),
                Arguments.of("[-1e999]", 1, "the number is beyond the range of a double"),
                Arguments.of("[1,]", 3, "expected a value but found ']'"),
                Arguments.of("[1 2]", 3, "expected ']' but found '2'"),
                Arguments.of("[1", 2, "expected ']' but found the end"),
                Arguments.of("{1:2}", 1, "expected a key in double quotes but found '1'"),
                Arguments.of("{\"a\":1,}", 7, "expected a key in double quotes but found '}'"),
                Arguments.of("{'a':1}", 1, "expected a key in double quotes but found '''"),
                Arguments.of("{\"a\" 1}", 5, "expected ':' but found '1'"),
                Arguments.of("{\"a\":1", 6, "expected '}' but found the end"),
                Arguments.of("{\"a\":1, \"\\u0061\":2}", 8, "the key is already in its object"),
                Arguments.of("{\"a\":null,\"a\":2}", 10, "the key is already in its object"),
                Arguments.of("\"abc", 4, "expected the closing quote of a string but found the end"),
                Arguments.of("\"abc\\", 5, "expected one of \"\\/bfnrtu after a backslash but found the end"),
                Arguments.of("\"\\x41\"", 2, "expected one of \"\\/bfnrtu after a backslash but found 'x'"),
                Arguments.of("\"\\ \"", 2, "expected one of \"\\/bfnrtu after a backslash but found U+0020"),
                Arguments.of("\"a\nb\"", 2, "expected an escape for a control character but found U+000A"),
                Arguments.of("\"\u001f\"", 1, "expected an escape for a control character but found U+001F"),
                Arguments.of("\"\\u12g4\"", 2, "expected four hexadecimal digits after u but found 'u'"),
                Arguments.of("\"\\u123", 2, "expected four hexadecimal digits after u but found 'u'"),
                Arguments.of("\"\\u-123\"", 2, "expected four hexadecimal digits after u but found 'u'"),
                Arguments.of("[\"a\\ud83d\"]", 1, "the string has half of a surrogate pair"),
                Arguments.of("[\"\\ude00\\ud83d\"]", 1, "the string has half of a surrogate pair"),
                Arguments.of("[\"\ude00\"]", 1, "the string has half of a surrogate pair"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void refusesWhatIsNoJsonAndSaysWhere(String text, int position, String message) {
        assertThatThrownBy(() -> Json.parse(text))
                .isInstanceOfSatisfying(
                        ParseException.class,
                        e -> assertThat(e.getErrorOffset()).isEqualTo(position))
                .hasMessage("position " + position + ": " + message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"k\":"})
    void nestsToTheLimitAndNoDeeper(String opening) throws ParseException {
        String closing = opening.equals("[") ? "]" : "}";
        String deepest = opening.repeat(64) + (opening.equals("[") ? "" : "1") + closing.repeat(64);

        assertThat(Json.write(Json.parse(deepest))).isEqualTo(deepest);
        assertThatThrownBy(() -> Json.parse("[" + deepest + "]"))
                .isInstanceOf(ParseException.class)
                .hasMessageContaining("position " + (1 + 63 * opening.length()) + ":")
                .hasMessageContaining("expected no deeper nesting than 64 levels");
    }

    @Test
    void countsDepthAndNotBrackets() throws ParseException {
        String wide = "[" + "[],{},".repeat(1000) + "[]]";

        assertThat((List<?>) Json.parse(wide)).hasSize(2001);
    }

    @Test
    void refusesAMillionOpenBracketsWithoutOverflowingTheStack() {
        assertThatThrownBy(() -> Json.parse("[{\"a\":".repeat(1_000_000))).isInstanceOf(ParseException.class);
    }

    @Test
    void readsLongStringsAndLongNumbers() throws ParseException {
        String letters = "x\\n".repeat(1_000_000);

        assertThat(Json.parse('"' + letters + '"')).isEqualTo("x\n".repeat(1_000_000));
        assertThat(Json.parse("0." + "3".repeat(100_000))).isEqualTo(1.0 / 3);
        assertThat(Json.parse("1".repeat(300))).isEqualTo(Double.parseDouble("1".repeat(300)));
    }
}
