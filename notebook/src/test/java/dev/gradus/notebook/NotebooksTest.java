package dev.gradus.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The lessons, run from a clean state: every one shows what it shows in the repository. */
class NotebooksTest {
    private static final Path FOLDER = Path.of("..", "notebooks");
    private static final Duration LIMIT = Duration.ofSeconds(60);

    static List<Path> notebooks() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".ipynb"))
                    .sorted()
                    .toList();
        }
    }

    @BeforeAll
    static void jupyter() {
        assumeTrue(
                Jupyter.converter().isPresent(),
                "Lessons are not run: there is no jupyter-nbconvert on the PATH (apt install jupyter-nbconvert).");
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void showsWhatItShowsInTheRepository(Path notebook, @TempDir Path folder) throws Exception {
        Path result = folder.resolve("result.ipynb");
        long start = System.nanoTime();
        new Jupyter(folder.resolve("jupyter"), System.getProperty("java.class.path")).execute(notebook, result);
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        System.out.println(notebook.getFileName() + ": " + time.toMillis() / 1000.0 + " s");
        assertThat(Outputs.of(result)).isEqualTo(Outputs.of(notebook));
        assertThat(time).isLessThan(LIMIT);
    }

    @Test
    void thereAreEightInTeachingOrder() throws IOException {
        assertThat(notebooks().stream()
                        .map(file -> file.getFileName().toString().substring(0, 2)))
                .containsExactly("1-", "2-", "3-", "4-", "5-", "6-", "7-", "8-");
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void isSmallAndSaysNothingOfTheMachineItRanOn(Path notebook) throws IOException {
        assertThat(Files.size(notebook)).isLessThan(1_500_000);
        assertThat(Files.readString(notebook)).doesNotContain("/home/", "/root/", "/tmp/", "Exception", "\"error\"");
        assertThat(Outputs.of(notebook)).as("outputs").isNotEmpty();
    }
}
