package dev.gradus.bench.digits;

import static dev.gradus.bench.Tiles.LANES;
import static dev.gradus.bench.Tiles.PANEL;
import static dev.gradus.bench.Tiles.load;
import static dev.gradus.bench.digits.Digits.CLASSES;
import static dev.gradus.bench.digits.Digits.FIRST;
import static dev.gradus.bench.digits.Digits.HIDDEN;
import static dev.gradus.bench.digits.Digits.PIXELS;
import static dev.gradus.bench.digits.Digits.SECOND;
import static org.openjdk.jmh.annotations.CompilerControl.Mode.DONT_INLINE;

import dev.gradus.bench.Tiles;
import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import org.openjdk.jmh.annotations.CompilerControl;

/**
 * By hand with the Vector API: register-blocked products over panels of 16 outputs. A panel of the hidden layer is
 * {@code rows} lines of 16 activations.
 */
final class HandVector implements DigitsGradient {
    private static final int PANELS = HIDDEN / PANEL;

    private final Digits digits;
    private final int rows;
    private final double[] w1 = new double[PIXELS * HIDDEN];
    private final double[] b1;
    private final double[] w2 = new double[HIDDEN * PANEL];
    private final double[] b2 = new double[PANEL];
    private final double[] w2Transposed = new double[PANEL * HIDDEN];
    private final double[] g1 = new double[w1.length];
    private final double[] gb1 = new double[HIDDEN];
    private final double[] g2 = new double[w2.length];
    private final double[] gb2 = new double[PANEL];
    private final double[] h;
    private final double[] d;
    private final double[] z;

    HandVector(Digits digits) {
        Tiles.requireEightLanes();
        this.digits = digits;
        rows = digits.rows;
        double[] p = Digits.parameters();
        FIRST.toPanels(p, w1, 0);
        b1 = FIRST.biases(p);
        SECOND.toPanels(p, w2, 0);
        Arrays.fill(b2, Double.NEGATIVE_INFINITY); // the outputs that only fill up have probability 0
        System.arraycopy(SECOND.biases(p), 0, b2, 0, CLASSES);
        h = new double[HIDDEN * rows];
        d = new double[HIDDEN * rows];
        z = new double[PANEL * rows];
    }

    @Override
    public double loss() {
        forward();
        double loss = output();
        transpose();
        backward();
        return loss;
    }

    @CompilerControl(DONT_INLINE)
    private void forward() {
        fill(z, 0, b2, 0);
        for (int panel = 0; panel < PANELS; panel++) {
            int at = panel * rows * PANEL;
            fill(h, at, b1, panel * PANEL);
            for (int r = 0; r < rows * PANEL; r += 8 * PANEL) {
                Tiles.addProduct(
                        digits.pixels, r / PANEL * PIXELS, PIXELS, PIXELS, w1, panel * PIXELS * PANEL, h, at + r);
            }
            relu(at);
            for (int r = 0; r < rows * PANEL; r += 8 * PANEL) {
                Tiles.addProduct(h, at + r, PANEL, PANEL, w2, panel * PANEL * PANEL, z, r);
            }
        }
    }

    @CompilerControl(DONT_INLINE)
    private void fill(double[] to, int at, double[] from, int first) {
        DoubleVector low = load(from, first);
        DoubleVector high = load(from, first + 8);
        for (int r = 0; r < rows; r++) {
            low.intoArray(to, at + r * PANEL);
            high.intoArray(to, at + r * PANEL + 8);
        }
    }

    @CompilerControl(DONT_INLINE)
    private void relu(int at) {
        for (int i = at; i < at + rows * PANEL; i += 8) {
            load(h, i).max(0).intoArray(h, i);
        }
    }

    /** The loss; turns the logits into their gradients. */
    @CompilerControl(DONT_INLINE)
    private double output() {
        double loss = 0;
        double share = 1.0 / rows;
        DoubleVector sumLow = DoubleVector.zero(LANES);
        DoubleVector sumHigh = sumLow;
        for (int r = 0; r < rows; r++) {
            int at = r * PANEL;
            DoubleVector low = load(z, at);
            DoubleVector high = load(z, at + 8);
            double max = low.max(high).reduceLanes(VectorOperators.MAX);
            int right = at + digits.labels[r];
            double ofLabel = z[right] - max;
            low = low.sub(max).lanewise(VectorOperators.EXP);
            high = high.sub(max).lanewise(VectorOperators.EXP);
            double sum = low.add(high).reduceLanes(VectorOperators.ADD);
            loss += Math.log(sum) - ofLabel;
            low.mul(share / sum).intoArray(z, at);
            high.mul(share / sum).intoArray(z, at + 8);
            z[right] -= share;
            sumLow = sumLow.add(load(z, at));
            sumHigh = sumHigh.add(load(z, at + 8));
        }
        sumLow.intoArray(gb2, 0);
        sumHigh.intoArray(gb2, 8);
        return loss * share;
    }

    @CompilerControl(DONT_INLINE)
    private void transpose() {
        for (int o = 0; o < HIDDEN; o++) {
            for (int c = 0; c < CLASSES; c++) {
                w2Transposed[(o / PANEL * PANEL + c) * PANEL + o % PANEL] = w2[o * PANEL + c];
            }
        }
    }

    @CompilerControl(DONT_INLINE)
    private void backward() {
        Arrays.fill(d, 0);
        for (int panel = 0; panel < PANELS; panel++) {
            int at = panel * rows * PANEL;
            int square = panel * PANEL * PANEL;
            Tiles.transposedProduct(h, at, PANEL, rows, z, 0, g2, square);
            Tiles.transposedProduct(h, at + 8, PANEL, rows, z, 0, g2, square + 8 * PANEL);
            for (int r = 0; r < rows * PANEL; r += 8 * PANEL) {
                Tiles.addProduct(z, r, PANEL, CLASSES, w2Transposed, square, d, at + r);
            }
            throughRelu(at, panel * PANEL);
            for (int i = 0; i < PIXELS; i += 8) {
                Tiles.transposedProduct(digits.pixels, i, PIXELS, rows, d, at, g1, (panel * PIXELS + i) * PANEL);
            }
        }
    }

    @CompilerControl(DONT_INLINE)
    private void throughRelu(int at, int bias) {
        DoubleVector low = DoubleVector.zero(LANES);
        DoubleVector high = low;
        for (int i = at; i < at + rows * PANEL; i += PANEL) {
            DoubleVector l = load(d, i).blend(0, load(h, i).compare(VectorOperators.LE, 0));
            DoubleVector g = load(d, i + 8).blend(0, load(h, i + 8).compare(VectorOperators.LE, 0));
            l.intoArray(d, i);
            g.intoArray(d, i + 8);
            low = low.add(l);
            high = high.add(g);
        }
        low.intoArray(gb1, bias);
        high.intoArray(gb1, bias + 8);
    }

    @Override
    public double[] gradients() {
        double[] to = new double[Digits.PARAMETERS];
        FIRST.fromPanels(g1, 0, to);
        SECOND.fromPanels(g2, 0, to);
        FIRST.put(FIRST.weights(to), gb1, to);
        SECOND.put(SECOND.weights(to), gb2, to);
        return to;
    }
}
