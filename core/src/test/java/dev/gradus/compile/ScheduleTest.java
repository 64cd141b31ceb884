package dev.gradus.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** From a fused graph to steps: groups of equal expressions, phases, places, and which rows are used again. */
class ScheduleTest {
    private static final int BEFORE = 0;
    private static final int BLOCK = 1;

    private static Program program(int parameters, int inputs, Agreement.Scalars f) {
        Value[] p = Value.of(new double[parameters]);
        return Program.traceAll(List.of(p), inputs, x -> f.apply(p, x), new double[inputs])
                .with(new SlowKernels());
    }

    private static List<List<Step>> steps(Program program, Question question) {
        return program.stages(question).plan(new SlowKernels()).steps();
    }

    private static <S extends Step> List<S> only(Class<S> kind, List<Step> steps) {
        return steps.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static Value[] layer(Value[] p, Value[] x, int neurons) {
        int n = x.length;
        return IntStream.range(0, neurons)
                .mapToObj(j -> {
                    Value[] w = Arrays.copyOfRange(p, j * (n + 1), j * (n + 1) + n);
                    return Value.dot(w, x).plus(p[j * (n + 1) + n]).tanh();
                })
                .toArray(Value[]::new);
    }

    @Test
    void aLayerIsOneMatrixProductAndOneLoopOfActivations() {
        List<Step> block = steps(program(72, 8, (p, x) -> layer(p, x, 8)), Question.OUTPUTS)
                .get(BLOCK);

        assertThat(block).hasSize(2);
        Step.MatMul product = only(Step.MatMul.class, block).get(0);
        assertThat(product.y()).hasSize(8);
        assertThat(product.x()).hasSize(8);
        assertThat(only(Step.Lanes.class, block).get(0).members()).isEqualTo(8);
    }

    @Test
    void weightsThatLieInOrderAreNotCopied() {
        Program inOrder = program(72, 8, (p, x) -> layer(p, x, 8));
        Program reversed = program(72, 8, (p, x) -> {
            List<Value> turned = new ArrayList<>(Arrays.asList(p));
            turned.sort((a, b) -> Integer.compare(indexOf(p, a) * 31 % 72, indexOf(p, b) * 31 % 72));
            return layer(turned.toArray(Value[]::new), x, 8);
        });

        assertThat(only(Step.Copy.class, steps(inOrder, Question.OUTPUTS).get(BEFORE)))
                .isEmpty();
        assertThat(only(Step.Copy.class, steps(reversed, Question.OUTPUTS).get(BEFORE)))
                .hasSize(1);
    }

    private static int indexOf(Value[] p, Value v) {
        return Arrays.asList(p).indexOf(v);
    }

    @Test
    void theGradientOfALayerIsOneOuterProduct() {
        Program program = program(72, 8, (p, x) -> new Value[] {Value.sum(layer(p, x, 8))});

        List<Step.LaneDot> sums =
                only(Step.LaneDot.class, steps(program, Question.GRADIENT).get(BLOCK));

        assertThat(sums).anySatisfy(sum -> {
            assertThat(sum.a()).hasSize(8);
            assertThat(sum.b()).as("8 inputs and 1, for the biases").hasSize(9);
        });
    }

    @Test
    void aLongExpressionIsCutIntoPartsThatCompileWell() {
        Program chain = program(1, 1, (p, x) -> {
            Value y = x[0];
            for (int i = 0; i < 200; i++) {
                y = i % 2 == 0 ? y.sin() : y.plus(p[0]);
            }
            return new Value[] {y};
        });

        List<Step.Lanes> parts =
                only(Step.Lanes.class, steps(chain, Question.OUTPUTS).get(BLOCK));

        assertThat(parts.stream().mapToInt(part -> part.template().code().size()))
                .hasSizeGreaterThan(4)
                .allMatch(size -> size <= 48);
        assertThat(parts.stream().map(Step.Lanes::template).distinct().count())
                .as("different parts: all but the last are equal")
                .isLessThanOrEqualTo(2);
    }

    @Test
    void rowsAreUsedAgainWhenWhatTheyHeldIsNoLongerNeeded() {
        Program deep = program(10 * 72, 8, (p, x) -> {
            Value[] h = x;
            for (int layer = 0; layer < 10; layer++) {
                h = layer(Arrays.copyOfRange(p, 72 * layer, 72 * layer + 72), h, 8);
            }
            return h;
        });

        int most = only(Step.MatMul.class, steps(deep, Question.OUTPUTS).get(BLOCK)).stream()
                .flatMapToInt(product -> IntStream.concat(Arrays.stream(product.x()), Arrays.stream(product.y())))
                .max()
                .orElseThrow();

        assertThat(most).as("of 8 inputs and 160 results").isLessThan(32);
    }

    @Test
    void aStepNeverWritesARowThatItReads() {
        Program program = program(144, 8, (p, x) -> new Value[] {
            Value.sum(layer(Arrays.copyOfRange(p, 72, 144), layer(p, x, 8), 8)).square()
        });

        only(Step.MatMul.class, steps(program, Question.GRADIENT).get(BLOCK))
                .forEach(product -> assertThat(product.y()).doesNotContain(product.x()));
    }

    @Test
    void equalUniformExpressionsAreOneLoop() {
        Program penalty = program(
                1000, 0, (p, x) -> new Value[] {Value.sum(Arrays.asList(p)).exp()});

        List<Step> before = steps(penalty, Question.VALUE).get(BEFORE);
        Program each = program(
                1000, 1, (p, x) -> Arrays.stream(p).map(v -> v.exp().times(3)).toArray(Value[]::new));
        List<Step.Uniform> loops =
                only(Step.Uniform.class, steps(each, Question.OUTPUTS).get(BEFORE));

        assertThat(only(Step.UniformDot.class, before)).hasSize(1);
        assertThat(only(Step.Uniform.class, before)).as("the exponential").hasSize(1);
        assertThat(loops).hasSize(1);
        assertThat(loops.get(0).count()).isEqualTo(1000);
    }

    @Test
    void whatManyUseIsComputedBeforeThem() {
        Program program = program(40, 1, (p, x) -> {
            Value shared = x[0].exp();
            return IntStream.range(0, 40).mapToObj(i -> shared.plus(p[i]).sin()).toArray(Value[]::new);
        });

        List<Step.Lanes> steps =
                only(Step.Lanes.class, steps(program, Question.OUTPUTS).get(BLOCK));

        assertThat(steps).extracting(Step.Lanes::members).containsExactly(1, 40);
    }

    @Test
    void numbersOfAnyKindShareALoop() {
        Program program = program(1, 1, (p, x) -> {
            Value shared = x[0].exp();
            return IntStream.range(0, 40)
                    .mapToObj(i -> shared.plus(i * 0.1 + 5).sin())
                    .toArray(Value[]::new);
        });

        List<Step.Lanes> steps =
                only(Step.Lanes.class, steps(program, Question.OUTPUTS).get(BLOCK));

        assertThat(steps).extracting(Step.Lanes::members).containsExactly(1, 40);
    }

    @Test
    void aTableLookupIsNoArithmetic() {
        Program program = program(50, 1, (p, x) -> new Value[] {Value.pick(x[0], p)});

        assertThat(steps(program, Question.OUTPUTS).get(BLOCK))
                .hasSize(2)
                .hasOnlyElementsOfTypes(Step.Check.class, Step.Gather.class);
    }
}
