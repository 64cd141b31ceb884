package dev.gradus.cli;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A CSV file (RFC 4180, UTF-8) with a header, read completely; every row has as many cells as the header.
 *
 * <p>White space around cells does not count. Empty lines are skipped.
 */
final class CsvTable {
    private final Path file;
    private final List<String> header;
    private final List<CsvRecord> rows;

    private CsvTable(Path file, List<String> header, List<CsvRecord> rows) {
        this.file = file;
        this.header = header;
        this.rows = rows;
    }

    /** Reads a file, or says in a sentence which line is wrong. */
    static CsvTable read(Path file, char delimiter) {
        List<CsvRecord> records = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(delimiter)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text(file))) {
            reader.forEach(records::add);
        } catch (CsvParseException e) {
            throw new BadInput(file + ": " + reason(e, records) + ".", e);
        } catch (IOException e) {
            throw new BadInput(file + " cannot be read: " + e.getMessage() + ".", e);
        }
        if (records.isEmpty()) {
            throw new BadInput(file + " is empty; its first line should name the columns.");
        }
        List<String> header =
                records.get(0).getFields().stream().map(String::strip).toList();
        CsvTable table = new CsvTable(file, header, List.copyOf(records.subList(1, records.size())));
        table.requireHeader();
        table.requireRows();
        return table;
    }

    private static String reason(CsvParseException e, List<CsvRecord> before) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        long line = before.isEmpty() ? 1 : before.get(before.size() - 1).getStartingLineNumber() + 1;
        return "the record after line " + (line - 1) + " is damaged, " + cause.getMessage();
    }

    private static String text(Path file) {
        byte[] bytes;
        try {
            if (Files.isDirectory(file)) {
                throw new BadInput(file + " is a folder; name a CSV file.");
            }
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new BadInput("There is no file " + file + "; name an existing CSV file.", e);
        } catch (IOException e) {
            throw new BadInput(file + " cannot be read; check that it is yours to read.", e);
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer chars = CharBuffer.allocate(bytes.length);
        if (decoder.decode(ByteBuffer.wrap(bytes), chars, true).isError()) {
            long line = 1 + chars.flip().chars().filter(c -> c == '\n').count();
            throw new BadInput(file + ":" + line + ": there are bytes that are not UTF-8; save the file as UTF-8.");
        }
        String text = chars.flip().toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private void requireHeader() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < header.size(); i++) {
            if (header.get(i).isEmpty()) {
                throw new BadInput(file + ":1: column " + (i + 1) + " has no name; give it one.");
            }
            if (!seen.add(header.get(i))) {
                throw new BadInput(
                        file + ":1: the column name '" + header.get(i) + "' stands there twice; rename one of them.");
            }
        }
    }

    private void requireRows() {
        if (rows.isEmpty()) {
            throw new BadInput(file + " has a header and no rows; add some.");
        }
        for (int row = 0; row < rows.size(); row++) {
            int cells = rows.get(row).getFieldCount();
            if (cells != header.size()) {
                throw new BadInput(place(row) + ": this row has " + Numbers.count(cells, "cell") + ", the header has "
                        + header.size() + "; quote cells that hold the delimiter.");
            }
        }
    }

    Path file() {
        return file;
    }

    List<String> header() {
        return header;
    }

    int size() {
        return rows.size();
    }

    boolean has(String column) {
        return header.contains(column);
    }

    /** The place of a column, or a sentence with those that there are. */
    int column(String name) {
        int index = header.indexOf(name);
        if (index < 0) {
            String hint = header.size() == 1 ? "; does --delimiter fit the file?" : "";
            throw new BadInput(file + " has no column '" + name + "'; it has " + String.join(", ", header) + hint
                    + (hint.isEmpty() ? "." : ""));
        }
        return index;
    }

    /** The cells of a row as they stand in the file. */
    List<String> row(int row) {
        return rows.get(row).getFields();
    }

    /** A cell without the white space around it; empty where there is no value. */
    String cell(int row, int column) {
        return rows.get(row).getField(column).strip();
    }

    /** A cell that must have a value. */
    String value(int row, int column) {
        String value = cell(row, column);
        if (value.isEmpty()) {
            throw new BadInput(at(row, column)
                    + " has no value; fill it in, drop the row, or leave the column out with --ignore.");
        }
        return value;
    }

    /** A cell that must be a finite number. */
    double number(int row, int column) {
        String value = value(row, column);
        return Numbers.parse(value)
                .orElseThrow(() -> new BadInput(at(row, column) + " is not a number: '" + value + "'."));
    }

    /** The place of a cell, as messages begin: {@code iris.csv:17: column 'petal'}. */
    String at(int row, int column) {
        return place(row) + ": column '" + header.get(column) + "'";
    }

    private String place(int row) {
        return file + ":" + rows.get(row).getStartingLineNumber();
    }
}
