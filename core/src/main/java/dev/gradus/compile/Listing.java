package dev.gradus.compile;

import dev.gradus.Op;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
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
        String results = IntStream.of(roots).limit(SHORT).mapToObj(name).collect(Collectors.joining(", "));
        String more = roots.length > SHORT ? ", … " + roots.length + " results" : "";
        listing.add(List.of("return " + results + more));
        return listing.text.toString();
    }

    private static String name(Graph graph, int node, List<String> names) {
        return switch (graph.kind(node)) {
            case PARAMETER -> parameter(graph.a(node), names);
            case INPUT -> "x" + graph.a(node);
            case CONSTANT -> number(graph.number(node));
            case ROWS -> "rows";
            default -> "v" + node;
        };
    }

    private static String parameter(int number, List<String> names) {
        String label = number < names.size() ? names.get(number) : "";
        return label.isEmpty() || names.indexOf(label) != number ? "p" + number : label;
    }

    private static String number(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e9 ? "" + (long) number : "" + number;
    }

    private static String definition(Graph graph, int node, IntFunction<String> name) {
        String a = graph.a(node) < 0 ? "" : name.apply(graph.a(node));
        return switch (graph.kind(node)) {
            case APPLY -> apply(graph.op(node), a, graph.b(node) < 0 ? "" : name.apply(graph.b(node)));
            case PICK -> "[" + operands(graph, node, 1, 1, name) + "][" + a + "]";
            case HIT -> name.apply(graph.b(node)) + " where " + a + " is " + graph.c(node);
            case GUARD -> a + " * " + name.apply(graph.b(node)) + " unless " + a + " is 0";
            case MEAN -> "mean of " + a;
            case SUM -> "sum of " + a;
            case DOT ->
                "dot(" + operands(graph, node, 0, 2, name) + "; " + operands(graph, node, 1, 2, name) + ")"
                        + (graph.a(node) < 0 ? "" : " + " + a);
            default -> throw new IllegalStateException(graph.kind(node) + " has no operands");
        };
    }

    private static String operands(Graph graph, int node, int from, int step, IntFunction<String> name) {
        int last = graph.is(node, Graph.Kind.DOT) ? 2 * graph.c(node) : graph.operandCount(node);
        return shortened(IntStream.iterate(from, i -> i < last, i -> i + step)
                .mapToObj(i -> name.apply(graph.operand(node, i)))
                .toList());
    }

    private static String shortened(List<String> names) {
        return names.size() <= SHORT
                ? String.join(" ", names)
                : names.get(0) + " " + names.get(1) + " … " + names.get(names.size() - 1);
    }

    static String apply(Op op, String a, String b) {
        if (op == Op.NEG) {
            return "-" + a;
        }
        String both = b.isEmpty() ? a : a + ", " + b;
        return isInfix(op) ? a + " " + op.symbol() + " " + b : op.symbol() + "(" + both + ")";
    }

    private static boolean isInfix(Op op) {
        return op != Op.NEG && !Character.isLetter(op.symbol().charAt(0));
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
            List<String> lines = plan.steps().get(part).stream()
                    .map(step -> "  " + step.text(plan))
                    .toList();
            if (!lines.isEmpty()) {
                listing.text.append(titles[part]).append('\n');
                listing.add(lines);
            }
        }
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

    /** Numbered things: {@code r3…r18} where they follow each other, else the first ones. */
    static String range(IntFunction<String> name, int... numbers) {
        if (numbers.length == 1 || Arrays.stream(numbers).allMatch(n -> n == numbers[0])) {
            return name.apply(numbers[0]);
        }
        int step = numbers[1] - numbers[0];
        boolean even = IntStream.range(1, numbers.length).allMatch(i -> numbers[i] - numbers[i - 1] == step);
        String first = name.apply(numbers[0]);
        String last = name.apply(numbers[numbers.length - 1]);
        if (even && Math.abs(step) == 1) {
            return first + "…" + last;
        }
        return first + " " + name.apply(numbers[1]) + (numbers.length > 2 ? (even ? "…" : " … ") + last : "");
    }

    /** The formulas of a template's outputs, over named inputs; results that are used once stand where they are used. */
    static String formulas(Template template, List<String> inputs, List<String> outputs) {
        List<String> texts = new ArrayList<>(inputs);
        int[] uses = new int[inputs.size() + template.code().size()];
        template.code()
                .forEach(instruction -> Arrays.stream(operands(instruction)).forEach(i -> uses[i]++));
        List<String> lines = new ArrayList<>();
        int temporaries = 0;
        for (Template.Instruction instruction : template.code()) {
            int number = texts.size();
            String formula = formula(instruction, texts);
            int output = template.outputs().indexOf(number);
            if (output >= 0) {
                lines.add(outputs.get(output) + " = " + unwrapped(formula));
                texts.add(outputs.get(output));
            } else if (uses[number] > 1 && !(instruction instanceof Template.Constant)) {
                String name = "t" + temporaries++;
                lines.add(name + " = " + unwrapped(formula));
                texts.add(name);
            } else {
                texts.add(formula);
            }
        }
        return String.join("; ", lines);
    }

    private static int[] operands(Template.Instruction instruction) {
        if (instruction instanceof Template.Apply apply) {
            return apply.op().arity() == 1 ? new int[] {apply.a()} : new int[] {apply.a(), apply.b()};
        }
        if (instruction instanceof Template.Hit hit) {
            return new int[] {hit.index(), hit.a()};
        }
        if (instruction instanceof Template.Guard guard) {
            return new int[] {guard.a(), guard.b()};
        }
        if (instruction instanceof Template.Pick pick) {
            return IntStream.concat(
                            IntStream.of(pick.index()), pick.choices().stream().mapToInt(i -> i))
                    .toArray();
        }
        return new int[0];
    }

    private static String formula(Template.Instruction instruction, List<String> texts) {
        if (instruction instanceof Template.Constant constant) {
            return number(constant.value());
        }
        if (instruction instanceof Template.Apply apply) {
            boolean unary = apply.op().arity() == 1;
            String text = apply(apply.op(), texts.get(apply.a()), unary ? "" : texts.get(apply.b()));
            return isInfix(apply.op()) ? "(" + text + ")" : text;
        }
        if (instruction instanceof Template.Hit hit) {
            return "(" + texts.get(hit.a()) + " where " + texts.get(hit.index()) + " is " + hit.choice() + ")";
        }
        if (instruction instanceof Template.Guard guard) {
            String a = texts.get(guard.a());
            return "(" + a + " * " + texts.get(guard.b()) + " unless " + a + " is 0)";
        }
        Template.Pick pick = (Template.Pick) instruction;
        return "[" + shortened(pick.choices().stream().map(texts::get).toList()) + "][" + texts.get(pick.index()) + "]";
    }

    private static String unwrapped(String formula) {
        return formula.startsWith("(") && formula.endsWith(")") ? formula.substring(1, formula.length() - 1) : formula;
    }
}
