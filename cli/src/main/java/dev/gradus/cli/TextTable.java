package dev.gradus.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Lines of text in columns as wide as they need: the first aligned left, the others right. */
final class TextTable {
    private final List<List<String>> rows = new ArrayList<>();

    TextTable row(String... cells) {
        return row(List.of(cells));
    }

    TextTable row(List<String> cells) {
        rows.add(cells);
        return this;
    }

    /** The lines, indented by two spaces, without spaces at their ends. */
    List<String> lines() {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = IntStream.range(0, columns)
                .map(i -> rows.stream()
                        .filter(row -> row.size() > i)
                        .mapToInt(row -> row.get(i).length())
                        .max()
                        .orElse(0))
                .toArray();
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, int[] widths) {
        return IntStream.range(0, row.size())
                .mapToObj(i -> {
                    String space = " ".repeat(widths[i] - row.get(i).length());
                    return i == 0 ? row.get(i) + space : space + row.get(i);
                })
                .collect(Collectors.joining("  ", "  ", ""))
                .stripTrailing();
    }
}
