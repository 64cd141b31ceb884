package dev.gradus.viz;

/**
 * How wide text is, near enough, without asking for a font: a picture has the same bytes on every machine.
 *
 * <p>The widths are those of DejaVu Sans, the widest of the usual sans-serif fonts, so text fits with the others too.
 */
final class TextWidth {
    /** In hundredths of the font size, from space to tilde. */
    private static final int[] ASCII = {
        32, 40, 46, 84, 64, 95, 78, 27, 39, 39, 50, 84, 32, 36, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34,
        84, 84, 84, 53, 100, 68, 69, 70, 77, 63, 58, 77, 75, 29, 29, 66, 56, 86, 75, 79, 60, 79, 69, 63, 61, 73, 68, 99,
        69, 61, 69, 39, 34, 39, 84, 50, 50, 61, 63, 55, 63, 62, 35, 63, 63, 28, 28, 58, 28, 97, 63, 61, 63, 63, 41, 52,
        39, 63, 59, 82, 59, 59, 52, 64, 34, 64, 84
    };

    private static final int LETTER = 68;
    private static final int WIDE = 125;
    private static final double BOLD = 1.1;

    private TextWidth() {}

    /** {@return the width in the unit of the font size} */
    static double of(String text, double fontSize, boolean bold) {
        int hundredths = text.codePoints().map(TextWidth::hundredths).sum();
        return hundredths * fontSize * (bold ? BOLD : 1) / 100;
    }

    private static int hundredths(int c) {
        if (c >= 0x20 && c < 0x7f) {
            return ASCII[c - 0x20];
        }
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(c) ? WIDE : LETTER;
        };
    }

    /** East Asian scripts and emoji. */
    private static boolean isWide(int c) {
        return (c >= 0x1100 && c < 0x1160)
                || (c >= 0x2e80 && c < 0xfb00)
                || (c >= 0xff00 && c < 0xff61)
                || c >= 0x1f000;
    }
}
