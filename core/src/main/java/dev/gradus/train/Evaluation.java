package dev.gradus.train;

import dev.gradus.Value;
import dev.gradus.data.Dataset;
import dev.gradus.nn.Loss;
import dev.gradus.nn.Module;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How a model does on rows it is not trained on.
 *
 * @param loss the loss over all rows
 * @param metric the metric over all rows
 */
public record Evaluation(double loss, double metric) {
    /**
     * Runs a model forward over every row.
     *
     * @param model the model
     * @param loss the loss
     * @param metric the metric
     * @param rows at least one row, with the model's inputs and outputs
     * @return loss and metric
     * @throws IllegalArgumentException if there are no rows, or they do not fit the model or the loss
     */
    public static Evaluation of(Module model, Loss loss, Metric metric, Dataset rows) {
        List<Value[]> outputs = new ArrayList<>();
        List<Value[]> targets = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            outputs.add(Value.constants(numbers(model.forward(rows.input(row)))));
            targets.add(Value.constants(rows.target(row)));
        }
        return new Evaluation(loss.batch(outputs, targets).data, meanMetric(metric, outputs, targets));
    }

    static double meanMetric(Metric metric, List<Value[]> outputs, List<Value[]> targets) {
        double sum = 0;
        for (int i = 0; i < outputs.size(); i++) {
            sum += metric.row(numbers(outputs.get(i)), numbers(targets.get(i)));
        }
        return sum / outputs.size();
    }

    private static double[] numbers(Value[] values) {
        return Arrays.stream(values).mapToDouble(v -> v.data).toArray();
    }
}
