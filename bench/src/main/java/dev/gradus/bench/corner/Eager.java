package dev.gradus.bench.corner;

import dev.gradus.Value;
import java.util.ArrayList;
import java.util.List;

/** The eager engine. */
final class Eager implements CornerGradient {
    private final Corner corner;
    private final Value[] p;

    Eager(Corner corner) {
        this.corner = corner;
        p = Value.of(corner.parameters);
    }

    @Override
    public double compute(double[] gradient) {
        List<Value> losses = new ArrayList<>();
        for (double[] row : corner.rows) {
            losses.add(corner.loss(p, Value.constants(row)));
        }
        for (Value parameter : p) {
            parameter.zeroGrad();
        }
        Value loss = Value.mean(losses);
        loss.backward();
        for (int i = 0; i < p.length; i++) {
            gradient[i] = p[i].grad;
        }
        return loss.data;
    }
}
