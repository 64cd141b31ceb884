package dev.gradus.viz.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.jfree.data.Range;
import org.junit.jupiter.api.Test;

class ContourTest {
    private static final Range X = new Range(-2, 2);
    private static final Range Y = new Range(-1, 3);

    private static Path2D zero(int size, DoubleBinaryOperator f) {
        double[][] score = new double[size][size];
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                score[row][column] = f.applyAsDouble(-2 + 4.0 * column / (size - 1), -1 + 4.0 * row / (size - 1));
            }
        }
        return Contour.zero(score, X, Y);
    }

    private static List<double[]> steps(Path2D path, int kind) {
        List<double[]> steps = new ArrayList<>();
        for (PathIterator i = path.getPathIterator(null); !i.isDone(); i.next()) {
            double[] point = new double[6];
            if (i.currentSegment(point) == kind) {
                steps.add(point);
            }
        }
        return steps;
    }

    @Test
    void aCircleIsOneClosedLineOnTheCircle() {
        Path2D path = zero(41, (x, y) -> x * x + (y - 1) * (y - 1) - 1);
        assertThat(steps(path, PathIterator.SEG_MOVETO)).hasSize(1);
        assertThat(steps(path, PathIterator.SEG_CLOSE)).hasSize(1);
        assertThat(steps(path, PathIterator.SEG_LINETO))
                .hasSizeGreaterThan(30)
                .allSatisfy(p -> assertThat(Math.hypot(p[0], p[1] - 1)).isCloseTo(1, within(0.01)));
    }

    @Test
    void aStraightLineGoesFromBorderToBorder() {
        Path2D path = zero(11, (x, y) -> x + 0.5);
        assertThat(steps(path, PathIterator.SEG_MOVETO)).hasSize(1);
        assertThat(steps(path, PathIterator.SEG_CLOSE)).isEmpty();
        assertThat(path.getBounds2D().getMinX()).isCloseTo(-0.5, within(1e-12));
        assertThat(path.getBounds2D().getMaxX()).isCloseTo(-0.5, within(1e-12));
        assertThat(path.getBounds2D().getMinY()).isEqualTo(-1);
        assertThat(path.getBounds2D().getMaxY()).isEqualTo(3);
    }

    @Test
    void aSaddleHasTwoLinesThatDoNotCross() {
        Path2D path = zero(2, (x, y) -> x * (y - 1) + 0.3);
        assertThat(steps(path, PathIterator.SEG_MOVETO)).hasSize(2);
        assertThat(steps(path, PathIterator.SEG_LINETO)).hasSize(2);
    }

    @Test
    void noLineGoesThroughNaN() {
        Path2D path = zero(5, (x, y) -> y == 1 ? Double.NaN : x + 0.5);
        assertThat(steps(path, PathIterator.SEG_MOVETO)).hasSize(2);
    }

    @Test
    void aScoreOfOneSignHasNoLine() {
        assertThat(steps(zero(5, (x, y) -> 1), PathIterator.SEG_MOVETO)).isEmpty();
    }
}
