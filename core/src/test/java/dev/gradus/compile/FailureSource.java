package dev.gradus.compile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes a function on which two ways of computing disagree as a test that can be run and looked at alone. */
final class FailureSource {
    /** A method of Java may have 64 KB of code; a step has up to some hundred bytes. */
    private static final int STEPS_PER_METHOD = 100;

    private FailureSource() {}

    /**
     * Writes the test; moved to the tests of this package, it runs there.
     *
     * @return where it is
     */
    static Path save(RandomFunction function, String className, Path directory) {
        try {
            Files.createDirectories(directory);
            return Files.writeString(directory.resolve(className + ".java"), of(function, className));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String of(RandomFunction function, String className) {
        RandomFunction.Point point = function.point();
        int size = function.steps().size();
        StringBuilder java = new StringBuilder("package dev.gradus.compile;\n\n"
                + "import dev.gradus.Value;\nimport org.junit.jupiter.api.Test;\n\n"
                + "/** A random function on which two ways of computing disagreed. */\n"
                + "class " + className + " {\n"
                + "    private static final double[] PARAMETERS = " + numbers(point.parameters()) + ";\n"
                + "    private static final double[][] ROWS = {\n"
                + Arrays.stream(point.rows())
                        .map(row -> "        " + numbers(row) + ",\n")
                        .collect(Collectors.joining())
                + "    };\n\n"
                + "    @Test\n    void allWaysToComputeItAgree() {\n"
                + "        var agreement = new Agreement(" + className + "::f, PARAMETERS, ROWS, " + point.rowCount()
                + ", "
                + point.penalty() + ");\n"
                + "        agreement.valueAndGradient().jacobian().hessian();\n    }\n\n"
                + "    static Value[] f(Value[] p, Value[] x) {\n"
                + "        Value[] v = new Value[" + size + "];\n");
        int methods = (size - 1) / STEPS_PER_METHOD + 1;
        IntStream.range(0, methods)
                .forEach(method -> java.append("        steps").append(method).append("(p, x, v);\n"));
        java.append("        return new Value[] {")
                .append(function.outputs().stream().map(o -> "v[" + o + "]").collect(Collectors.joining(", ")))
                .append("};\n    }\n");
        for (int method = 0; method < methods; method++) {
            int from = method * STEPS_PER_METHOD;
            java.append("\n    private static void steps")
                    .append(method)
                    .append("(Value[] p, Value[] x, Value[] v) {\n");
            List<RandomFunction.Step> steps = function.steps().subList(from, Math.min(size, from + STEPS_PER_METHOD));
            for (int i = 0; i < steps.size(); i++) {
                java.append("        v[" + (from + i) + "] = " + steps.get(i).java() + ";\n");
            }
            java.append("    }\n");
        }
        return java.append("}\n").toString();
    }

    private static String numbers(double[] numbers) {
        return Arrays.stream(numbers).mapToObj(Double::toString).collect(Collectors.joining(", ", "{", "}"));
    }
}
