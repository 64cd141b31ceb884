package dev.gradus.train;

import dev.gradus.Value;
import dev.gradus.compile.Program;
import dev.gradus.data.Dataset;
import dev.gradus.nn.Loss;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Passes that were recorded once, as a program whose rows are the inputs and then the targets. */
final class CompiledPasses implements Passes {
    /** About as many products as may go into comparing sample rows with what was recorded: some milliseconds. */
    private static final int SAMPLE_PRODUCTS = 20_000;

    private final Job job;
    private final List<Value> parameters;
    private final Program program;
    private final double[][] training;
    private final double[][] checked;
    private final double[] checkedResults;
    private final double[] numbers;
    private final double[] gradient;
    private double[][] batch = new double[0][];
    private double[] batchOutputs = new double[0];

    /**
     * Records the loss.
     *
     * @throws IllegalArgumentException if the model is no fixed function of its inputs and parameters
     */
    CompiledPasses(Job job) {
        this.job = job;
        parameters = job.model().parameters();
        training = rows(job.training());
        program = program(samples(training, parameters.size()));
        checked = job.checked() == job.training() ? training : rows(job.checked());
        checkedResults = new double[checked.length * program.outputCount()];
        numbers = new double[parameters.size()];
        gradient = new double[parameters.size()];
    }

    private static double[][] rows(Dataset data) {
        double[][] rows = new double[data.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOf(data.input(i), data.inputCount() + data.targetCount());
            System.arraycopy(data.target(i), 0, rows[i], data.inputCount(), data.targetCount());
        }
        return rows;
    }

    /** Rows from everywhere, all of them for small models: a model that looks at its inputs should be found out. */
    private static double[][] samples(double[][] rows, int parameters) {
        int count = Math.min(rows.length, Math.max(2, SAMPLE_PRODUCTS / (parameters + 1)));
        return IntStream.range(0, count)
                .mapToObj(i -> rows[(int) ((long) i * rows.length / count)])
                .toArray(double[][]::new);
    }

    private Program program(double[][] samples) {
        int columns = job.training().inputCount() + job.training().targetCount();
        Program mean = Program.traceAll(parameters, columns, this::row, samples);
        Program reduced = job.loss().addsUp() ? mean.sum() : mean;
        return job.l2() > 0 ? reduced.plus(() -> Loss.l2(parameters, job.l2())) : reduced;
    }

    /** The loss of a row, then the model's outputs. */
    private Value[] row(Value[] row) {
        Value[] outputs = job.model().forward(Arrays.copyOf(row, job.training().inputCount()));
        Value[] targets = Arrays.copyOfRange(row, job.training().inputCount(), row.length);
        Value[] results = new Value[1 + outputs.length];
        results[0] = job.loss().of(outputs, targets);
        System.arraycopy(outputs, 0, results, 1, outputs.length);
        return results;
    }

    String summary() {
        return program.summary();
    }

    @Override
    public Evaluation learn(int[] rows) {
        if (batch.length != rows.length) {
            batch = new double[rows.length][];
            batchOutputs = new double[rows.length * (program.outputCount() - 1)];
        }
        for (int i = 0; i < rows.length; i++) {
            batch[i] = training[rows[i]];
        }
        double loss = program.gradient(numbers(), batch, gradient, batchOutputs);
        for (int i = 0; i < gradient.length; i++) {
            parameters.get(i).grad = gradient[i];
        }
        return new Evaluation(loss, metric(batch, batchOutputs, 0));
    }

    @Override
    public Evaluation check() {
        program.outputs(numbers(), checked, checkedResults);
        double sum = 0;
        for (int i = 0; i < checkedResults.length; i += program.outputCount()) {
            sum += checkedResults[i];
        }
        double loss = job.loss().addsUp() ? sum : sum / checked.length;
        return new Evaluation(loss, metric(checked, checkedResults, 1));
    }

    private double[] numbers() {
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = parameters.get(i).data;
        }
        return numbers;
    }

    /** The mean metric, from results of which each row has some before the model's outputs. */
    private double metric(double[][] rows, double[] results, int before) {
        double[] outputs = new double[program.outputCount() - 1];
        double[] targets = new double[outputs.length];
        double sum = 0;
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(results, i * (before + outputs.length) + before, outputs, 0, outputs.length);
            System.arraycopy(rows[i], job.training().inputCount(), targets, 0, targets.length);
            sum += job.metric().row(outputs, targets);
        }
        return sum / rows.length;
    }
}
