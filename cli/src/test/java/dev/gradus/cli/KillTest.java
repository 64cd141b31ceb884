package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.data.PythonRandom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills training with SIGKILL at random moments; the model must be the same bits in the end. */
class KillTest {
    private static final int KILLS = 3;
    private static final int EPOCHS = 480;

    @TempDir
    Path folder;

    private Object[] train(int epochs, String model, String... more) {
        List<Object> args =
                new ArrayList<>(List.of("train", Run.DATA.resolve("penguins.csv"), "--target", "body_mass_g"));
        args.addAll(List.of("--epochs", epochs, "--patience", "400", "--seed", "3", "--save", folder.resolve(model)));
        args.addAll(Arrays.asList(more));
        return args.toArray();
    }

    @Test
    void aKilledRunResumesToTheSameModelFile() throws Exception {
        assertThat(Run.of(train(EPOCHS, "whole.safetensors")).code()).isZero();
        Path checkpoint = folder.resolve("killed.safetensors.checkpoint");
        PythonRandom random = new PythonRandom(System.nanoTime());
        int kills = 0;
        for (int i = 0; i < KILLS; i++) {
            boolean resume = Files.exists(checkpoint);
            Process process = start(resume);
            long seen = resume ? Files.getLastModifiedTime(checkpoint).toMillis() : 0;
            awaitCheckpoint(process, checkpoint, seen);
            Thread.sleep(random.randrange(60));
            process.destroyForcibly().waitFor();
            if (process.exitValue() == 128 + 9) {
                kills++;
            }
            if (Files.exists(folder.resolve("killed.safetensors"))) {
                break;
            }
            assertThat(checkpoint).exists();
            otherSettingsAreRefused(checkpoint);
        }
        if (Files.exists(checkpoint)) {
            Process last = start(true);
            assertThat(last.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(last.exitValue()).as(messages()).isZero();
        }

        assertThat(kills).isPositive();
        assertThat(checkpoint).doesNotExist();
        assertThat(folder.resolve("killed.safetensors")).hasSameBinaryContentAs(folder.resolve("whole.safetensors"));
    }

    private void otherSettingsAreRefused(Path checkpoint) throws IOException {
        byte[] before = Files.readAllBytes(checkpoint);
        Run lr = Run.of(train(EPOCHS, "killed.safetensors", "--resume", "--lr", "0.02"));
        Run eager = Run.of(train(EPOCHS, "killed.safetensors", "--resume", "--eager"));
        Run other = Run.of(train(EPOCHS, "killed.safetensors", "--resume", "--ignore", "island"));
        Run fewer = Run.of(train(1, "killed.safetensors", "--resume"));

        assertThat(lr.code()).isEqualTo(2);
        assertThat(lr.err()).contains("other settings, --lr=0.01, where this run has --lr=0.02; resume with the same.");
        assertThat(eager.code()).isEqualTo(2);
        assertThat(eager.err()).contains("computed=compiled(plain-Java), where this run has computed=eager; resume");
        assertThat(other.code()).isEqualTo(2);
        assertThat(other.err()).contains("other settings, columns=");
        assertThat(fewer.code()).isEqualTo(2);
        assertThat(fewer.err()).contains("more than the 1 asked for; ask for at least as many.");
        assertThat(checkpoint).hasBinaryContent(before);
        assertThat(folder.resolve("killed.safetensors")).doesNotExist();
    }

    private Process start(boolean resume) throws IOException {
        Object[] args = resume ? train(EPOCHS, "killed.safetensors", "--resume") : train(EPOCHS, "killed.safetensors");
        return Run.start(folder.resolve("messages.txt"), args);
    }

    private String messages() throws IOException {
        return Files.readString(folder.resolve("messages.txt"));
    }

    private void awaitCheckpoint(Process process, Path checkpoint, long seen) throws Exception {
        while (process.isAlive()
                && (!Files.exists(checkpoint)
                        || Files.getLastModifiedTime(checkpoint).toMillis() <= seen)) {
            Thread.sleep(5);
        }
    }
}
