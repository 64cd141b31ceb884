package dev.gradus.viz;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The real {@code dot}, where it is installed. */
final class Graphviz {
    private Graphviz() {}

    /** {@return the SVG that dot makes of a graph}; fails the test where dot complains, skips it where there is none. */
    static String svg(String dot, Path folder) throws IOException, InterruptedException {
        Path source = Files.writeString(folder.resolve("graph.dot"), dot);
        Path picture = folder.resolve("graph.svg");
        Path messages = folder.resolve("messages.txt");
        Process process;
        try {
            process = new ProcessBuilder("dot", "-Tsvg", "-o", picture.toString(), source.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(messages.toFile())
                    .start();
        } catch (IOException e) {
            assumeTrue(false, "dot is not installed (apt-get install graphviz): DOT is not checked by it");
            throw e;
        }
        int code = process.waitFor();
        String said = Files.readString(messages, StandardCharsets.UTF_8);
        if (code != 0 || said.contains("Warning") || said.contains("Error")) {
            throw new AssertionError("dot ended with " + code + ": " + said + "\n" + dot);
        }
        return Files.readString(picture);
    }
}
