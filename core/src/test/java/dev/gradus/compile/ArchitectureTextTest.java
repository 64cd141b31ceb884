package dev.gradus.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What ARCHITECTURE.md quotes from programs is what they print. */
class ArchitectureTextTest {
    private static final Pattern BLOCK = Pattern.compile("```(\\w*)\n(.*?)```", Pattern.DOTALL);

    /** The blocks of the section on programs, in order: its Java, the stages of its neuron, the steps of its network. */
    private final List<String> blocks =
            BLOCK.matcher(section()).results().map(block -> block.group(2)).toList();

    ArchitectureTextTest() throws IOException {}

    private static String section() throws IOException {
        String text = Files.readString(Path.of("..", "ARCHITECTURE.md"));
        int start = text.indexOf("\n## Program");
        assertThat(start).as("where the section on programs begins").isNotNegative();
        return text.substring(start, text.indexOf("\n## ", start + 1));
    }

    // spotless:off: as in ARCHITECTURE.md
    private static Program neuron() {
        Value w = new Value(0.5, "w");
        Value b = new Value(-0.2, "b");
        Program program = Program.trace(List.of(w, b), 2,
                row -> w.times(row[0]).plus(b).tanh().minus(row[1]).square(),
                new double[] {1, 0.3}, new double[] {2, 0.7});
        return program;
    }
    // spotless:on

    @Test
    void theJavaIsTheOneThatIsRunHere() throws IOException {
        String source = Files.readString(
                Path.of("src", "test", "java", "dev", "gradus", "compile", "ArchitectureTextTest.java"));

        assertThat(blocks.get(0).lines().map(line -> line.isBlank() ? "" : "        " + line))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(source).contains("\n" + line + "\n"));
    }

    @Test
    void theStagesAreAsPrinted() {
        assertThat(String.join("\n", blocks.subList(1, 6))).isEqualTo(neuron().explain(40));
    }

    @Test
    void theStepsOfTheNetworkAreAsPrinted() {
        assertThat(blocks).hasSize(7);
        assertThat(blocks.get(6)).isEqualTo(ProgramSamples.mlp().toString());
    }
}
