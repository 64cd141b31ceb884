package dev.gradus.cli;

import dev.gradus.Diagnosis;
import dev.gradus.GradientCheck;
import dev.gradus.Gradients;
import dev.gradus.Op;
import dev.gradus.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows how an expression is computed and differentiated. */
@Command(
        name = "explain",
        description = {
            "Show how an expression is computed and differentiated, step by step.",
            "",
            "Operators: + - * / ^ (or **) and >. Functions: every operation of Gradus by its name, such as tanh, exp, log,"
                    + " sqrt, relu, sigmoid, max, min, pow, atan2, leakyrelu; capitals don't matter. where(c, x, y) is x if"
                    + " c is 1 and y if it is 0; pick(i, x, y, …) is x if i is 0, y if it is 1, and so on. pi and e are"
                    + " the constants unless you give them a value.",
            ""
        },
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  gradus explain 'tanh(x1*w1 + x2*w2 + b)' x1=2 x2=0 w1=-3 w2=1 b=6.8813735870195432",
            "  gradus explain '(a*b + c)*f' a=2 b=-3 c=10 f=-2",
            "  gradus explain 'x*x + sin(x)' x=0.5 --paths x",
            "  gradus explain 'tanh(x1*w1 + x2*w2 + b)' x1=2 x2=0 w1=-3 w2=1 b=6.9 --program",
            "  gradus explain '(a*b + c)*f' a=2 b=-3 c=10 f=-2 --html steps.html --open"
        })
