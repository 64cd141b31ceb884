package dev.gradus.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
     * @param names the parameters' names
     * @param mostLines longer listings are cut in the middle
     */
    static String of(Graph graph, int[] roots, List<String> names, int mostLines) {
        var listing = new Listing(mostLines);
        IntFunction<String> name = node -> name(graph, node, names);
        int[] computed = IntStream.range(0, graph.size())
                .filter(node -> graph.operandCount(node) > 0)
                .toArray();
        listing.add(computed.length, i -> name.apply(computed[i]) + " = " + definition(graph, computed[i], name));
        String results = shortened(IntStream.of(roots).mapToObj(name).toList());
        return listing.text.append("return ").append(results).append('\n').toString();
    }

    /** Every stage from a recording to a plan. */
    static String of(Recording recording, Stages stages, Plan plan, int mostLines) {
        List<String> names = names(recording.names());
        Simplification.Result simplified = stages.simplified();
        Simplification.Result fused = stages.fused();
        boolean same = fused.graph().sameAs(simplified.graph());
        String penalty = recording.penalty() == Graph.NONE
                ? ""
                : "penalty " + name(recording.graph(), recording.penalty(), names) + "\n";
        return "recorded\n" + of(recording.graph(), recording.outputs(), names, mostLines) + penalty
                + "\ndifferentiated\n" + of(stages.wanted(), stages.roots(), names, mostLines)
                + "\nsimplified\n" + of(simplified.graph(), simplified.roots(), names, mostLines)
                + "\nfused\n" + (same ? "as simplified\n" : of(fused.graph(), fused.roots(), names, mostLines))
                + "\nsteps\n" + of(plan, mostLines);
    }

    /** The parameters' labels; where there is none, or the same again, p and the number. */
    private static List<String> names(List<String> labels) {
        Set<String> seen = new HashSet<>(Set.of(""));
        List<String> names = new ArrayList<>();
        for (String label : labels) {
            names.add(seen.add(label) ? label : "p" + names.size());
        }
        return names;
    }

    private static String name(Graph graph, int node, List<String> names) {
        return switch (graph.kind(node)) {
            case PARAMETER -> names.get(graph.a(node));
            case INPUT -> "x" + graph.a(node);
            case CONSTANT -> Formulas.number(graph.number(node)).text();
            case ROWS -> "rows";
            default -> "v" + node;
        };
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
                listing.add(lines.size(), lines::get);
            }
        }
        return listing.text
                .append("return ")
                .append(plan.resultsText())
                .append('\n')
                .toString();
    }

    /** Adds lines, of which only those that are shown are made. */
    private void add(int count, IntFunction<String> line) {
        int head = count <= mostLines ? count : mostLines / 2;
        int tail = count <= mostLines ? 0 : mostLines - head;
        for (int i = 0; i < count; i++) {
            if (i < head || i >= count - tail) {
                text.append(line.apply(i)).append('\n');
            } else if (i == head) {
                text.append("… ").append(count - head - tail).append(" more lines\n");
            }
        }
    }

    /** Numbered things: {@code r3…r18} where they follow each other, {@code p0 p4…p28} where evenly spaced. */
    static String range(IntFunction<String> name, int... numbers) {
        int last = numbers.length - 1;
        if (Arrays.stream(numbers).allMatch(n -> n == numbers[0])) {
            return name.apply(numbers[0]);
        }
        int step = numbers[1] - numbers[0];
        boolean even = IntStream.range(1, numbers.length).allMatch(i -> numbers[i] - numbers[i - 1] == step);
        if (even && Math.abs(step) > 1 && last > 1 && isNumbered(name.apply(numbers[0]), name.apply(numbers[last]))) {
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
                && isNumbered(name.apply(numbers[place]), name.apply(numbers[place + 1]));
    }

    /** Whether both names are a letter and a number, and not constants, which follow each other in no way. */
    private static boolean isNumbered(String name, String other) {
        return Character.isLetter(name.charAt(0)) && name.charAt(0) == other.charAt(0);
    }
}
