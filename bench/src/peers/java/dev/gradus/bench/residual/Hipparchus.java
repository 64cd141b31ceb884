package dev.gradus.bench.residual;

import static dev.gradus.bench.residual.Oscillations.PARAMETERS;
import static dev.gradus.bench.residual.Oscillations.ROWS;

import org.hipparchus.analysis.differentiation.Gradient;

/** Hipparchus' forward mode: a value carries its eight derivatives. */
final class Hipparchus implements Jacobian {
    private final Oscillations work;
    private final Gradient[] p = new Gradient[PARAMETERS];

    Hipparchus(Oscillations work) {
        this.work = work;
        for (int i = 0; i < PARAMETERS; i++) {
            p[i] = Gradient.variable(PARAMETERS, i, work.parameters[i]);
        }
    }

    @Override
    public void compute(double[] out) {
        for (int row = 0; row < ROWS; row++) {
            double t = work.t[row];
            Gradient residual = oscillation(0, t).add(oscillation(4, t)).subtract(work.y[row]);
            for (int i = 0; i < PARAMETERS; i++) {
                out[row * PARAMETERS + i] = residual.getPartialDerivative(i);
            }
        }
    }

    private Gradient oscillation(int at, double t) {
        Gradient decay = p[at + 1].multiply(-t).exp();
        Gradient wave = p[at + 2].multiply(t).add(p[at + 3]).cos();
        return p[at].multiply(decay).multiply(wave);
    }
}
