package dev.gradus.bench.moons;

import static dev.gradus.bench.Tiles.LANES;
import static dev.gradus.bench.Tiles.PANEL;
import static dev.gradus.bench.Tiles.all;
import static dev.gradus.bench.Tiles.load;
import static dev.gradus.bench.moons.Moons.FIRST;
import static dev.gradus.bench.moons.Moons.SECOND;
import static dev.gradus.bench.moons.Moons.THIRD;
import static org.openjdk.jmh.annotations.CompilerControl.Mode.DONT_INLINE;

import dev.gradus.bench.Tiles;
import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import org.openjdk.jmh.annotations.CompilerControl;

/**
 * By hand with the Vector API. The 16 neurons of a layer are two vectors, a row of activations is one line of a panel: no
 * sum across lanes in the weights' gradients and hardly any padding (100 rows become 104).
 *
 * <p>Every pass is compiled by itself: together in one method they outgrow the JIT's budget for inlining, and vectors
 * become objects.
 */
final class HandVector implements MoonsTraining {
    private static final int W1 = 0;
    private static final int B1 = W1 + 2 * PANEL;
    private static final int W2 = B1 + PANEL;
    private static final int B2 = W2 + PANEL * PANEL;
    private static final int W3 = B2 + PANEL;
    private static final int B3 = W3 + PANEL;
    private static final int PADDED = B3 + 8;

    private final boolean tanh;
    private final int rows;
    private final double share;
    private final double[] x0;
    private final double[] x1;
    private final double[] y;
    private final double[] p = new double[PADDED];
    private final double[] g = new double[PADDED];
    private final double[] w2Transposed = new double[PANEL * PANEL];
    private final double[] h1;
    private final double[] h2;
    private final double[] d1;
    private final double[] d2;
    private final double[] dz;

    HandVector(Moons moons) {
        Tiles.requireEightLanes();
        tanh = moons.tanh;
        share = 1.0 / moons.rows;
        rows = (moons.rows + 7) / 8 * 8;
        x0 = Arrays.copyOf(moons.x0, rows);
        x1 = Arrays.copyOf(moons.x1, rows);
        y = Arrays.copyOf(moons.y, rows);
        h1 = new double[rows * PANEL];
        h2 = new double[rows * PANEL];
        d1 = new double[rows * PANEL];
        d2 = new double[rows * PANEL];
        dz = new double[rows];
        double[] from = moons.parameters();
        FIRST.toPanels(from, p, W1);
        SECOND.toPanels(from, p, W2);
        System.arraycopy(FIRST.biases(from), 0, p, B1, PANEL);
        System.arraycopy(SECOND.biases(from), 0, p, B2, PANEL);
        System.arraycopy(THIRD.weights(from), 0, p, W3, PANEL);
        p[B3] = THIRD.biases(from)[0];
    }

    @Override
    public double step() {
        first();
        fill(h2, B2);
        for (int r = 0; r < rows; r += 8) {
            Tiles.addProduct(h1, r * PANEL, PANEL, PANEL, p, W2, h2, r * PANEL);
        }
        activate(h2);
        double loss = output();
        throughOutput();
        transpose();
        Arrays.fill(d1, 0);
        for (int r = 0; r < rows; r += 8) {
            Tiles.addProduct(d2, r * PANEL, PANEL, PANEL, w2Transposed, 0, d1, r * PANEL);
        }
        Tiles.transposedProduct(h1, 0, PANEL, rows, d2, 0, g, W2);
        Tiles.transposedProduct(h1, 8, PANEL, rows, d2, 0, g, W2 + 8 * PANEL);
        throughFirst();
        return loss + update();
    }

    @CompilerControl(DONT_INLINE)
    private void first() {
        DoubleVector low0 = load(p, W1);
        DoubleVector high0 = load(p, W1 + 8);
        DoubleVector low1 = load(p, W1 + 16);
        DoubleVector high1 = load(p, W1 + 24);
        DoubleVector low = load(p, B1);
        DoubleVector high = load(p, B1 + 8);
        for (int r = 0; r < rows; r++) {
            DoubleVector a = all(x0, r);
            DoubleVector b = all(x1, r);
            a.fma(low0, b.fma(low1, low)).intoArray(h1, r * PANEL);
            a.fma(high0, b.fma(high1, high)).intoArray(h1, r * PANEL + 8);
        }
        activate(h1);
    }

