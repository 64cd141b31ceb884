package dev.gradus.bench.digits;

import static dev.gradus.bench.digits.Digits.PIXELS;

import dev.gradus.Value;
import dev.gradus.compile.Program;
import dev.gradus.nn.Mlp;
import java.util.Arrays;

/** The compiled program, on some threads. */
class Compiled implements DigitsGradient {
    final Program program;
    final double[] parameters = Digits.parameters();
    final double[][] table;
    final double[] gradients = new double[Digits.PARAMETERS];

    Compiled(Digits digits, int threads) {
        table = digits.table();
        program = trace(Digits.model(), table).threads(threads);
    }

    /** {@return the loss of a model} */
    static Program trace(Mlp model, double[][] table) {
        return Program.trace(model.parameters(), PIXELS + 1, row -> loss(model, row), table[0], table[1]);
    }

    /** The loss of a row whose last column is the label. */
    static Value loss(Mlp model, Value[] row) {
        Value[] z = model.forward(Arrays.copyOf(row, PIXELS));
        return Value.logSumExp(z).minus(Value.pick(row[PIXELS], z));
    }

    @Override
    public double loss() {
        return program.gradient(parameters, table, gradients);
    }

    @Override
    public double[] gradients() {
        return gradients;
    }
}
