package dev.gradus.train;

import dev.gradus.Value;
import dev.gradus.data.Dataset;
import dev.gradus.data.NumpyRandom;
import dev.gradus.data.PythonRandom;
import dev.gradus.data.TwoMoons;
import dev.gradus.nn.Mlp;
import dev.gradus.nn.Module;
import java.util.List;

/** Models, rows and comparisons that the tests of training share. */
final class Runs {
    private Runs() {}

    static Mlp model() {
        return new Mlp(new PythonRandom(1), 2, 4, 1);
    }

    static Dataset moons(int rows, int seed) {
        return TwoMoons.make(rows, 0.2, new NumpyRandom(seed));
    }

    static double[] numbers(Module model) {
        return numbers(model.parameters());
    }

    static double[] numbers(List<Value> parameters) {
        return parameters.stream().mapToDouble(p -> p.data).toArray();
    }

    /** All that two runs which do the same have in common. */
    static List<Epoch> timeless(List<Epoch> history) {
        return history.stream()
                .map(e -> new Epoch(
                        e.number(),
                        e.loss(),
                        e.metric(),
                        e.validationLoss(),
                        e.validationMetric(),
                        e.gradientNorm(),
                        e.learningRate(),
                        0))
                .toList();
    }
}
