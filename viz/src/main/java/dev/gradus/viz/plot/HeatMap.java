package dev.gradus.viz.plot;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.Arrays;

/** Paints every point in the tint of its class, the stronger the further the class is ahead. */
final class HeatMap {
    private static final int WIDTH = 1152;
    private static final int HEIGHT = 672;
    /** Few enough for a small file, enough to look smooth. */
    private static final int LEVELS = 24;

    private static final double FAINTEST = 0.16;
    private static final double STRONGEST = 0.62;
    /** The share of the picture that is paler than the strongest tint. */
    private static final double NEARLY_ALL = 0.9;

    private final ScoreGrid grid;
    private final int classes;
    private final double strongest;

    HeatMap(ScoreGrid grid, int classes) {
        this.grid = grid;
        this.classes = classes;
        double[] leads = new double[0];
        for (int own = 0; own < classes; own++) {
            double[] ahead = Arrays.stream(grid.margins(own))
                    .flatMapToDouble(Arrays::stream)
                    .filter(margin -> margin > 0 && Double.isFinite(margin))
                    .toArray();
            int old = leads.length;
            leads = Arrays.copyOf(leads, old + ahead.length);
            System.arraycopy(ahead, 0, leads, old, ahead.length);
        }
        Arrays.sort(leads);
        strongest = leads.length == 0 ? 1 : leads[(int) (NEARLY_ALL * (leads.length - 1))];
    }

    /** The picture; where an output is NaN it shows the background. */
    BufferedImage image(Palette palette) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_INDEXED, colours(palette));
        for (int row = 0; row < HEIGHT; row++) {
            for (int column = 0; column < WIDTH; column++) {
                double[] outputs = grid.interpolate((column + 0.5) / WIDTH, 1 - (row + 0.5) / HEIGHT);
                image.getRaster().setSample(column, row, 0, index(outputs));
            }
        }
        return image;
    }

    private int index(double[] outputs) {
        for (int own = 0; own < classes; own++) {
            double lead = ScoreGrid.margin(outputs, own);
            if (lead >= 0) {
                return 1 + own * LEVELS + (int) Math.min(LEVELS - 1, lead / strongest * LEVELS);
            }
        }
        return 0;
    }

    private IndexColorModel colours(Palette palette) {
        int[] colours = new int[1 + classes * LEVELS];
        colours[0] = palette.background().getRGB();
        for (int i = 1; i < colours.length; i++) {
            double share = (double) ((i - 1) % LEVELS) / (LEVELS - 1);
            Color tint = palette.tint((i - 1) / LEVELS, FAINTEST + (STRONGEST - FAINTEST) * share);
            colours[i] = tint.getRGB();
        }
        return new IndexColorModel(
                Byte.SIZE, colours.length, colours, 0, false, -1, java.awt.image.DataBuffer.TYPE_BYTE);
    }
}
