package dev.gradus.viz;

import static dev.gradus.viz.SvgWriter.n;

import dev.gradus.viz.Layout.Point;
import java.util.List;

/** Edges as SVG paths. */
final class EdgePath {
    private static final double BEND = 6;
    private static final double HEAD = 7;
    private static final double HALF_HEAD = 3.2;

    private EdgePath() {}

    /** {@return the line of an edge with its corners rounded, up to its arrow head} */
    static String line(Layout.Route route) {
        List<Point> p = route.points();
        int last = p.size() - 1;
        StringBuilder path = new StringBuilder("M").append(at(p.get(0)));
        for (int i = 1; i < last; i++) {
            Point corner = p.get(i);
            double bend = Math.min(BEND, Math.min(distance(p.get(i - 1), corner), distance(corner, p.get(i + 1))) / 2);
            path.append('L').append(at(towards(corner, p.get(i - 1), bend)));
            path.append('Q').append(at(corner)).append(' ').append(at(towards(corner, p.get(i + 1), bend)));
        }
        return path.append('L')
                .append(at(towards(p.get(last), p.get(last - 1), HEAD - 1)))
                .toString();
    }

    /** {@return the triangle at the end of an edge} */
    static String arrowHead(Layout.Route route) {
        List<Point> p = route.points();
        Point tip = p.get(p.size() - 1);
        Point base = towards(tip, p.get(p.size() - 2), HEAD);
        double length = Math.max(distance(tip, base), 1e-9);
        double dx = (tip.x() - base.x()) / length * HALF_HEAD;
        double dy = (tip.y() - base.y()) / length * HALF_HEAD;
        return "M" + at(tip) + "L" + at(new Point(base.x() - dy, base.y() + dx)) + "L"
                + at(new Point(base.x() + dy, base.y() - dx)) + "z";
    }

    private static Point towards(Point from, Point to, double by) {
        double distance = distance(from, to);
        double part = distance == 0 ? 0 : Math.min(1, by / distance);
        return new Point(from.x() + (to.x() - from.x()) * part, from.y() + (to.y() - from.y()) * part);
    }

    private static double distance(Point a, Point b) {
        return Math.sqrt((a.x() - b.x()) * (a.x() - b.x()) + (a.y() - b.y()) * (a.y() - b.y()));
    }

    private static String at(Point p) {
        return n(p.x()) + " " + n(p.y());
    }
}
