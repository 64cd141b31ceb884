package dev.gradus.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.Value;
import dev.gradus.data.PythonRandom;
import dev.gradus.nn.Mlp;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The weights of many inputs: their gradient is taken from the rows as they stand. */
class InputDotTest {
    private static final int INPUTS = 70; // not a multiple of any number of lanes
    private static final int ROWS = 333; // neither of a block nor of a chunk

    private final Random random = new Random(70);
    private final Mlp model = new Mlp(new PythonRandom(70), INPUTS, 64, 1);
    private final double[][] rows = IntStream.range(0, ROWS)
            .mapToObj(i -> random.doubles(INPUTS, -0.2, 0.2).toArray())
            .toArray(double[][]::new);
    private final Program program =
            Program.trace(model.parameters(), INPUTS, row -> model.output(row).square(), rows[0], rows[1]);

    @Test
    void itIsTakenForWideLayersAndLeavesTheRestToTheLanes() {
        var steps = program.with(Kernels.plain())
                .stages(Question.GRADIENT)
                .plan(Kernels.plain())
                .steps()
                .get(1);

        assertThat(steps).filteredOn(InputDot.class::isInstance).singleElement().satisfies(step -> {
            assertThat(((InputDot) step).columns()).isEqualTo(64);
            assertThat(((InputDot) step).a()).hasSize(64);
        });
    }

    @Test
    void theGradientIsTheEagerOne() {
        Value.mean(Arrays.stream(rows).map(row -> model.output(row).square()).toList())
                .backward();
        double[] numbers = model.parameters().stream().mapToDouble(p -> p.data).toArray();

        for (Kernels kernels : new Kernels[] {new SlowKernels(), Kernels.plain(), Kernels.vector()}) {
            double[] gradient = new double[numbers.length];
            program.with(kernels).gradient(numbers, rows, gradient);
            for (int i = 0; i < numbers.length; i++) {
                double eager = model.parameters().get(i).grad;
                assertThat(gradient[i])
                        .as(kernels.name() + ", parameter " + i)
                        .isCloseTo(eager, within(1e-12 * Math.max(1, Math.abs(eager))));
            }
        }
    }

    @Test
    void theBitsDoNotDependOnThreadsOrOnWhatRanBefore() {
        double[] numbers = model.parameters().stream().mapToDouble(p -> p.data).toArray();
        double[] one = new double[numbers.length];
        double[] again = new double[numbers.length];
        double[] two = new double[numbers.length];

        program.gradient(numbers, rows, one);
        program.gradient(numbers, Arrays.copyOf(rows, 7), again);
        program.gradient(numbers, rows, again);
        program.threads(2).gradient(numbers, rows, two);

        assertThat(again).isEqualTo(one);
        assertThat(two).isEqualTo(one);
    }
}
