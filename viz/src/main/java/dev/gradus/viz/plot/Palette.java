package dev.gradus.viz.plot;

import java.awt.Color;
import java.util.List;
import java.util.stream.Stream;

/**
 * The colours of a plot. Series and classes take the eight colours of Okabe and Ito ("Color Universal Design", 2008),
 * which people with any kind of colour vision can tell apart; the dark palette takes lighter ones of them first.
 */
final class Palette {
    static final Palette LIGHT = new Palette(
            0xFFFFFF, 0x24292F, 0x57606A, 0xE4E8EC, 0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7, 0xE69F00, 0x56B4E9,
            0x6E5A00);
    static final Palette DARK = new Palette(
            0x14181D, 0xE6EDF3, 0xA5B0BB, 0x2B323A, 0x56B4E9, 0xE69F00, 0x2FC79C, 0xE39CC4, 0xF0E442, 0x4A90D9,
            0xE8743B);

    private final Color background;
    private final Color text;
    private final Color faint;
    private final Color grid;
    private final List<Color> series;

    private Palette(int background, int text, int faint, int grid, Integer... series) {
        this.background = new Color(background);
        this.text = new Color(text);
        this.faint = new Color(faint);
        this.grid = new Color(grid);
        this.series = Stream.of(series).map(Color::new).toList();
    }

    Color background() {
        return background;
    }

    Color text() {
        return text;
    }

    /** For axis lines and tick labels. */
    Color faint() {
        return faint;
    }

    Color grid() {
        return grid;
    }

    /** The colour of a series or class; they repeat after the seventh. */
    Color series(int index) {
        return series.get(index % series.size());
    }

    /** The background with a share of a series' colour, 0 to 1. */
    Color tint(int index, double share) {
        Color colour = series(index);
        return new Color(
                mix(background.getRed(), colour.getRed(), share),
                mix(background.getGreen(), colour.getGreen(), share),
                mix(background.getBlue(), colour.getBlue(), share));
    }

    private static int mix(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }
}
