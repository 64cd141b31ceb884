package dev.gradus.cli;

import dev.gradus.data.Dataset;
import dev.gradus.data.PythonRandom;
import dev.gradus.data.Split;
import dev.gradus.data.Targets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A table made ready for training. Means, deviations and categories are those of the training rows alone.
 *
 * @param encoding how its rows become numbers
 * @param training the rows to learn from
 * @param validation the rows to judge by; may have none
 */
record TrainingData(Encoding encoding, Dataset training, Dataset validation) {
    private static final int FEWEST_TRAINING_ROWS = 2;

    /** Splits the rows at random and fits the encoding. */
    static TrainingData of(CsvTable table, TableOptions options, String loss, double share, PythonRandom random) {
        int target = table.column(options.target);
        int[] inputs = options.inputs(table);
        ColumnKind[] kinds = IntStream.of(inputs)
                .mapToObj(column -> options.kind(table, column))
                .toArray(ColumnKind[]::new);
        Task task = options.task(table);
        // The rows' numbers are split, since the encoding, which makes data of them, is fitted afterwards.
        double[] numbers = IntStream.range(0, table.size()).asDoubleStream().toArray();
        if (numbers.length < FEWEST_TRAINING_ROWS + (share > 0 ? 1 : 0)) {
            throw new BadInput(table.file() + " has " + Numbers.count(numbers.length, "row") + ", too few to train"
                    + (share > 0 ? " and to validate with" : "") + "; add rows.");
        }
        Split split =
                Dataset.of(Targets.column(numbers), Targets.column(numbers)).split(share, random);
        int[] training = rows(split.train());
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < inputs.length; i++) {
            columns.add(kinds[i].fit(table, inputs[i], training));
        }
        Encoding encoding = new Encoding(columns, task.target(table, target, training, loss));
        Dataset all = encoding.dataset(table);
        return new TrainingData(encoding, all.subset(training), all.subset(rows(split.validation())));
    }

    private static int[] rows(Dataset numbered) {
        return IntStream.range(0, numbered.size())
                .map(i -> (int) numbered.input(i)[0])
                .toArray();
    }
}
