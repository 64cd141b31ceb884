package dev.gradus.viz.plot;

import dev.gradus.train.Epoch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnitSource;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Numbers over steps, one panel for each value axis above a common step axis. */
final class CurveFigure implements Figure {
    private static final int FEW_STEPS = 12;

    private final String title;
    private final String stepName;
    private final Map<String, List<Series>> panels = new LinkedHashMap<>();

    CurveFigure(String title, String stepName, List<Series> series) {
        if (series.isEmpty()) {
            throw new IllegalArgumentException("There is no series to plot; give at least one.");
        }
        this.title = title;
        this.stepName = stepName;
        series.forEach(
                s -> panels.computeIfAbsent(s.axis(), axis -> new ArrayList<>()).add(s));
    }

    /** The loss over the epochs and, below it, the metric; the validation's figures where there are any. */
    static CurveFigure of(List<Epoch> epochs, String metric) {
        if (epochs.isEmpty()) {
            throw new IllegalArgumentException("There are no epochs to plot; train for at least one.");
        }
        List<Series> series = new ArrayList<>();
        series.add(series(epochs, "training loss", "loss", Epoch::loss));
        series.add(series(epochs, "validation loss", "loss", Epoch::validationLoss));
        series.add(series(epochs, "training " + metric, metric, Epoch::metric));
        series.add(series(epochs, "validation " + metric, metric, Epoch::validationMetric));
        series.removeIf(s -> s.finiteValues().findAny().isEmpty());
        return new CurveFigure("Training", "epoch", series);
    }

    private static Series series(List<Epoch> epochs, String name, String axis, ToDoubleFunction<Epoch> figure) {
        return Series.of(
                        name,
                        epochs.stream().mapToDouble(Epoch::number).toArray(),
                        epochs.stream().mapToDouble(figure).toArray())
                .on(axis);
    }

    @Override
    public Options defaults() {
        return Options.labelled(title, stepName, panels.keySet().iterator().next());
    }

    @Override
    public boolean canBeLogarithmic() {
        return true;
    }

    @Override
    public CombinedDomainXYPlot panel(Options options) {
        NumberAxis steps = Look.axis(options.xLabel(), options.palette());
        steps.setStandardTickUnits(new NumberTickUnitSource(true, TickFormat.ticks()));
        steps.setLowerMargin(0.01);
        steps.setUpperMargin(0.02);
        CombinedDomainXYPlot all = new CombinedDomainXYPlot(steps);
        all.setGap(14);
        int colour = 0;
        for (Map.Entry<String, List<Series>> panel : panels.entrySet()) {
            boolean first = all.getSubplots().isEmpty();
            Options own = first ? options : options.linear().withLabels(options.xLabel(), panel.getKey());
            all.add(subplot(own, panel.getValue(), colour), first ? 3 : 2);
            colour += panel.getValue().size();
        }
        return all;
    }

    private static XYPlot subplot(Options options, List<Series> series, int firstColour) {
        XYSeriesCollection data = new XYSeriesCollection();
        XYLineAndShapeRenderer renderer = Lines.renderer();
        for (Series s : series) {
            XYSeries line = new XYSeries(s.name(), false, true);
            for (int i = 0; i < s.size(); i++) {
                line.add(s.step(i), Double.isFinite(s.value(i)) ? s.value(i) : Double.NaN);
            }
            XYSeries shown = options.log() ? Lines.positive(line) : line;
            int index = Lines.add(data, renderer, shown, options.palette().series(firstColour + data.getSeriesCount()));
            renderer.setSeriesShape(index, Look.marker(index, 6));
            renderer.setSeriesShapesVisible(index, s.size() <= FEW_STEPS);
        }
        XYPlot plot = new XYPlot(data, null, Look.valueAxis(options.yLabel(), options), renderer);
        Look.style(plot, options.palette());
        return plot;
    }
}
