package dev.gradus.compile;

import dev.gradus.Op;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The form of a fused form, without saying which nodes it is applied to: instructions over numbered externals, as
 * numbers, so that forms are compared fast.
 */
@SuppressWarnings("EnumOrdinal") // numbers that mean nothing outside one run
final class Form {
    private static final int STORE = -1;

    private final int[] code;
    private final boolean[] varying;

    private Form(int[] code, boolean[] varying) {
        this.code = code;
        this.varying = varying;
    }

    /** {@return which externals are uniform} */
    boolean[] uniform() {
        boolean[] uniform = new boolean[varying.length];
        for (int i = 0; i < uniform.length; i++) {
            uniform[i] = !varying[i];
        }
        return uniform;
    }

    /** Writes nodes of a graph as expressions, in the order in which they come. */
    static final class Encoder {
        private final Graph graph;
        private final Ints code = new Ints();
        private final Ints externals = new Ints();
        private final int[] place; // of a node: of an external as it is, of a result as ~
        private final int[] written; // the number of the form in which the place holds
        private int number;
        private int results;

        Encoder(Graph graph) {
            this.graph = graph;
            place = new int[graph.size()];
            written = new int[graph.size()];
        }

        /** Begins a new form. */
        void begin() {
            number++;
            results = 0;
            code.clear();
            externals.clear();
        }

        void add(int node) {
            Graph.Kind kind = graph.kind(node);
            switch (kind) {
                case APPLY -> {
                    int x = place(graph.a(node));
                    int y = graph.b(node) == Graph.NONE ? x : place(graph.b(node));
                    write(kind, graph.op(node).ordinal(), x, y);
                }
                case GUARD -> write(kind, place(graph.a(node)), place(graph.b(node)));
                case HIT -> write(kind, place(graph.a(node)), place(graph.b(node)), graph.c(node));
                case PICK -> {
                    int[] operands = new int[graph.operandCount(node)];
                    Arrays.setAll(operands, i -> place(graph.operand(node, i)));
                    write(kind, graph.c(node));
                    Arrays.stream(operands).forEach(code::add);
                }
                default -> throw new IllegalStateException(kind + " is not elementwise");
            }
            set(node, ~results++);
        }

        private void set(int node, int where) {
            place[node] = where;
            written[node] = number;
        }

        private void write(Graph.Kind kind, int... rest) {
            code.add(kind.ordinal());
            for (int item : rest) {
                code.add(item);
            }
        }

        /** Says that an added node is stored. */
        void store(int node) {
            code.add(STORE);
            code.add(place[node]);
        }

        private int place(int operand) {
            if (written[operand] != number) {
                set(operand, isCommon(operand) ? constant(operand) : external(operand));
            }
            return place[operand];
        }

        /** A constant that rules are made of; others are external, or every number would need code of its own. */
        private boolean isCommon(int node) {
            if (!graph.is(node, Graph.Kind.CONSTANT)) {
                return false;
            }
            double number = Math.abs(graph.number(node));
            return number <= 4 && 2 * number == Math.rint(2 * number);
        }

        private int constant(int node) {
            long bits = Double.doubleToRawLongBits(graph.number(node));
            write(Graph.Kind.CONSTANT, (int) (bits >>> 32), (int) bits);
            return ~results++;
        }

        private int external(int node) {
            externals.add(node);
            return externals.size() - 1;
        }

        Form form() {
            boolean[] varying = new boolean[externals.size()];
            for (int i = 0; i < varying.length; i++) {
                varying[i] = graph.varying(externals.get(i));
            }
            return new Form(code.toArray(), varying);
        }

        int[] externals() {
            return externals.toArray();
        }
    }

    /**
     * The template for kernels.
     *
     * @param uniform which externals are the same in every lane
     */
    Template template(boolean[] uniform) {
        int[] numbers = new int[uniform.length];
        int next = 0;
        for (int i = 0; i < uniform.length; i++) {
            if (!uniform[i]) {
                numbers[i] = next++;
            }
        }
        int runs = next;
        for (int i = 0; i < uniform.length; i++) {
            if (uniform[i]) {
                numbers[i] = next++;
            }
        }
        List<Template.Instruction> instructions = new ArrayList<>();
        List<Integer> outputs = new ArrayList<>();
        Graph.Kind[] kinds = Graph.Kind.values();
        for (int i = 0; i < code.length; ) {
            if (code[i] == STORE) {
                outputs.add(number(code[i + 1], numbers));
                i += 2;
                continue;
            }
            int at = i + 1;
            switch (kinds[code[i]]) {
                case CONSTANT -> {
                    long bits = ((long) code[at] << 32) | (code[at + 1] & 0xFFFFFFFFL);
                    instructions.add(new Template.Constant(Double.longBitsToDouble(bits)));
                    i += 3;
                }
                case APPLY -> {
                    Op op = Op.values()[code[at]];
                    instructions.add(
                            new Template.Apply(op, number(code[at + 1], numbers), number(code[at + 2], numbers)));
                    i += 4;
                }
                case GUARD -> {
                    instructions.add(new Template.Guard(number(code[at], numbers), number(code[at + 1], numbers)));
                    i += 3;
                }
                case HIT -> {
                    instructions.add(
                            new Template.Hit(number(code[at], numbers), number(code[at + 1], numbers), code[at + 2]));
                    i += 4;
                }
                default -> {
                    List<Integer> choices = new ArrayList<>();
                    for (int choice = 0; choice < code[at]; choice++) {
                        choices.add(number(code[at + 2 + choice], numbers));
                    }
                    instructions.add(new Template.Pick(number(code[at + 1], numbers), choices));
                    i += 3 + code[at];
                }
            }
        }
        return new Template(runs, uniform.length - runs, instructions, outputs);
    }

    private int number(int place, int[] numbers) {
        return place < 0 ? numbers.length + ~place : numbers[place];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Form that && Arrays.equals(varying, that.varying) && Arrays.equals(code, that.code);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(code) + Arrays.hashCode(varying);
    }
}
