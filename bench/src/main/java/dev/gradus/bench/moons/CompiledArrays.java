package dev.gradus.bench.moons;

import dev.gradus.compile.Program;
import dev.gradus.nn.Mlp;

/** The compiled program for one who keeps parameters and gradients in arrays. */
final class CompiledArrays implements MoonsTraining {
    private final double[][] table;
    private final Program program;
    private final double[] p;
    private final double[] g;

    CompiledArrays(Moons moons) {
        table = moons.table();
        Mlp model = moons.model();
        program = Programs.trace(model, table);
        p = Moons.numbers(model.parameters());
        g = new double[p.length];
    }

    double loss() {
        return program.evaluate(p, table);
    }

    double gradient() {
        return program.gradient(p, table, g);
    }

    @Override
    public double step() {
        double loss = gradient();
        for (int i = 0; i < p.length; i++) {
            p[i] -= Moons.RATE * g[i];
        }
        return loss;
    }

    @Override
    public double[] parameters() {
        return p.clone();
    }
}
