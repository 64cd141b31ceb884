package dev.gradus.bench.corner;

import dev.gradus.Value;
import dev.gradus.compile.Program;
import java.util.List;

/** The compiled program. */
final class Compiled implements CornerGradient {
    private final Corner corner;
    private final Program program;

    Compiled(Corner corner) {
        this.corner = corner;
        Value[] p = Value.of(corner.parameters);
        program = Program.trace(
                List.of(p), corner.rows[0].length, row -> corner.loss(p, row), corner.rows[0], corner.rows[1]);
    }

    @Override
    public double compute(double[] gradient) {
        return program.gradient(corner.parameters, corner.rows, gradient);
    }
}
