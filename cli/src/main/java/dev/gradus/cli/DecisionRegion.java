package dev.gradus.cli;

import dev.gradus.data.Dataset;
import dev.gradus.nn.Mlp;
import java.util.Arrays;

/**
 * The plane of two inputs as a network with one score sees it, drawn with characters, the points on top.
 *
 * <p>With colours every character shows two dots above each other, as the half block has an upper and a lower colour.
 */
final class DecisionRegion {
    private static final int COLUMNS = 76;
    private static final int LINES = 24;
    private static final double MARGIN = 0.3;
    /** Colours of the 256-colour palette, from the negative side, sure and unsure, to the positive. */
    private static final int[] PALETTE = {203, 224, 189, 75};

    private final Mlp model;
    private final Dataset points;
    private final double[] low = new double[2];
    private final double[] high = new double[2];

    DecisionRegion(Mlp model, Dataset points) {
        this.model = model;
        this.points = points;
        for (int axis = 0; axis < 2; axis++) {
            int i = axis;
            double[] all = Arrays.stream(points.inputs()).mapToDouble(p -> p[i]).toArray();
            low[axis] = Arrays.stream(all).min().orElseThrow() - MARGIN;
            high[axis] = Arrays.stream(all).max().orElseThrow() + MARGIN;
        }
    }

    /** Draws it, with colours if the console has them, and a legend. */
    void draw(Console console) {
        char[][] marks = marks();
        for (int line = 0; line < LINES; line++) {
            StringBuilder text = new StringBuilder("  ");
            for (int column = 0; column < COLUMNS; column++) {
                text.append(console.color() ? colored(line, column, marks) : plain(line, column, marks));
            }
            console.out().println(text + (console.color() ? "\u001b[0m" : ""));
        }
        console.out().println();
        console.out()
                .println(
                        console.color()
                                ? "  o and x: the points of the moons; the colours: what the network takes them for"
                                : "  o and x: the points of the moons; dots: where the network says x");
    }

    private char[][] marks() {
        char[][] marks = new char[LINES][COLUMNS];
        for (int i = 0; i < points.size(); i++) {
            double[] p = points.input(i);
            int column = (int) ((p[0] - low[0]) / (high[0] - low[0]) * COLUMNS);
            int line = (int) ((high[1] - p[1]) / (high[1] - low[1]) * LINES);
            marks[line][column] = points.target(i)[0] > 0 ? 'x' : 'o';
        }
        return marks;
    }

    private String plain(int line, int column, char[][] marks) {
        char empty = score(2 * line + 0.5, column) > 0 ? '.' : ' ';
        return String.valueOf(marks[line][column] == 0 ? empty : marks[line][column]);
    }

    private String colored(int line, int column, char[][] marks) {
        int upper = color(score(2 * line, column));
        int lower = color(score(2 * line + 1, column));
        return marks[line][column] == 0
                ? "\u001b[38;5;" + upper + ";48;5;" + lower + "m▀"
                : "\u001b[38;5;16;48;5;" + lower + ";1m" + marks[line][column] + "\u001b[22m";
    }

    private static int color(double score) {
        return PALETTE[score > 0 ? (score > 1 ? 3 : 2) : (score < -1 ? 0 : 1)];
    }

    /** The network's score in the middle of half a character, counted from the upper left. */
    private double score(double half, int column) {
        double x = low[0] + (column + 0.5) / COLUMNS * (high[0] - low[0]);
        double y = high[1] - (half + 0.5) / (2 * LINES) * (high[1] - low[1]);
        return model.forward(x, y)[0].data;
    }
}
