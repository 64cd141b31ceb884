package dev.gradus.cli;

import dev.gradus.Op;
import dev.gradus.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the nodes of a graph are called: inputs by their labels, the result L, those between v1, v2, … */
final class Names {
    private static final Pattern OPERAND = Pattern.compile("\\b[aby]\\b");
    /** How the power's rule writes its reduced exponent, which is a plain number if the exponent is. */
    private static final String REDUCED = "(b - [b ≠ 0])";

    private final Map<Value, String> names = new HashMap<>();

    Names(List<Value> order) {
        Set<String> taken = order.stream().map(v -> v.label).collect(Collectors.toSet());
        int number = 0;
        for (Value v : order) {
            if (v.op() == Op.CONSTANT) {
                names.put(v, Numbers.exact(v.data));
            } else if (v.op() == Op.LEAF) {
                names.put(v, v.label);
            } else if (v == order.get(order.size() - 1)) {
                names.put(
                        v,
                        Stream.of("L", "y", "out")
                                .filter(n -> !taken.contains(n))
                                .findFirst()
                                .orElse("result"));
            } else {
                do {
                    number++;
                } while (taken.contains("v" + number));
                names.put(v, "v" + number);
            }
        }
        names.forEach((v, name) -> v.label = v.op() == Op.CONSTANT ? "" : name);
    }

    String of(Value v) {
        return String.valueOf(names.get(v));
    }

    /** The operation with the names of its operands: {@code v1 + b}, {@code tanh(v4)}. */
    String expression(Value v) {
        return expression(v.op(), v.operands().stream().map(this::operand).toList());
    }

    /** The operation with its operands' numbers. */
    static String numbers(Value v) {
        return expression(
                v.op(), v.operands().stream().map(o -> Numbers.operand(o.data)).toList());
    }

    /** The local derivative by an operand with names in it, as one factor. */
    String rule(Value v, int operand) {
        List<Value> operands = v.operands();
        String rule = OPERAND.matcher(derivative(v, operand)).replaceAll(letter -> switch (letter.group()) {
            case "a" -> operand(operands.get(0));
            case "b" -> operand(operands.get(1));
            default -> of(v);
        });
        boolean one = !rule.contains(" ") && !rule.contains("/");
        return one || Numbers.parse(rule).isPresent() ? rule : "(" + rule + ")";
    }

    private static String derivative(Value v, int operand) {
        String rule = v.op().derivative(operand);
        Value last = v.operands().get(v.op().arity() - 1);
        return v.op() == Op.POW && last.op() == Op.CONSTANT
                ? rule.replace(REDUCED, Numbers.operand(last.data - Math.abs(Math.signum(last.data))))
                : rule;
    }

    private String operand(Value v) {
        return v.op() == Op.CONSTANT ? Numbers.operand(v.data) : of(v);
    }

    private static String expression(Op op, List<String> operands) {
        return switch (op) {
            case NEG -> "-" + operands.get(0);
            case POW -> operands.get(0) + "^" + operands.get(1);
            case PLUS, MINUS, TIMES, DIV, GREATER -> bare(operands.get(0)) + " " + op.symbol() + " " + operands.get(1);
            case PICK -> "pick(" + bare(operands.get(1)) + " → " + bare(operands.get(0)) + ")";
            default -> op.symbol() + operands.stream().map(Names::bare).collect(Collectors.joining(", ", "(", ")"));
        };
    }

    /** Without the parentheses of a negative number, where no sign stands before it. */
    private static String bare(String operand) {
        return operand.startsWith("(-") ? operand.substring(1, operand.length() - 1) : operand;
    }
}
