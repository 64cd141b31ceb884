package dev.gradus.viz.plot;

/** What a plot shows: everything that was measured, none of how it looks. */
interface Figure {
    /** The labels and the size to begin with. */
    Options defaults();

    /** The panel or panels with axes, data and legend. */
    org.jfree.chart.plot.Plot panel(Options options);

    /** Whether the vertical axis can be logarithmic. */
    default boolean canBeLogarithmic() {
        return false;
    }
}
