package dev.gradus.cli;

import dev.gradus.Value;
import dev.gradus.compile.Program;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether to show what an expression is compiled to. */
final class ProgramOptions {
    private static final int MOST_LINES = 40;

    /** What programs call their inputs. */
    private static final Pattern INPUT = Pattern.compile("\\bx(\\d+)\\b");

    @Option(
            names = "--program",
            description = "Also compile value and gradient for many rows at once, and show every stage.")
    boolean program;

    @Option(
            names = "--inputs",
            paramLabel = "NAME,NAME…",
            split = ",",
            description = "With --program: the variables that differ from row to row; the others are parameters"
                    + " (default: those that begin with x, if there are others).")
    @Nullable
    List<String> inputs;

    /** The stages line by line; nothing unless they are asked for. */
    List<String> lines(ParsedExpression expression, Map<String, Double> numbers) {
        if (!program) {
            if (inputs != null) {
                throw new BadInput("--inputs is about --program; give both.");
            }
            return List.of();
        }
        List<String> columns = columns(numbers);
        // A parameter called x0, x1 and so on would be taken for an input, so it gets an underscore.
        Map<String, Value> parameters = new LinkedHashMap<>();
        numbers.forEach((name, number) -> {
            if (!columns.contains(name)) {
                parameters.put(name, new Value(number, name.replaceFirst("^x(?=\\d+$)", "x_")));
            }
        });
        double[] sample = columns.stream().mapToDouble(numbers::get).toArray();
        Program compiled = Program.trace(
                List.copyOf(parameters.values()),
                columns.size(),
                row -> {
                    Map<String, Value> leaves = new LinkedHashMap<>(parameters);
                    for (int i = 0; i < row.length; i++) {
                        leaves.put(columns.get(i), row[i]);
                    }
                    return expression.build(leaves);
                },
                sample);
        return INPUT.matcher(compiled.explain(MOST_LINES))
                .replaceAll(input -> Matcher.quoteReplacement(columns.get(Integer.parseInt(input.group(1)))))
                .lines()
                .map(line -> "  " + line)
                .toList();
    }

    private List<String> columns(Map<String, Double> numbers) {
        if (inputs == null) {
            List<String> named =
                    numbers.keySet().stream().filter(n -> n.startsWith("x")).toList();
            return named.size() < numbers.size() ? named : List.of();
        }
        for (String name : inputs) {
            if (!numbers.containsKey(name)) {
                throw new BadInput("There is no '" + name + "' for --inputs; choose "
                        + Choices.list(List.copyOf(numbers.keySet())) + ".");
            }
        }
        return inputs.stream().distinct().toList();
    }
}
