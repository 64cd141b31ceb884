package dev.gradus.bench.moons;

import static dev.gradus.bench.moons.Moons.FIRST;
import static dev.gradus.bench.moons.Moons.HIDDEN;
import static dev.gradus.bench.moons.Moons.SECOND;
import static dev.gradus.bench.moons.Moons.THIRD;

/** By hand in plain Java: one array of rows per neuron, loops over rows that the JIT can vectorise. */
final class HandPlain implements MoonsTraining {
    private final Moons moons;
    private final int rows;
    private final double[] p;
    private final double[] g;
    private final double[][] inputs;
    private final double[][] h1;
    private final double[][] h2;
    private final double[][] d1;
    private final double[][] d2;
    private final double[] dz;

    HandPlain(Moons moons) {
        this.moons = moons;
        rows = moons.rows;
        p = moons.parameters();
        g = new double[p.length];
        inputs = new double[][] {moons.x0, moons.x1};
        h1 = new double[HIDDEN][rows];
        h2 = new double[HIDDEN][rows];
        d1 = new double[HIDDEN][rows];
        d2 = new double[HIDDEN][rows];
        dz = new double[rows];
    }

    @Override
    public double step() {
        for (int j = 0; j < HIDDEN; j++) {
            weigh(inputs, FIRST.weight(j, 0), 1, p[FIRST.bias(j)], h1[j]);
            activate(h1[j]);
        }
        for (int j = 0; j < HIDDEN; j++) {
            weigh(h1, SECOND.weight(j, 0), 1, p[SECOND.bias(j)], h2[j]);
            activate(h2[j]);
        }
        weigh(h2, THIRD.weight(0, 0), 1, p[THIRD.bias(0)], dz);
        double loss = hinge();
        gradients(h2, dz, THIRD.weight(0, 0));
        for (int j = 0; j < HIDDEN; j++) {
            double w = p[THIRD.weight(0, j)];
            double[] d = d2[j];
            for (int r = 0; r < rows; r++) {
                d[r] = w * dz[r];
            }
            throughActivation(h2[j], d);
            gradients(h1, d, SECOND.weight(j, 0));
        }
        for (int k = 0; k < HIDDEN; k++) {
            weigh(d2, SECOND.weight(0, k), HIDDEN + 1, 0, d1[k]);
            throughActivation(h1[k], d1[k]);
            gradients(inputs, d1[k], FIRST.weight(k, 0));
        }
        return loss + update();
    }

    /** y = bias + Σₖ p[at + k · step] · x[k], two inputs in one pass over the rows. */
    private void weigh(double[][] x, int at, int step, double bias, double[] y) {
        double first = p[at];
        double second = x.length > 1 ? p[at + step] : 0;
        double[] a = x[0];
        double[] b = x[x.length > 1 ? 1 : 0];
        for (int r = 0; r < rows; r++) {
            y[r] = bias + first * a[r] + second * b[r];
        }
        for (int k = 2; k < x.length; k += 2) {
            first = p[at + k * step];
            second = p[at + (k + 1) * step];
            a = x[k];
            b = x[k + 1];
            for (int r = 0; r < rows; r++) {
                y[r] += first * a[r] + second * b[r];
            }
        }
    }

    private void activate(double[] h) {
        if (moons.tanh) {
            for (int r = 0; r < rows; r++) {
                h[r] = Math.tanh(h[r]);
            }
        } else {
            for (int r = 0; r < rows; r++) {
                h[r] = Math.max(h[r], 0);
            }
        }
    }

    private void throughActivation(double[] h, double[] d) {
        if (moons.tanh) {
            for (int r = 0; r < rows; r++) {
                d[r] *= 1 - h[r] * h[r];
            }
        } else {
            for (int r = 0; r < rows; r++) {
                d[r] = h[r] > 0 ? d[r] : 0;
            }
        }
    }

    /** Turns outputs into their gradients. */
    private double hinge() {
        double[] y = moons.y;
        double loss = 0;
        double share = 1.0 / rows;
        for (int r = 0; r < rows; r++) {
            double margin = 1 - y[r] * dz[r];
            loss += Math.max(margin, 0);
            dz[r] = margin > 0 ? -y[r] * share : 0;
        }
        return loss * share;
    }

    /** g[at + k] = Σᵣ x[k][r] · d[r], then the bias; eight sums at a time keep the adders busy. */
    private void gradients(double[][] x, double[] d, int at) {
        int k = 0;
        for (; k + 8 <= x.length; k += 8) {
            eight(x[k], x[k + 1], x[k + 2], x[k + 3], x[k + 4], x[k + 5], x[k + 6], x[k + 7], d, at + k);
        }
        for (; k < x.length; k++) {
            double sum = 0;
            for (int r = 0; r < rows; r++) {
                sum += x[k][r] * d[r];
            }
            g[at + k] = sum;
        }
        double sum = 0;
        for (int r = 0; r < rows; r++) {
            sum += d[r];
        }
        g[at + x.length] = sum;
    }

    private void eight(
            double[] x0,
            double[] x1,
            double[] x2,
            double[] x3,
            double[] x4,
            double[] x5,
            double[] x6,
            double[] x7,
            double[] d,
            int at) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        for (int r = 0; r < rows; r++) {
            double e = d[r];
            s0 += x0[r] * e;
            s1 += x1[r] * e;
            s2 += x2[r] * e;
            s3 += x3[r] * e;
            s4 += x4[r] * e;
            s5 += x5[r] * e;
            s6 += x6[r] * e;
            s7 += x7[r] * e;
        }
        g[at] = s0;
        g[at + 1] = s1;
        g[at + 2] = s2;
        g[at + 3] = s3;
        g[at + 4] = s4;
        g[at + 5] = s5;
        g[at + 6] = s6;
        g[at + 7] = s7;
    }

    private double update() {
        double squares = 0;
        for (int i = 0; i < p.length; i++) {
            squares += p[i] * p[i];
            p[i] -= Moons.RATE * (g[i] + 2 * Moons.ALPHA * p[i]);
        }
        return Moons.ALPHA * squares;
    }

    @Override
    public double[] parameters() {
        return p.clone();
    }
}
