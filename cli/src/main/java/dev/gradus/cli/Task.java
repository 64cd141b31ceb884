package dev.gradus.cli;

import dev.gradus.data.Standardizer;
import dev.gradus.nn.Loss;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What is learned from the target's column. */
enum Task {
    CLASSIFICATION,
    REGRESSION;

    /** Up to this many different whole numbers are taken for classes. */
    private static final int MOST_NUMBERED_CLASSES = 10;

    /**
     * Classification if the target is text or has at most 10 different values, all whole numbers; else regression.
     */
    static Task of(CsvTable table, int column) {
        if (ColumnKind.of(table, column, false) == ColumnKind.CATEGORY) {
            return CLASSIFICATION;
        }
        boolean whole = IntStream.range(0, table.size())
                .mapToDouble(row -> table.number(row, column))
                .allMatch(x -> x == Math.rint(x));
        return whole && values(table, column).size() <= MOST_NUMBERED_CLASSES ? CLASSIFICATION : REGRESSION;
    }

    /** The target, with the figures of the training rows; the classes are those of the whole column. */
    Target target(CsvTable table, int column, int[] training, String lossName) {
        String name = table.header().get(column);
        if (this == REGRESSION) {
            ColumnKind.requireNumbers(table, column);
            Standardizer standardizer =
                    Column.Numeric.fit(table, column, training).standardizer();
            return new Target.Quantity(name, standardizer, loss(lossName, 0));
        }
        List<String> classes = values(table, column);
        if (classes.size() == 1) {
            throw new BadInput(table.file() + ": the target '" + name + "' is '" + classes.get(0)
                    + "' in every row; there is nothing to tell apart.");
        }
        if (classes.size() > Column.MOST_CATEGORIES) {
            throw new BadInput(table.file() + ": the target '" + name + "' has " + classes.size()
                    + " different values, too many for classes; choose another target or --task regression.");
        }
        Loss loss = loss(lossName, classes.size());
        return new Target.Classes(name, classes, loss);
    }

    private static List<String> values(CsvTable table, int column) {
        List<String> values = new ArrayList<>(IntStream.range(0, table.size())
                .mapToObj(row -> table.value(row, column))
                .distinct()
                .sorted()
                .toList());
        if (values.stream().allMatch(v -> Numbers.parse(v).isPresent())) {
            values.sort(Comparator.comparingDouble(Double::parseDouble));
        }
        return List.copyOf(values);
    }

    private Loss loss(String name, int classes) {
        Loss loss = switch (name.toLowerCase(Locale.ROOT)) {
            case "auto" -> this == REGRESSION ? Loss.MSE : Loss.SOFTMAX_CROSS_ENTROPY;
            case "mse" -> Loss.MSE;
            case "huber" -> Loss.HUBER;
            case "softmax" -> Loss.SOFTMAX_CROSS_ENTROPY;
            case "bce" -> Loss.BINARY_CROSS_ENTROPY;
            case "hinge" -> Loss.HINGE;
            default ->
                throw new BadInput(
                        "There is no loss '" + name + "' for --loss; choose auto, softmax, bce, hinge, mse or huber.");
        };
        boolean forNumbers = loss == Loss.MSE || loss == Loss.HUBER;
        if (forNumbers != (this == REGRESSION)) {
            throw new BadInput("The loss '" + name + "' is not for " + this + "; leave --loss out or choose "
                    + (this == REGRESSION ? "mse or huber." : "softmax, bce or hinge."));
        }
        if ((loss == Loss.BINARY_CROSS_ENTROPY || loss == Loss.HINGE) && classes != 2) {
            throw new BadInput("The loss '" + name + "' is for two classes and the target has " + classes
                    + "; leave --loss out or choose softmax.");
        }
        return loss;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
