package dev.gradus.viz;

/**
 * The colours of a picture.
 *
 * <p>Blue is a positive gradient and orange a negative one: a pair that people with any of the usual colour-vision
 * deficiencies tell apart. Every colour repeats what a number, an outline or a corner says as well, so a grey print
 * loses nothing.
 */
public enum Theme {
    /** Dark on white. */
    LIGHT("#ffffff", "#1b1f24", "#57606a", "#6e7781", "#8c959f", "#ffffff", "#f1f3f5", "#d3efec", "#0f766e") {
        @Override
        GradientColors gradients() {
            return new GradientColors("#ffffff", "#e9f3fb", "#8fc1e8", "#fdf0e2", "#f3b269", "#f7c5dc");
        }
    },
    /** Light on near-black; an SVG turns its brightness round when it is printed. */
    DARK("#14181d", "#e6eaee", "#a3aeba", "#8793a0", "#6b7682", "#1d232a", "#2a323b", "#123f3c", "#4fd1c5") {
        @Override
        GradientColors gradients() {
            return new GradientColors("#1d232a", "#1f2f3e", "#285f90", "#392b1d", "#8f5215", "#6b1740");
        }
    };

    final String background;
    final String ink;
    /** Names of numbers, operations, and all that is said in passing. */
    final String muted;
    /** Edges and the outlines of boxes. */
    final String line;
    /** Outlines of constants. */
    final String faint;

    final String record;
    final String header;
    final String parameter;
    final String parameterLine;

    Theme(
            String background,
            String ink,
            String muted,
            String line,
            String faint,
            String record,
            String header,
            String parameter,
            String parameterLine) {
        this.background = background;
        this.ink = ink;
        this.muted = muted;
        this.line = line;
        this.faint = faint;
        this.record = record;
        this.header = header;
        this.parameter = parameter;
        this.parameterLine = parameterLine;
    }

    /** The colours for gradients by sign and size. */
    abstract GradientColors gradients();
}
