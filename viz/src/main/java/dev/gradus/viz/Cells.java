package dev.gradus.viz;

import java.util.ArrayList;
import java.util.List;

/**
 * What is written in a box and where: a heading, named numbers and plain lines, below each other or in one row.
 *
 * @param cells the cells, in reading order
 * @param width of all together, in pixels
 * @param height of all together
 */
record Cells(List<Cell> cells, double width, double height) {
    static final double FONT = 13;
    private static final double ROW = 21;
    private static final double PAD = 9;
    private static final double GAP = 10;
    private static final double NARROWEST = 76;

    /** What a cell holds. */
    enum Kind {
        HEADING,
        DATA,
        GRADIENT,
        FACT
    }

    /**
     * One cell, placed relative to the box.
     *
     * @param kind what it holds
     * @param name the name of a number; empty for plain text
     * @param text the number or the text
     */
    record Cell(Kind kind, String name, String text, double x, double y, double width, double height) {
        private static Cell of(Kind kind, String name, String text) {
            double gap = name.isEmpty() ? 0 : GAP;
            double wide =
                    TextWidth.of(name, FONT, false) + gap + TextWidth.of(text, FONT, kind == Kind.HEADING) + 2 * PAD;
            return new Cell(kind, name, text, 0, 0, Math.ceil(wide), ROW);
        }

        private Cell at(double newX, double newY, double newWidth) {
            return new Cell(kind, name, text, newX, newY, newWidth, height);
        }
    }

    static Cells of(Box box, Options options) {
        List<Cell> cells = new ArrayList<>();
        if (box instanceof Box.Single single) {
            fill(cells, single, options);
        } else if (box instanceof Box.Folded folded) {
            fill(cells, folded, options);
        }
        return options.oneRow() && box instanceof Box.Single ? row(cells) : column(cells);
    }

    private static void fill(List<Cell> cells, Box.Single box, Options options) {
        String label = Labels.brief(box.value().label);
        if (!label.isEmpty() || box.root()) {
            cells.add(Cell.of(Kind.HEADING, "", label.isEmpty() ? "output" : label));
        }
        cells.add(Cell.of(Kind.DATA, "data", options.numbers().text(box.value().data)));
        if (options.gradients() && box.kind() != Box.Kind.CONSTANT) {
            cells.add(Cell.of(Kind.GRADIENT, "grad", options.numbers().text(box.value().grad)));
        }
    }

    private static void fill(List<Cell> cells, Box.Folded box, Options options) {
        cells.add(Cell.of(Kind.HEADING, "", Labels.brief(box.title())));
        box.facts().forEach(fact -> cells.add(Cell.of(Kind.FACT, "", fact)));
        if (options.gradients() && box.parameters() > 0) {
            cells.add(Cell.of(Kind.GRADIENT, "steepest grad", options.numbers().text(box.steepest().grad)));
        }
    }

    private static Cells column(List<Cell> cells) {
        double width = cells.stream().mapToDouble(Cell::width).reduce(NARROWEST, Math::max);
        List<Cell> placed = new ArrayList<>();
        for (Cell cell : cells) {
            placed.add(cell.at(0, placed.size() * ROW, width));
        }
        return new Cells(List.copyOf(placed), width, placed.size() * ROW);
    }

    private static Cells row(List<Cell> cells) {
        double x = 0;
        List<Cell> placed = new ArrayList<>();
        for (Cell cell : cells) {
            placed.add(cell.at(x, 0, cell.width()));
            x += cell.width();
        }
        return new Cells(List.copyOf(placed), x, ROW);
    }
}
