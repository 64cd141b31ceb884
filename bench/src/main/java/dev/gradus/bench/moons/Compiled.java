package dev.gradus.bench.moons;

import dev.gradus.compile.Program;
import dev.gradus.nn.Mlp;
import dev.gradus.optim.Sgd;

/** The compiled program in the lecture's loop: zero the gradients, backward, step. */
final class Compiled implements MoonsTraining {
    private final double[][] table;
    private final Mlp model;
    private final Program program;
    private final Sgd optimizer;

    Compiled(Moons moons) {
        table = moons.table();
        model = moons.model();
        program = Programs.trace(model, table);
        optimizer = new Sgd(model.parameters(), Moons.RATE);
    }

    @Override
    public double step() {
        optimizer.zeroGrad();
        double loss = program.backward(table);
        optimizer.step();
        return loss;
    }

    @Override
    public double[] parameters() {
        return Moons.numbers(model.parameters());
    }
}
