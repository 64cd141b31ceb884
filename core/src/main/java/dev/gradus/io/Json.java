package dev.gradus.io;

import java.text.ParseException;
import org.jspecify.annotations.Nullable;

/**
 * Strict JSON (RFC 8259), as much as a file header needs.
 *
 * <p>Objects are {@code Map<String, Object>} in the order of the text, arrays {@code List<Object>}, and
 * {@code null}, booleans and strings are themselves. A number is a {@code Long} when it is written without
 * fraction and exponent and fits; any other is a {@code Double}, {@code -0} too, since a long has no such value.
 *
 * <p>Strings must be well-formed UTF-16. A surrogate without its partner, escaped or not, stands for no character
 * and could not be stored as UTF-8: it is refused in both directions.
 */
final class Json {
    /** How deep arrays and objects may nest, when read and when written. */
    static final int MAX_DEPTH = 64;

    private Json() {}

    /**
     * Reads one value that fills the text, but for white space around it.
     *
     * @throws ParseException if the text is anything else, names a key of one object twice, nests deeper than
     *     {@link #MAX_DEPTH} or has a number beyond the range of a double; the message gives the position, counted
     *     in chars from 0
     */
    static @Nullable Object parse(String text) throws ParseException {
        return new JsonReader(text).document();
    }

    /**
     * The value as JSON without white space, with the least escaping the standard allows.
     *
     * @param value null, or a map with string keys, list, string, boolean, int, long or finite double
     * @throws IllegalArgumentException if some part of the value is none of these, a string holds a lone surrogate,
     *     or the nesting passes {@link #MAX_DEPTH}
     */
    static String write(@Nullable Object value) {
        return new JsonWriter().document(value);
    }
}
