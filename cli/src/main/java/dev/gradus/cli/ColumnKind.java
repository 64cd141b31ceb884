package dev.gradus.cli;

/** What a column holds, decided from all of its rows. */
enum ColumnKind {
    NUMBER {
        @Override
        Column fit(CsvTable table, int column, int[] rows) {
            return Column.Numeric.fit(table, column, rows);
        }
    },
    CATEGORY {
        @Override
        Column fit(CsvTable table, int column, int[] rows) {
            return Column.Categorical.fit(table, column, rows);
        }
    };

    /** The column with the figures or categories of these rows. */
    abstract Column fit(CsvTable table, int column, int[] rows);

    /**
     * Numbers if more than half of the cells are, else categories: so a text that slipped into a column of numbers is
     * an error at its line and not one more category.
     */
    static ColumnKind of(CsvTable table, int column, boolean asCategory) {
        int numbers = 0;
        for (int row = 0; row < table.size(); row++) {
            if (Numbers.parse(table.value(row, column)).isPresent()) {
                numbers++;
            }
        }
        if (asCategory || 2 * numbers <= table.size()) {
            return CATEGORY;
        }
        requireNumbers(table, column);
        return NUMBER;
    }

    /** Fails at the first cell that is no number. */
    static void requireNumbers(CsvTable table, int column) {
        for (int row = 0; row < table.size(); row++) {
            table.number(row, column);
        }
    }
}
