package dev.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The README's Java compiles, runs and prints what it says: a comment behind a {@code println}, or alone on a line, is
 * a line of output.
 */
class ReadmeTest {
    private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern PRINTED = Pattern.compile("^\\s*System\\.out\\.println\\(.*\\); // (.*)$|^// (.*)$");

    static List<String> blocks() throws IOException {
        String readme = Files.readString(Path.of("..", "README.md"));
        List<String> blocks =
                BLOCK.matcher(readme).results().map(match -> match.group(1)).toList();
        assertThat(blocks).as("Java in the README").hasSizeGreaterThanOrEqualTo(3);
        return blocks;
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void printsWhatItSays(String block, @TempDir Path folder) throws Exception {
        List<String> expected = block.lines()
                .flatMap(line -> PRINTED.matcher(line).results())
                .map(ReadmeTest::printed)
                .toList();
        assertThat(expected).as("lines of output that the block promises").isNotEmpty();
        assertThat(ExamplesTest.output(() -> run(block, folder)).lines().toList())
                .isEqualTo(expected);
    }

    private static String printed(MatchResult match) {
        return match.group(1) != null ? match.group(1) : match.group(2);
    }

    private static void run(String block, Path folder) {
        String imports = String.join("\n", select(block, true).toList());
        String body = String.join("\n", select(block, false).toList());
        try {
            Path source = Files.writeString(
                    folder.resolve("Block.java"),
                    imports + "\npublic class Block { public static void main(String[] args) {\n" + body + "\n}}\n");
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            StringWriter messages = new StringWriter();
            boolean compiled = compiler.getTask(
                            messages,
                            null,
                            null,
                            List.of("-d", folder.toString(), "-classpath", System.getProperty("java.class.path")),
                            null,
                            compiler.getStandardFileManager(null, null, null).getJavaFileObjects(source))
                    .call();
            assertThat(compiled).as(messages.toString()).isTrue();
            try (URLClassLoader loader =
                    new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
                loader.loadClass("Block").getMethod("main", String[].class).invoke(null, (Object) new String[0]);
            }
        } catch (IOException | ReflectiveOperationException e) {
            throw new AssertionError("the block does not run:\n" + block, e);
        }
    }

    private static Stream<String> select(String block, boolean imports) {
        return block.lines().filter(line -> line.startsWith("import ") == imports);
    }
}
