package dev.gradus.train;

import dev.gradus.Value;
import dev.gradus.data.PythonRandom;
import java.util.ArrayList;
import java.util.List;

/** What a training run carries from epoch to epoch, apart from the model and the optimizer. */
final class TrainingState {
    final PythonRandom random;
    final List<Epoch> history = new ArrayList<>();
    /** The parameters of the best epoch; empty before the first epoch and where nobody stops early. */
    double[] best = new double[0];

    private int bestEpoch;

    TrainingState(PythonRandom random) {
        this.random = random;
    }

    /** Appends an epoch and tells whether it is the best so far. */
    boolean add(Epoch epoch) {
        history.add(epoch);
        int last = history.size() - 1;
        boolean better = last == 0 || judged(last) < judged(bestEpoch);
        if (better) {
            bestEpoch = last;
        }
        return better;
    }

    private double judged(int number) {
        Epoch epoch = history.get(number);
        return Double.isNaN(epoch.validationLoss()) ? epoch.loss() : epoch.validationLoss();
    }

    void keepAsBest(List<Value> parameters) {
        best = parameters.stream().mapToDouble(p -> p.data).toArray();
    }

    void restoreBest(List<Value> parameters) {
        for (int i = 0; i < best.length; i++) {
            parameters.get(i).data = best[i];
        }
    }

    /** The number of epochs since the best one. */
    int waited() {
        return history.isEmpty() ? 0 : history.size() - 1 - bestEpoch;
    }
}
