package dev.gradus.cli;

import java.util.List;

/** An equation with several parts, broken before an equals sign where it becomes too wide. */
final class Equation {
    private static final int WIDTH = 80;

    private Equation() {}

    /** The left side with its sign, such as {@code "  dL/da +="}, and everything that it equals. */
    static String of(String left, List<String> parts) {
        String indent = System.lineSeparator() + " ".repeat(left.length() - 1) + "= ";
        StringBuilder text = new StringBuilder(left).append(' ');
        int used = text.length();
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.get(i);
            if (i > 0 && used + " = ".length() + part.length() > WIDTH) {
                text.append(indent);
                used = left.length() + 1;
            } else if (i > 0) {
                text.append(" = ");
                used += " = ".length();
            }
            text.append(fitted(part, left.length() + 1));
            used += part.length();
        }
        return text.toString();
    }

    /** A part that is too wide for any line, broken at spaces. */
    private static String fitted(String part, int indent) {
        int space = part.lastIndexOf(' ', WIDTH - indent);
        if (part.length() + indent <= WIDTH || space < 0) {
            return part;
        }
        return part.substring(0, space)
                + System.lineSeparator()
                + " ".repeat(indent)
                + fitted(part.substring(space + 1), indent);
    }
}
