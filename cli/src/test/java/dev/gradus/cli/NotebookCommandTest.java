package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotebookCommandTest {
    @AfterEach
    void forgetTheHome() {
        System.clearProperty("gradus.home");
    }

    @Test
    void needsTheLauncherToKnowWhereGradusIs() {
        Run run = Run.of("notebook");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo("gradus: The folder of Gradus is not known; start this command with ./gradus notebook.\n");
    }

    @Test
    void namesTheFolderThatIsNotThere(@TempDir Path home) {
        System.setProperty("gradus.home", home.toString());

        Run run = Run.of("notebook", home.resolve("none"));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo("gradus: There is no folder " + home.resolve("none") + "; name one that holds notebooks.\n");
    }
}
