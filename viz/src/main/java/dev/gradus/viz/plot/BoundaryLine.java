package dev.gradus.viz.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.io.Serial;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;

/** A line in data coordinates. JFreeChart's own annotation leaves out a line that is upright or level throughout. */
final class BoundaryLine extends AbstractXYAnnotation {
    @Serial
    private static final long serialVersionUID = 1;

    private static final double WIDTH = 2;

    private final Path2D.Double line;
    private final Color colour;

    BoundaryLine(Path2D.Double line, Color colour) {
        this.line = line;
        this.colour = colour;
    }

    @Override
    public void draw(
            Graphics2D g,
            XYPlot plot,
            Rectangle2D area,
            ValueAxis x,
            ValueAxis y,
            int rendererIndex,
            PlotRenderingInfo info) {
        double left = x.valueToJava2D(0, area, RectangleEdge.BOTTOM);
        double bottom = y.valueToJava2D(0, area, RectangleEdge.LEFT);
        double across = x.lengthToJava2D(1, area, RectangleEdge.BOTTOM);
        double up = y.lengthToJava2D(1, area, RectangleEdge.LEFT);
        g.setPaint(colour);
        g.setStroke(Look.line(WIDTH));
        g.draw(new AffineTransform(across, 0, 0, -up, left, bottom).createTransformedShape(line));
    }
}
