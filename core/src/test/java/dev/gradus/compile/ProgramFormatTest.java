package dev.gradus.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.gradus.Value;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written is what is read. */
class ProgramFormatTest {
    private static Collection<String> samples() {
        return ProgramSamples.ALL.keySet();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aProgramReadGivesTheSameBits(String sample) throws IOException {
        Program program = ProgramSamples.ALL.get(sample).get();

        assertSameBits(ProgramFiles.read(ProgramFiles.bytes(program)), program);
    }

    static void assertSameBits(Program actual, Program expected) {
        assertThat(actual.parameterCount()).isEqualTo(expected.parameterCount());
        assertThat(actual.columnCount()).isEqualTo(expected.columnCount());
        assertThat(actual.outputCount()).isEqualTo(expected.outputCount());
        assertThat(actual).hasToString(expected.toString());
        assertThat(actual.explain(1000)).isEqualTo(expected.explain(1000));
        assertThat(numbers(actual)).containsExactly(numbers(expected));
    }

    /** Everything that a program computes, at some place. */
    private static double[] numbers(Program program) {
        int parameters = program.parameterCount();
        double[][] rows = ProgramSamples.rows(program.columnCount(), 7);
        double[] at = new double[parameters];
        for (int i = 0; i < parameters; i++) {
            at[i] = 0.3 + 0.1 * i;
        }
        double[] numbers = new double[2 + parameters * (2 + parameters)];
        double[] gradient = new double[parameters];
        double[] hessian = new double[parameters * parameters];
        double[] product = new double[parameters];
        double[] outputs = new double[rows.length * program.outputCount()];
        double[] jacobian = new double[outputs.length * parameters];
        numbers[0] = program.evaluate(at, rows);
        numbers[1] = program.gradient(at, rows, gradient);
        program.hessian(at, rows, hessian);
        program.hessianVector(at, at, rows, product);
        program.outputs(at, rows, outputs);
        program.jacobian(at, rows, jacobian);
        return joined(numbers, gradient, hessian, product, outputs, jacobian);
    }

    static double[] joined(double[]... parts) {
        return Arrays.stream(parts).flatMapToDouble(Arrays::stream).toArray();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aProgramReadIsWrittenAsTheSameBytes(String sample) throws IOException {
        byte[] bytes = ProgramFiles.bytes(ProgramSamples.ALL.get(sample).get());

        assertThat(ProgramFiles.bytes(ProgramFiles.read(bytes))).isEqualTo(bytes);
    }

    @Test
    void theMeanIsKeptApartFromTheSum() throws IOException {
        double[] at = {1, 2, 3};
        double[][] rows = ProgramSamples.rows(3, 4);
        Program mean = ProgramFiles.read(ProgramFiles.bytes(ProgramSamples.neuron()));
        Program sum =
                ProgramFiles.read(ProgramFiles.bytes(ProgramSamples.neuron().sum()));

        assertThat(sum.evaluate(at, rows)).isEqualTo(4 * mean.evaluate(at, rows));
    }

    @Test
    void labelsAreKept() throws IOException {
        Program read = ProgramFiles.read(ProgramFiles.bytes(ProgramSamples.neuron()));

        assertThat(read.explain(100)).contains("w1 * x0", "w2 * x1", " + b\n");
    }

    @Test
    void readingStopsAtTheEndOfTheProgram() throws IOException {
        ByteArrayOutputStream two = new ByteArrayOutputStream();
        ProgramSamples.pick().write(two);
        ProgramSamples.neuron().write(two);
        two.write(42);
        InputStream in = new ByteArrayInputStream(two.toByteArray());

        assertThat(Program.read(in).parameterCount()).isEqualTo(4);
        assertThat(Program.read(in).parameterCount()).isEqualTo(3);
        assertThat(in.read()).isEqualTo(42);
        assertThat(in.read()).isEqualTo(-1);
    }

    @Test
    void aProgramReadHasNoValuesOfItsOwn() throws IOException {
        Program read = ProgramFiles.read(ProgramFiles.bytes(ProgramSamples.neuron()));

        assertThatIllegalStateException()
                .isThrownBy(() -> read.backward(new double[] {1, 2, 3}))
                .withMessage("this program was read from a file, without the values it was traced with; "
                        + "give it the parameters' numbers, as in gradient(numbers, rows, gradient)");
        assertThatIllegalStateException()
                .isThrownBy(() -> read.plus(() -> Value.constant(1)))
                .withMessageContaining("read from a file");
    }

    /** What was written by version 1 must be readable for ever: this file is never written anew. */
    @Test
    void aFileOfVersion1IsRead() throws IOException {
        Program read = ProgramFiles.read(ProgramFiles.resource("program-version-1.bin"));

        assertSameBits(read, everything());
    }

    /** A program that uses every part of the format. */
    static Program everything() {
        Value a = new Value(0.75, "a");
        Value b = new Value(-0.25, "größer\n");
        return Program.traceAll(
                        List.of(a, b),
                        2,
                        row -> new Value[] {
                            Value.pick(row[0], a, b, row[1], Value.constant(-1.5))
                                    .times(row[1])
                                    .tanh(),
                            a.minus(row[1])
                        },
                        ProgramSamples.rows(2, 3))
                .plus(() -> a.square().plus(b.pow(3)))
                .sum();
    }
}
