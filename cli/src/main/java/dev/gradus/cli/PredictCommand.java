package dev.gradus.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.gradus.io.AtomicFiles;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Predicts with a trained network. */
@Command(
        name = "predict",
        description = {
            "Predict with a model that gradus train has saved.",
            "",
            "Columns are found by name, others are passed through. The output is the table with a column prediction,"
                    + " and for classes one of probability each (with the loss hinge: one score, positive for the second"
                    + " class). Where the table has the target, how good the predictions are goes to the standard error;"
                    + " rows without a value there do not count. A category that was not there in training is an error.",
            ""
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  gradus predict iris.safetensors new.csv",
            "  gradus predict iris.safetensors new.csv --out predicted.csv"
        })
final class PredictCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(index = "0", paramLabel = "MODEL", description = "Model file that gradus train --save wrote.")
    Path model = Path.of("");

    @Parameters(index = "1", paramLabel = "FILE", description = "CSV file with a header.")
    Path file = Path.of("");

    @Option(names = "--out", paramLabel = "FILE", description = "File for the predictions (default: standard output).")
    @Nullable
    Path out;

    @Option(
            names = "--delimiter",
            paramLabel = "C",
            defaultValue = ",",
            converter = Delimiter.class,
            description = "What separates cells, in and out, such as ';' or tab (default: a comma).")
    char delimiter;

    PredictCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (out != null) {
            AtomicFiles.requireWritable(out);
            for (Path input : List.of(model, file)) {
                if (Files.exists(out) && Files.exists(input) && Files.isSameFile(out, input)) {
                    throw new BadInput("--out would overwrite " + input + "; write to another file.");
                }
            }
        }
        ModelFile trained = ModelFile.load(model);
        CsvTable table = CsvTable.read(file, delimiter);
        Target target = trained.encoding().target();
        requireFit(trained.encoding(), table);
        double[][] outputs = Arrays.stream(trained.encoding().inputs(table))
                .map(row -> Report.outputs(trained.model(), row))
                .toArray(double[][]::new);
        String quality = table.has(target.name()) ? quality(target, table, outputs) : "";
        byte[] csv = csv(table, target, outputs);
        if (out == null) {
            console.out().write(csv);
        } else {
            AtomicFiles.write(out, csv);
        }
        if (!quality.isEmpty()) {
            console.err().println(quality);
        }
        return 0;
    }

    private void requireFit(Encoding encoding, CsvTable table) {
        for (Column column : encoding.columns()) {
            if (!table.has(column.name())) {
                throw new BadInput(file + " has no column '" + column.name() + "', which " + model
                        + " was trained with; it has " + String.join(", ", table.header()) + ".");
            }
        }
        for (String name : encoding.target().header()) {
            if (table.has(name)) {
                throw new BadInput(file + " has a column '" + name + "' already; rename or drop it.");
            }
        }
        encoding.firstUnknown(table).ifPresent(cell -> {
            throw new BadInput(cell + "; correct it, or train with rows that have it.");
        });
    }

    /** How good the predictions are for the rows that have the target; empty if none has. */
    private static String quality(Target target, CsvTable table, double[][] outputs) {
        int place = table.column(target.name());
        int[] rows = IntStream.range(0, table.size())
                .filter(row -> !table.cell(row, place).isEmpty())
                .toArray();
        if (rows.length == 0) {
            return "";
        }
        String start = Numbers.count(rows.length, "row") + " with '" + target.name() + "': ";
        if (target instanceof Target.Quantity quantity) {
            Errors errors = Errors.of(
                    IntStream.of(rows)
                            .mapToDouble(row -> table.number(row, place))
                            .toArray(),
                    IntStream.of(rows)
                            .mapToDouble(row -> quantity.decode(outputs[row]))
                            .toArray());
            return start + "MAE " + Numbers.rounded(errors.meanAbsolute()) + ", RMSE "
                    + Numbers.rounded(errors.rootMeanSquare()) + ", R² " + Numbers.rounded(errors.determination());
        }
        long right = IntStream.of(rows)
                .filter(row -> target.cells(outputs[row]).get(0).equals(table.cell(row, place)))
                .count();
        return start + "accuracy " + Numbers.percent((double) right / rows.length);
    }

    private byte[] csv(CsvTable table, Target target, double[][] outputs) {
        StringWriter text = new StringWriter();
        CsvWriter writer = CsvWriter.builder()
                .fieldSeparator(delimiter)
                .lineDelimiter(LineDelimiter.LF)
                .build(text);
        writer.writeRecord(joined(table.header(), target.header()));
        for (int row = 0; row < table.size(); row++) {
            writer.writeRecord(joined(table.row(row), target.cells(outputs[row])));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> joined(List<String> cells, List<String> added) {
        List<String> all = new ArrayList<>(cells);
        all.addAll(added);
        return all;
    }
}
