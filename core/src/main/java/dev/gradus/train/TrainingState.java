package dev.gradus.train;

import dev.gradus.Value;
import dev.gradus.data.PythonRandom;
import java.util.ArrayList;
import java.util.List;

/** What a training run carries from epoch to epoch, apart from the model and the optimizer. */
final class TrainingState {
    final PythonRandom random;
    final List<Epoch> history = new ArrayList<>();

    /** The best epoch; −1 before the first one that is judged. */
    int bestEpoch = -1;

    /** The loss that made it the best. */
    double bestLoss = Double.POSITIVE_INFINITY;

    /** The parameters after the best epoch; empty where there is none. */
    double[] bestParameters = new double[0];

    TrainingState(PythonRandom random) {
        this.random = random;
    }

    /** Remembers the parameters if the last epoch is the best so far; a loss that is NaN never is. */
    void judge(double loss, List<Value> parameters) {
        if (loss < bestLoss) {
            bestEpoch = history.size() - 1;
            bestLoss = loss;
            bestParameters = parameters.stream().mapToDouble(p -> p.data).toArray();
        }
    }

    void restoreBest(List<Value> parameters) {
        for (int i = 0; i < bestParameters.length; i++) {
            parameters.get(i).data = bestParameters[i];
        }
    }

    /** The number of epochs since the best one. */
    int waited() {
        return history.size() - 1 - bestEpoch;
    }
}
