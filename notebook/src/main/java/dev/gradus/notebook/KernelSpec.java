package dev.gradus.notebook;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The file by which Jupyter knows how to start the kernel. */
final class KernelSpec {
    /** The name by which notebooks ask for it. */
    static final String NAME = "gradus";

    private KernelSpec() {}

    /** Writes {@code kernels/gradus/kernel.json} into a Jupyter data folder, for the JDK that runs this program. */
    static void write(Path data, String classPath) throws IOException {
        Path folder = Files.createDirectories(data.resolve("kernels").resolve(NAME));
        // The kernel reads the first file of this name on its class path, and its own tells of every message.
        Files.writeString(
                folder.resolve("logging.properties"), "handlers=java.util.logging.ConsoleHandler\n.level=WARNING\n");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String argv = List.of(
                        java,
                        "-Djava.awt.headless=true",
                        "-XX:+UseSerialGC",
                        "-cp",
                        folder + File.pathSeparator + classPath,
                        KernelMain.class.getName(),
                        "{connection_file}")
                .stream()
                .map(KernelSpec::quoted)
                .collect(Collectors.joining(", "));
        Files.writeString(
                folder.resolve("kernel.json"),
                "{\"argv\": [" + argv + "], \"display_name\": \"Gradus (Java)\", \"language\": \"java\"}\n");
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
