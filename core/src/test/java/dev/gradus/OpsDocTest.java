package dev.gradus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Writes docs/ops.md from the table of operations, and keeps the committed file equal to it. */
class OpsDocTest {
    private static final Path FILE = Path.of("..", "docs", "ops.md");

    private static final String INTRODUCTION = """
            <!-- Generated from Op.java by OpsDocTest. To write it anew: mvn -pl core test -Dtest=OpsDocTest -Dgradus.write=true -->
            # Operations

            Every operation that a `Value` can come from. `a` and `b` are the first and the second operand and `y` is the \
            result; a derivative by `b` is given where there are two operands. Each row is one entry of `Op`, printed by \
            the same rule that computes it.

            * A condition in brackets is a number: `[a > 0]` is 1 where a is greater than 0, else 0. One such as \
            `[a = 0]` in a sum keeps a quotient or a logarithm finite where the last column says so.
            * `√(2/π)` is 0.7978845608028654; `^` is a power, and a division by `r^2` is done as two by `r`; angles are in \
            radians. The `b` of leakyRelu and elu is a plain number.
            * The domain is where the operation is differentiable. Elsewhere the edges say which value and derivative \
            are used instead; NaN in gives NaN out, unless they say otherwise.
            * Numbers are IEEE doubles. An infinite gradient times a derivative of 0 is NaN.

            | operation | method of `Value` | value | derivative by a | derivative by b | domain | edges |
            |---|---|---|---|---|---|---|
            """;

    @Test
    void theCommittedFileIsTheGeneratedOne() throws IOException {
        String expected = document();
        if (Boolean.getBoolean("gradus.write")) {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, expected);
        }

        assertThat(FILE.toFile()).exists();
        assertThat(Files.readString(FILE))
                .as("docs/ops.md; if Op was changed on purpose, rerun this test with -Dgradus.write=true and commit it")
                .isEqualTo(expected);
    }

    private static String document() {
        return INTRODUCTION
                + Arrays.stream(Op.values())
                        .filter(op -> op.arity() > 0)
                        .map(OpsDocTest::row)
                        .collect(Collectors.joining());
    }

    private static String row(Op op) {
        String byB = op.arity() == 2 ? code(op.derivative(1)) : "";
        return Stream.of(
                        "`" + op.name() + "`",
                        "`" + method(op) + "`",
                        code(op.formula()),
                        code(op.derivative(0)),
                        byB,
                        op.domain().toString(),
                        op.edges())
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String code(String formula) {
        return "`" + formula.replace("|", "\\|") + "`";
    }

    private static String method(Op op) {
        if (op == Op.PICK) {
            return "Value.pick(b, …)";
        }
        String name = switch (op) {
            case PLUS -> "plus";
            case MINUS -> "minus";
            case TIMES -> "times";
            case DIV -> "div";
            case POW -> "pow";
            case NEG -> "unaryMinus";
            case GREATER -> "greaterThan";
            default -> op.symbol();
        };
        return op.arity() == 1 ? "a." + name + "()" : "a." + name + "(b)";
    }

    @Test
    void everyMethodInTheFileExists() {
        for (Op op : Op.values()) {
            if (op.arity() > 0) {
                String name = method(op).replaceAll("^(a|Value)\\.|\\(.*", "");
                assertThat(Arrays.stream(Value.class.getMethods())
                                .filter(m -> m.getName().equals(name)))
                        .as(name)
                        .anyMatch(m -> m.getParameterCount()
                                == (Modifier.isStatic(m.getModifiers()) ? op.arity() : op.arity() - 1));
            }
        }
    }
}
