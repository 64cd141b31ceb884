package dev.gradus.io;

import java.text.ParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Recursive descent over one text; see {@link Json#parse}. */
final class JsonReader {
    private final JsonCursor cursor;
    private int depth;

    JsonReader(String text) {
        cursor = new JsonCursor(text);
    }

    @Nullable
    Object document() throws ParseException {
        Object value = value();
        if (cursor.peek() != JsonCursor.END) {
            throw cursor.expected("the end of the text");
        }
        return value;
    }

    private @Nullable Object value() throws ParseException {
        return switch (cursor.peek()) {
            case '{' -> nested(this::object);
            case '[' -> nested(this::array);
            case '"' -> cursor.string();
            case 't' -> cursor.literal("true", true);
            case 'f' -> cursor.literal("false", false);
            case 'n' -> cursor.literal("null", null);
            default -> cursor.number();
        };
    }

    private interface Rule {
        Object parse() throws ParseException;
    }

    private Object nested(Rule rule) throws ParseException {
        if (depth >= Json.MAX_DEPTH) {
            throw cursor.expected("no deeper nesting than " + Json.MAX_DEPTH + " levels");
        }
        depth++;
        Object value = rule.parse();
        depth--;
        return value;
    }

    private Map<String, @Nullable Object> object() throws ParseException {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        cursor.take('{');
        if (!cursor.skip('}')) {
            do {
                String key = newKey(object);
                cursor.take(':');
                object.put(key, value());
            } while (cursor.skip(','));
            cursor.take('}');
        }
        return object;
    }

    private String newKey(Map<String, @Nullable Object> object) throws ParseException {
        if (cursor.peek() != '"') {
            throw cursor.expected("a key in double quotes");
        }
        int start = cursor.position();
        String key = cursor.string();
        if (object.containsKey(key)) {
            throw JsonCursor.error("the key is already in its object", start);
        }
        return key;
    }

    private List<@Nullable Object> array() throws ParseException {
        List<@Nullable Object> array = new ArrayList<>();
        cursor.take('[');
        if (!cursor.skip(']')) {
            do {
                array.add(value());
            } while (cursor.skip(','));
            cursor.take(']');
        }
        return array;
    }
}
