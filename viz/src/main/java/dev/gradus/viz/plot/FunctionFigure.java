package dev.gradus.viz.plot;

import java.awt.Color;
import java.util.List;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** One or several functions of one variable over an interval. */
final class FunctionFigure implements Figure {
    private static final double MARGIN = 0.05;

    private final double from;
    private final double to;
    private final List<Curve> curves;
    private final List<Sampler> samples;

    FunctionFigure(double from, double to, List<Curve> curves) {
        if (!(Double.isFinite(from) && Double.isFinite(to) && from < to)) {
            throw new IllegalArgumentException("The interval from " + from + " to " + to
                    + " is empty or endless; give two finite numbers, the" + " smaller first.");
        }
        if (curves.isEmpty()) {
            throw new IllegalArgumentException("There is no function to plot; give at least one.");
        }
        this.from = from;
        this.to = to;
        this.curves = curves;
        samples = curves.stream().map(curve -> new Sampler(curve, from, to)).toList();
    }

    @Override
    public Options defaults() {
        String only = curves.size() == 1 ? curves.get(0).name() : "";
        return Options.labelled(only, "x", "y");
    }

    @Override
    public boolean canBeLogarithmic() {
        return true;
    }

    @Override
    public XYPlot panel(Options options) {
        Palette palette = options.palette();
        double low = samples.stream().mapToDouble(Sampler::low).min().orElseThrow();
        double high = samples.stream().mapToDouble(Sampler::high).max().orElseThrow();
        double pad = high > low ? MARGIN * (high - low) : Math.max(1, Math.abs(high));
        XYSeriesCollection data = new XYSeriesCollection();
        XYLineAndShapeRenderer renderer = Lines.renderer();
        for (int i = 0; i < curves.size(); i++) {
            XYSeries line = Sampler.clipped(samples.get(i).line(), low, high);
            Lines.add(data, renderer, options.log() ? Lines.positive(line) : line, palette.series(i));
        }
        Color touch = palette.series(curves.size());
        curves.forEach(curve -> curve.tangents().forEach(tangent -> addTangent(data, renderer, tangent, touch)));
        NumberAxis x = Look.axis(options.xLabel(), palette);
        x.setRange(from, to);
        ValueAxis y = Look.valueAxis(options.yLabel(), options);
        if (!options.log()) {
            y.setRange(low - pad, high + pad);
        }
        XYPlot plot = new XYPlot(data, x, y, renderer);
        Look.style(plot, palette);
        plot.setDomainZeroBaselineVisible(from < 0 && to > 0);
        plot.setRangeZeroBaselineVisible(!options.log() && low < 0 && high > 0);
        plot.setDomainZeroBaselinePaint(palette.faint());
        plot.setRangeZeroBaselinePaint(palette.faint());
        return plot;
    }

    private void addTangent(
            XYSeriesCollection data, XYLineAndShapeRenderer renderer, Curve.Tangent tangent, Color colour) {
        XYSeries line = new XYSeries(
                "tangent at x = " + TickFormat.brief(tangent.x()) + ", slope " + TickFormat.brief(tangent.slope()),
                false,
                true);
        line.add(from, tangent.at(from));
        line.add(to, tangent.at(to));
        int index = Lines.add(data, renderer, line, colour);
        renderer.setSeriesStroke(index, Look.dashed(1.8));
        XYSeries point = new XYSeries("(" + TickFormat.brief(tangent.x()) + ", " + TickFormat.brief(tangent.y()) + ")");
        point.add(tangent.x(), tangent.y());
        int dot = Lines.add(data, renderer, point, colour);
        renderer.setSeriesShapesVisible(dot, true);
        renderer.setSeriesShape(dot, Look.marker(0, 9));
        renderer.setSeriesVisibleInLegend(dot, false);
    }
}
