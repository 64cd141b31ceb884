package dev.gradus.cli;

import dev.gradus.Op;
import dev.gradus.Value;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The paths through a graph from its result to one node, whose products add up to the node's gradient. */
final class Paths {
    private static final int MOST = 1_000;

    private final Value goal;
    private final Names names;
    private final Map<Value, BigInteger> counts = new HashMap<>();
    private final List<String> lines = new ArrayList<>();
    private final Deque<Value> nodes = new ArrayDeque<>();
    private final Deque<Double> factors = new ArrayDeque<>();
    private int listed;
    private double sum;

    private Paths(Value root, Value goal, Names names) {
        this.goal = goal;
        this.names = names;
        for (Value v : root.topologicalOrder()) {
            BigInteger count = v.operands().stream().map(this::count).reduce(BigInteger.ZERO, BigInteger::add);
            counts.put(v, v == goal ? BigInteger.ONE : count);
        }
    }

    private BigInteger count(Value v) {
        return counts.getOrDefault(v, BigInteger.ZERO);
    }

    /** The paths with their products, and their sum; after the backward pass. */
    static List<String> lines(Value root, Value goal, Names names) {
        Paths paths = new Paths(root, goal, names);
        paths.follow(root);
        BigInteger count = paths.count(root);
        boolean all = count.compareTo(BigInteger.valueOf(MOST)) <= 0;
        paths.lines.add(
                all
                        ? "  sum over " + Numbers.count(count.intValueExact(), "path") + " = "
                                + Numbers.exact(paths.sum)
                        : "  These are the first " + MOST + " of " + count + " paths; the sum over all of them is "
                                + Numbers.exact(goal.grad) + ".");
        return paths.lines;
    }

    private void follow(Value v) {
        nodes.addLast(v);
        if (v == goal) {
            list();
        } else {
            List<Value> operands = v.operands();
            for (int k = 0; k < operands.size() && listed < MOST; k++) {
                if (operands.get(k).op() != Op.CONSTANT
                        && count(operands.get(k)).signum() > 0) {
                    factors.addLast(v.localDerivatives()[k]);
                    follow(operands.get(k));
                    factors.removeLast();
                }
            }
        }
        nodes.removeLast();
    }

    private void list() {
        double product = factors.stream().reduce(1.0, (a, b) -> a * b);
        listed++;
        sum += product;
        String route = nodes.stream().map(names::of).collect(Collectors.joining(" → "));
        String arithmetic = factors.stream().map(Numbers::exact).collect(Collectors.joining(" · "));
        lines.add(Equation.of(
                "  " + route,
                ":",
                factors.size() < 2 ? List.of(Numbers.exact(product)) : List.of(arithmetic, Numbers.exact(product))));
    }
}
