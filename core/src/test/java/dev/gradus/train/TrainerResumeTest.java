package dev.gradus.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.data.PythonRandom;
import dev.gradus.data.Xor;
import dev.gradus.nn.Loss;
import dev.gradus.nn.Mlp;
import dev.gradus.optim.Adam;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a checkpoint refuses to go on with. */
class TrainerResumeTest {
    @TempDir
    private Path folder;

    private Trainer trainer(int epochs, String fingerprint) {
        Mlp model = new Mlp(new PythonRandom(1), 2, 4, 1);
        return new Trainer(model, Loss.HINGE, new Adam(model.parameters(), 0.01), Xor.table())
                .epochs(epochs)
                .checkpoint(folder.resolve("checkpoint"), 1)
                .fingerprint(fingerprint);
    }

    @Test
    void aDifferentFingerprintIsRefusedAndNamed() throws IOException {
        trainer(2, "rate=0.01 data=a").run();

        assertThatThrownBy(() -> trainer(4, "rate=0.01 data=b").resume())
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith(
                        " was written with other settings, data=a, where this run has data=b; resume with the same.");
        assertThatThrownBy(() -> trainer(4, "rate=0.01 data=a more=1").resume())
                .hasMessageContaining("other settings, nothing, where this run has more=1;");
        assertThat(trainer(4, "rate=0.01 data=a").resume()).hasSize(4);
    }

    @Test
    void fewerEpochsThanAreDoneAreRefusedAndNothingIsWritten() throws IOException {
        trainer(3, "").run();
        byte[] before = Files.readAllBytes(folder.resolve("checkpoint"));

        assertThatThrownBy(() -> trainer(2, "").resume())
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith(
                        "checkpoint is 3 epochs on, more than the 2 asked for; ask for at least as many.");
        assertThat(folder.resolve("checkpoint")).hasBinaryContent(before);
    }
}