final class ExplainCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(index = "0", paramLabel = "EXPRESSION", description = "The expression, in quotes.")
    String expression = "";

    @Parameters(index = "1..*", paramLabel = "NAME=NUMBER", description = "The values of its variables.")
    List<String> bindings = new ArrayList<>();

    @Option(
            names = "--paths",
            paramLabel = "NAME",
            description = "Also list the paths from the result to this input or node, with the product along each.")
    @Nullable
    String paths;

    @Mixin
    ProgramOptions program = new ProgramOptions();

    @Mixin
    PictureOptions pictures = new PictureOptions();

    @Option(names = "--help", usageHelp = true, description = "Show this help.")
    boolean help;

    ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        pictures.check();
        Map<String, Double> numbers = numbers();
        ParsedExpression parsed = ParsedExpression.of(expression);
        Set<String> variables = parsed.variables(numbers.keySet());
        requireBound(variables, numbers.keySet());
        List<String> stages = program.lines(parsed, numbers);
        Map<String, Value> leaves = new LinkedHashMap<>();
        variables.forEach(name -> leaves.put(name, new Value(numbers.getOrDefault(name, Double.NaN), name)));
        Value root = parsed.build(leaves);
        Explanation explanation = new Explanation(root);
        if (!Double.isFinite(root.data)) {
            throw new BadInput("The result is " + Numbers.exact(root.data) + ": " + finding(root) + ".");
        }
        List<String> forward = explanation.forward();
        List<String> backward = explanation.backward();
        List<String> routes = paths == null
                ? List.of()
                : Paths.lines(root, node(root, explanation.names(), paths), explanation.names());
        print(explanation.names().of(root) + " = " + expression.strip(), List.of());
        print("Forward", forward);
        print("Backward, each gradient = the gradient above · the local derivative", backward);
        print("Inputs, beside central differences", inputs(parsed, leaves));
        if (paths != null) {
            print("Paths from " + explanation.names().of(root) + " to " + paths, routes);
        }
        if (!stages.isEmpty()) {
            print("Program, from the expression to the steps", stages);
        }
        if (leaves.values().stream().anyMatch(v -> !Double.isFinite(v.grad))) {
            console.out().println("A gradient is not finite: " + finding(root) + ".");
        }
        pictures.write(root, console);
        return 0;
    }

    private void print(String title, List<String> lines) {
        console.out().println(console.color() ? "\u001b[1m" + title + "\u001b[0m" : title);
        lines.forEach(console.out()::println);
        console.out().println();
    }

    private static String finding(Value root) {
        Diagnosis diagnosis = Gradients.diagnose(root);
        return diagnosis.healthy()
                ? "no cause was found"
                : diagnosis.findings().get(0).message();
    }

    private Map<String, Double> numbers() {
        Map<String, Double> numbers = new LinkedHashMap<>();
        for (String binding : bindings) {
            int sign = binding.indexOf('=');
            if (binding.startsWith("-")) {
                throw new BadInput("Unknown option: '" + binding + "'; see gradus explain --help.");
            }
            if (sign < 1) {
                throw new BadInput("'" + binding + "' is no value for a variable; write NAME=NUMBER, such as x=2.");
            }
            String name = binding.substring(0, sign).strip();
            String number = binding.substring(sign + 1).strip();
            double x = Numbers.parse(number)
                    .orElseThrow(() -> new BadInput("The value of '" + name + "' is not a number: '" + number + "'."));
            if (numbers.put(name, x) != null) {
                throw new BadInput("The variable '" + name + "' is given twice; give it once.");
            }
        }
        return numbers;
    }

    private static void requireBound(Set<String> variables, Set<String> given) {
        if (variables.isEmpty()) {
            throw new BadInput("The expression has no variables, so there is nothing to differentiate by; use a name.");
        }
        Set<String> missing = new LinkedHashSet<>(variables);
        missing.removeAll(given);
        if (!missing.isEmpty()) {
            throw new BadInput("No value is given for " + String.join(", ", missing) + "; add "
                    + String.join("=… ", missing) + "=….");
        }
        Set<String> unused = new LinkedHashSet<>(given);
        unused.removeAll(variables);
        if (!unused.isEmpty()) {
            throw new BadInput("The expression does not have " + String.join(", ", unused) + "; its variables are "
                    + String.join(", ", variables) + ".");
        }
    }

    private static Value node(Value root, Names names, String name) {
        List<Value> nodes = root.topologicalOrder().stream()
                .filter(v -> v.op() != Op.CONSTANT)
                .toList();
        return nodes.stream()
                .filter(v -> names.of(v).equals(name))
                .findFirst()
                .orElseThrow(() -> new BadInput("There is no '" + name + "' for --paths; choose "
                        + Choices.list(nodes.stream().map(names::of).toList()) + "."));
    }

    private static List<String> inputs(ParsedExpression parsed, Map<String, Value> leaves) {
        TextTable table = new TextTable().row("input", "value", "gradient", "difference", "error");
        leaves.forEach((name, leaf) -> {
            OptionalDouble difference = difference(parsed, leaves, name, leaf.data);
            String numeric = "-";
            String error = "whole numbers only";
            if (difference.isPresent()) {
                var comparison = new GradientCheck.Comparison(name, leaf.grad, difference.getAsDouble());
                numeric = Numbers.exact(Double.parseDouble(String.format(Locale.ROOT, "%.9g", comparison.numeric())));
                error = comparison.error() == 0 ? "0" : String.format(Locale.ROOT, "%.0e", comparison.error());
            }
            table.row(name, Numbers.exact(leaf.data), Numbers.exact(leaf.grad), numeric, error);
        });
        return table.lines();
    }

    /** Central difference by one input; none where that is an index, which a small step makes a fraction. */
    private static OptionalDouble difference(
            ParsedExpression parsed, Map<String, Value> leaves, String name, double number) {
        Map<String, Value> moved = new LinkedHashMap<>(leaves);
        try {
            return OptionalDouble.of(Gradients.numericCentral(
                    x -> {
                        moved.put(name, new Value(x, name));
                        return parsed.build(moved).data;
                    },
                    number,
                    Gradients.step(number)));
        } catch (BadInput index) {
            return OptionalDouble.empty();
        }
    }
}
