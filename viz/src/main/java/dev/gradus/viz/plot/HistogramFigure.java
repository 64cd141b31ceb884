package dev.gradus.viz.plot;

import java.awt.Font;
import java.util.Arrays;
import java.util.List;
import org.jfree.chart.annotations.XYTitleAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/** How numbers are spread, one strip for each series above a common axis. */
final class HistogramFigure implements Figure {
    private static final int BINS = 60;
    private static final int STRIP_HEIGHT = 92;
    private static final int REST_HEIGHT = 110;

    private final List<Series> strips;
    private final double low;
    private final double high;

    HistogramFigure(List<Series> strips) {
        if (strips.isEmpty()) {
            throw new IllegalArgumentException("There is no series to plot; give at least one.");
        }
        for (Series strip : strips) {
            if (strip.finiteValues().findAny().isEmpty()) {
                throw new IllegalArgumentException("All " + strip.size() + " values of " + strip.name()
                        + " are NaN or infinite; leave it out or look for where they come from.");
            }
        }
        this.strips = strips;
        double least =
                strips.stream().flatMapToDouble(Series::finiteValues).min().orElseThrow();
        double most =
                strips.stream().flatMapToDouble(Series::finiteValues).max().orElseThrow();
        double pad = most > least ? 0 : Math.max(Math.abs(least), 1) / 2;
        low = least - pad;
        high = most + pad;
    }

    @Override
    public Options defaults() {
        return Options.labelled("Distribution", "value", "% of values")
                .withSize(Options.WIDTH, Math.max(Options.HEIGHT, REST_HEIGHT + STRIP_HEIGHT * strips.size()));
    }

    @Override
    public boolean canBeLogarithmic() {
        return true;
    }

    @Override
    public CombinedDomainXYPlot panel(Options options) {
        NumberAxis values = Look.axis(options.xLabel(), options.palette());
        CombinedDomainXYPlot all = new CombinedDomainXYPlot(values);
        all.setGap(12);
        for (int i = 0; i < strips.size(); i++) {
            boolean middle = i == strips.size() / 2;
            Options own = middle ? options : options.withLabels(options.xLabel(), "");
            all.add(strip(own, strips.get(i), i), 1);
        }
        values.setRange(low, high);
        return all;
    }

    private XYPlot strip(Options options, Series strip, int colour) {
        double[] percent = percent(strip);
        double width = (high - low) / BINS;
        XYIntervalSeries bars = new XYIntervalSeries(strip.name());
        for (int bin = 0; bin < BINS; bin++) {
            double from = low + bin * width;
            if (percent[bin] > 0) {
                bars.add(from + width / 2, from, from + width, percent[bin], 0, percent[bin]);
            }
        }
        XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
        data.addSeries(bars);
        XYBarRenderer renderer = new XYBarRenderer(0.08);
        renderer.setBarPainter(new StandardXYBarPainter());
        renderer.setShadowVisible(false);
        renderer.setDrawBarOutline(false);
        renderer.setSeriesPaint(0, options.palette().series(colour));
        renderer.setSeriesVisibleInLegend(0, false);
        double most = Arrays.stream(percent).max().orElseThrow();
        ValueAxis share = Look.valueAxis(options.yLabel(), options);
        if (options.log()) {
            double least = Arrays.stream(percent).filter(p -> p > 0).min().orElseThrow();
            renderer.setBase(least / 2);
            share.setRange(least / 2, most * 4);
        } else {
            share.setRange(0, most * 1.3);
        }
        XYPlot plot = new XYPlot(data, null, share, renderer);
        Look.style(plot, options.palette());
        TextTitle label = new TextTitle(label(strip), Look.font(Font.PLAIN, 12));
        label.setPaint(options.palette().text());
        plot.addAnnotation(new XYTitleAnnotation(0.99, 0.98, label, RectangleAnchor.TOP_RIGHT));
        return plot;
    }

    private double[] percent(Series strip) {
        double[] percent = new double[BINS];
        double each = 100.0 / strip.finiteValues().count();
        strip.finiteValues().forEach(v -> percent[(int) Math.min(BINS - 1, (v - low) / (high - low) * BINS)] += each);
        return percent;
    }

    private static String label(Series strip) {
        double mean = strip.finiteValues().average().orElseThrow();
        double variance =
                strip.finiteValues().map(v -> (v - mean) * (v - mean)).average().orElseThrow();
        long lost = strip.size() - strip.finiteValues().count();
        return strip.name() + "   mean " + TickFormat.brief(mean) + "   sd " + TickFormat.brief(Math.sqrt(variance))
                + (lost == 0 ? "" : "   " + lost + " not finite");
    }
}
