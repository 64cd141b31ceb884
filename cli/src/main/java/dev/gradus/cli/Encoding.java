package dev.gradus.cli;

import dev.gradus.data.Dataset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How rows of a table become inputs and targets of a network, fixed when it was trained.
 *
 * @param columns the columns that are inputs
 * @param target the column to predict
 */
record Encoding(List<Column> columns, Target target) {
    Encoding {
        columns = List.copyOf(columns);
    }

    /** The number of inputs. */
    int inputs() {
        return columns.stream().mapToInt(Column::width).sum();
    }

    /** The inputs of every row, found by column name. */
    double[][] inputs(CsvTable table) {
        int[] places = columns.stream().mapToInt(c -> table.column(c.name())).toArray();
        double[][] inputs = new double[table.size()][inputs()];
        for (int row = 0; row < table.size(); row++) {
            int from = 0;
            for (int i = 0; i < places.length; i++) {
                columns.get(i).encode(table, row, places[i], inputs[row], from);
                from += columns.get(i).width();
            }
        }
        return inputs;
    }

    /** Every row with its target. */
    Dataset dataset(CsvTable table) {
        int place = table.column(target.name());
        double[][] targets = IntStream.range(0, table.size())
                .mapToObj(row -> target.encode(table, row, place))
                .toArray(double[][]::new);
        return Dataset.of(inputs(table), targets);
    }

    /** The first cell with a category that was not there in training, as a sentence without its end. */
    Optional<String> firstUnknown(CsvTable table) {
        return IntStream.range(0, table.size())
                .boxed()
                .flatMap(row -> columns.stream().flatMap(c -> unknown(c, table, row).stream()))
                .findFirst();
    }

    private static Optional<String> unknown(Column column, CsvTable table, int row) {
        if (!(column instanceof Column.Categorical category)) {
            return Optional.empty();
        }
        int place = table.column(column.name());
        String value = table.value(row, place);
        return category.categories().contains(value)
                ? Optional.empty()
                : Optional.of(table.at(row, place) + " has '" + value + "', which is not among the training rows' "
                        + String.join(", ", category.categories()));
    }
}
