package dev.gradus.bench.moons;

import dev.gradus.Value;
import dev.gradus.nn.Loss;
import dev.gradus.nn.Mlp;
import dev.gradus.optim.Sgd;
import java.util.ArrayList;
import java.util.List;

/** The eager engine, as a learner writes it. */
final class Eager implements MoonsTraining {
    private final double[][] table;
    private final Mlp model;
    private final Sgd optimizer;

    Eager(Moons moons) {
        table = moons.table();
        model = moons.model();
        optimizer = new Sgd(model.parameters(), Moons.RATE);
    }

    @Override
    public double step() {
        List<Value> losses = new ArrayList<>();
        for (double[] row : table) {
            Value output = model.forward(row[0], row[1])[0];
            losses.add(Loss.HINGE.of(output, Value.constant(row[2])));
        }
        Value loss = Value.mean(losses).plus(Loss.l2(model.parameters(), Moons.ALPHA));
        optimizer.zeroGrad();
        loss.backward();
        optimizer.step();
        return loss.data;
    }

    @Override
    public double[] parameters() {
        return Moons.numbers(model.parameters());
    }
}
