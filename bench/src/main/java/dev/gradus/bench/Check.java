package dev.gradus.bench;

/** Refuses to time a wrong answer. */
public final class Check {
    private Check() {}

    /**
     * Two numbers must agree.
     *
     * @param what what they are
     * @param found the one in question
     * @param expected what it should be
     * @param tolerance how far they may be apart, relative to the larger of 1 and the expected size
     */
    public static void near(String what, double found, double expected, double tolerance) {
        if (!(Math.abs(found - expected) <= tolerance * Math.max(1, Math.abs(expected)))) {
            throw new IllegalStateException(what + " is " + found + ", expected " + expected);
        }
    }

    /**
     * Two arrays must agree.
     *
     * @param what what they are
     * @param found the one in question
     * @param expected what it should be
     * @param tolerance as for numbers
     */
    public static void near(String what, double[] found, double[] expected, double tolerance) {
        if (found.length != expected.length) {
            throw new IllegalStateException(what + ": " + found.length + " numbers, expected " + expected.length);
        }
        for (int i = 0; i < found.length; i++) {
            near(what + ", number " + i, found[i], expected[i], tolerance);
        }
    }
}
