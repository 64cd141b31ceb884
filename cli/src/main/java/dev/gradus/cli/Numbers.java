package dev.gradus.cli;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Numbers as people write and read them. */
final class Numbers {
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    private static final double EXACT_INTEGERS = 1e15;

    private Numbers() {}

    /** The number that a text is, without Java's hexadecimal forms and type letters; empty unless finite. */
    static OptionalDouble parse(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            return OptionalDouble.empty();
        }
        double x = Double.parseDouble(text);
        return Double.isFinite(x) ? OptionalDouble.of(x) : OptionalDouble.empty();
    }

    /** The shortest text that reads back as the same number: {@code 6} for 6.0, {@code 0.7071067811865476}. */
    static String exact(double x) {
        if (x == 0) {
            return "0";
        }
        return isShortInteger(x) ? Long.toString((long) x) : Double.toString(x);
    }

    /** For arithmetic in a line, where a negative number after a sign needs parentheses. */
    static String operand(double x) {
        return x < 0 ? "(" + exact(x) + ")" : exact(x);
    }

    /** Four significant digits, for tables. */
    static String rounded(double x) {
        return isShortInteger(x) && Math.abs(x) < 10_000 ? exact(x) : String.format(Locale.ROOT, "%.4g", x);
    }

    /** A share of 1 as {@code 98.3%}. */
    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f%%", 100 * share);
    }

    /** {@code 1 row}, {@code 150 rows}; the plural of {@code class} is {@code classes}. */
    static String count(int n, String noun) {
        return n + " " + noun + (n == 1 ? "" : noun.endsWith("s") ? "es" : "s");
    }

    private static boolean isShortInteger(double x) {
        return x == Math.rint(x) && Math.abs(x) < EXACT_INTEGERS;
    }
}
