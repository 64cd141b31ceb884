package dev.gradus.cli;

import java.util.List;

/** An equation with several parts, broken before an equals sign where it becomes too wide. */
final class Equation {
    private static final int WIDTH = 80;

    private Equation() {}

    /** The left side, such as {@code "  dL/da"}, and everything that it equals. */
    static String of(String left, String sign, List<String> parts) {
        StringBuilder text = new StringBuilder(left);
        int lineStart = 0;
        String indent = " ".repeat(left.length());
        for (int i = 0; i < parts.size(); i++) {
            String part = " " + (i == 0 ? sign : "=") + " " + parts.get(i);
            if (i > 0 && text.length() - lineStart + part.length() > WIDTH) {
                text.append(System.lineSeparator());
                lineStart = text.length();
                text.append(indent);
            }
            text.append(part);
        }
        return text.toString();
    }
}
