package dev.gradus.io;

import java.text.ParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A place in a JSON text, and the tokens that can be read from there; the grammar is in {@link JsonReader}. */
final class JsonCursor {
    /** What {@link #peek} answers behind the last character. */
    static final int END = -1;

    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{4}");

    private final String text;
    private int position;

    JsonCursor(String text) {
        this.text = text;
    }

    int position() {
        return position;
    }

    /** The next character that is not white space, left in place, or {@link #END}. */
    int peek() {
        while (current() == ' ' || current() == '\t' || current() == '\n' || current() == '\r') {
            position++;
        }
        return current();
    }

    private int current() {
        return position < text.length() ? text.charAt(position) : END;
    }

    boolean skip(char mark) {
        boolean found = peek() == mark;
        if (found) {
            position++;
        }
        return found;
    }

    void take(char mark) throws ParseException {
        if (!skip(mark)) {
            throw expected("'" + mark + "'");
        }
    }

    @Nullable
    Object literal(String word, @Nullable Object meaning) throws ParseException {
        if (!text.startsWith(word, position)) {
            throw expected(word);
        }
        position += word.length();
        return meaning;
    }

    Number number() throws ParseException {
        Matcher matcher = NUMBER.matcher(text).region(position, text.length());
        if (!matcher.lookingAt()) {
            throw expected("a value");
        }
        String digits = matcher.group();
        double number = Double.parseDouble(digits);
        if (Double.isInfinite(number)) {
            throw error("the number is beyond the range of a double", position);
        }
        position = matcher.end();
        boolean integer = matcher.group(1) == null && matcher.group(2) == null && !digits.equals("-0");
        return integer ? longOr(number, digits) : (Number) number;
    }

    private static Number longOr(double number, String digits) {
        try {
            return Long.valueOf(digits);
        } catch (NumberFormatException beyondLong) {
            return number;
        }
    }

    /** The string whose opening quote is the current character. */
    String string() throws ParseException {
        int start = position++;
        StringBuilder string = new StringBuilder();
        while (current() != '"') {
            if (current() < ' ') {
                throw expected(
                        current() == END ? "the closing quote of a string" : "an escape for a control character");
            }
            char next = text.charAt(position++);
            string.append(next == '\\' ? escaped() : next);
        }
        position++;
        if (string.codePoints().anyMatch(JsonCursor::isLoneSurrogate)) {
            throw error("the string has half of a surrogate pair", start);
        }
        return string.toString();
    }

    private char escaped() throws ParseException {
        char meaning = switch (current()) {
            case '"', '\\', '/' -> (char) current();
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hexadecimal();
            default -> throw expected("one of \"\\/bfnrtu after a backslash");
        };
        position++;
        return meaning;
    }

    /** The character of an escape of four digits; leaves the last digit as the current character. */
    private char hexadecimal() throws ParseException {
        Matcher matcher = HEX.matcher(text).region(position + 1, text.length());
        if (!matcher.lookingAt()) {
            throw expected("four hexadecimal digits after u");
        }
        position += 4;
        return (char) Integer.parseInt(matcher.group(), 16);
    }

    static boolean isLoneSurrogate(int codePoint) {
        return Character.getType(codePoint) == Character.SURROGATE;
    }

    /** The complaint that something other than {@code wanted} is at the current position. */
    ParseException expected(String wanted) {
        int found = current();
        String description = found == END
                ? "the end"
                : found > ' ' && found < 0x7f ? "'" + (char) found + "'" : String.format("U+%04X", found);
        return error("expected " + wanted + " but found " + description, position);
    }

    static ParseException error(String problem, int position) {
        return new ParseException("position " + position + ": " + problem, position);
    }
}
