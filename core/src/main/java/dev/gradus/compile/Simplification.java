package dev.gradus.compile;

import dev.gradus.Op;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Makes a graph smaller without changing what it computes: constants are folded, equal nodes become one, what nobody
 * uses is left out, and a few identities are used: x + 0, x · 1, x / 1, −(−x), x², choices by a known index, uniform factors and terms in front of
 * a mean or sum.
 *
 * <p>Operands keep their order, except that a + b and b + a count as equal, and a · b and b · a. Only −0 can change to 0,
 * and the last digits where a uniform factor moves out of a sum over rows or a power becomes a product.
 */
@SuppressWarnings("EnumOrdinal") // numbers that mean nothing outside one run
final class Simplification {
    private final Graph graph = new Graph();
    private int[] table;
    private int filled;

    private Simplification(int nodes) {
        table = new int[Math.max(64, 4 * Integer.highestOneBit(nodes))];
        Arrays.fill(table, Graph.NONE);
    }

    /** A graph and the nodes in it that matter. */
    @SuppressWarnings("ArrayRecordComponent") // made once, passed on
    record Result(Graph graph, int[] roots) {}

    /**
     * Simplifies.
     *
     * @param from the graph, which stays as it is
     * @param roots the nodes that are needed
     * @return a new graph and the same roots in it
     */
    static Result of(Graph from, int... roots) {
        return compact(new Simplification(from.size()).rebuild(from, roots));
    }

    private Result rebuild(Graph from, int[] roots) {
        boolean[] needed = from.needed(roots);
        int[] renamed = new int[from.size()];
        for (int node = 0; node < renamed.length; node++) {
            if (needed[node]) {
                renamed[node] = simplified(from, node, renamed);
            }
        }
        return new Result(graph, renamed(roots, renamed));
    }

    /** Leaves out what is not needed; shared with other stages that rebuild a graph. */
    static Result compact(Result result) {
        boolean[] needed = result.graph.needed(result.roots);
        int[] renamed = new int[needed.length];
        Graph compact = new Graph();
        for (int node = 0; node < needed.length; node++) {
            if (needed[node]) {
                renamed[node] = compact.copyOf(result.graph, node, renamed);
            }
        }
        return new Result(compact, renamed(result.roots, renamed));
    }

    private static int[] renamed(int[] nodes, int[] renamed) {
        int[] result = new int[nodes.length];
        Arrays.setAll(result, i -> renamed[nodes[i]]);
        return result;
    }

    private int simplified(Graph from, int node, int[] renamed) {
        return switch (from.kind(node)) {
            case APPLY ->
                apply(
                        from.op(node),
                        renamed[from.a(node)],
                        from.b(node) == Graph.NONE ? Graph.NONE : renamed[from.b(node)]);
            case MEAN, SUM -> reduce(from.kind(node), renamed[from.a(node)]);
            case GUARD -> guard(renamed[from.a(node)], renamed[from.b(node)]);
            case PICK -> pick(from, node, renamed);
            case HIT -> hit(renamed[from.a(node)], renamed[from.b(node)], from.c(node));
            default -> shared(graph.copyOf(from, node, renamed));
        };
    }

    private int constant(double number) {
        return shared(graph.constant(number));
    }

    private int node(Op op, int a, int b) {
        return shared(graph.apply(op, a, b));
    }

    private int apply(Op op, int a, int b) {
        boolean unary = op.arity() == 1;
        if (graph.is(a, Graph.Kind.CONSTANT) && (unary || graph.is(b, Graph.Kind.CONSTANT))) {
            return constant(op.value(graph.number(a), unary ? 0 : graph.number(b)));
        }
        return switch (op) {
            case PLUS -> plus(a, b);
            case MINUS -> minus(a, b);
            case TIMES -> times(a, b);
            case DIV -> graph.isConstant(b, 1) ? a : node(op, a, b);
            case NEG -> graph.is(a, Op.NEG) ? graph.a(a) : node(op, a, b);
            case POW -> power(a, b);
            case SQUARE -> times(a, a);
            case DETACH -> a;
            default -> node(op, a, b);
        };
    }

    private int plus(int a, int b) {
        if (isZero(a) || isZero(b)) {
            return isZero(a) ? b : a;
        }
        if (graph.is(b, Op.NEG)) {
            return minus(a, graph.a(b));
        }
        return graph.is(a, Op.NEG) ? minus(b, graph.a(a)) : node(Op.PLUS, a, b);
    }

    private int minus(int a, int b) {
        if (isZero(b)) {
            return a;
        }
        if (isZero(a)) {
            return apply(Op.NEG, b, Graph.NONE);
        }
        return graph.is(b, Op.NEG) ? plus(a, graph.a(b)) : node(Op.MINUS, a, b);
    }

    private int times(int a, int b) {
        if (graph.isConstant(a, 1) || graph.isConstant(b, 1)) {
            return graph.isConstant(a, 1) ? b : a;
        }
        if (graph.isConstant(a, -1) || graph.isConstant(b, -1)) {
            return apply(Op.NEG, graph.isConstant(a, -1) ? b : a, Graph.NONE);
        }
        return node(Op.TIMES, a, b);
    }

    private int power(int a, int b) {
        if (graph.isConstant(b, 1)) {
            return a;
        }
        if (graph.isConstant(b, 2)) {
            return times(a, a);
        }
        return graph.isConstant(b, -1) ? node(Op.DIV, constant(1), a) : node(Op.POW, a, b);
    }

