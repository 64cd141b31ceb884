package dev.gradus.train;

import dev.gradus.Value;
import dev.gradus.nn.Loss;
import java.util.ArrayList;
import java.util.List;

/** Passes value by value, as a loop written by hand makes them. */
record EagerPasses(Job job) implements Passes {
    @Override
    public Evaluation learn(int[] rows) {
        List<Value[]> outputs = new ArrayList<>();
        List<Value[]> targets = new ArrayList<>();
        for (int row : rows) {
            outputs.add(job.model().forward(job.training().input(row)));
            targets.add(Value.constants(job.training().target(row)));
        }
        Value total = job.loss().batch(outputs, targets);
        if (job.l2() > 0) {
            total = total.plus(Loss.l2(job.model().parameters(), job.l2()));
        }
        job.model().zeroGrad();
        total.backward();
        return new Evaluation(total.data, Evaluation.meanMetric(job.metric(), outputs, targets));
    }

    @Override
    public Evaluation check() {
        return Evaluation.of(job.model(), job.loss(), job.metric(), job.checked());
    }
}
