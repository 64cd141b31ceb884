package dev.gradus.viz.plot;

import dev.gradus.data.Dataset;
import org.jfree.chart.plot.XYPlot;

/** The rows of a dataset as points. */
final class ScatterFigure implements Figure {
    private final Points points;

    ScatterFigure(Dataset dataset) {
        points = new Points(dataset);
    }

    @Override
    public Options defaults() {
        return points.defaults("Data");
    }

    @Override
    public XYPlot panel(Options options) {
        return points.panel(options);
    }
}
