package dev.gradus.bench.digits;

import dev.gradus.bench.DenseLayer;
import dev.gradus.data.PythonRandom;
import dev.gradus.nn.Activation;
import dev.gradus.nn.Initializer;
import dev.gradus.nn.Mlp;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** The workload: MLP 784-128-10 with ReLU, mean softmax cross-entropy over the rows, all 101,770 gradients. */
final class Digits {
    static final int PIXELS = 784;
    static final int HIDDEN = 128;
    static final int CLASSES = 10;
    static final DenseLayer FIRST = new DenseLayer(0, PIXELS, HIDDEN);
    static final DenseLayer SECOND = FIRST.then(CLASSES);
    static final int PARAMETERS = SECOND.end();

    final int rows;
    /** Row by row. */
    final double[] pixels;

    final int[] labels;

    Digits(int rows) {
        this.rows = rows;
        SplittableRandom random = new SplittableRandom(1337);
        pixels = random.doubles((long) rows * PIXELS).toArray();
        labels = random.ints(rows, 0, CLASSES).toArray();
    }

    /** {@return a network, always with the same parameters} */
    static Mlp model() {
        return new Mlp(
                List.of(PIXELS, HIDDEN, CLASSES),
                Activation.RELU,
                Activation.LINEAR,
                Initializer.HE,
                new PythonRandom(1337));
    }

    /** {@return the parameters} */
    static double[] parameters() {
        return model().parameters().stream().mapToDouble(p -> p.data).toArray();
    }

    /** {@return the pixels of a row} */
    double[] pixels(int row) {
        return Arrays.copyOfRange(pixels, row * PIXELS, (row + 1) * PIXELS);
    }

    /** {@return the pixels and the label, row by row} */
    double[][] table() {
        double[][] table = new double[rows][];
        for (int row = 0; row < rows; row++) {
            table[row] = Arrays.copyOf(pixels(row), PIXELS + 1);
            table[row][PIXELS] = labels[row];
        }
        return table;
    }
}
