package dev.gradus.viz.plot;

/** How a plot is drawn, whatever it shows. */
record Options(String title, String xLabel, String yLabel, int width, int height, Palette palette, boolean log) {
    static final int WIDTH = 640;
    static final int HEIGHT = 400;

    /** The options of a new plot. */
    static Options labelled(String title, String xLabel, String yLabel) {
        return new Options(title, xLabel, yLabel, WIDTH, HEIGHT, Palette.LIGHT, false);
    }

    Options withTitle(String newTitle) {
        return new Options(newTitle, xLabel, yLabel, width, height, palette, log);
    }

    Options withLabels(String newX, String newY) {
        return new Options(title, newX, newY, width, height, palette, log);
    }

    Options withSize(int newWidth, int newHeight) {
        return new Options(title, xLabel, yLabel, newWidth, newHeight, palette, log);
    }

    Options withPalette(Palette newPalette) {
        return new Options(title, xLabel, yLabel, width, height, newPalette, log);
    }

    Options withLog() {
        return new Options(title, xLabel, yLabel, width, height, palette, true);
    }

    Options linear() {
        return new Options(title, xLabel, yLabel, width, height, palette, false);
    }
}
