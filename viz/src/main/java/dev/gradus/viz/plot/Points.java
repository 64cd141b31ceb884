package dev.gradus.viz.plot;

import dev.gradus.data.Dataset;
import dev.gradus.train.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.Range;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** The rows of a dataset with two inputs, by class: that of a single target is its sign, else the largest target's. */
final class Points {
    private static final double MARGIN = 0.08;
    private static final int MANY = 600;

    private final List<String> inputNames;
    private final int rows;
    private final List<XYSeries> classes = new ArrayList<>();
    private final Range x;
    private final Range y;

    Points(Dataset dataset) {
        if (dataset.inputCount() != 2) {
            throw new IllegalArgumentException("The dataset has " + dataset.inputCount() + " inputs, "
                    + dataset.inputNames() + "; a plot has room for two, so make a dataset of two of them.");
        }
        if (dataset.size() == 0) {
            throw new IllegalArgumentException("The dataset has no rows to draw; give it at least one.");
        }
        inputNames = dataset.inputNames();
        rows = dataset.size();
        double[][] inputs = dataset.inputs();
        double[][] targets = dataset.targets();
        classNames(dataset.targetNames(), targets).forEach(name -> classes.add(new XYSeries(name, false, true)));
        for (int row = 0; row < rows; row++) {
            int own = targets[row].length > 1 ? Metric.indexOfMax(targets[row]) : targets[row][0] > 0 ? 1 : 0;
            classes.get(own).add(inputs[row][0], inputs[row][1]);
        }
        x = range(inputs, 0);
        y = range(inputs, 1);
    }

    private static List<String> classNames(List<String> targetNames, double[][] targets) {
        if (targetNames.size() > 1) {
            return targetNames;
        }
        double[] values = Arrays.stream(targets)
                .mapToDouble(row -> row[0])
                .distinct()
                .sorted()
                .toArray();
        boolean twoClasses = values.length <= 2
                && Arrays.stream(values).filter(v -> v > 0).count() <= 1
                && Arrays.stream(values).filter(v -> v <= 0).count() <= 1;
        if (!twoClasses) {
            throw new IllegalArgumentException("The target " + targetNames.get(0) + " takes " + values.length
                    + " values, such as " + values[0] + " and " + values[values.length - 1]
                    + "; for classes give −1 and 1, 0 and 1, or one target for each class.");
        }
        double low = values[0] <= 0 ? values[0] : -values[0];
        double high = values[values.length - 1] > 0 ? values[values.length - 1] : Math.max(1, -low);
        String name = targetNames.get(0) + " = ";
        return List.of(name + TickFormat.brief(low), name + TickFormat.brief(high));
    }

    private static Range range(double[][] inputs, int column) {
        double low = Arrays.stream(inputs).mapToDouble(row -> row[column]).min().orElseThrow();
        double high =
                Arrays.stream(inputs).mapToDouble(row -> row[column]).max().orElseThrow();
        double pad = high > low ? MARGIN * (high - low) : 1;
        return new Range(low - pad, high + pad);
    }

    Range x() {
        return x;
    }

    Range y() {
        return y;
    }

    /** How many classes there are, two for a single target. */
    int classCount() {
        return classes.size();
    }

    Options defaults(String title) {
        return Options.labelled(title, inputNames.get(0), inputNames.get(1));
    }

    XYPlot panel(Options options) {
        XYSeriesCollection data = new XYSeriesCollection();
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
        renderer.setUseOutlinePaint(true);
        renderer.setDrawOutlines(true);
        double size = rows > MANY ? 5 : 8;
        for (int i = 0; i < classes.size(); i++) {
            data.addSeries(classes.get(i));
            renderer.setSeriesPaint(i, options.palette().series(i));
            renderer.setSeriesShape(i, Look.marker(i, size));
            renderer.setSeriesOutlinePaint(i, options.palette().background());
            renderer.setSeriesOutlineStroke(i, Look.line(1));
        }
        NumberAxis across = Look.axis(options.xLabel(), options.palette());
        across.setRange(x);
        NumberAxis up = Look.axis(options.yLabel(), options.palette());
        up.setRange(y);
        XYPlot plot = new XYPlot(data, across, up, renderer);
        Look.style(plot, options.palette());
        return plot;
    }
}
