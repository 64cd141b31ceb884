package dev.gradus.bench.moons;

import dev.gradus.Value;
import dev.gradus.bench.DenseLayer;
import dev.gradus.data.Dataset;
import dev.gradus.data.NumpyRandom;
import dev.gradus.data.PythonRandom;
import dev.gradus.data.TwoMoons;
import dev.gradus.nn.Activation;
import dev.gradus.nn.Initializer;
import dev.gradus.nn.Mlp;
import java.util.List;

/**
 * The workload: MLP 2-16-16-1, max-margin loss over the rows, L2 on all 337 parameters, one step of gradient descent.
 */
final class Moons {
    /**
     * Small, for a benchmark makes millions of steps: a weight that only L2 moves must not shrink to a number so small
     * that processors slow down.
     */
    static final double RATE = 1e-3;

    static final double ALPHA = 1e-4;
    static final int HIDDEN = 16;
    static final DenseLayer FIRST = new DenseLayer(0, 2, HIDDEN);
    static final DenseLayer SECOND = FIRST.then(HIDDEN);
    static final DenseLayer THIRD = SECOND.then(1);

    final int rows;
    final boolean tanh;
    final double[] x0;
    final double[] x1;
    final double[] y;

    /**
     * @param name activation and number of rows, such as {@code relu-100}
     */
    Moons(String name) {
        String[] parts = name.split("-");
        tanh = parts[0].equals("tanh");
        rows = Integer.parseInt(parts[1]);
        Dataset moons = TwoMoons.make(Math.max(2, rows), 0.1, new NumpyRandom(1337));
        x0 = new double[rows];
        x1 = new double[rows];
        y = new double[rows];
        for (int row = 0; row < rows; row++) {
            x0[row] = moons.inputs()[row][0];
            x1[row] = moons.inputs()[row][1];
            y[row] = moons.targets()[row][0];
        }
    }

    /** {@return a network, always with the same first parameters} */
    Mlp model() {
        Activation hidden = tanh ? Activation.TANH : Activation.RELU;
        return new Mlp(
                List.of(2, HIDDEN, HIDDEN, 1), hidden, Activation.LINEAR, Initializer.UNIFORM, new PythonRandom(1337));
    }

    /** {@return the first parameters} */
    double[] parameters() {
        return numbers(model().parameters());
    }

    static double[] numbers(List<Value> parameters) {
        return parameters.stream().mapToDouble(p -> p.data).toArray();
    }

    /** {@return two inputs and the target, row by row} */
    double[][] table() {
        double[][] table = new double[rows][];
        for (int row = 0; row < rows; row++) {
            table[row] = new double[] {x0[row], x1[row], y[row]};
        }
        return table;
    }
}
