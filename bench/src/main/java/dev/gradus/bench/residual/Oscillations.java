package dev.gradus.bench.residual;

import dev.gradus.Value;
import java.util.SplittableRandom;

/**
 * The workload: r = a₁·exp(−b₁·t)·cos(c₁·t + d₁) + a₂·exp(−b₂·t)·cos(c₂·t + d₂) − y, two damped oscillations fitted to
 * measurements.
 */
final class Oscillations {
    static final int ROWS = 100_000;
    static final int PARAMETERS = 8;

    final double[] t;
    final double[] y;
    /** a₁ b₁ c₁ d₁ a₂ b₂ c₂ d₂. */
    final double[] parameters = {1.2, 0.3, 2.5, 0.4, 0.7, 0.1, 6.3, -1.1};

    Oscillations() {
        SplittableRandom random = new SplittableRandom(1337);
        t = new double[ROWS];
        y = new double[ROWS];
        for (int row = 0; row < ROWS; row++) {
            t[row] = 10.0 * row / ROWS;
            y[row] = residual(parameters, t[row], 0) + random.nextDouble(-0.1, 0.1);
        }
    }

    static double residual(double[] p, double t, double y) {
        return p[0] * Math.exp(-p[1] * t) * Math.cos(p[2] * t + p[3])
                + p[4] * Math.exp(-p[5] * t) * Math.cos(p[6] * t + p[7])
                - y;
    }

    static Value residual(Value[] p, Value t, Value y) {
        return oscillation(p, 0, t).plus(oscillation(p, 4, t)).minus(y);
    }

    private static Value oscillation(Value[] p, int at, Value t) {
        Value decay = p[at + 1].unaryMinus().times(t).exp();
        Value wave = p[at + 2].times(t).plus(p[at + 3]).cos();
        return p[at].times(decay).times(wave);
    }

    /** {@return t and y, row by row} */
    double[][] table() {
        double[][] table = new double[ROWS][];
        for (int row = 0; row < ROWS; row++) {
            table[row] = new double[] {t[row], y[row]};
        }
        return table;
    }
}
