package dev.gradus.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.Value;
import dev.gradus.compile.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs in files. */
class ProgramsTest {
    private static final double[] AT = {0.5, -2};
    private static final double[][] ROWS = {{1}, {2}, {-0.3}};

    private final Value a = new Value(1, "a");
    private final Value b = new Value(2, "b");
    private final Program program =
            Program.trace(List.of(a, b), 1, row -> a.times(row[0]).plus(b).sigmoid(), ROWS);

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void save() throws IOException {
        file = folder.resolve("loss.program");
        Programs.save(program, file);
    }

    @Test
    void aProgramLoadedGivesTheSameBits() throws IOException {
        double[] expected = new double[2];
        double[] gradient = new double[2];

        Program loaded = Programs.load(file);

        assertThat(loaded.gradient(AT, ROWS, gradient)).isEqualTo(program.gradient(AT, ROWS, expected));
        assertThat(gradient).containsExactly(expected);
    }

    @Test
    void bytesAfterTheEndAreRefused() throws IOException {
        Files.write(file, new byte[] {0}, StandardOpenOption.APPEND);

        assertRefused("This is not a whole program file: something follows after its end.");
    }

    @Test
    void halfAFileIsRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));

        assertRefused("This is not a whole program file: it ends too early.");
    }

    private void assertRefused(String message) {
        assertThatThrownBy(() -> Programs.load(file))
                .isInstanceOf(IOException.class)
                .hasMessage(file + ": " + message);
    }

    @Test
    void aMissingFileIsNamed() {
        Path missing = folder.resolve("missing.program");

        assertThatThrownBy(() -> Programs.load(missing))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(missing + ": ");
    }

    @Test
    void savingLeavesNothingElseBehind() throws IOException {
        Programs.save(program.sum(), file);

        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
        assertThat(Programs.load(file).evaluate(AT, ROWS))
                .isEqualTo(program.sum().evaluate(AT, ROWS));
    }
}
