package dev.gradus.viz;

import java.util.Locale;

/**
 * Numbers as pictures show them.
 *
 * @param digits how many follow the decimal point
 */
record Numbers(int digits) {
    private static final double HUGE = 1e9;
    private static final int MOST_DIGITS = 17;

    Numbers {
        if (digits < 0 || digits > MOST_DIGITS) {
            throw new IllegalArgumentException("digits can be from 0 to " + MOST_DIGITS + ", got " + digits);
        }
    }

    /** {@return the number as {@code %.4f}, or as {@code %.4e} where that would show no digit of it or too many} */
    String text(double x) {
        if (Double.isNaN(x)) {
            return "NaN";
        }
        if (Double.isInfinite(x)) {
            return x > 0 ? "∞" : "-∞";
        }
        boolean vanishes = x != 0 && Math.abs(x) < 0.5 * Math.pow(10, -digits);
        char form = vanishes || Math.abs(x) >= HUGE ? 'e' : 'f';
        return String.format(Locale.ROOT, "%." + digits + form, x == 0 ? 0.0 : x); // no "-0.0000"
    }

    /** {@return a count with its thousands set apart, {@code 12,800}} */
    static String count(int n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    /** {@return {@code 1 node}, {@code 3 nodes}} */
    static String count(int n, String noun) {
        return count(n) + " " + noun + (n == 1 ? "" : "s");
    }
}
