package dev.gradus;

import java.util.stream.Collectors;

/** How reports name a node. */
final class Description {
    private Description() {}

    /** The node as the operation on its operands, {@code 'e' = a=2.0 * b=-3.0} or {@code tanh(n=0.5)}. */
    static String of(Value v) {
        String name = v.label.isEmpty() ? "" : "'" + v.label + "' = ";
        String expression = v.op().arity() == 0
                ? v.op().symbol() + " " + v.data
                : Character.isLetter(v.op().symbol().charAt(0)) ? prefix(v) : infix(v);
        String line = SourceLines.of(v);
        return name + expression + (line == null ? "" : " (made at " + line + ")");
    }

    private static String prefix(Value v) {
        return v.op().symbol()
                + v.operands().stream().map(Description::operand).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String infix(Value v) {
        return v.operands().stream().map(Description::operand).collect(Collectors.joining(" " + v.op().symbol() + " "));
    }

    private static String operand(Value v) {
        return v.label.isEmpty() ? Double.toString(v.data) : v.label + "=" + v.data;
    }
}
