package dev.gradus.bench.residual;

import static dev.gradus.bench.residual.Oscillations.PARAMETERS;
import static dev.gradus.bench.residual.Oscillations.ROWS;

/** Derivatives by hand in plain Java. */
final class HandPlain implements Jacobian {
    private final Oscillations work;

    HandPlain(Oscillations work) {
        this.work = work;
    }

    @Override
    public void compute(double[] out) {
        double[] p = work.parameters;
        for (int row = 0; row < ROWS; row++) {
            double t = work.t[row];
            for (int i = 0; i < PARAMETERS; i += 4) {
                double decay = Math.exp(-p[i + 1] * t);
                double phase = p[i + 2] * t + p[i + 3];
                double wave = decay * Math.cos(phase);
                double slope = -p[i] * decay * Math.sin(phase);
                int at = row * PARAMETERS + i;
                out[at] = wave;
                out[at + 1] = -p[i] * t * wave;
                out[at + 2] = slope * t;
                out[at + 3] = slope;
            }
        }
    }
}