    @CompilerControl(DONT_INLINE)
    private void fill(double[] h, int bias) {
        DoubleVector low = load(p, bias);
        DoubleVector high = load(p, bias + 8);
        for (int i = 0; i < h.length; i += PANEL) {
            low.intoArray(h, i);
            high.intoArray(h, i + 8);
        }
    }

    @CompilerControl(DONT_INLINE)
    private void activate(double[] h) {
        if (tanh) {
            for (int i = 0; i < h.length; i += 8) {
                load(h, i).lanewise(VectorOperators.TANH).intoArray(h, i);
            }
        } else {
            for (int i = 0; i < h.length; i += 8) {
                load(h, i).max(0).intoArray(h, i);
            }
        }
    }

    private DoubleVector through(DoubleVector h, DoubleVector d) {
        return tanh ? d.mul(h.mul(h).neg().add(1)) : d.blend(0, h.compare(VectorOperators.LE, 0));
    }

    /** The loss, and dz: the gradients of the outputs. */
    @CompilerControl(DONT_INLINE)
    private double output() {
        DoubleVector low = load(p, W3);
        DoubleVector high = load(p, W3 + 8);
        DoubleVector bias = all(p, B3);
        DoubleVector loss = DoubleVector.zero(LANES);
        for (int r = 0; r < rows; r += 8) {
            int i = r * PANEL;
            DoubleVector z = sums(
                            weighed(i, low, high),
                            weighed(i + 16, low, high),
                            weighed(i + 32, low, high),
                            weighed(i + 48, low, high),
                            weighed(i + 64, low, high),
                            weighed(i + 80, low, high),
                            weighed(i + 96, low, high),
                            weighed(i + 112, low, high))
                    .add(bias);
            DoubleVector target = load(y, r);
            DoubleVector margin = target.mul(z).neg().add(1);
            // Rows that only fill up have the target 0: no gradient, and no part in the loss.
            VectorMask<Double> counts =
                    margin.compare(VectorOperators.GT, 0).and(target.compare(VectorOperators.NE, 0));
            loss = loss.add(margin, counts);
            DoubleVector.zero(LANES).blend(target.mul(-share), counts).intoArray(dz, r);
        }
        return loss.reduceLanes(VectorOperators.ADD) * share;
    }

    private DoubleVector weighed(int i, DoubleVector low, DoubleVector high) {
        return load(h2, i).fma(low, load(h2, i + 8).mul(high));
    }

    private static final VectorMask<Double> ODD = VectorMask.fromLong(LANES, 0b10101010);
    private static final VectorMask<Double> PAIRS = VectorMask.fromLong(LANES, 0b11001100);
    private static final VectorMask<Double> HALF = VectorMask.fromLong(LANES, 0b11110000);
    private static final VectorShuffle<Double> BY_1 = VectorShuffle.fromOp(LANES, i -> i ^ 1);
    private static final VectorShuffle<Double> BY_2 = VectorShuffle.fromOp(LANES, i -> i ^ 2);
    private static final VectorShuffle<Double> BY_4 = VectorShuffle.fromOp(LANES, i -> i ^ 4);

    /** The sum of each of eight vectors, in a tree of seven additions. */
    private static DoubleVector sums(
            DoubleVector a,
            DoubleVector b,
            DoubleVector c,
            DoubleVector d,
            DoubleVector e,
            DoubleVector f,
            DoubleVector g,
            DoubleVector h) {
        DoubleVector ad = merge(merge(a, b, ODD, BY_1), merge(c, d, ODD, BY_1), PAIRS, BY_2);
        DoubleVector eh = merge(merge(e, f, ODD, BY_1), merge(g, h, ODD, BY_1), PAIRS, BY_2);
        return merge(ad, eh, HALF, BY_4);
    }

