package dev.gradus.viz;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Values as JavaScript literals that may stand inside a {@code <script>} element.
 *
 * <p>Like JSON, and also NaN and the infinities, which JSON lacks. Whatever a string holds, it can neither end the
 * element nor the literal: {@code <}, line separators and control characters are written as escapes.
 */
final class JsLiteral {
    private JsLiteral() {}

    /** A map, collection, array of doubles, number, boolean or string as a literal; anything else by its text. */
    static String of(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(e -> string(e.getKey().toString()) + ":" + of(e.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof Collection<?> items) {
            return items.stream().map(JsLiteral::of).collect(Collectors.joining(",", "[", "]"));
        }
        if (value instanceof Double number) {
            return number(number);
        }
        return value instanceof Integer || value instanceof Boolean ? value.toString() : string(value.toString());
    }

    /** The shortest text that JavaScript reads back as the same double. */
    static String number(double x) {
        return x == Math.rint(x) && Math.abs(x) < 1e15 && !isNegativeZero(x)
                ? Long.toString((long) x)
                : Double.toString(x); // NaN and Infinity have the same names in JavaScript
    }

    private static boolean isNegativeZero(double x) {
        return x == 0 && 1 / x < 0;
    }

    /** A string in double quotes. */
    static String string(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = c >= ' ' && c < 0x7f && c != '"' && c != '\\' && c != '<' && c != '>' && c != '&';
            // letters of other scripts stay readable; U+2028 and U+2029 are no letters
            if (plain || Character.isLetterOrDigit(c)) {
                out.append(c);
            } else {
                out.append(String.format("\\u%04x", (int) c));
            }
        }
        return out.append('"').toString();
    }
}
