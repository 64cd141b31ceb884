package dev.gradus.viz.plot;

import java.awt.Color;
import java.util.Arrays;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Lines of a plot, all drawn alike. */
final class Lines {
    private Lines() {}

    static XYLineAndShapeRenderer renderer() {
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setDrawSeriesLineAsPath(true);
        return renderer;
    }

    /** Adds a line and says its index. */
    static int add(XYSeriesCollection data, XYLineAndShapeRenderer renderer, XYSeries line, Color colour) {
        int index = data.getSeriesCount();
        data.addSeries(line);
        renderer.setSeriesPaint(index, colour);
        renderer.setSeriesStroke(index, Look.line(2.2));
        return index;
    }

    /** The line with a gap in place of what a logarithmic axis can't show. */
    static XYSeries positive(XYSeries line) {
        XYSeries positive = new XYSeries(line.getKey(), false, true);
        double[][] points = line.toArray();
        for (int i = 0; i < points[0].length; i++) {
            positive.add(points[0][i], points[1][i] > 0 ? points[1][i] : Double.NaN);
        }
        if (Arrays.stream(points[1]).noneMatch(y -> y > 0)) {
            throw new IllegalArgumentException("Nothing of " + line.getKey()
                    + " is above 0, so a logarithmic axis can't show it; use the linear one.");
        }
        return positive;
    }
}
