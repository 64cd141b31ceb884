package dev.gradus.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A command that was run, here or in a process of its own. */
record Run(int code, String out, String err) {
    static final Path DATA = Path.of("../examples/data");

    /** Runs a command in this process, without terminal. */
    static Run of(Object... args) {
        return colored(false, args);
    }

    static Run colored(boolean color, Object... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        Console console = new Console(stream(out), stream(err), color, false);
        int code = Gradus.run(console, Arrays.stream(args).map(Object::toString).toArray(String[]::new));
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    /** Starts a command in a JVM of its own, its messages in a file. */
    static Process start(Path messages, Object... args) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Stream<String> command =
                Stream.of(java.toString(), "-cp", System.getProperty("java.class.path"), "dev.gradus.cli.Main");
        List<String> all = Stream.concat(command, Arrays.stream(args).map(Object::toString))
                .toList();
        return new ProcessBuilder(all)
                .redirectErrorStream(true)
                .redirectOutput(messages.toFile())
                .start();
    }

    /** Every file in a folder with its bytes. */
    static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.forEach(path -> files.put(path.toString(), Files.isDirectory(path) ? "folder" : latin(path)));
        }
        return files;
    }

    private static String latin(Path path) {
        try {
            return Files.readString(path, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
