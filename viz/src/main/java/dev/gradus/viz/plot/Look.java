package dev.gradus.viz.plot;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnitSource;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;

/** Fonts, strokes, markers and axes that all plots share. */
final class Look {
    /** Named, so that a picture does not depend on what a system calls its default. */
    static final String FONT = "DejaVu Sans";

    private static final float THIN = 1f;

    private Look() {}

    static Font font(int style, int size) {
        return new Font(FONT, style, size);
    }

    static BasicStroke line(double width) {
        return new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    static BasicStroke dashed(double width) {
        return new BasicStroke(
                (float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1f, new float[] {6f, 4f}, 0f);
    }

    /** A marker about the origin; classes differ in shape as well as in colour. */
    static Shape marker(int index, double size) {
        double r = size / 2;
        return switch (index % 4) {
            case 0 -> new Ellipse2D.Double(-r, -r, size, size);
            case 1 -> new Rectangle2D.Double(-0.87 * r, -0.87 * r, 1.74 * r, 1.74 * r);
            case 2 -> polygon(0, -1.15 * r, 1.1 * r, 0.8 * r, -1.1 * r, 0.8 * r);
            default -> polygon(0, -1.2 * r, 1.2 * r, 0, 0, 1.2 * r, -1.2 * r, 0);
        };
    }

    private static Shape polygon(double... xy) {
        Path2D path = new Path2D.Double();
        path.moveTo(xy[0], xy[1]);
        for (int i = 2; i < xy.length; i += 2) {
            path.lineTo(xy[i], xy[i + 1]);
        }
        path.closePath();
        return path;
    }

    static NumberAxis axis(String label, Palette palette) {
        NumberAxis axis = new NumberAxis(label);
        axis.setAutoRangeIncludesZero(false);
        axis.setStandardTickUnits(new NumberTickUnitSource(false, TickFormat.ticks()));
        style(axis, palette);
        return axis;
    }

    static ValueAxis valueAxis(String label, Options options) {
        if (!options.log()) {
            return axis(label, options.palette());
        }
        LogAxis axis = new DecadeAxis(label);
        style(axis, options.palette());
        return axis;
    }

    private static void style(ValueAxis axis, Palette palette) {
        axis.setLabelFont(font(Font.PLAIN, 13));
        axis.setLabelPaint(palette.text());
        axis.setTickLabelFont(font(Font.PLAIN, 12));
        axis.setTickLabelPaint(palette.faint());
        axis.setAxisLinePaint(palette.faint());
        axis.setTickMarkPaint(palette.faint());
        axis.setTickMarkOutsideLength(4f);
        axis.setAxisLineStroke(line(THIN));
        axis.setTickMarkStroke(line(THIN));
        axis.setLabelInsets(new RectangleInsets(3, 3, 3, 3));
    }

    static void style(XYPlot plot, Palette palette) {
        plot.setBackgroundPaint(palette.background());
        plot.setOutlineVisible(false);
        plot.setDomainGridlinePaint(palette.grid());
        plot.setRangeGridlinePaint(palette.grid());
        plot.setDomainGridlineStroke(line(THIN));
        plot.setRangeGridlineStroke(line(THIN));
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
    }
}
