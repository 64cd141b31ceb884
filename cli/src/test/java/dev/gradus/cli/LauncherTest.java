package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script ./gradus, in a folder with a space, with pretended JDKs that say what they are called with. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    private static final List<String> TOOLS =
            List.of("sh", "dirname", "readlink", "sed", "find", "head", "mkdir", "touch", "pwd");

    @TempDir
    Path folder;

    private Path root;
    private Path tools;

    @BeforeEach
    void layOut() throws IOException {
        root = Files.createDirectories(folder.resolve("a folder/gradus root"));
        Files.copy(Path.of("../gradus"), root.resolve("gradus"));
        Files.createDirectories(root.resolve("cli/target"));
        Files.createDirectories(root.resolve("cli/src/main"));
        Files.createDirectories(root.resolve("core/src/main"));
        for (String pom : List.of("pom.xml", "cli/pom.xml", "core/pom.xml")) {
            Files.writeString(root.resolve(pom), "");
        }
        tools = Files.createDirectory(folder.resolve("tools"));
        for (String tool : TOOLS) {
            Stream.of("/bin/", "/usr/bin/")
                    .map(d -> Path.of(d + tool))
                    .filter(Files::exists)
                    .findFirst()
                    .ifPresent(file -> {
                        try {
                            script(tools.resolve(tool), "exec " + file + " \"$@\"\n");
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
        }
    }

    /** A script that pretends to be a JDK's java: it tells its version, else its arguments. */
    private Path jdk(String version) throws IOException {
        Path home = Files.createDirectories(folder.resolve("jdk " + version));
        script(home.resolve("bin/java"), """
                case "$*" in
                *-XshowSettings*) printf '    java.home = %s\\n    java.specification.version = %s\\n' "HOME" "VERSION" >&2 ;;
                *) for word in "$@"; do printf '[%s]' "$word"; done; echo; exit 5 ;;
                esac
                """.replace("HOME", home.toString()).replace("VERSION", version));
        return home;
    }

    private static void script(Path file, String body) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + body);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private Run launch(Path script, Map<String, String> environment, String... args) throws Exception {
        List<String> command =
                Stream.concat(Stream.of(script.toString()), Arrays.stream(args)).toList();
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeAll(List.of("JAVA_HOME"));
        builder.environment().put("PATH", tools.toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), out, err);
    }

    private Path build() throws IOException {
        return Files.writeString(root.resolve("cli/target/gradus-cli.jar"), "jar");
    }

    @Test
    void argumentsAndExitCodePassThroughFromAnyFolderAndThroughLinks() throws Exception {
        Path jar = build();
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("a folder/gradus root/gradus"));
        Path second = Files.createSymbolicLink(tools.resolve("g"), link);
        Map<String, String> home = Map.of("JAVA_HOME", jdk("21").toString());

        for (Path script : List.of(root.resolve("gradus"), link, second)) {
            Run run = launch(script, home, "train", "my file.csv", "--target", "a 'b' $c");
            assertThat(run.err()).isEmpty();
            assertThat(run.code()).isEqualTo(5);
            assertThat(run.out())
                    .contains("[-Dgradus.stdout=file][-Dgradus.stderr=file][-jar][" + jar.toRealPath()
                            + "][train][my file.csv][--target][a 'b' $c]");
        }
    }

    @Test
    void theJavaOnThePathIsTakenWithoutJavaHome() throws Exception {
        build();
        Files.createSymbolicLink(tools.resolve("java"), jdk("17").resolve("bin/java"));

        assertThat(launch(root.resolve("gradus"), Map.of(), "demo").out()).endsWith("[demo]\n");
    }

    @Test
    void theVectorApiIsAddedOnDemandOnly() throws Exception {
        build();
        Path gradus = root.resolve("gradus");
        String home = jdk("17").toString();

        assertThat(launch(gradus, Map.of("JAVA_HOME", home), "demo").out())
                .startsWith("[-XX:")
                .doesNotContain("add-modules");
        assertThat(launch(gradus, Map.of("JAVA_HOME", home, "GRADUS_KERNELS", "vector"), "demo")
                        .out())
                .startsWith("[--add-modules=jdk.incubator.vector]");
        assertThat(launch(gradus, Map.of("JAVA_HOME", home, "GRADUS_KERNELS", "fast"), "demo"))
                .isEqualTo(bad("GRADUS_KERNELS is 'fast'; it may be plain or vector."));
    }

    @Test
    void whatIsMissingIsToldInASentence() throws Exception {
        build();
        Path gradus = root.resolve("gradus");
        Path broken = folder.resolve("broken");
        script(broken.resolve("bin/java"), "exit 1\n");

        assertThat(launch(gradus, Map.of()))
                .isEqualTo(bad("There is no java on the PATH; install a JDK from 17 on or set JAVA_HOME to one."));
        assertThat(launch(gradus, Map.of("JAVA_HOME", "/nowhere")))
                .isEqualTo(bad("JAVA_HOME (/nowhere) has no bin/java; let JAVA_HOME point at a JDK from 17 on."));
        assertThat(launch(gradus, Map.of("JAVA_HOME", broken.toString())))
                .isEqualTo(bad("JAVA_HOME (" + broken + ") does not run; let JAVA_HOME point at a JDK from 17 on."));
        for (String old : List.of("1.8", "11")) {
            Path home = jdk(old);
            assertThat(launch(gradus, Map.of("JAVA_HOME", home.toString())))
                    .isEqualTo(bad("JAVA_HOME (" + home + ") is version " + old
                            + "; Gradus needs 17 or newer, let JAVA_HOME point at such a JDK."));
        }
    }

    private static Run bad(String sentence) {
        return new Run(2, "", "gradus: " + sentence + "\n");
    }

    @Test
    void withoutMavenAnUnbuiltCloneSaysSo() throws Exception {
        Run run = launch(root.resolve("gradus"), Map.of("JAVA_HOME", jdk("17").toString()), "demo");

        assertThat(run)
                .isEqualTo(bad("Gradus is not built yet and there is no mvn on the PATH to do it; install Maven and try"
                        + " again."));
    }

    @Test
    void itBuildsOnceAndAgainWhenSourcesAreNewer() throws Exception {
        script(tools.resolve("mvn"), "echo built >>../builds\n>cli/target/gradus-cli.jar\n");
        Map<String, String> home = Map.of("JAVA_HOME", jdk("17").toString());
        Run first = launch(root.resolve("gradus"), home, "demo");
        Run second = launch(root.resolve("gradus"), home, "demo");
        Path source = Files.writeString(root.resolve("core/src/main/New.java"), "");
        Files.setLastModifiedTime(source, FileTime.fromMillis(System.currentTimeMillis() + 5_000));
        Run third = launch(root.resolve("gradus"), home, "demo");

        assertThat(first.err().lines()).hasSize(1).allMatch(line -> line.startsWith("gradus: building"));
        assertThat(first.out()).endsWith("[demo]\n");
        assertThat(second.err()).isEmpty();
        assertThat(third.err()).startsWith("gradus: building");
        assertThat(root.resolveSibling("builds")).hasContent("built\nbuilt");
    }

    @Test
    void aFailedBuildNamesItsLog() throws Exception {
        script(tools.resolve("mvn"), "echo trouble; exit 1\n");
        Run run = launch(root.resolve("gradus"), Map.of("JAVA_HOME", jdk("17").toString()), "demo");
        Path log = root.toRealPath().resolve("cli/target/build.log");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).endsWith("gradus: The build failed; " + log + " says why.\n");
        assertThat(log).hasContent("trouble");
    }
}
