package dev.gradus.io;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One pass over a value, writing it as JSON; see {@link Json#write}. */
final class JsonWriter {
    private final StringBuilder out = new StringBuilder();
    private int depth;

    String document(@Nullable Object value) {
        value(value);
        return out.toString();
    }

    private void value(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            object(map);
        } else if (value instanceof List<?> list) {
            array(list);
        } else if (value instanceof String string) {
            string(string);
        } else if (isLiteral(value)) {
            out.append(value);
        } else {
            throw new IllegalArgumentException("JSON has no form for " + value + "; give a map, list, string, boolean,"
                    + " int, long, finite double or null.");
        }
    }

    private static boolean isLiteral(@Nullable Object value) {
        return value == null
                || value instanceof Boolean
                || value instanceof Integer
                || value instanceof Long
                || (value instanceof Double number && Double.isFinite(number));
    }

    private void object(Map<?, ?> map) {
        open('{');
        String separator = "";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!(entry.getKey() instanceof String key)) {
                throw new IllegalArgumentException("A JSON key must be a string, not " + entry.getKey() + ".");
            }
            out.append(separator);
            string(key);
            out.append(':');
            value(entry.getValue());
            separator = ",";
        }
        close('}');
    }

    private void array(List<?> list) {
        open('[');
        String separator = "";
        for (Object element : list) {
            out.append(separator);
            value(element);
            separator = ",";
        }
        close(']');
    }

    private void open(char bracket) {
        // What is written can be read back, and a collection that contains itself ends here.
        if (++depth > Json.MAX_DEPTH) {
            throw new IllegalArgumentException(
                    "The value nests deeper than " + Json.MAX_DEPTH + " levels; flatten it to write it as JSON.");
        }
        out.append(bracket);
    }

    private void close(char bracket) {
        depth--;
        out.append(bracket);
    }

    private void string(String string) {
        out.append('"');
        string.codePoints().forEach(this::character);
        out.append('"');
    }

    private void character(int codePoint) {
        switch (codePoint) {
            case '"', '\\' -> out.append('\\').append((char) codePoint);
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (JsonCursor.isLoneSurrogate(codePoint)) {
                    throw new IllegalArgumentException(String.format(
                            "The string holds the lone surrogate U+%04X, which no JSON text can; remove it.",
                            codePoint));
                }
                if (codePoint < 0x20) {
                    out.append(String.format("\\u%04x", codePoint));
                } else {
                    out.appendCodePoint(codePoint);
                }
            }
        }
    }
}
