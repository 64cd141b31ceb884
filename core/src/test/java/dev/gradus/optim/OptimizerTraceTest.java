package dev.gradus.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.Value;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Whole descents beside those of PyTorch's optimizers. */
class OptimizerTraceTest {
    private static final Map<String, Function<List<Value>, Optimizer>> OPTIMIZERS = Map.of(
            "sgd", p -> new Sgd(p, 0.01),
            "momentum", p -> new Sgd(p, LearningRate.constant(0.01), 0.9, false),
            "nesterov", p -> new Sgd(p, LearningRate.constant(0.01), 0.8, true),
            "adam", p -> new Adam(p, 0.05),
            "adam with other betas", p -> new Adam(p, LearningRate.constant(0.1), 0.5, 0.9, 1e-3),
            "adamw", p -> new AdamW(p, LearningRate.constant(0.05), 0.1),
            "adamw without decay", p -> new AdamW(p, LearningRate.constant(0.02), 0));

    static final List<String> NAMES = OPTIMIZERS.keySet().stream().sorted().toList();

    @ParameterizedTest
    @FieldSource("NAMES")
    void takesTheStepsOfPyTorch(String name) throws IOException {
        List<Value> point = List.of(Value.of(-0.5, 1.5, 2));
        Optimizer optimizer = OPTIMIZERS.get(name).apply(point);
        List<String[]> steps = steps(name);
        assertThat(steps).hasSize(60);

        for (String[] step : steps) {
            optimizer.zeroGrad();
            height(point.get(0), point.get(1), point.get(2)).backward();
            optimizer.step();

            for (int i = 0; i < 3; i++) {
                double expected = Double.parseDouble(step[2 + i]);
                assertThat(point.get(i).data)
                        .as("%s, step %s, coordinate %d", name, step[1], i)
                        .isCloseTo(expected, within(1e-12 * Math.max(1, Math.abs(expected))));
            }
        }
    }

    @Test
    void areTheSameWithoutMomentumWhetherLookingAheadOrNot() {
        Value plain = new Value(1);
        Value ahead = new Value(1);
        plain.grad = 0.3;
        ahead.grad = 0.3;

        new Sgd(List.of(plain), LearningRate.constant(0.1), 0, false).step();
        new Sgd(List.of(ahead), LearningRate.constant(0.1), 0, true).step();

        assertThat(plain.data).isEqualTo(1 - 0.1 * 0.3).isEqualTo(ahead.data);
    }

    private static Value height(Value x, Value y, Value z) {
        return Value.sum(x.minus(1).square(), y.minus(x.square()).square().times(3), x.times(z.sin()), z.square());
    }

    private static List<String[]> steps(String name) throws IOException {
        var file = Objects.requireNonNull(OptimizerTraceTest.class.getResourceAsStream("optimizers.csv"));
        try (var reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .map(line -> line.split(","))
                    .filter(cells -> cells[0].equals(name))
                    .toList();
        }
    }
}
