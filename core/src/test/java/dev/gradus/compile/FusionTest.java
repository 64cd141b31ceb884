package dev.gradus.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.Value;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where inner products are found in chains of additions, and where not. */
class FusionTest {
    private static Value[] one(Value v) {
        return new Value[] {v};
    }

    /** Neurons from p[from], each with n weights and a bias, summed up product by product. */
    private static Value neuron(Value[] p, int from, Value... x) {
        Value sum = p[from + x.length];
        for (int i = 0; i < x.length; i++) {
            sum = sum.plus(p[from + i].times(x[i]));
        }
        return sum;
    }

    private static Written layer(int neurons, int inputs) {
        return Written.of(
                neurons * (inputs + 1),
                inputs,
                (p, x) -> IntStream.range(0, neurons)
                        .mapToObj(j -> neuron(p, j * (inputs + 1), x).tanh())
                        .toArray(Value[]::new));
    }

    @Test
    void aNeuronWithManyInputsIsADot() {
        assertThat(layer(1, 16).simplified().fused().text()).isEqualTo("""
                t0 = dot(a b … p; x0 x1 … x15) + q
                t1 = tanh(t0)
                return t1
                """);
    }

    @Test
    void aNeuronWithFewInputsIsBetterComputedAsItStands() {
        assertThat(layer(1, 15).simplified().fused().count(Graph.Kind.DOT)).isZero();
    }

    @Test
    void aLayerIsOneMatrixOfDotsThatShareTheirInputs() {
        Written fused = layer(8, 2).simplified().fused();

        assertThat(fused.count(Graph.Kind.DOT)).isEqualTo(8);
        assertThat(fused.text()).startsWith("t0 = dot(a b; x0 x1) + c\n");
    }

    @Test
    void itMakesNoDifferenceHowTheNeuronIsWritten() {
        Written written = Written.of(64, 16, (p, x) -> {
            Value forward = Value.dot(Arrays.copyOf(p, 16), x).plus(p[60]);
            Value backward = p[61];
            for (int i = 15; i >= 0; i--) {
                backward = x[i].times(p[16 + i]).plus(backward);
            }
            Value subtracted = p[62];
            for (int i = 0; i < 16; i++) {
                subtracted = subtracted.minus(p[32 + i].times(x[i]));
            }
            return new Value[] {forward, backward, subtracted};
        });

        Written fused = written.simplified().fused();

        assertThat(fused.count(Graph.Kind.DOT)).isEqualTo(3);
        assertThat(IntStream.of(fused.outputs()).allMatch(o -> fused.graph().is(o, Graph.Kind.DOT)))
                .isTrue();
    }

    @Test
    void aProductThatIsUsedElsewhereTooStaysOutside() {
        Written written = Written.of(17, 17, (p, x) -> {
            Value shared = p[0].times(x[0]);
            return new Value[] {Value.dot(p, x).plus(shared), shared.exp()};
        });

        assertThat(written.simplified().fused().text())
                .contains("t0 = a * x0\n")
                .contains("dot(b c … q; x1 x2 … x16)");
    }

    @Test
    void aLongSumWithoutFactorsIsADotWithOnes() {
        Written written = Written.of(
                1, 16, (p, x) -> one(Value.sum(Arrays.stream(x).map(Value::exp).toList())));

        assertThat(written.simplified().fused().text()).contains("dot(1 1 … 1;");
    }

    @Test
    void aLongSumOfSquaresOfParametersIsADotWithItself() {
        Written written = Written.of(
                20,
                0,
                (p, x) -> one(Value.sum(Arrays.stream(p).map(Value::square).toList())));

        assertThat(written.simplified().fused().text()).isEqualTo("""
                t0 = dot(a b … t; a b … t)
                return t0
                """);
    }

    @Test
    void theGradientOfALayerIsAnOuterProduct() {
        Written written = Written.of(
                        5 * 4,
                        4,
                        (p, x) -> one(Value.sum(IntStream.range(0, 4)
                                .mapToObj(j -> neuron(p, 5 * j, x).tanh())
                                .toList())))
                .mean()
                .differentiated(Reduction.MEAN);

        Written fused = written.simplified().fused();

        // each of 16 weights: the mean of an error and an input; 4 biases: the mean of an error; the value
        assertThat(fused.count(Graph.Kind.MEAN)).isEqualTo(21);
    }

    @Test
    void theGradientOfASharedWeightIsSplitIntoItsUses() {
        Written written = Written.of(
                        5 * 4,
                        8,
                        (p, x) -> one(Value.sum(IntStream.range(0, 8)
                                .mapToObj(j -> neuron(p, 5 * (j % 4), Arrays.copyOfRange(x, j / 4 * 4, j / 4 * 4 + 4))
                                        .tanh())
                                .toList())))
                .mean()
                .differentiated(Reduction.MEAN);

        Written simplified = written.simplified();

        assertThat(simplified.count(Graph.Kind.MEAN)).isEqualTo(21);
        assertThat(simplified.fused().count(Graph.Kind.MEAN))
                .as("two uses of 16 weights")
                .isEqualTo(21 + 16);
    }

    @Test
    void fusionComputesTheSame() {
        Written written = layer(6, 5).simplified();
        Written fused = written.fused();
        double[] p = IntStream.range(0, 36).mapToDouble(i -> Math.sin(i)).toArray();
        double[] row = {0.5, -1, 2, 0.25, -0.75};

        double[][] before = Interpreter.run(written.graph(), p, row);
        double[][] after = Interpreter.run(fused.graph(), p, row);

        for (int i = 0; i < 6; i++) {
            assertThat(after[fused.outputs()[i]][0]).isEqualTo(before[written.outputs()[i]][0]);
        }
    }
}
