package dev.gradus.viz;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** Programs of the machine that some tests need. */
final class Programs {
    private Programs() {}

    /** The first of these programs that is on the PATH; where there is none, the test is skipped with a sentence. */
    static Path require(String... names) {
        return Stream.of(names)
                .flatMap(name -> find(name).stream())
                .findFirst()
                .orElseThrow(() -> new TestAbortedException(
                        "Skipped, because there is no " + String.join(" or ", names) + " on the PATH."));
    }

    private static Optional<Path> find(String name) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
