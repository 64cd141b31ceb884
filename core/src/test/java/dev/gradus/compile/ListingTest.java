package dev.gradus.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What programs print, as kept in the repository; {@code -Dgradus.write=true} writes it anew. */
class ListingTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "dev", "gradus", "compile", "listings");

    @ParameterizedTest
    @ValueSource(strings = {"neuron", "layer", "mlp", "l2", "softmax", "pick", "outputs"})
    void theStepsAreAsKept(String sample) throws IOException {
        assertKept(sample + ".txt", ProgramSamples.ALL.get(sample).get().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"neuron", "l2", "pick", "mlp"})
    void theStagesAreAsKept(String sample) throws IOException {
        assertKept(sample + "-stages.txt", ProgramSamples.ALL.get(sample).get().explain(30));
    }

    private static void assertKept(String name, String text) throws IOException {
        Path file = FOLDER.resolve(name);
        if (Boolean.getBoolean("gradus.write")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, text);
        }
        assertThat(Files.readString(file))
                .as(file + "; if it changed on purpose, rerun this test with -Dgradus.write=true, look, and commit it")
                .isEqualTo(text);
    }

    @Test
    void theStepsDoNotDependOnTheKernels() {
        ProgramSamples.ALL.forEach((name, sample) -> {
            Program program = sample.get();
            assertThat(program.with(Kernels.plain())).as(name).hasToString(program.toString());
        });
    }

    @Test
    void aLayerIsOneMatrixProduct() {
        List<String> lines = value(ProgramSamples.layer());

        assertThat(lines).filteredOn(has("matrix")).hasSize(1).allMatch(has("matrix 8×3 "));
        assertThat(lines).noneMatch(has("outer product"));
    }

    @Test
    void theGradientOfALayerHasAnOuterProduct() {
        List<String> lines = gradient(ProgramSamples.layer());

        assertThat(lines).filteredOn(has("matrix")).hasSize(1);
        assertThat(lines).filteredOn(has("outer product")).singleElement().matches(has("outer product 8×4 "));
    }

    @Test
    void theGradientOfAHiddenLayerHasTwoMoreProducts() {
        Program program = ProgramSamples.mlp();

        assertThat(value(program)).filteredOn(has("matrix 8×3 ")).hasSize(1);
        assertThat(value(program)).filteredOn(has("matrix 4×8 ")).hasSize(1);
        assertThat(value(program)).filteredOn(has("matrix")).hasSize(2);
        List<String> lines = gradient(program);
        assertThat(lines).filteredOn(has("matrix 8×3 ")).hasSize(1);
        assertThat(lines).filteredOn(has("matrix 4×8 ")).hasSize(1);
        assertThat(lines)
                .filteredOn(has("matrix 8×4 "))
                .as("through the weights")
                .hasSize(1);
        assertThat(lines).filteredOn(has("matrix")).hasSize(3);
        assertThat(lines)
                .filteredOn(has("outer product 4×8 "))
                .as("weights of the second layer")
                .hasSize(1);
        assertThat(lines)
                .filteredOn(has("outer product 8×4 "))
                .as("weights and biases of the first")
                .hasSize(1);
    }

    @Test
    void aPenaltyIsComputedOnceBeforeTheRows() {
        List<String> lines = gradient(ProgramSamples.l2());
        int rows = lines.indexOf("for each block of rows");

        assertThat(lines.get(0)).isEqualTo("once, before the rows");
        assertThat(lines.subList(0, rows)).filteredOn(has("p0 * p0")).hasSize(1);
        assertThat(lines.subList(rows, lines.size())).noneMatch(has("p0 * p0"));
    }

    @Test
    void aSoftmaxIsOneLoop() {
        List<String> lines = value(ProgramSamples.softmax());

        assertThat(lines).filteredOn(has("exp(")).hasSize(3);
        assertThat(lines).filteredOn(line -> line.matches("  [rt]\\d.*")).hasSize(2); // the inputs, and the loop
        assertThat(gradient(ProgramSamples.softmax()))
                .as("what the backward pass uses again")
                .filteredOn(has("exp("))
                .hasSize(3);
    }

    @Test
    void aPickIsLookedUpAndItsGradientScattered() {
        assertThat(gradient(ProgramSamples.pick()))
                .containsOnlyOnce("  r3 = lookup [p0…p3][r0]", "  scatter [s1…s4][r0] += r5")
                .contains("  check that r0 is a whole number from 0 to 3");
        assertThat(value(ProgramSamples.pick())).noneMatch(has("scatter"));
    }

    @Test
    void longListingsAreCutInTheMiddle() {
        String text = ProgramSamples.mlp().explain(4);

        assertThat(text)
                .containsPattern("recorded\nv\\d+ = .*\nv\\d+ = .*\n… \\d+ more lines\nv\\d+ = .*\nv\\d+ = .*\nreturn");
    }

    @Test
    void constantsAreNotShownAsARange() {
        double[] weights = {0.1, 7, 0.3, 9, 5, 0.2, 11, 6, 0.4, 8, 13, 0.7, 10, 17, 0.9, 12};
        Program program = Program.trace(
                List.of(),
                weights.length,
                row -> Value.dot(Value.constants(weights), row).tanh(),
                ProgramSamples.rows(weights.length, 2));

        assertThat(value(program)).filteredOn(has("matrix")).singleElement().matches(has("[0.1 7 … 12] · r0…r15"));
    }

    private static Predicate<String> has(String part) {
        return line -> line.contains(part);
    }

    private static List<String> gradient(Program program) {
        return program.toString().lines().toList();
    }

    private static List<String> value(Program program) {
        return Listing.of(program.stages(Question.VALUE).plan(Kernels.plain()), Integer.MAX_VALUE)
                .lines()
                .toList();
    }
}
