package dev.gradus.cli;

import dev.gradus.Value;
import dev.gradus.data.Dataset;
import dev.gradus.nn.Loss;
import dev.gradus.nn.Mlp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** How well a network predicts, as tables in the target's own units. */
final class Report {
    private static final int WIDTH = 80;

    private final Mlp model;
    private final Target target;

    Report(Mlp model, Target target) {
        this.model = model;
        this.target = target;
    }

    /** The figures of both sides, and for classes which were taken for which. */
    List<String> lines(Dataset training, Dataset validation) {
        boolean classes = target instanceof Target.Classes;
        TextTable table = new TextTable()
                .row(
                        classes
                                ? List.of("", "rows", "loss", "accuracy")
                                : List.of("", "rows", "loss", "MAE", "RMSE", "R²"))
                .row(figures("training", training));
        if (validation.size() > 0) {
            table.row(figures("validation", validation));
        }
        List<String> lines = new ArrayList<>(table.lines());
        if (target instanceof Target.Classes c) {
            lines.add("");
            lines.addAll(
                    validation.size() > 0
                            ? confusion("validation", c, validation)
                            : confusion("training", c, training));
        }
        return lines;
    }

    private List<String> figures(String name, Dataset rows) {
        double[][] outputs = outputs(rows);
        List<String> cells =
                new ArrayList<>(List.of(name, Integer.toString(rows.size()), Numbers.rounded(loss(outputs, rows))));
        cells.addAll(
                target instanceof Target.Classes c
                        ? List.of(Numbers.percent(accuracy(c, outputs, rows)))
                        : errors((Target.Quantity) target, outputs, rows));
        return cells;
    }

    private double[][] outputs(Dataset rows) {
        return Arrays.stream(rows.inputs()).map(row -> outputs(model, row)).toArray(double[][]::new);
    }

    /** What a network gives for one row. */
    static double[] outputs(Mlp model, double[] inputs) {
        return Arrays.stream(model.forward(inputs)).mapToDouble(v -> v.data).toArray();
    }

    private double loss(double[][] outputs, Dataset rows) {
        Loss loss = target.loss();
        return loss.batch(constants(outputs), constants(rows.targets())).data;
    }

    private static List<Value[]> constants(double[][] rows) {
        return Arrays.stream(rows).map(Value::constants).toList();
    }

    private static double accuracy(Target.Classes classes, double[][] outputs, Dataset rows) {
        return IntStream.range(0, rows.size())
                .map(i -> classes.decode(outputs[i]) == classes.decode(rows.target(i)) ? 1 : 0)
                .average()
                .orElseThrow();
    }

    private static List<String> errors(Target.Quantity quantity, double[][] outputs, Dataset rows) {
        double[] truth = IntStream.range(0, rows.size())
                .mapToDouble(i -> quantity.decode(rows.target(i)))
                .toArray();
        double[] predicted =
                Arrays.stream(outputs).mapToDouble(quantity::decode).toArray();
        Errors errors = Errors.of(truth, predicted);
        return List.of(
                Numbers.rounded(errors.meanAbsolute()),
                Numbers.rounded(errors.rootMeanSquare()),
                Double.isNaN(errors.determination()) ? "-" : Numbers.rounded(errors.determination()));
    }

    /** Actual classes as rows, predicted ones as columns; numbered where their names would not fit beside each other. */
    private List<String> confusion(String name, Target.Classes classes, Dataset rows) {
        int[][] counts = new int[classes.classes().size()][classes.classes().size()];
        double[][] outputs = outputs(rows);
        for (int i = 0; i < rows.size(); i++) {
            counts[classes.decode(rows.target(i))][classes.decode(outputs[i])]++;
        }
        List<String> lines = confusion(name, classes.classes(), classes.classes(), counts);
        if (lines.stream().mapToInt(String::length).max().orElse(0) <= WIDTH) {
            return lines;
        }
        List<String> numbers = IntStream.rangeClosed(1, counts.length)
                .mapToObj(Integer::toString)
                .toList();
        List<String> numbered = IntStream.range(0, counts.length)
                .mapToObj(i -> numbers.get(i) + " " + classes.classes().get(i))
                .toList();
        return confusion(name, numbered, numbers, counts);
    }

    private static List<String> confusion(String name, List<String> rows, List<String> columns, int[][] counts) {
        List<String> header = new ArrayList<>(List.of(name + ": actual \\ predicted"));
        header.addAll(columns);
        TextTable table = new TextTable().row(header);
        for (int i = 0; i < counts.length; i++) {
            List<String> cells = new ArrayList<>(List.of(rows.get(i)));
            Arrays.stream(counts[i]).mapToObj(Integer::toString).forEach(cells::add);
            table.row(cells);
        }
        return table.lines();
    }
}
