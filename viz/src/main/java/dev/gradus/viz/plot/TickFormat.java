package dev.gradus.viz.plot;

import java.io.Serial;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.Locale;

/** Writes numbers the same in every locale, briefly, with a real minus sign. */
final class TickFormat extends NumberFormat {
    @Serial
    private static final long serialVersionUID = 1;

    private static final double LARGE = 1e6;
    private static final double SMALL = 1e-4;

    private final int significant;

    private TickFormat(int significant) {
        this.significant = significant;
    }

    /** For ticks, which are round numbers. */
    static TickFormat ticks() {
        return new TickFormat(8);
    }

    /** A number in a sentence, to four significant digits. */
    static String brief(double number) {
        return new TickFormat(4).format(number);
    }

    @Override
    public StringBuffer format(double number, StringBuffer out, FieldPosition position) {
        double size = Math.abs(number);
        boolean plain = size == 0 || (size >= SMALL && size < LARGE);
        int digits = plain ? Math.max(0, significant - 1 - (int) Math.floor(Math.log10(Math.max(size, SMALL)))) : 0;
        DecimalFormat format = new DecimalFormat(
                plain ? "0." + "#".repeat(digits) : "0." + "#".repeat(significant - 1) + "E0",
                DecimalFormatSymbols.getInstance(Locale.ROOT));
        return out.append(
                format.format(number == 0 ? 0 : number).replace('E', 'e').replace('-', '−'));
    }

    @Override
    public StringBuffer format(long number, StringBuffer out, FieldPosition position) {
        return format((double) number, out, position);
    }

    @Override
    public Number parse(String text, ParsePosition position) {
        throw new UnsupportedOperationException("Tick labels are written, never read.");
    }
}
