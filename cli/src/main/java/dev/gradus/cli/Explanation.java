package dev.gradus.cli;

import dev.gradus.Op;
import dev.gradus.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The forward and the backward pass of a graph in lines of arithmetic. */
final class Explanation {
    private final Value root;
    private final List<Value> order;
    private final Names names;

    Explanation(Value root) {
        this.root = root;
        order = root.topologicalOrder();
        names = new Names(order);
    }

    Names names() {
        return names;
    }

    /** Every input and node with its value, each after its operands. */
    List<String> forward() {
        int width = order.stream().mapToInt(v -> names.of(v).length()).max().orElse(0);
        List<String> lines = new ArrayList<>();
        order.stream()
                .filter(v -> v.op() == Op.LEAF)
                .forEach(v -> lines.add(Equation.of(padded(names.of(v), width), "=", List.of(Numbers.exact(v.data)))));
        order.stream()
                .filter(v -> v.op().arity() > 0)
                .forEach(v -> lines.add(Equation.of(
                        padded(names.of(v), width),
                        "=",
                        List.of(names.expression(v), Names.numbers(v), Numbers.exact(v.data)))));
        return lines;
    }

    private static String padded(String name, int width) {
        return "  " + name + " ".repeat(width - name.length());
    }

    /**
     * The backward pass, driven by hand: for each node, how its gradient goes on to its operands. Fills
     * {@link Value#grad}.
     */
    List<String> backward() {
        List<String> lines = new ArrayList<>();
        root.zeroGrad();
        root.grad = 1;
        lines.add("  " + slope(root) + " = 1");
        List<Value> backward = new ArrayList<>(order);
        Collections.reverse(backward);
        for (Value v : backward) {
            if (v.op().arity() > 0) {
                lines.add("  from " + names.of(v) + " = " + names.expression(v));
                edges(v, lines);
                v.backwardStep();
            }
        }
        return lines;
    }

    private void edges(Value v, List<String> lines) {
        List<Value> operands = v.operands();
        for (int k = 0; k < operands.size(); k++) {
            Value operand = operands.get(k);
            if (operand.op() == Op.CONSTANT) {
                continue;
            }
            double local = v.localDerivatives()[k];
            double share = local * v.grad;
            double before =
                    operand.grad + (k == 1 && operands.get(0) == operand ? v.localDerivatives()[0] * v.grad : 0);
            boolean shared = uses(operand) > 1;
            String upstream = Numbers.exact(v.grad);
            List<String> parts = new ArrayList<>();
            parts.add(slope(v) + " · " + local(v, operand));
            String rule = names.rule(v, k);
            if (!rule.equals(Numbers.exact(local))) {
                parts.add(upstream + " · " + rule);
            }
            parts.add(upstream + " · " + Numbers.exact(local));
            parts.add(Numbers.exact(share));
            lines.add(Equation.of("    " + slope(operand), shared ? "+=" : "=", parts));
            if (shared && before != 0) {
                lines.add("      so far " + slope(operand) + " = " + Numbers.exact(before) + " + "
                        + Numbers.operand(share) + " = " + Numbers.exact(before + share));
            }
        }
    }

    private long uses(Value operand) {
        return order.stream()
                .flatMap(v -> v.operands().stream())
                .filter(o -> o == operand)
                .count();
    }

    private String slope(Value v) {
        return local(root, v);
    }

    private String local(Value y, Value x) {
        return "d" + names.of(y) + "/d" + names.of(x);
    }
}
