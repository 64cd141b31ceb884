package dev.gradus.viz.plot;

import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jfree.data.Range;

/**
 * The lines where a score on a grid is 0, by marching squares (Lorensen and Cline's method in the plane), with the
 * segments of neighbouring cells joined.
 */
final class Contour {
    private final double[][] score;
    private final Range x;
    private final Range y;
    /** For each grid edge that a line crosses, the edges where the line goes on: one or two. */
    private final Map<Integer, List<Integer>> next = new HashMap<>();

    private final List<Integer> order = new ArrayList<>();

    private Contour(double[][] score, Range x, Range y) {
        this.score = score;
        this.x = x;
        this.y = y;
        for (int row = 0; row + 1 < score.length; row++) {
            for (int column = 0; column + 1 < score[0].length; column++) {
                cell(row, column);
            }
        }
    }

    /** The lines in the coordinates of the ranges that the grid spans; none near NaN. */
    static Path2D.Double zero(double[][] score, Range x, Range y) {
        return new Contour(score, x, y).path();
    }

    // The edges of a cell in turn: below, right, above, left. An edge's number is twice that of the grid point at its
    // lower or left end, plus 1 if it goes up.
    private void cell(int row, int column) {
        int width = score[0].length;
        int corner = row * width + column;
        int[] edges = {2 * corner, 2 * (corner + 1) + 1, 2 * (corner + width), 2 * corner + 1};
        double[] corners = {
            score[row][column], score[row][column + 1], score[row + 1][column + 1], score[row + 1][column]
        };
        List<Integer> crossed = new ArrayList<>(4);
        for (int i = 0; i < 4; i++) {
            if (!Double.isFinite(corners[i])) {
                return;
            }
            if (corners[i] > 0 != corners[(i + 1) % 4] > 0) {
                crossed.add(edges[i]);
            }
        }
        if (crossed.size() == 4) {
            // A saddle: the mean tells which two corners belong together.
            boolean middle = corners[0] + corners[1] + corners[2] + corners[3] > 0;
            int shift = middle == corners[0] > 0 ? 0 : 1;
            join(crossed.get(shift), crossed.get(1 + shift));
            join(crossed.get(2 + shift), crossed.get((3 + shift) % 4));
        } else if (crossed.size() == 2) {
            join(crossed.get(0), crossed.get(1));
        }
    }

    private void join(int a, int b) {
        link(a, b);
        link(b, a);
    }

    private void link(int from, int to) {
        next.computeIfAbsent(from, edge -> {
                    order.add(edge);
                    return new ArrayList<>(2);
                })
                .add(to);
    }

    // Lines that end at the border or at NaN are walked from an end; what is left are loops.
    private Path2D.Double path() {
        Path2D.Double path = new Path2D.Double();
        for (int ends = 1; ends <= 2; ends++) {
            for (int start : order) {
                if (links(start).size() == ends) {
                    walk(path, start);
                }
            }
        }
        return path;
    }

    private void walk(Path2D path, int start) {
        Point2D first = point(start);
        path.moveTo(first.getX(), first.getY());
        int here = start;
        while (!links(here).isEmpty()) {
            int there = links(here).remove(0);
            links(there).remove((Integer) here);
            if (there == start) {
                path.closePath();
            } else {
                Point2D point = point(there);
                path.lineTo(point.getX(), point.getY());
            }
            here = there;
        }
    }

    private List<Integer> links(int edge) {
        return next.getOrDefault(edge, List.of());
    }

    /** Where the score, linear along the edge, is 0. */
    private Point2D point(int edge) {
        int width = score[0].length;
        int row = edge / 2 / width;
        int column = edge / 2 % width;
        boolean up = edge % 2 == 1;
        double from = score[row][column];
        double to = up ? score[row + 1][column] : score[row][column + 1];
        double share = from / (from - to);
        return new Point2D.Double(
                x.getLowerBound() + x.getLength() * (column + (up ? 0 : share)) / (width - 1),
                y.getLowerBound() + y.getLength() * (row + (up ? share : 0)) / (score.length - 1));
    }
}
