package dev.gradus.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Graphs and plans as text, one line for each thing that is computed. */
final class Listing {
    /** Longer lists of nodes are shown by their ends. */
    private static final int SHORT = 4;

    private final StringBuilder text = new StringBuilder();
    private final int mostLines;

    private Listing(int mostLines) {
        this.mostLines = mostLines;
    }

    /**
     * A graph: {@code v5 = v4 + x0}, one line a node.
     *
     * @param graph the graph
     * @param roots its results
     * @param names the parameters' labels
     * @param mostLines longer listings are cut in the middle
     */
    static String of(Graph graph, int[] roots, List<String> names, int mostLines) {
        var listing = new Listing(mostLines);
        List<String> lines = new ArrayList<>();
        IntFunction<String> name = node -> name(graph, node, names);
        for (int node = 0; node < graph.size(); node++) {
            if (graph.operandCount(node) > 0) {
                lines.add(name.apply(node) + " = " + definition(graph, node, name));
            }
        }
        listing.add(lines);
        listing.add(
                List.of("return " + shortened(IntStream.of(roots).mapToObj(name).toList())));
        return listing.text.toString();
    }

    /** {@return how a node is called in the listing of its graph} */
    static String name(Graph graph, int node, List<String> names) {
        return switch (graph.kind(node)) {
            case PARAMETER -> parameter(graph.a(node), names);
            case INPUT -> "x" + graph.a(node);
            case CONSTANT -> Formulas.number(graph.number(node)).text();
            case ROWS -> "rows";
            default -> "v" + node;
        };
    }

    private static String parameter(int number, List<String> names) {
        String label = number < names.size() ? names.get(number) : "";
        return label.isEmpty() || names.indexOf(label) != number ? "p" + number : label;
    }

    private static String definition(Graph graph, int node, IntFunction<String> name) {
        Formulas.Piece a = Formulas.Piece.of(graph.a(node) < 0 ? "" : name.apply(graph.a(node)));
        return switch (graph.kind(node)) {
            case APPLY ->
                Formulas.apply(graph.op(node), a, second(graph, node, name)).text();
            case PICK -> "[" + operands(graph, node, 1, 1, name) + "][" + a.text() + "]";
            case HIT ->
                Formulas.hit(a, second(graph, node, name), graph.c(node)).text();
            case GUARD -> Formulas.guard(a, second(graph, node, name)).text();
            case MEAN -> "mean of " + a.text();
            case SUM -> "sum of " + a.text();
            case DOT ->
                "dot(" + operands(graph, node, 0, 2, name) + "; " + operands(graph, node, 1, 2, name) + ")"
                        + (graph.a(node) < 0 ? "" : " + " + a.text());
            default -> throw new IllegalStateException(graph.kind(node) + " has no operands");
        };
    }

    private static Formulas.Piece second(Graph graph, int node, IntFunction<String> name) {
        return Formulas.Piece.of(graph.b(node) < 0 ? "" : name.apply(graph.b(node)));
    }

    private static String operands(Graph graph, int node, int from, int step, IntFunction<String> name) {
        int last = graph.is(node, Graph.Kind.DOT) ? 2 * graph.c(node) : graph.operandCount(node);
        return shortened(IntStream.iterate(from, i -> i < last, i -> i + step)
                .mapToObj(i -> name.apply(graph.operand(node, i)))
                .toList());
    }

    /** A list, or its ends where it is long. */
    static String shortened(List<String> names) {
        return names.size() <= SHORT
                ? String.join(" ", names)
                : names.get(0) + " " + names.get(1) + " … " + names.get(names.size() - 1);
    }

    /**
     * A plan: what is done before the rows, for each block of rows, and after them.
     *
     * @param plan the plan
     * @param mostLines longer listings are cut in the middle
     */
    static String of(Plan plan, int mostLines) {
        var listing = new Listing(mostLines);
        String[] titles = {"once, before the rows", "for each block of rows", "once, after the rows"};
        for (int part = 0; part < titles.length; part++) {
            List<String> lines = plan.texts(part).stream()
                    .flatMap(text -> ("  " + text.replace("\n", "\n    ")).lines())
                    .toList();
            if (!lines.isEmpty()) {
                listing.text.append(titles[part]).append('\n');
                listing.add(lines);
            }
        }
        listing.add(List.of("return " + plan.resultsText()));
        return listing.text.toString();
    }

    private void add(List<String> lines) {
        int head = lines.size() <= mostLines ? lines.size() : mostLines / 2;
        int tail = lines.size() <= mostLines ? 0 : mostLines - head;
        lines.subList(0, head).forEach(line -> text.append(line).append('\n'));
        if (head < lines.size()) {
            text.append("… ").append(lines.size() - head - tail).append(" more lines\n");
        }
        lines.subList(lines.size() - tail, lines.size())
                .forEach(line -> text.append(line).append('\n'));
    }

    /** Numbered things: {@code r3…r18} where they follow each other, {@code p0 p4…p28} where evenly spaced. */
    static String range(IntFunction<String> name, int... numbers) {
        int last = numbers.length - 1;
        if (Arrays.stream(numbers).allMatch(n -> n == numbers[0])) {
            return name.apply(numbers[0]);
        }
        int step = numbers[1] - numbers[0];
        boolean even = IntStream.range(1, numbers.length).allMatch(i -> numbers[i] - numbers[i - 1] == step);
        if (even && Math.abs(step) > 1 && numbers.length > 2) {
            return name.apply(numbers[0]) + " " + name.apply(numbers[1]) + "…" + name.apply(numbers[last]);
        }
        List<String> runs = new ArrayList<>();
        for (int from = 0, to; from <= last; from = to + 1) {
            to = from;
            while (to < last && follows(name, numbers, from, to)) {
                to++;
            }
            runs.add(name.apply(numbers[from]) + (to == from ? "" : "…" + name.apply(numbers[to])));
        }
        return shortened(runs);
    }

    /** Whether a run goes on after some place: in the same direction, with the same kind of name. */
    private static boolean follows(IntFunction<String> name, int[] numbers, int from, int place) {
        int step = numbers[place + 1] - numbers[place];
        return Math.abs(step) == 1
                && step == numbers[from + 1] - numbers[from]
                && name.apply(numbers[place + 1]).charAt(0)
                        == name.apply(numbers[place]).charAt(0);
    }
}
