package dev.gradus.viz;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A graph with every box and edge in its place, in pixels from the upper left corner.
 *
 * @param graph what is laid out
 * @param nodes the boxes, in the order of the graph
 * @param routes the edges, in the order of the graph
 * @param width of the whole, margins included
 * @param height of the whole
 */
record Layout(Graph graph, List<Node> nodes, List<Route> routes, double width, double height) {
    /** A corner of an edge. */
    record Point(double x, double y) {}

    /** An upright rectangle. */
    record Rect(double x, double y, double width, double height) {
        double centreX() {
            return x + width / 2;
        }

        double centreY() {
            return y + height / 2;
        }

        Rect moved(double dx, double dy) {
            return new Rect(x + dx, y + dy, width, height);
        }
    }

    /**
     * A box in its place.
     *
     * @param box the box
     * @param cells what is written in it
     * @param record the record of label, data and gradient, or of counts
     * @param op the operation before it; null for leaves and folded boxes
     */
    record Node(Box box, Cells cells, Rect record, @Nullable Rect op) {}

    /**
     * An edge in its place.
     *
     * @param edge the edge
     * @param points its ends and corners, from the operand to the result
     */
    record Route(Graph.Edge edge, List<Point> points) {}
}