    /** Sums of neighbouring lanes: of a where the mask is off, of b where it is on. */
    private static DoubleVector merge(
            DoubleVector a, DoubleVector b, VectorMask<Double> on, VectorShuffle<Double> neighbour) {
        return a.blend(b, on).add(b.blend(a, on).rearrange(neighbour));
    }

    @CompilerControl(DONT_INLINE)
    private void throughOutput() {
        DoubleVector w3Low = load(p, W3);
        DoubleVector w3High = load(p, W3 + 8);
        DoubleVector low3 = DoubleVector.zero(LANES);
        DoubleVector high3 = low3;
        DoubleVector low2 = low3;
        DoubleVector high2 = low3;
        DoubleVector bias3 = low3;
        for (int r = 0; r < rows; r++) {
            DoubleVector d = all(dz, r);
            DoubleVector low = load(h2, r * PANEL);
            DoubleVector high = load(h2, r * PANEL + 8);
            low3 = d.fma(low, low3);
            high3 = d.fma(high, high3);
            bias3 = bias3.add(d);
            DoubleVector dLow = through(low, d.mul(w3Low));
            DoubleVector dHigh = through(high, d.mul(w3High));
            low2 = low2.add(dLow);
            high2 = high2.add(dHigh);
            dLow.intoArray(d2, r * PANEL);
            dHigh.intoArray(d2, r * PANEL + 8);
        }
        low3.intoArray(g, W3);
        high3.intoArray(g, W3 + 8);
        low2.intoArray(g, B2);
        high2.intoArray(g, B2 + 8);
        g[B3] = bias3.lane(0);
    }

    @CompilerControl(DONT_INLINE)
    private void transpose() {
        for (int j = 0; j < PANEL; j++) {
            for (int k = 0; k < PANEL; k++) {
                w2Transposed[j * PANEL + k] = p[W2 + k * PANEL + j];
            }
        }
    }

    @CompilerControl(DONT_INLINE)
    private void throughFirst() {
        DoubleVector low0 = DoubleVector.zero(LANES);
        DoubleVector high0 = low0;
        DoubleVector low1 = low0;
        DoubleVector high1 = low0;
        DoubleVector low = low0;
        DoubleVector high = low0;
        for (int r = 0; r < rows; r++) {
            int i = r * PANEL;
            DoubleVector dLow = through(load(h1, i), load(d1, i));
            DoubleVector dHigh = through(load(h1, i + 8), load(d1, i + 8));
            DoubleVector a = all(x0, r);
            DoubleVector b = all(x1, r);
            low0 = a.fma(dLow, low0);
            high0 = a.fma(dHigh, high0);
            low1 = b.fma(dLow, low1);
            high1 = b.fma(dHigh, high1);
            low = low.add(dLow);
            high = high.add(dHigh);
        }
        low0.intoArray(g, W1);
        high0.intoArray(g, W1 + 8);
        low1.intoArray(g, W1 + 16);
        high1.intoArray(g, W1 + 24);
        low.intoArray(g, B1);
        high.intoArray(g, B1 + 8);
    }

    @CompilerControl(DONT_INLINE)
    private double update() {
        DoubleVector squares = DoubleVector.zero(LANES);
        for (int i = 0; i < PADDED; i += 8) {
            DoubleVector q = load(p, i);
            squares = q.fma(q, squares);
            q.sub(q.mul(2 * Moons.ALPHA).add(load(g, i)).mul(Moons.RATE)).intoArray(p, i);
        }
        return Moons.ALPHA * squares.reduceLanes(VectorOperators.ADD);
    }

    @Override
    public double[] parameters() {
        double[] to = new double[THIRD.end()];
        double[] weights = new double[to.length];
        FIRST.fromPanels(p, W1, weights);
        FIRST.put(FIRST.weights(weights), Arrays.copyOfRange(p, B1, W2), to);
        SECOND.fromPanels(p, W2, weights);
        SECOND.put(SECOND.weights(weights), Arrays.copyOfRange(p, B2, W3), to);
        THIRD.put(Arrays.copyOfRange(p, W3, B3), new double[] {p[B3]}, to);
        return to;
    }
}
