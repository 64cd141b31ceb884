package dev.gradus.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import picocli.CommandLine.Option;

/** What decides how a table is understood, as options. */
final class TableOptions {
    @Option(names = "--target", paramLabel = "COLUMN", required = true, description = "The column to predict.")
    String target = "";

    @Option(
            names = "--ignore",
            paramLabel = "COLUMN",
            split = ",",
            description = "Columns to leave out; may be given several times.")
    List<String> ignored = new ArrayList<>();

    @Option(
            names = "--categorical",
            paramLabel = "COLUMN",
            split = ",",
            description = "Columns whose numbers are categories, such as postal codes; may be given several times.")
    List<String> categorical = new ArrayList<>();

    @Option(
            names = "--task",
            paramLabel = "TASK",
            defaultValue = "auto",
            description =
                    "classification or regression (default: classification if the target is text or has at most 10"
                            + " different values, all whole numbers; else regression).")
    String task = "";

    /** The task, decided from the target unless it is given. */
    Task task(CsvTable table) {
        return task.equalsIgnoreCase("auto")
                ? Task.of(table, table.column(target))
                : Choices.parse(Task.class, "--task", task);
    }

    /** The places of the columns that are inputs: all but the target and the ignored ones. */
    int[] inputs(CsvTable table) {
        ignored.forEach(table::column);
        categorical.forEach(table::column);
        int[] inputs = IntStream.range(0, table.header().size())
                .filter(i -> !table.header().get(i).equals(target))
                .filter(i -> !ignored.contains(table.header().get(i)))
                .toArray();
        if (inputs.length == 0) {
            throw new BadInput(table.file() + " leaves no column to learn from beside the target '" + target
                    + "'; add columns or ignore fewer.");
        }
        return inputs;
    }

    /** What a column holds. */
    ColumnKind kind(CsvTable table, int column) {
        return ColumnKind.of(table, column, categorical.contains(table.header().get(column)));
    }
}
