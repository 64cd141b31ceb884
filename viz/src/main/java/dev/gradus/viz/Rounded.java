package dev.gradus.viz;

import static dev.gradus.viz.SvgWriter.n;

import dev.gradus.viz.Layout.Rect;

/** Rectangles with round corners, as SVG paths. */
final class Rounded {
    private Rounded() {}

    /** {@return a rectangle with four round corners} */
    static String all(Rect r, double radius) {
        return path(r, radius, radius, radius, radius);
    }

    /** {@return a part of a rectangle, round only in the corners that it shares with the whole} */
    static String within(Rect part, Rect whole, double radius) {
        boolean left = part.x() <= whole.x();
        boolean right = part.x() + part.width() >= whole.x() + whole.width();
        boolean top = part.y() <= whole.y();
        boolean bottom = part.y() + part.height() >= whole.y() + whole.height();
        return path(
                part,
                left && top ? radius : 0,
                right && top ? radius : 0,
                right && bottom ? radius : 0,
                left && bottom ? radius : 0);
    }

    private static String path(Rect r, double topLeft, double topRight, double bottomRight, double bottomLeft) {
        return "M" + n(r.x() + topLeft) + " " + n(r.y())
                + "h" + n(r.width() - topLeft - topRight) + arc(topRight, 1, 1)
                + "v" + n(r.height() - topRight - bottomRight) + arc(bottomRight, -1, 1)
                + "h" + n(-(r.width() - bottomRight - bottomLeft)) + arc(bottomLeft, -1, -1)
                + "v" + n(-(r.height() - bottomLeft - topLeft)) + arc(topLeft, 1, -1)
                + "z";
    }

    private static String arc(double radius, int dx, int dy) {
        String size = n(radius);
        return radius == 0 ? "" : "a" + size + " " + size + " 0 0 1 " + n(radius * dx) + " " + n(radius * dy);
    }
}
