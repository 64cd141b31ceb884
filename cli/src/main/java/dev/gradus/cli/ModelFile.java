package dev.gradus.cli;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.gradus.data.Standardizer;
import dev.gradus.io.Models;
import dev.gradus.nn.Loss;
import dev.gradus.nn.Mlp;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A network with the encoding of its table, as a safetensors file. In its metadata each column is one CSV record:
 * {@code number,NAME,MEAN,DEVIATION} or {@code category,NAME,A,B,…}; the target is {@code classes,NAME,LOSS,A,B,…} or
 * {@code quantity,NAME,LOSS,MEAN,DEVIATION}.
 *
 * @param model the network
 * @param encoding how rows become its inputs
 */
record ModelFile(Mlp model, Encoding encoding) {
    private static final String COLUMN = "gradus.table.column.";
    private static final String TARGET = "gradus.table.target";

    /** Saves it atomically, with settings as a note for readers. */
    void save(Path file, String settings) throws IOException {
        Map<String, String> metadata = new LinkedHashMap<>(describe(encoding));
        metadata.put("gradus.table.settings", settings);
        Models.save(file, model, metadata);
    }

    /** Reads it back. */
    static ModelFile load(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new BadInput(file + " is a folder; name a model file.");
        }
        Models.Loaded loaded;
        try {
            loaded = Models.load(file);
        } catch (NoSuchFileException e) {
            throw new BadInput("There is no file " + file + "; train one with gradus train --save.", e);
        }
        if (!loaded.metadata().containsKey(TARGET)) {
            throw new BadInput(file + " holds a network without a description of its table; train one with gradus"
                    + " train --save.");
        }
        try {
            Encoding encoding = read(loaded.metadata());
            List<Integer> sizes = loaded.model().sizes();
            int outputs = sizes.get(sizes.size() - 1);
            if (sizes.get(0) != encoding.inputs()
                    || outputs != encoding.target().outputs()) {
                throw new IllegalArgumentException("the network does not fit its table");
            }
            return new ModelFile(loaded.model(), encoding);
        } catch (IllegalArgumentException | IndexOutOfBoundsException | CsvParseException e) {
            throw new BadInput(file + " is damaged, or from another version; train the model again.", e);
        }
    }

    /** A short word that differs for other columns, figures, categories or classes. */
    static String fingerprint(Encoding encoding) {
        return Integer.toHexString(describe(encoding).toString().hashCode());
    }

    private static Map<String, String> describe(Encoding encoding) {
        Map<String, String> metadata = new LinkedHashMap<>();
        for (int i = 0; i < encoding.columns().size(); i++) {
            Column column = encoding.columns().get(i);
            metadata.put(
                    COLUMN + i,
                    column instanceof Column.Numeric number
                            ? line(List.of("number", column.name()), figures(number.standardizer()))
                            : line(List.of("category", column.name()), ((Column.Categorical) column).categories()));
        }
        Target target = encoding.target();
        String loss = target.loss().name();
        metadata.put(
                TARGET,
                target instanceof Target.Quantity quantity
                        ? line(List.of("quantity", target.name(), loss), figures(quantity.standardizer()))
                        : line(List.of("classes", target.name(), loss), ((Target.Classes) target).classes()));
        return metadata;
    }

    private static Encoding read(Map<String, String> metadata) {
        List<Column> columns = new ArrayList<>();
        for (String line = metadata.get(COLUMN + 0); line != null; line = metadata.get(COLUMN + columns.size())) {
            List<String> cells = cells(line);
            List<String> rest = cells.subList(2, cells.size());
            columns.add(
                    cells.get(0).equals("number")
                            ? new Column.Numeric(cells.get(1), standardizer(rest))
                            : new Column.Categorical(cells.get(1), rest));
        }
        List<String> cells = cells(String.valueOf(metadata.get(TARGET)));
        List<String> rest = cells.subList(3, cells.size());
        Loss loss = Loss.valueOf(cells.get(2));
        Target target = cells.get(0).equals("quantity")
                ? new Target.Quantity(cells.get(1), standardizer(rest), loss)
                : new Target.Classes(cells.get(1), rest, loss);
        return new Encoding(columns, target);
    }

    private static List<String> figures(Standardizer standardizer) {
        return Stream.of(standardizer.means(), standardizer.deviations())
                .flatMap(figures -> Arrays.stream(figures).mapToObj(Double::toString))
                .toList();
    }

    private static Standardizer standardizer(List<String> figures) {
        return new Standardizer(
                new double[] {Double.parseDouble(figures.get(0))}, new double[] {Double.parseDouble(figures.get(1))});
    }

    private static String line(List<String> first, List<String> rest) {
        StringWriter text = new StringWriter();
        CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .bufferSize(0)
                .build(text)
                .writeRecord(Stream.concat(first.stream(), rest.stream()).toList());
        return text.toString().strip();
    }

    private static List<String> cells(String line) {
        return CsvReader.builder().ofSingleCsvRecord(line).getFields();
    }
}
