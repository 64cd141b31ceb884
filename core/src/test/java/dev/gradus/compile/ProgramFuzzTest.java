package dev.gradus.compile;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.util.Arrays;

/**
 * Reads anything as a program: it is refused with a sentence, or is a program that can be written, read, printed and run.
 *
 * <p>As a test, it goes through the files beside it; CONTRIBUTING.md says how to let it search.
 */
class ProgramFuzzTest {
    /** Programs with more columns, parameters, results or bytes than this are not run. */
    private static final int SMALL = 200;

    @FuzzTest(maxDuration = "10m")
    void isReadOrRefused(byte[] bytes) {
        check(bytes);
        if (bytes.length >= ProgramFiles.SUM) {
            check(ProgramFiles.withSum(bytes)); // else hardly anything would pass the check sum
        }
    }

    private static void check(byte[] bytes) {
        Program program;
        try {
            program = ProgramFiles.read(bytes);
        } catch (IOException e) {
            assertThat(e).hasMessageMatching("This (is not a whole )?program file[^\n]*\\.");
            return;
        }
        Program again = writtenAndRead(program);
        assertThat(program.explain(10))
                .contains("recorded", "fused", "steps")
                .hasSizeLessThan(bytes.length * 100 + 1000)
                .isEqualTo(again.explain(10));
        int largest = Math.max(program.columnCount(), Math.max(program.parameterCount(), program.outputCount()));
        if (largest < SMALL && bytes.length < 20 * SMALL) {
            assertThat(numbers(again)).containsExactly(numbers(program));
        }
    }

    private static Program writtenAndRead(Program program) {
        try {
            byte[] written = ProgramFiles.bytes(program); // a NaN or a text may be written otherwise than it was read
            Program again = ProgramFiles.read(written);
            assertThat(ProgramFiles.bytes(again)).isEqualTo(written);
            return again;
        } catch (IOException e) {
            throw new AssertionError("what was read once is refused", e);
        }
    }

    /** Values and derivatives at a row of ones; none where an index is refused. */
    private static double[] numbers(Program program) {
        int parameters = program.parameterCount();
        double[] at = ones(parameters);
        double[][] rows = {ones(program.columnCount())};
        double[] numbers = new double[2];
        double[] gradient = new double[parameters];
        double[] outputs = new double[program.outputCount()];
        double[] jacobian = new double[outputs.length * parameters];
        try {
            numbers[0] = program.evaluate(at, rows);
            numbers[1] = program.gradient(at, rows, gradient);
            program.outputs(at, rows, outputs);
            program.jacobian(at, rows, jacobian);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageMatching("the index .* must be a whole number from 0 to \\d+");
            return new double[0];
        }
        return ProgramFormatTest.joined(numbers, gradient, outputs, jacobian);
    }

    private static double[] ones(int count) {
        double[] ones = new double[count];
        Arrays.fill(ones, 1);
        return ones;
    }
}
