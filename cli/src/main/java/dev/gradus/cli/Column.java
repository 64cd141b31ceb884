package dev.gradus.cli;

import dev.gradus.data.Standardizer;
import java.util.List;
import java.util.stream.IntStream;

/** How the cells of one column become inputs of a network. */
sealed interface Column {
    /** More different texts than this are no categories but names. */
    int MOST_CATEGORIES = 100;

    /** The column's name in the header. */
    String name();

    /** The number of inputs it becomes. */
    int width();

    /** Writes the inputs of one cell. */
    void encode(CsvTable table, int row, int column, double[] inputs, int from);

    /** Numbers, standardized. */
    record Numeric(String name, Standardizer standardizer) implements Column {
        static Numeric fit(CsvTable table, int column, int[] rows) {
            double[][] numbers = IntStream.of(rows)
                    .mapToObj(row -> new double[] {table.number(row, column)})
                    .toArray(double[][]::new);
            return new Numeric(table.header().get(column), Standardizer.fit(numbers));
        }

        @Override
        public int width() {
            return 1;
        }

        @Override
        public void encode(CsvTable table, int row, int column, double[] inputs, int from) {
            inputs[from] = standardizer.transform(new double[] {table.number(row, column)})[0];
        }
    }

    /** Categories: an input for each, 1 where the cell is it and else 0. A category that is not among them is all 0. */
    record Categorical(String name, List<String> categories) implements Column {
        static Categorical fit(CsvTable table, int column, int[] rows) {
            List<String> categories = IntStream.of(rows)
                    .mapToObj(row -> table.value(row, column))
                    .distinct()
                    .sorted()
                    .toList();
            String name = table.header().get(column);
            if (categories.size() > MOST_CATEGORIES) {
                throw new BadInput(table.file() + ": column '" + name + "' has " + categories.size()
                        + " different texts, too many for categories; leave it out with --ignore.");
            }
            return new Categorical(name, categories);
        }

        @Override
        public int width() {
            return categories.size();
        }

        @Override
        public void encode(CsvTable table, int row, int column, double[] inputs, int from) {
            int category = categories.indexOf(table.value(row, column));
            if (category >= 0) {
                inputs[from + category] = 1;
            }
        }
    }
}
