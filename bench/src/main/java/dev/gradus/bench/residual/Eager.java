package dev.gradus.bench.residual;

import static dev.gradus.bench.residual.Oscillations.PARAMETERS;
import static dev.gradus.bench.residual.Oscillations.ROWS;

import dev.gradus.Value;

/** The eager engine, a graph for every row. */
final class Eager implements Jacobian {
    private final Oscillations work;
    private final Value[] parameters;

    Eager(Oscillations work) {
        this.work = work;
        parameters = Value.of(work.parameters);
    }

    @Override
    public void compute(double[] out) {
        for (int row = 0; row < ROWS; row++) {
            for (Value p : parameters) {
                p.grad = 0;
            }
            Oscillations.residual(parameters, Value.constant(work.t[row]), Value.constant(work.y[row]))
                    .backward();
            for (int i = 0; i < PARAMETERS; i++) {
                out[row * PARAMETERS + i] = parameters[i].grad;
            }
        }
    }
}