    private boolean isZero(int node) {
        return graph.isConstant(node, 0) || graph.isConstant(node, -0.0);
    }

    private int guard(int a, int b) {
        boolean harmless = graph.is(b, Graph.Kind.CONSTANT) && Double.isFinite(graph.number(b));
        return harmless ? times(a, b) : shared(graph.guard(a, b));
    }

    private int pick(Graph from, int node, int[] renamed) {
        int index = renamed[from.a(node)];
        int number = graph.is(index, Graph.Kind.CONSTANT) ? (int) graph.number(index) : Graph.NONE;
        boolean known = number >= 0 && number < from.c(node) && number == graph.number(index);
        return known ? renamed[from.pooled(from.b(node) + number)] : shared(graph.copyOf(from, node, renamed));
    }

    private int hit(int index, int a, int choice) {
        if (graph.is(index, Graph.Kind.CONSTANT)) {
            return graph.number(index) == choice ? a : constant(0);
        }
        return shared(graph.hit(index, a, choice));
    }

    /** Takes uniform terms and factors and signs out of a mean or sum over the rows; a loop, as there may be many. */
    private int reduce(Graph.Kind how, int summed) {
        List<UnaryOperator<Integer>> outside = new ArrayList<>();
        int a = summed;
        int terms = Graph.NONE;
        while (graph.varying(a)) {
            int operand = graph.a(a);
            boolean scaled = graph.is(a, Op.TIMES) && !(graph.varying(operand) && graph.varying(graph.b(a)));
            boolean shifted = graph.is(a, Op.PLUS) && !(graph.varying(operand) && graph.varying(graph.b(a)));
            int other = graph.b(a);
            boolean left = (scaled || shifted) && !graph.varying(operand);
            if (left) {
                other = operand;
                operand = graph.b(a);
            }
            if (shifted) {
                int term = reduceUniform(how, other);
                terms = terms == Graph.NONE ? term : plus(term, terms);
            } else if (scaled || graph.is(a, Op.NEG)) {
                int factor = other;
                int rest = terms;
                terms = Graph.NONE;
                outside.add(inner -> plusAny(inner, rest));
                outside.add(inner -> !scaled
                        ? apply(Op.NEG, inner, Graph.NONE)
                        : left ? times(factor, inner) : times(inner, factor));
            } else {
                break;
            }
            a = operand;
        }
        int reduced = plusAny(graph.varying(a) ? shared(graph.reduce(how, a)) : reduceUniform(how, a), terms);
        for (int i = outside.size() - 1; i >= 0; i--) {
            reduced = outside.get(i).apply(reduced);
        }
        return reduced;
    }

    private int plusAny(int a, int terms) {
        return terms == Graph.NONE ? a : plus(a, terms);
    }

    private int reduceUniform(Graph.Kind how, int a) {
        return how == Graph.Kind.MEAN ? a : times(a, shared(graph.rows()));
    }

    /** The equal node that is there already, or this one. Pool lists are compared by place: they are made once. */
    private int shared(int node) {
        if (2 * ++filled > table.length) {
            grow();
        }
        int slot = slot(node);
        if (table[slot] == Graph.NONE) {
            table[slot] = node;
        } else {
            filled--;
        }
        return table[slot];
    }

    private int slot(int node) {
        int slot = hash(node) & (table.length - 1);
        while (table[slot] != Graph.NONE && !equal(table[slot], node)) {
            slot = (slot + 1) & (table.length - 1);
        }
        return slot;
    }

    private void grow() {
        int[] old = table;
        table = new int[2 * old.length];
        Arrays.fill(table, Graph.NONE);
        for (int node : old) {
            if (node != Graph.NONE) {
                table[slot(node)] = node;
            }
        }
    }

    private int hash(int node) {
        int hash = graph.kind(node).ordinal();
        if (graph.is(node, Graph.Kind.CONSTANT)) {
            hash = 31 * hash + Double.hashCode(graph.number(node));
        } else if (commutes(node)) {
            hash = 31 * hash + graph.op(node).ordinal();
            // not their sum, which is the same for all products of a chain's nodes and their gradients
            hash = (31 * hash + Math.min(graph.a(node), graph.b(node))) * 31 + Math.max(graph.a(node), graph.b(node));
        } else {
            hash = graph.is(node, Graph.Kind.APPLY) ? 31 * hash + graph.op(node).ordinal() : hash;
            hash = ((31 * hash + graph.a(node)) * 31 + graph.b(node)) * 31 + graph.c(node);
        }
        hash *= 0x9E3779B9;
        return hash ^ (hash >>> 15);
    }

    private boolean commutes(int node) {
        return graph.is(node, Op.PLUS) || graph.is(node, Op.TIMES);
    }

    private boolean equal(int x, int y) {
        if (graph.kind(x) != graph.kind(y)) {
            return false;
        }
        if (graph.is(x, Graph.Kind.CONSTANT)) {
            return Double.compare(graph.number(x), graph.number(y)) == 0;
        }
        if (graph.is(x, Graph.Kind.APPLY) && graph.op(x) != graph.op(y)) {
            return false;
        }
        boolean same = graph.a(x) == graph.a(y) && graph.b(x) == graph.b(y) && graph.c(x) == graph.c(y);
        return same || (commutes(x) && graph.a(x) == graph.b(y) && graph.b(x) == graph.a(y));
    }
}
