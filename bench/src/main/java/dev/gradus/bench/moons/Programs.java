package dev.gradus.bench.moons;

import dev.gradus.Value;
import dev.gradus.compile.Program;
import dev.gradus.nn.Loss;
import dev.gradus.nn.Mlp;

/** The workload, compiled. */
final class Programs {
    private Programs() {}

    /** {@return the loss of a model} */
    static Program trace(Mlp model, double[][] table) {
        return Program.trace(model.parameters(), 3, row -> loss(model, row), table[0], table[table.length - 1])
                .plus(() -> Loss.l2(model.parameters(), Moons.ALPHA));
    }

    private static Value loss(Mlp model, Value[] row) {
        return Loss.HINGE.of(model.output(row[0], row[1]), row[2]);
    }
}
