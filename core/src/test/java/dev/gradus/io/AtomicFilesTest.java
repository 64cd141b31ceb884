package dev.gradus.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.RandomAccessFile;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {
    private static final byte[] NEW = "new".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @Test
    void createsAFileAndLeavesNothingElse() throws IOException {
        AtomicFiles.write(folder.resolve("a"), NEW);

        assertThat(folder.resolve("a")).hasBinaryContent(NEW);
        assertThat(names()).containsExactly("a");
    }

    @Test
    void tellsBeforehandWhatCannotBeWrittenAndWritesNothing() throws IOException {
        AtomicFiles.requireWritable(folder.resolve("a"));
        AtomicFiles.requireWritable(old());

        assertThatThrownBy(() -> AtomicFiles.requireWritable(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("it is a folder");
        assertThatThrownBy(() -> AtomicFiles.requireWritable(folder.resolve("no/a")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("there is no folder");
        assertThat(names()).containsExactly("old");
    }

    @Test
    void replacesAFile() throws IOException {
        Path file = old();

        AtomicFiles.write(file, NEW);

        assertThat(file).hasBinaryContent(NEW);
        assertThat(names()).containsExactly("old");
    }

    @Test
    void writesContentThatClosesItsStream() throws IOException {
        AtomicFiles.write(folder.resolve("a"), out -> {
            try (Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
                writer.write("x".repeat(100_000));
            }
        });

        assertThat(folder.resolve("a")).hasSize(100_000);
    }

    @Test
    void showsTheOldFileUntilTheNewOneIsComplete() throws IOException {
        Path file = old();

        AtomicFiles.write(file, out -> {
            out.write(NEW);
            out.flush();
            assertThat(file).hasContent("old");
            assertThat(names()).hasSize(2).anyMatch(name -> name.matches("\\.gradus-[-0-9a-f]+\\.tmp"));
        });

        assertThat(file).hasBinaryContent(NEW);
    }

    @Test
    void keepsTheOldFileWhenTheContentFails() throws IOException {
        Path file = old();

        assertThatThrownBy(() -> AtomicFiles.write(file, failing(new IOException("disk on fire"))))
                .isInstanceOf(IOException.class)
                .hasMessage("Cannot write " + file + ": disk on fire; what was there before is unchanged.")
                .hasRootCauseMessage("disk on fire");
        assertThat(file).hasContent("old");
        assertThat(names()).containsExactly("old");
    }

    @Test
    void passesUncheckedFailuresOfTheContentThrough() throws IOException {
        Path file = old();
        RuntimeException failure = new IllegalStateException("no");

        assertThatThrownBy(() -> AtomicFiles.write(file, out -> {
                    out.write(NEW);
                    throw failure;
                }))
                .isSameAs(failure);
        assertThat(file).hasContent("old");
        assertThat(names()).containsExactly("old");
    }

    @Test
    void saysWhatFailedWhenTheFailureHasNoMessage() {
        Path file = folder.resolve("a");

        assertThatThrownBy(() -> AtomicFiles.write(file, failing(new IOException())))
                .hasMessageContaining(": IOException; what");
        assertThatThrownBy(() -> AtomicFiles.write(file, failing(new FileSystemException("x", "y", "full"))))
                .hasMessageContaining(": full; what");
        assertThat(names()).isEmpty();
    }

    @Test
    void reportsTheFirstFailureEvenIfTheTemporaryFileCannotBeRemoved() {
        Path file = folder.resolve("a");

        assertThatThrownBy(() -> AtomicFiles.write(file, out -> {
                    Path temporary = folder.resolve(names().get(0));
                    Files.delete(temporary);
                    Files.createDirectories(temporary.resolve("in the way"));
                    throw new IOException("the first");
                }))
                .hasMessageContaining(": the first;");
        assertThat(file).doesNotExist();
    }

    @Test
    void removesTheTemporaryFileWhenItCannotBeMoved() {
        Path file = folder.resolve("x".repeat(300));

        assertThatThrownBy(() -> AtomicFiles.write(file, NEW))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("Cannot write " + file + ": ")
                .hasMessageEndingWith("; what was there before is unchanged.");
        assertThat(names()).isEmpty();
    }

    @Test
    void writesThoughItsThreadIsInterrupted() throws IOException {
        Path file = old();
        Thread.currentThread().interrupt();
        try {
            AtomicFiles.write(file, NEW);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }

        assertThat(file).hasBinaryContent(NEW);
    }

    @Test
    void refusesAFolderAsTargetAndAFolderThatIsMissing() throws IOException {
        Path nowhere = folder.resolve("none").resolve("a");
        Path below = old().resolve("a");

        assertThatThrownBy(() -> AtomicFiles.write(folder, NEW))
                .isInstanceOf(IOException.class)
                .hasMessage("Cannot write " + folder + ": it is a folder; name a file.");
        assertThatThrownBy(() -> AtomicFiles.write(nowhere, NEW))
                .isInstanceOf(IOException.class)
                .hasMessage("Cannot write " + nowhere + ": there is no folder " + nowhere.getParent()
                        + "; create it first.");
        assertThatThrownBy(() -> AtomicFiles.write(below, NEW))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("there is no folder");
        assertThat(names()).containsExactly("old");
    }

    // The JDK's own classes, as a file system that nobody may write, the superuser included.
    @Test
    void refusesWhatItMayNotChange() {
        Path lang = Path.of(URI.create("jrt:/java.base/java/lang"));
        Path file = lang.resolve("Object.class");
        assertThat(file).isRegularFile();

        assertThatThrownBy(() -> AtomicFiles.write(file, NEW))
                .isInstanceOf(IOException.class)
                .hasMessage("Cannot write " + file + ": no permission to change " + file
                        + "; change its permissions or write elsewhere.");
        assertThatThrownBy(() -> AtomicFiles.write(lang.resolve("a"), NEW))
                .isInstanceOf(IOException.class)
                .hasMessage("Cannot write " + lang.resolve("a") + ": no permission to change " + lang
                        + "; change its permissions or write elsewhere.");
    }

    /** The superuser may write it, others may not; nobody turns it into a writable one. */
    @Test
    void doesWithAReadOnlyFileWhatItsUserMayDo() throws IOException {
        requirePosix();
        Path file = old();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));

        if (Files.isWritable(file)) {
            AtomicFiles.write(file, NEW);
            assertThat(file).hasBinaryContent(NEW);
        } else {
            assertThatThrownBy(() -> AtomicFiles.write(file, NEW))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("no permission to change " + file + ";");
            assertThat(file).hasContent("old");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("r--r--r--");
        assertThat(names()).containsExactly("old");
    }

    @Test
    void keepsThePermissionsOfTheOldFile() throws IOException {
        requirePosix();
        Path file = old();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));

        AtomicFiles.write(file, NEW);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-rw----");
    }

    @Test
    void givesANewFileTheUsualPermissions() throws IOException {
        requirePosix();
        AtomicFiles.write(folder.resolve("a"), NEW);

        assertThat(Files.getPosixFilePermissions(folder.resolve("a"))).isEqualTo(Files.getPosixFilePermissions(old()));
    }

    @Test
    void replacesTheFileBehindALinkAndKeepsTheLink() throws IOException {
        requirePosix();
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Path target = Files.writeString(inner.resolve("target"), "old");
        Path relative = Files.createSymbolicLink(folder.resolve("relative"), Path.of("inner/target"));
        Path absolute = Files.createSymbolicLink(folder.resolve("absolute"), relative.toAbsolutePath());

        AtomicFiles.write(absolute, NEW);

        assertThat(target).hasBinaryContent(NEW);
        assertThat(relative).isSymbolicLink();
        assertThat(absolute).isSymbolicLink();
        assertThat(names()).containsExactly("absolute", "inner", "relative");
    }

    @Test
    void createsTheFileThatADanglingLinkNames() throws IOException {
        requirePosix();
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("target"));

        AtomicFiles.write(link, NEW);

        assertThat(folder.resolve("target")).isRegularFile().hasBinaryContent(NEW);
        assertThat(link).isSymbolicLink();
    }

    @Test
    void followsFortyLinksAndNoCircle() throws IOException {
        requirePosix();
        Path last = folder.resolve("0");
        for (int i = 1; i <= 40; i++) {
            last = Files.createSymbolicLink(folder.resolve("" + i), last);
        }
        AtomicFiles.write(last, NEW);
        assertThat(folder.resolve("0")).hasBinaryContent(NEW);

        Path circle = Files.createSymbolicLink(folder.resolve("circle"), Path.of("circle"));
        assertThatThrownBy(() -> AtomicFiles.write(circle, NEW))
                .isInstanceOf(IOException.class)
                .hasMessage("Cannot write " + circle + ": its symbolic links lead in a circle; remove them.");
    }

    // A pipe of its own stands for the devices: a bug must not be able to replace a real one.
    @Test
    void writesStraightIntoWhatIsNoFile() throws Exception {
        requirePosix();
        Path pipe = folder.resolve("pipe");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);

        try (RandomAccessFile bothEnds = new RandomAccessFile(pipe.toFile(), "rw")) {
            AtomicFiles.write(pipe, NEW);

            assertThat(Files.isRegularFile(pipe)).isFalse();
            byte[] received = new byte[NEW.length];
            bothEnds.readFully(received);
            assertThat(received).isEqualTo(NEW);
        }
        assertThat(names()).containsExactly("pipe");
    }

    @Test
    void writesAPathWithoutAFolder() throws IOException {
        Path file = Path.of("atomic-files-test.tmp");
        try {
            AtomicFiles.write(file, NEW);
            assertThat(file).hasBinaryContent(NEW);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private Path old() throws IOException {
        return Files.writeString(folder.resolve("old"), "old");
    }

    private static AtomicFiles.Content failing(IOException failure) {
        return (OutputStream out) -> {
            out.write(NEW);
            throw failure;
        };
    }

    private List<String> names() {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.map(path -> path.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void requirePosix() {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
    }
}
