package dev.gradus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Random graphs whose values and gradients PyTorch computed in float64; see random_graphs.py for how they are made. */
class PyTorchGraphsTest {
    private static final double TOLERANCE = 1e-12;
    private static final List<Case> CASES = read();

    record Case(Recipe recipe, double value, double[] gradient) {
        static Case parse(String line) {
            String[] fields = line.split("\\|");
            double[] gradient = Arrays.stream(fields[3].split(","))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            return new Case(Recipe.parse(fields[0], fields[1]), Double.parseDouble(fields[2]), gradient);
        }

        /** The largest error of value and gradient, each relative to the larger of the two numbers. */
        double error() {
            Value[] leaves = Value.of(recipe.point());
            Value y = recipe.build(leaves);
            y.backward();
            DoubleStream gradientErrors =
                    IntStream.range(0, leaves.length).mapToDouble(i -> error(leaves[i].grad, gradient[i]));
            return DoubleStream.concat(DoubleStream.of(error(y.data, value)), gradientErrors)
                    .reduce(0, Math::max);
        }

        private static double error(double ours, double theirs) {
            double scale = Math.max(Math.abs(ours), Math.abs(theirs));
            return ours == theirs ? 0 : Math.abs(ours - theirs) / scale;
        }
    }

    private static List<Case> read() {
        try (InputStream in = PyTorchGraphsTest.class.getResourceAsStream("random_graphs.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .map(Case::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void thereAreTwoThousandGraphsAndEveryOperationIsCommonInThem() {
        Map<Op, Integer> count = new EnumMap<>(Op.class);
        for (Case c : CASES) {
            Value y = c.recipe.build(Value.of(c.recipe.point()));
            y.topologicalOrder().forEach(v -> count.merge(v.op(), 1, Integer::sum));
        }

        assertThat(CASES).hasSizeGreaterThanOrEqualTo(2000);
        for (Op op : Op.values()) {
            assertThat(count.getOrDefault(op, 0)).as(op.name()).isGreaterThanOrEqualTo(op.arity() == 0 ? 1 : 30);
        }
    }

    @Test
    void mostGraphsShareNodes() {
        long sharing = CASES.stream()
                .map(c -> c.recipe.build(Value.of(c.recipe.point())).topologicalOrder())
                .filter(nodes ->
                        nodes.stream().mapToInt(v -> v.operands().size()).sum() >= nodes.size() + 2)
                .count();

        assertThat(sharing).isGreaterThan(CASES.size() * 3 / 4);
    }

    @Test
    void valuesAndGradientsArePyTorchs() {
        List<String> wrong = IntStream.range(0, CASES.size())
                .filter(i -> !(CASES.get(i).error() <= TOLERANCE))
                .mapToObj(
                        i -> "graph " + (i + 1) + " differs by " + CASES.get(i).error() + ": " + CASES.get(i))
                .toList();

        assertThat(wrong).isEmpty();
    }

    @Test
    void finiteDifferencesConfirmEveryGradient() {
        for (int i = 0; i < CASES.size(); i++) {
            Recipe recipe = CASES.get(i).recipe;
            GradientCheck check = Gradients.check(recipe::buildDetachedFixed, recipe.point());

            assertThat(check.passed())
                    .as("graph %d: %s%n%s", i + 1, recipe, check)
                    .isTrue();
        }
    }
}
