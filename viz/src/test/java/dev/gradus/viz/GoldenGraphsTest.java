package dev.gradus.viz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Keeps pictures as they are; {@code -Dgradus.write=true} writes them anew. */
class GoldenGraphsTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "graphs");

    static Stream<Arguments> pictures() {
        Value neuron = Expressions.neuron();
        List<Value> parameters = neuron.topologicalOrder().stream()
                .filter(v -> List.of("w1", "w2", "b").contains(v.label))
                .toList();
        GraphView lecture = GraphView.of(Expressions.lecture());
        return Stream.of(
                Arguments.of("lecture", lecture),
                Arguments.of("lecture-rl", lecture.direction(Direction.RL).digits(1)),
                Arguments.of("lecture-tb", lecture.direction(Direction.TB).gradients(false)),
                Arguments.of("lecture-bt", lecture.direction(Direction.BT).oneRow(true)),
                Arguments.of("neuron", GraphView.of(neuron).parameters(parameters)),
                Arguments.of(
                        "neuron-dark",
                        GraphView.of(neuron).parameters(parameters).theme(Theme.DARK)),
                Arguments.of("neuron-taken-apart", GraphView.of(Expressions.neuronTakenApart())),
                Arguments.of("moons", GraphView.of(Expressions.moonsLoss(10))),
                Arguments.of("hostile", GraphView.of(Expressions.hostile())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pictures")
    void dotAndSvgAreTheCommittedOnes(String name, GraphView view) throws IOException {
        check(FOLDER.resolve(name + ".dot"), view.dot());
        check(FOLDER.resolve(name + ".svg"), view.svg());
    }

    private static void check(Path file, String drawn) throws IOException {
        if (Boolean.getBoolean("gradus.write")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, drawn);
        }

        assertThat(Files.readString(file))
                .as(file + "; if it changed on purpose, rerun this test with -Dgradus.write=true, look, and commit it")
                .isEqualTo(drawn);
    }
}
