package dev.gradus.compile;

import dev.gradus.Op;
import java.util.Arrays;

/**
 * Reverse-mode differentiation: appends the derivatives of a node to its graph, as more nodes.
 *
 * <p>The local derivatives come from the op table. A uniform node used in varying ones collects its gradient over the
 * rows: the derivative of a mean is the mean of the derivatives, and that of a sum their sum. An operation whose local
 * derivative is the constant 0 (detach, sign, a comparison) passes nothing on. Below a choice, the gradient 0 of a row
 * that did not take it stays 0 whatever it is multiplied with, where operations with poles or overflow take part.
 */
final class Differentiation {
    private final Graph graph;
    private final Reduction reduction;
    private final boolean[] dependent;
    private final int[] adjoints; // of each node: the sum of what has arrived, uniform
    private final int[] laneAdjoints; // varying
    private final boolean[] guarded; // reached through choices alone: the gradient is 0 where they were not taken
    private final boolean[] unbounded;

    private Differentiation(Graph graph, Reduction reduction, int[] by) {
        this.graph = graph;
        this.reduction = reduction;
        dependent = dependent(graph, by);
        adjoints = none(graph.size());
        laneAdjoints = none(graph.size());
        guarded = new boolean[graph.size()];
        unbounded = unbounded(graph);
    }

    /**
     * Which nodes come from an input, which may be NaN, or from an operation that has poles or overflows, so that they or
     * their derivatives may be infinite.
     */
    private static boolean[] unbounded(Graph graph) {
        boolean[] unbounded = new boolean[graph.size()];
        for (int node = 0; node < unbounded.length; node++) {
            unbounded[node] = graph.is(node, Graph.Kind.INPUT)
                    || (graph.is(node, Graph.Kind.APPLY) && isUnbounded(graph.op(node)));
            for (int i = graph.operandCount(node) - 1; i >= 0 && !unbounded[node]; i--) {
                unbounded[node] = unbounded[graph.operand(node, i)];
            }
        }
        return unbounded;
    }

    private static boolean isUnbounded(Op op) {
        return switch (op.domain()) {
            case POSITIVE, ABOVE_MINUS_ONE, WITHIN_ONE, NONZERO_DIVISOR, OFF_POLES -> true;
            default -> op == Op.CBRT || op == Op.EXP || op == Op.EXPM1 || op == Op.SINH || op == Op.COSH;
        };
    }

    private static int[] none(int length) {
        int[] none = new int[length];
        Arrays.fill(none, Graph.NONE);
        return none;
    }

    private static boolean[] dependent(Graph graph, int[] by) {
        boolean[] dependent = new boolean[graph.size()];
        for (int node : by) {
            dependent[node] = true;
        }
        for (int node = 0; node < dependent.length; node++) {
            for (int i = graph.operandCount(node) - 1; i >= 0; i--) {
                dependent[node] |= dependent[graph.operand(node, i)];
            }
        }
        return dependent;
    }

    /**
     * Appends ∂root/∂node for some nodes.
     *
     * @param graph the graph to extend
     * @param root what to differentiate
     * @param by by which nodes
     * @param reduction how uniform nodes collect over rows; with {@link Reduction#NONE} their derivatives stay per row
     * @return the derivatives; a constant 0 where the root does not depend on the node
     */
    static int[] append(Graph graph, int root, int[] by, Reduction reduction) {
        return new Differentiation(graph, reduction, by).run(root, by);
    }

    private int[] run(int root, int[] by) {
        adjoints[root] = graph.constant(1);
        int[] derivatives = new int[graph.size()];
        for (int node = root; node >= 0; node--) {
            if (dependent[node]) {
                int adjoint = adjointOf(node);
                derivatives[node] = adjoint;
                if (adjoint != Graph.NONE) {
                    passOn(node, adjoint);
                }
            }
        }
        int[] result = new int[by.length];
        for (int i = 0; i < by.length; i++) {
            boolean reached = by[i] <= root && derivatives[by[i]] != Graph.NONE;
            result[i] = reached ? derivatives[by[i]] : graph.constant(0);
        }
        return result;
    }

    private int adjointOf(int node) {
        int lanes = laneAdjoints[node];
        if (lanes != Graph.NONE && !graph.varying(node) && reduction != Reduction.NONE) {
            lanes = graph.reduce(reduction.kind(), lanes);
        }
        return sum(adjoints[node], lanes);
    }

    private void passOn(int node, int adjoint) {
        switch (graph.kind(node)) {
            case APPLY -> {
                var op = graph.op(node);
                int a = graph.a(node);
                int b = graph.b(node) == Graph.NONE ? a : graph.b(node);
                boolean guard = guarded[node] && unbounded[node];
                if (dependent[a]) {
                    give(node, a, product(adjoint, op.da(graph.algebra, a, b, node), guard));
                }
                if (graph.b(node) != Graph.NONE && dependent[b]) {
                    give(node, b, product(adjoint, op.db(graph.algebra, a, b, node), guard));
                }
            }
            case PICK -> {
                for (int i = 0; i < graph.c(node); i++) {
                    int choice = graph.pooled(graph.b(node) + i);
                    if (dependent[choice]) {
                        give(node, choice, graph.hit(graph.a(node), adjoint, i), true);
                    }
                }
            }
            case HIT -> {
                int value = graph.b(node);
                if (dependent[value]) {
                    give(node, value, graph.hit(graph.a(node), adjoint, graph.c(node)), true);
                }
            }
            case GUARD -> {
                for (int i = 0; i < 2; i++) {
                    int operand = graph.operand(node, i);
                    if (dependent[operand]) {
                        give(node, operand, product(adjoint, graph.operand(node, 1 - i), true));
                    }
                }
            }
            case MEAN, SUM -> give(node, graph.a(node), adjoint);
            case PARAMETER, INPUT -> {}
            default -> throw new IllegalStateException("cannot differentiate " + graph.kind(node));
        }
    }

    private int product(int adjoint, int local, boolean guard) {
        if (graph.isConstant(local, 0)) {
            return Graph.NONE;
        }
        if (graph.isConstant(local, 1)) {
            return adjoint;
        }
        if (graph.isConstant(adjoint, 1)) {
            return local;
        }
        return guard ? graph.guard(adjoint, local) : graph.apply(Op.TIMES, adjoint, local);
    }

    private void give(int user, int operand, int share) {
        give(user, operand, share, guarded[user]);
    }

    private void give(int user, int operand, int share, boolean masked) {
        if (share == Graph.NONE) {
            return;
        }
        boolean first = adjoints[operand] == Graph.NONE && laneAdjoints[operand] == Graph.NONE;
        guarded[operand] = masked && (first || guarded[operand]);
        if (graph.varying(share)) {
            laneAdjoints[operand] = sum(laneAdjoints[operand], share);
        } else {
            boolean oncePerRow = reduction == Reduction.SUM && graph.varying(user) && !graph.varying(operand);
            int total = oncePerRow ? graph.apply(Op.TIMES, share, graph.rows()) : share;
            adjoints[operand] = sum(adjoints[operand], total);
        }
    }

    private int sum(int x, int y) {
        if (x == Graph.NONE || y == Graph.NONE) {
            return x == Graph.NONE ? y : x;
        }
        return graph.apply(Op.PLUS, x, y);
    }
}
