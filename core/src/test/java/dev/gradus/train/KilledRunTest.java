package dev.gradus.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.nn.Mlp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run whose process is killed at random moments, against the same run that goes through. */
class KilledRunTest {
    private static final int KILLS = 5;

    @TempDir
    private Path folder;

    @Test
    @Timeout(120)
    void endsWithTheSameBits() throws Exception {
        Path file = folder.resolve("run");
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int kill = 0; kill < KILLS; kill++) {
            Process process = TrainingProcess.start(file);
            awaitCheckpoint(file, process);
            TimeUnit.MICROSECONDS.sleep(random.nextInt(40_000));
            process.destroyForcibly();
            assertThat(process.waitFor()).as("seed %d, kill %d", seed, kill).isNotZero();
        }
        assertThat(TrainingProcess.start(file).waitFor()).as("seed %d", seed).isZero();

        Mlp killed = Runs.model();
        List<Epoch> history =
                TrainingProcess.trainer(killed).checkpoint(file, 1).resume();
        Mlp through = Runs.model();
        List<Epoch> expected = TrainingProcess.trainer(through).run();
        assertThat(Runs.timeless(history)).as("seed %d", seed).isEqualTo(Runs.timeless(expected));
        assertThat(Runs.numbers(killed)).as("seed %d", seed).containsExactly(Runs.numbers(through));
        assertThat(history).hasSize(TrainingProcess.EPOCHS);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .allMatch(name -> name.matches("run|\\.gradus-.*\\.tmp"));
        }
    }

    /** Waits until the process has written a checkpoint of its own. */
    private static void awaitCheckpoint(Path file, Process process) throws IOException, InterruptedException {
        FileTime before = Files.exists(file) ? Files.getLastModifiedTime(file) : FileTime.fromMillis(0);
        while (!Files.exists(file) || Files.getLastModifiedTime(file).equals(before)) {
            assertThat(process.isAlive()).isTrue();
            TimeUnit.MILLISECONDS.sleep(2);
        }
    }
}
