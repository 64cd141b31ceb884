package dev.gradus.viz.plot;

import dev.gradus.data.Dataset;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.annotations.XYDataImageAnnotation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;

/** What a model decides everywhere about a dataset, with the dataset's points on top. */
final class RegionsFigure implements Figure {
    /** As many as there are colours. */
    private static final int MOST_CLASSES = 7;

    private final Points points;
    private final ScoreGrid grid;
    private final List<Path2D.Double> boundaries = new ArrayList<>();

    RegionsFigure(Function<double[], double[]> model, Dataset dataset) {
        points = new Points(dataset);
        if (points.classCount() > MOST_CLASSES) {
            throw new IllegalArgumentException("The dataset has " + points.classCount() + " classes; at most "
                    + MOST_CLASSES + " can be told apart by colour, so plot fewer.");
        }
        grid = new ScoreGrid(model, points.x(), points.y());
        if (grid.outputCount() != dataset.targetCount()) {
            throw new IllegalArgumentException("The model gives " + grid.outputCount() + " outputs and the dataset has "
                    + dataset.targetCount() + " targets, " + dataset.targetNames()
                    + "; give a model with one output for each target.");
        }
        // The line between two classes is the same from either side; for two, one side will do.
        for (int own = points.classCount() == 2 ? 1 : 0; own < points.classCount(); own++) {
            boundaries.add(Contour.zero(grid.margins(own), grid.x(), grid.y()));
        }
    }

    @Override
    public Options defaults() {
        return points.defaults("Decision regions");
    }

    @Override
    public XYPlot panel(Options options) {
        XYPlot plot = points.panel(options);
        plot.getRenderer()
                .addAnnotation(
                        new XYDataImageAnnotation(
                                new HeatMap(grid, points.classCount()).image(options.palette()),
                                grid.x().getLowerBound(),
                                grid.y().getLowerBound(),
                                grid.x().getLength(),
                                grid.y().getLength()),
                        Layer.BACKGROUND);
        for (Path2D.Double line : boundaries) {
            plot.getRenderer()
                    .addAnnotation(new BoundaryLine(line, options.palette().text()), Layer.BACKGROUND);
        }
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        LegendItemCollection legend = plot.getLegendItems();
        legend.add(boundaryItem(options.palette()));
        plot.setFixedLegendItems(legend);
        return plot;
    }

    private LegendItem boundaryItem(Palette palette) {
        String name = grid.outputCount() == 1 ? "score 0" : "boundary";
        return new LegendItem(name, name, "", "", new Line2D.Double(-9, 0, 9, 0), Look.line(2), palette.text());
    }
}
