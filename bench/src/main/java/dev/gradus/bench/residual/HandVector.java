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
 * Derivatives by hand with the Vector API, eight rows at a time: a block's columns first, then each 8 × 8 square
 * transposed in registers, for the answer wants rows.
 */
final class HandVector implements Jacobian {
    /** Rows of a block; its columns take 16 KB. */
    private static final int BLOCK = 160;

    private final Oscillations work;
    private final double[] columns = new double[PARAMETERS * BLOCK];

    HandVector(Oscillations work) {
        Tiles.requireEightLanes();
        this.work = work;
    }

    @Override
    public void compute(double[] out) {
        for (int row = 0; row < ROWS; row += BLOCK) {
            oscillation(row, 0);
            oscillation(row, 4);
            transpose(out, row * PARAMETERS);
        }
    }

    @CompilerControl(DONT_INLINE)
    private void oscillation(int row, int i) {
        double[] p = work.parameters;
        double a = p[i];
        double b = p[i + 1];
        double c = p[i + 2];
        double d = p[i + 3];
        for (int r = 0; r < BLOCK; r += 8) {
            DoubleVector t = load(work.t, row + r);
            DoubleVector decay = t.mul(-b).lanewise(EXP);
            DoubleVector phase = t.mul(c).add(d);
            DoubleVector wave = decay.mul(phase.lanewise(COS));
            DoubleVector slope = decay.mul(-a).mul(phase.lanewise(SIN));
            wave.intoArray(columns, i * BLOCK + r);
            wave.mul(t).mul(-a).intoArray(columns, (i + 1) * BLOCK + r);
            slope.mul(t).intoArray(columns, (i + 2) * BLOCK + r);
            slope.intoArray(columns, (i + 3) * BLOCK + r);
        }
    }

    private static final VectorMask<Double> ODD = VectorMask.fromLong(LANES, 0b10101010);
    private static final VectorMask<Double> PAIRS = VectorMask.fromLong(LANES, 0b11001100);
    private static final VectorMask<Double> HALF = VectorMask.fromLong(LANES, 0b11110000);
    private static final VectorShuffle<Double> BY_1 = VectorShuffle.fromOp(LANES, i -> i ^ 1);
    private static final VectorShuffle<Double> BY_2 = VectorShuffle.fromOp(LANES, i -> i ^ 2);
    private static final VectorShuffle<Double> BY_4 = VectorShuffle.fromOp(LANES, i -> i ^ 4);

    @CompilerControl(DONT_INLINE)
    private void transpose(double[] out, int at) {
        for (int r = 0; r < BLOCK; r += 8) {
            DoubleVector a = load(columns, r);
            DoubleVector b = load(columns, BLOCK + r);
            DoubleVector c = load(columns, 2 * BLOCK + r);
            DoubleVector d = load(columns, 3 * BLOCK + r);
            DoubleVector e = load(columns, 4 * BLOCK + r);
            DoubleVector f = load(columns, 5 * BLOCK + r);
            DoubleVector g = load(columns, 6 * BLOCK + r);
            DoubleVector h = load(columns, 7 * BLOCK + r);
            DoubleVector ab = low(a, b, ODD, BY_1);
            DoubleVector ba = high(a, b, ODD, BY_1);
            DoubleVector cd = low(c, d, ODD, BY_1);
            DoubleVector dc = high(c, d, ODD, BY_1);
            DoubleVector ef = low(e, f, ODD, BY_1);
            DoubleVector fe = high(e, f, ODD, BY_1);
            DoubleVector gh = low(g, h, ODD, BY_1);
            DoubleVector hg = high(g, h, ODD, BY_1);
            DoubleVector a0 = low(ab, cd, PAIRS, BY_2);
            DoubleVector a1 = low(ba, dc, PAIRS, BY_2);
            DoubleVector a2 = high(ab, cd, PAIRS, BY_2);
            DoubleVector a3 = high(ba, dc, PAIRS, BY_2);
            DoubleVector e0 = low(ef, gh, PAIRS, BY_2);
            DoubleVector e1 = low(fe, hg, PAIRS, BY_2);
            DoubleVector e2 = high(ef, gh, PAIRS, BY_2);
            DoubleVector e3 = high(fe, hg, PAIRS, BY_2);
            int to = at + r * PARAMETERS;
            low(a0, e0, HALF, BY_4).intoArray(out, to);
            low(a1, e1, HALF, BY_4).intoArray(out, to + 8);
            low(a2, e2, HALF, BY_4).intoArray(out, to + 16);
            low(a3, e3, HALF, BY_4).intoArray(out, to + 24);
            high(a0, e0, HALF, BY_4).intoArray(out, to + 32);
            high(a1, e1, HALF, BY_4).intoArray(out, to + 40);
            high(a2, e2, HALF, BY_4).intoArray(out, to + 48);
            high(a3, e3, HALF, BY_4).intoArray(out, to + 56);
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
