package dev.gradus.viz.plot;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.axis.ValueTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** A vertical logarithmic axis with ticks at 1, 2 and 5 times the powers of ten, or at the powers alone over many. */
final class DecadeAxis extends LogAxis {
    @Serial
    private static final long serialVersionUID = 1;

    private static final double FEW_DECADES = 3;
    private static final double MOST_LABELS = 8;

    DecadeAxis(String label) {
        super(label);
        setSmallestValue(Double.MIN_NORMAL);
    }

    @Override
    protected List<ValueTick> refreshTicksVertical(Graphics2D g2, Rectangle2D dataArea, RectangleEdge edge) {
        double low = getRange().getLowerBound();
        double high = getRange().getUpperBound();
        double decades = Math.log10(high / low);
        int every = (int) Math.max(1, Math.ceil(decades / MOST_LABELS));
        double[] factors = decades <= FEW_DECADES ? new double[] {1, 2, 5} : new double[] {1};
        List<ValueTick> ticks = new ArrayList<>();
        for (int power = (int) Math.floor(Math.log10(low)); power <= Math.log10(high); power++) {
            for (double factor : factors) {
                double value = factor * Math.pow(10, power);
                if (value >= low && value <= high && Math.floorMod(power, every) == 0) {
                    ticks.add(new NumberTick(
                            TickType.MAJOR,
                            value,
                            TickFormat.ticks().format(value),
                            TextAnchor.CENTER_RIGHT,
                            TextAnchor.CENTER_RIGHT,
                            0));
                }
            }
        }
        return ticks;
    }
}
