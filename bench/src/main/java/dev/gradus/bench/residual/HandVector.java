package dev.gradus.bench.residual;

import static dev.gradus.bench.Tiles.LANES;
import static dev.gradus.bench.Tiles.load;
import static dev.gradus.bench.residual.Oscillations.PARAMETERS;
import static dev.gradus.bench.residual.Oscillations.ROWS;
import static jdk.incubator.vector.VectorOperators.COS;
import static jdk.incubator.vector.VectorOperators.EXP;
import static jdk.incubator.vector.VectorOperators.SIN;
import static org.openjdk.jmh.annotations.CompilerControl.Mode.DONT_INLINE;

import dev.gradus.bench.Tiles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import org.openjdk.jmh.annotations.CompilerControl;

/**
 * Derivatives by hand with the Vector API, eight rows at a time. They come as columns and are wanted as rows, so each
 * 8 × 8 square is transposed in registers: two of the three rounds while its columns are made, the last between the two
 * oscillations.
 */
final class HandVector implements Jacobian {
    /** Rows of a block, which divide {@link Oscillations#ROWS}; its derivatives take 10 KB. */
    private static final int BLOCK = 160;

    private static final VectorMask<Double> ODD = VectorMask.fromLong(LANES, 0b10101010);
    private static final VectorMask<Double> PAIRS = VectorMask.fromLong(LANES, 0b11001100);
    private static final VectorMask<Double> HALF = VectorMask.fromLong(LANES, 0b11110000);
    private static final VectorShuffle<Double> BY_1 = VectorShuffle.fromOp(LANES, i -> i ^ 1);
    private static final VectorShuffle<Double> BY_2 = VectorShuffle.fromOp(LANES, i -> i ^ 2);
    private static final VectorShuffle<Double> BY_4 = VectorShuffle.fromOp(LANES, i -> i ^ 4);

    private final Oscillations work;
    private final double[] first = new double[PARAMETERS / 2 * BLOCK];
    private final double[] second = new double[PARAMETERS / 2 * BLOCK];

    HandVector(Oscillations work) {
        Tiles.requireEightLanes();
        this.work = work;
    }

    @Override
    public void compute(double[] out) {
        for (int row = 0; row < ROWS; row += BLOCK) {
            oscillation(row, 0, first);
            oscillation(row, 4, second);
            join(out, row * PARAMETERS);
        }
    }

    @CompilerControl(DONT_INLINE)
    private void oscillation(int row, int i, double[] to) {
        double[] p = work.parameters;
        double a = p[i];
        double b = p[i + 1];
        double c = p[i + 2];
        double d = p[i + 3];
        for (int r = 0; r < BLOCK; r += 8) {
            DoubleVector t = load(work.t, row + r);
            DoubleVector decay = t.mul(-b).lanewise(EXP);
            DoubleVector phase = t.mul(c).add(d);
            DoubleVector byA = decay.mul(phase.lanewise(COS));
            DoubleVector byD = decay.mul(-a).mul(phase.lanewise(SIN));
            DoubleVector byB = byA.mul(t).mul(-a);
            DoubleVector byC = byD.mul(t);
            DoubleVector ab = low(byA, byB, ODD, BY_1);
            DoubleVector ba = high(byA, byB, ODD, BY_1);
            DoubleVector cd = low(byC, byD, ODD, BY_1);
            DoubleVector dc = high(byC, byD, ODD, BY_1);
            int at = r * PARAMETERS / 2;
            low(ab, cd, PAIRS, BY_2).intoArray(to, at);
            low(ba, dc, PAIRS, BY_2).intoArray(to, at + 8);
            high(ab, cd, PAIRS, BY_2).intoArray(to, at + 16);
            high(ba, dc, PAIRS, BY_2).intoArray(to, at + 24);
        }
    }

    @CompilerControl(DONT_INLINE)
    private void join(double[] out, int at) {
        for (int i = 0; i < first.length; i += 4 * 8) {
            for (int row = 0; row < 4; row++) {
                DoubleVector a = load(first, i + row * 8);
                DoubleVector b = load(second, i + row * 8);
                int to = at + 2 * i + row * PARAMETERS;
                low(a, b, HALF, BY_4).intoArray(out, to);
                high(a, b, HALF, BY_4).intoArray(out, to + 4 * PARAMETERS);
            }
        }
    }

    private static DoubleVector low(
            DoubleVector a, DoubleVector b, VectorMask<Double> on, VectorShuffle<Double> neighbour) {
        return a.blend(b.rearrange(neighbour), on);
    }

    private static DoubleVector high(
            DoubleVector a, DoubleVector b, VectorMask<Double> on, VectorShuffle<Double> neighbour) {
        return a.rearrange(neighbour).blend(b, on);
    }
}
