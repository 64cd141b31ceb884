package dev.gradus.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gradus.Op;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every implementation of {@link Kernels} must do, tried on each. */
abstract class KernelsContract {
    private static final double SENTINEL = -12345.678;
    private static final double LOOSE = 1e-10;
    private static final double LARGE = 1e3;

    private final Kernels kernels;

    KernelsContract(Kernels kernels) {
        this.kernels = kernels;
    }

    static Stream<Op> ops() {
        return Arrays.stream(Op.values()).filter(op -> op.arity() > 0);
    }

    @Test
    void widthIsAWholeNumberOfVectors() {
        assertThat(kernels.width() % 8).isZero();
        assertThat(kernels.name()).isNotBlank();
    }

    // --- maps ---

    @ParameterizedTest
    @MethodSource("ops")
    void everyOperationIsTheEagerEngines(Op op) {
        List<Template.Instruction> code = List.of(new Template.Apply(op, 0, op.arity() - 1));
        agrees(new Template(op.arity(), 0, code, List.of(op.arity())), op.ordinal());
    }

    @ParameterizedTest
    @MethodSource("ops")
    void everyOperationTakesAUniformOperand(Op op) {
        List<Template.Instruction> code = List.of(new Template.Apply(op, op.arity() - 1, 0));
        agrees(new Template(op.arity() - 1, 1, code, List.of(op.arity())), op.ordinal());
    }

    @ParameterizedTest
    @MethodSource("ops")
    void aTemplateOfTheLargestCostIsStillAKernelThatHotSpotCompiles(Op op) {
        List<Template.Instruction> code = new ArrayList<>();
        int cost = 0;
        while (true) {
            int last = code.size() + 1;
            Template.Instruction next = new Template.Apply(op, last, op.arity() == 2 ? 0 : last);
            cost += Expression.cost(next);
            if (cost > Expression.LARGEST) {
                break;
            }
            code.add(next);
        }

        assertThat(kernels.map(new Template(2, 0, code, List.of(code.size() + 1))))
                .isNotNull();
    }

    @Test
    void aLargerTemplateIsRefused() {
        List<Template.Instruction> code = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            code.add(new Template.Apply(Op.TANH, i, i));
        }

