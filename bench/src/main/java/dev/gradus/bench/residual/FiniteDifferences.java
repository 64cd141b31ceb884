package dev.gradus.bench.residual;

import static dev.gradus.bench.residual.Oscillations.PARAMETERS;
import static dev.gradus.bench.residual.Oscillations.ROWS;

/** Forward differences in plain Java, nine evaluations a row: the cheapest that needs no derivatives. */
final class FiniteDifferences implements Jacobian {
    private static final double STEP = 1.5e-8;

    private final Oscillations work;

    FiniteDifferences(Oscillations work) {
        this.work = work;
    }

    @Override
    public void compute(double[] out) {
        double[] p = work.parameters.clone();
        for (int row = 0; row < ROWS; row++) {
            double t = work.t[row];
            double y = work.y[row];
            double here = Oscillations.residual(p, t, y);
            for (int i = 0; i < PARAMETERS; i++) {
                double old = p[i];
                p[i] = old + STEP;
                double step = p[i] - old;
                out[row * PARAMETERS + i] = (Oscillations.residual(p, t, y) - here) / step;
                p[i] = old;
            }
        }
    }
}
