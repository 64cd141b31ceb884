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
        try {
            byte[] written = ProgramFiles.bytes(program); // a NaN or a text may be written otherwise
            assertThat(ProgramFiles.bytes(ProgramFiles.read(written))).isEqualTo(written);
        } catch (IOException e) {
            throw new AssertionError("what was read once is refused", e);
        }
        assertThat(program.explain(10))
                .contains("recorded", "fused", "steps")
                .hasSizeLessThan(bytes.length * 100 + 1000);
        if (Math.max(program.columnCount(), Math.max(program.parameterCount(), program.outputCount())) < SMALL
                && bytes.length < 20 * SMALL) {
            run(program);
        }
    }

    private static void run(Program program) {
        double[] at = ones(program.parameterCount());
        double[][] rows = {ones(program.columnCount())};
        double[] gradient = new double[at.length];
        try {
            double value = program.evaluate(at, rows);
            assertThat(program.gradient(at, rows, gradient)).isEqualTo(value);
            double[] outputs = new double[program.outputCount()];
            program.outputs(at, rows, outputs);
            program.jacobian(at, rows, new double[outputs.length * at.length]);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageMatching("the index .* must be a whole number from 0 to \\d+");
        }
    }

    private static double[] ones(int count) {
        double[] ones = new double[count];
        Arrays.fill(ones, 1);
        return ones;
    }
}
