package dev.gradus.viz.plot;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.jfree.data.xy.XYSeries;

/**
 * Follows a function through an interval and breaks the line where the function does: at the edge of its domain, at a
 * jump and at a pole, each found by bisection.
 */
final class Sampler {
    private static final int INTERVALS = 600;
    private static final int HALVINGS = 30;
    /** A function that grows this much beyond its usual size has a pole. */
    private static final double POLE = 1e4;

    private final DoubleUnaryOperator f;
    private final double[] xs = new double[INTERVALS + 1];
    private final double[] ys = new double[INTERVALS + 1];
    private final double[] sorted;
    private final XYSeries line;
    private boolean pole;

    Sampler(Curve curve, double from, double to) {
        f = curve.function();
        line = new XYSeries(curve.name(), false, true);
        for (int i = 0; i <= INTERVALS; i++) {
            double share = (double) i / INTERVALS;
            xs[i] = from * (1 - share) + to * share;
            ys[i] = f.applyAsDouble(xs[i]);
        }
        sorted = DoubleStream.of(ys).filter(Double::isFinite).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("The function " + curve.name() + " has no finite value from " + from
                    + " to " + to + "; choose an interval where it is defined.");
        }
        follow();
    }

    /** The points, with NaN where the line breaks. */
    XYSeries line() {
        return line;
    }

    /** The lowest value to show; near a pole the line runs out of the picture. */
    double low() {
        return pole ? quantile(0.05) - 0.25 * spread() : sorted[0];
    }

    /** The highest value to show. */
    double high() {
        return pole ? quantile(0.95) + 0.25 * spread() : sorted[sorted.length - 1];
    }

    private double spread() {
        return quantile(0.95) - quantile(0.05);
    }

    private double quantile(double q) {
        return sorted[(int) Math.round(q * (sorted.length - 1))];
    }

    private void follow() {
        add(xs[0], ys[0]);
        for (int i = 0; i < INTERVALS; i++) {
            boolean left = Double.isFinite(ys[i]);
            boolean right = Double.isFinite(ys[i + 1]);
            if (left != right || (left && Math.abs(ys[i + 1] - ys[i]) > 0.01 * spread())) {
                narrow(xs[i], ys[i], xs[i + 1], ys[i + 1]);
            }
            if (left && right && isPeak(i)) {
                climb(xs[i], xs[i + 1]);
            }
            add(xs[i + 1], ys[i + 1]);
        }
    }

    private void add(double x, double y) {
        line.add(x, Double.isFinite(y) ? y : Double.NaN);
    }

    /** Halves the interval towards the break, if there is one: a jump stays however narrow the interval becomes. */
    private void narrow(double fromX, double fromY, double toX, double toY) {
        double a = fromX;
        double ya = fromY;
        double b = toX;
        double yb = toY;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = a + (b - a) / 2;
            double y = f.applyAsDouble(middle);
            boolean breaksLeft = Double.isFinite(ya) == Double.isFinite(yb)
                    ? !(Math.abs(y - ya) < Math.abs(yb - y))
                    : Double.isFinite(y) != Double.isFinite(ya);
            if (breaksLeft) {
                b = middle;
                yb = y;
            } else {
                a = middle;
                ya = y;
            }
        }
        if (Math.abs(yb - ya) <= 0.5 * Math.abs(toY - fromY)) {
            return;
        }
        add(a, ya);
        add(a + (b - a) / 2, Double.NaN);
        add(b, yb);
        notePole(ya);
        notePole(yb);
    }

    private boolean isPeak(int i) {
        double least = Math.min(Math.abs(ys[i]), Math.abs(ys[i + 1]));
        return least > 3 * usualSize()
                && (i == 0 || Math.abs(ys[i - 1]) <= least)
                && (i == INTERVALS - 1 || Math.abs(ys[i + 2]) <= least);
    }

    /** Goes up to the largest size within an interval, which for a pole such as that of 1/x² has no end. */
    private void climb(double from, double to) {
        double a = from;
        double b = to;
        for (int i = 0; i < HALVINGS; i++) {
            double third = (b - a) / 3;
            if (Math.abs(f.applyAsDouble(a + third)) < Math.abs(f.applyAsDouble(b - third))) {
                a += third;
            } else {
                b -= third;
            }
        }
        notePole(f.applyAsDouble(a + (b - a) / 2));
    }

    private void notePole(double y) {
        pole |= Double.isInfinite(y) || Math.abs(y) > POLE * usualSize();
    }

    private double usualSize() {
        double size = quantile(0.9) - quantile(0.1) + Math.abs(quantile(0.5));
        return size == 0 ? 1 : size;
    }

    /** The line with everything far outside the picture brought near to it, which drawing programs prefer. */
    static XYSeries clipped(XYSeries line, double low, double high) {
        XYSeries near = new XYSeries(line.getKey(), false, true);
        double margin = high - low;
        double[][] points = line.toArray();
        for (int i = 0; i < points[0].length; i++) {
            near.add(points[0][i], Math.min(high + margin, Math.max(low - margin, points[1][i])));
        }
        return near;
    }
}
