package dev.gradus.bench;

import dev.gradus.Value;
import dev.gradus.data.Dataset;
import dev.gradus.data.NumpyRandom;
import dev.gradus.data.PythonRandom;
import dev.gradus.data.TwoMoons;
import dev.gradus.nn.Loss;
import dev.gradus.nn.Mlp;
import dev.gradus.optim.LearningRate;
import dev.gradus.optim.Sgd;
import java.util.ArrayList;
import java.util.List;

/** One step of the moons demo: MLP 2-16-16-1, ReLU, 100 rows, max-margin loss with L2, gradient descent. */
final class MoonsStep {
    /** The nodes that one forward pass makes: 648 a row, 101 for the mean, 675 for the penalty, 1 for the total. */
    static final int NODES = 100 * 648 + 101 + 675 + 1;

    private static final double FIRST_LOSS = 0.8958441028683222;

    private final Mlp model = new Mlp(new PythonRandom(1337), 2, 16, 16, 1);
    private final List<Value> parameters = model.parameters();
    private final Sgd optimizer = new Sgd(parameters, LearningRate.linear(1, 0.1, 100), 0, false);
    private final double[][] inputs;
    private final double[][] targets;

    MoonsStep() {
        Dataset moons = TwoMoons.make(100, 0.1, new NumpyRandom(1337));
        inputs = moons.inputs();
        targets = moons.targets();
        Value loss = forward();
        int made = loss.topologicalOrder().size() - parameters.size();
        if (made != NODES || Math.abs(loss.data - FIRST_LOSS) > 1e-12) {
            throw new IllegalStateException(
                    "expected " + NODES + " nodes and loss " + FIRST_LOSS + ", got " + made + " and " + loss.data);
        }
    }

    Value forward() {
        List<Value[]> outputs = new ArrayList<>();
        List<Value[]> wanted = new ArrayList<>();
        for (int row = 0; row < inputs.length; row++) {
            outputs.add(model.forward(inputs[row]));
            wanted.add(Value.constants(targets[row]));
        }
        return Loss.HINGE.batch(outputs, wanted).plus(Loss.l2(parameters, 1e-4));
    }

    double step() {
        Value loss = forward();
        optimizer.zeroGrad();
        loss.backward();
        optimizer.step();
        return loss.data;
    }
}
