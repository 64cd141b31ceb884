package dev.gradus.bench.residual;

import dev.gradus.Value;
import dev.gradus.compile.Program;
import java.util.List;

/** The compiled program. */
final class Compiled implements Jacobian {
    private final double[] parameters;
    private final double[][] table;
    private final Program program;

    Compiled(Oscillations work) {
        parameters = work.parameters;
        table = work.table();
        Value[] p = Value.of(parameters);
        program = Program.trace(
                List.of(p), 2, row -> Oscillations.residual(p, row[0], row[1]), table[0], table[Oscillations.ROWS / 2]);
    }

    @Override
    public void compute(double[] out) {
        program.jacobian(parameters, table, out);
    }
}