        assertThatIllegalArgumentException()
                .isThrownBy(() -> kernels.map(new Template(1, 0, code, List.of(2000))))
                .withMessageContaining("split the expression");
    }

    @Test
    void picksWhatTheIndexNames() {
        List<Template.Instruction> code = List.of(
                new Template.Constant(7),
                new Template.Pick(0, List.of(1, 2, 3)),
                new Template.Pick(0, List.of(1, 1, 2)));
        agreesWithIndex(new Template(2, 1, code, List.of(4, 5)));
    }

    @Test
    void hitsWhereTheIndexIsTheChoice() {
        List<Template.Instruction> code = List.of(new Template.Hit(0, 1, 2), new Template.Hit(0, 2, 0));
        agreesWithIndex(new Template(2, 1, code, List.of(3, 4)));
    }

    @Test
    void guardsAgainstNaNAndInfinity() {
        agrees(new Template(2, 0, List.of(new Template.Guard(0, 1)), List.of(2)), 1);
    }

    @Test
    void storesAValueSeveralTimesAndOneThatIsAnInput() {
        List<Template.Instruction> code = List.of(
                new Template.Apply(Op.DETACH, 0, 0), new Template.Constant(-0.0), new Template.Apply(Op.SIN, 0, 0));
        agrees(new Template(1, 0, code, List.of(1, 2, 3, 3)), 1);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void randomTemplatesAgree(long seed) {
        Random random = new Random(seed);
        List<Op> smooth = List.of(
                Op.PLUS,
                Op.MINUS,
                Op.TIMES,
                Op.TANH,
                Op.SIGMOID,
                Op.RELU,
                Op.MAX,
                Op.MIN,
                Op.SIN,
                Op.GREATER,
                Op.NEG,
                Op.ABS,
                Op.SIGN);
        int varying = random.nextInt(1, 4);
        int uniform = random.nextInt(0, 4);
        List<Template.Instruction> code = new ArrayList<>();
        for (int size = varying + uniform; code.size() < 40; size++) {
            int a = random.nextInt(size);
            int b = random.nextInt(size);
            code.add(
                    switch (random.nextInt(12)) {
                        case 0 -> new Template.Constant(random.nextInt(-2, 3) / 2.0);
                        case 1 -> new Template.Guard(a, b);
                        case 2 -> new Template.Apply(Op.SOFTPLUS, a, a);
                        default -> new Template.Apply(smooth.get(random.nextInt(smooth.size())), a, b);
                    });
        }
        int first = varying + uniform;
        List<Integer> outputs =
                random.ints(3, first, first + code.size()).boxed().toList();
        Template template = new Template(varying, uniform, code, outputs);
        compare(template, new Random(seed), r -> r.nextInt(-8, 9) / 4.0, 1e-7);
    }

    private void agrees(Template template, long seed) {
        for (int repetition = 0; repetition < 30; repetition++) {
            Random random = new Random(seed + repetition);
            compare(template, random, r -> Points.of(r, 1)[0], 4e-15);
        }
    }

    private void agreesWithIndex(Template template) {
        for (int repetition = 0; repetition < 100; repetition++) {
            compare(template, new Random(repetition), r -> (double) r.nextInt(3), 0);
        }
    }

    private interface Source {
        double next(Random random);
    }

    private void compare(Template template, Random random, Source source, double tolerance) {
        int members = random.nextInt(1, 4);
        int lanes = kernels.width() * random.nextInt(1, 9);
        int inputs = template.varying();
        int outputs = template.outputs().size();
        double[][] rows = rows(random, source, members * (inputs + outputs), lanes + 3);
        double[] uniforms = random(random, source, members * template.uniform() + 5);
        int size = inputs + template.uniform() + outputs;
        int[] table = new int[members * size];
        int[] shuffled = shuffled(random, rows.length);
        for (int member = 0, row = 0; member < members; member++) {
            for (int i = 0; i < size; i++) {
                boolean isUniform = i >= inputs && i < inputs + template.uniform();
                table[member * size + i] = isUniform ? random.nextInt(uniforms.length) : shuffled[row++];
            }
        }
        for (int member = 0; member < members; member++) {
            for (int i = size - outputs; i < size; i++) {
                Arrays.fill(rows[table[member * size + i]], SENTINEL);
            }
        }

        kernels.map(template).run(rows, uniforms, table, members, lanes);

        for (int member = 0; member < members; member++) {
            int at = member * size;
            for (int lane = 0; lane < rows[0].length; lane++) {
                int l = lane;
                double[] in = IntStream.range(0, inputs + template.uniform())
                        .mapToDouble(i -> i < inputs ? rows[table[at + i]][l] : uniforms[table[at + i]])
                        .toArray();
                double[] expected = ScalarTemplate.evaluate(template, in);
                for (int i = 0; i < outputs; i++) {
                    double found = rows[table[at + size - outputs + i]][lane];
                    double wanted = lane < lanes ? expected[i] : SENTINEL;
                    assertThat(alike(found, wanted, in, tolerance))
                            .as("%s at %s, lane %d: %s, expected %s", template, Arrays.toString(in), l, found, wanted)
                            .isTrue();
                }
            }
        }
    }

    /**
     * Equal where the expected number is special; else within the tolerance, relative to the result, or to operands where
     * digits cancel. A product that is too small for a number loses its sign in a sum, but not in a multiply-add.
     */
    private static boolean alike(double found, double expected, double[] in, double tolerance) {
        if (Double.compare(found, expected) == 0) {
            return true;
        }
        boolean tiny = Arrays.stream(in).anyMatch(x -> x != 0 && Math.abs(x) < 1e-150);
        if (found == 0 && expected == 0) {
            return tiny || tolerance > LOOSE;
        }
        double operands =
                Arrays.stream(in).map(Math::abs).filter(x -> x < LARGE).max().orElse(0);
        boolean comparable = expected != 0 || tolerance > LOOSE;
        return comparable && Math.abs(found - expected) <= tolerance * Math.max(Math.abs(expected), operands)
                || Math.abs(found - expected) <= 2 * Double.MIN_VALUE;
    }

    private static double[][] rows(Random random, Source source, int count, int length) {
        double[][] rows = new double[count][];
        Arrays.setAll(rows, r -> random(random, source, length));
        return rows;
    }

    private static double[] random(Random random, Source source, int length) {
        double[] numbers = new double[length];
        Arrays.setAll(numbers, i -> source.next(random));
        return numbers;
    }

    private static int[] shuffled(Random random, int count) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, count).boxed().toList());
        Collections.shuffle(order, random);
        return order.stream().mapToInt(i -> i).toArray();
    }

    // --- maps over uniform numbers ---

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 8, 9, 16, 63, 100})
    void uniformMapsRunOverAnyLength(int count) {
        List<Template.Instruction> code = List.of(
                new Template.Apply(Op.TIMES, 0, 2),
                new Template.Apply(Op.PLUS, 1, 3),
                new Template.Apply(Op.NEG, 0, 0));
        Template template = new Template(2, 1, code, List.of(4, 5));
        double[] uniforms = random(new Random(count), Random::nextGaussian, 4 * count + 10);
        double[] before = uniforms.clone();
        int[] starts = {3, 3 + count, 1, 5 + 2 * count, 6 + 3 * count};

        kernels.uniformMap(template).run(uniforms, starts, count);

        double[] expected = before.clone();
        for (int i = 0; i < count; i++) {
            expected[starts[3] + i] = Math.fma(before[3 + i], before[1], before[starts[1] + i]);
            expected[starts[4] + i] = -before[3 + i];
        }
        assertThat(uniforms).containsExactly(expected);
    }

    @Test
    void equalTemplatesShareAKernel() {
        assertThat(kernels.map(sine())).isSameAs(kernels.map(sine()));
        assertThat(kernels.uniformMap(sine())).isSameAs(kernels.uniformMap(sine()));
    }

    private static Template sine() {
        return new Template(1, 0, List.of(new Template.Apply(Op.SIN, 0, 0)), List.of(1));
    }

    // --- products ---

    static IntStream sizes() {
        return IntStream.concat(IntStream.rangeClosed(1, 20), IntStream.of(33, 300));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void matrixProductsOfEveryShape(int outputs) {
        sizes().forEach(inputs -> {
            Random random = new Random(1000L * outputs + inputs);
            matrixProduct(outputs, inputs, kernels.width() * random.nextInt(1, 9), random);
            matrixProduct(outputs, inputs, kernels.width() * random.nextInt(1, 9), random);
        });
    }

    private void matrixProduct(int outputs, int inputs, int lanes, Random random) {
        double[][] rows = rows(random, Random::nextGaussian, outputs + inputs + 2, lanes + 1);
        int[] order = shuffled(random, rows.length);
        int[] y = Arrays.copyOf(order, outputs);
        int[] x = Arrays.copyOfRange(order, outputs, outputs + inputs);
        boolean across = random.nextBoolean();
        int step = random.nextInt(1, 3);
        int down = across ? step : inputs * step + random.nextInt(3);
        int right = across ? outputs * step + random.nextInt(3) : step;
        int at = random.nextInt(5);
        double[] uniforms = random(random, Random::nextGaussian, at + down * outputs + right * inputs + outputs);
        int[] bias = random.ints(outputs, 0, uniforms.length).toArray();
        double[][] expected = Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
        for (int j = 0; j < outputs; j++) {
            for (int lane = 0; lane < lanes; lane++) {
                double sum = uniforms[bias[j]];
                for (int k = 0; k < inputs; k++) {
                    sum += uniforms[at + j * down + k * right] * rows[x[k]][lane];
                }
                expected[y[j]][lane] = sum;
            }
        }

        kernels.matmul(rows, y, x, uniforms, at, down, right, bias, lanes);

        assertClose(rows, expected, inputs);
        double[][] first = Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
        kernels.matmul(rows, y, x, uniforms, at, down, right, bias, lanes);
        assertThat(Arrays.deepEquals(rows, first)).as("the same bits again").isTrue();
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void laneDotsOfEveryShape(int down) {
        sizes().forEach(right -> {
            Random random = new Random(1000L * down + right);
            laneDot(down, right, kernels.width() * random.nextInt(1, 9), random);
            laneDot(down, right, kernels.width() * random.nextInt(1, 9), random);
        });
    }

    private void laneDot(int sizeA, int sizeB, int lanes, Random random) {
        double[][] rows = rows(random, Random::nextGaussian, sizeA + sizeB, lanes + 1);
        int[] order = shuffled(random, rows.length);
        int[] a = Arrays.copyOf(order, sizeA);
        int[] b = Arrays.copyOfRange(order, sizeA, sizeA + sizeB);
        boolean across = random.nextBoolean();
        int step = random.nextInt(1, 3);
        int down = across ? step : sizeB * step + random.nextInt(3);
        int right = across ? sizeA * step + random.nextInt(3) : step;
        int at = random.nextInt(5);
        double[] sums = random(random, Random::nextGaussian, at + down * sizeA + right * sizeB);
        double[] expected = sums.clone();
        for (int j = 0; j < sizeA; j++) {
            for (int k = 0; k < sizeB; k++) {
                double sum = 0;
                for (int lane = 0; lane < lanes; lane++) {
                    sum += rows[a[j]][lane] * rows[b[k]][lane];
                }
                expected[at + j * down + k * right] += sum;
            }
        }

        double[] again = sums.clone();
        kernels.laneDot(rows, a, b, sums, at, down, right, lanes);

        assertClose(new double[][] {sums}, new double[][] {expected}, lanes);
        kernels.laneDot(rows, a, b, again, at, down, right, lanes);
        assertThat(again).as("the same bits again").containsExactly(sums);
    }

    private static void assertClose(double[][] found, double[][] expected, int terms) {
        for (int r = 0; r < found.length; r++) {
            for (int i = 0; i < found[r].length; i++) {
                if (!(Math.abs(found[r][i] - expected[r][i]) <= 4e-15 * (terms + 5))) {
                    assertThat(found[r][i]).as("row %d, place %d", r, i).isEqualTo(expected[r][i]);
                }
            }
        }
    }
}
