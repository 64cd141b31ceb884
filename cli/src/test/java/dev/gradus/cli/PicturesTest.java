package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pictures that commands write. */
class PicturesTest {
    @TempDir
    private Path folder;

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private Run explain(String... options) {
        String[] words = {"explain", "(a*b + c)*f", "a=2", "b=-3", "c=10", "f=-2"};
        return Run.of(Stream.concat(Stream.of(words), Stream.of(options)).toArray());
    }

    @Test
    void explainDrawsTheGraphInEveryForm() throws IOException {
        Run run = explain("--svg", path("g.svg"), "--png", path("g"), "--html", path("g.html"), "--dot", path("g.gv"));

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("Written: " + path("g.html"));
        assertThat(folder.resolve("g.svg")).content().contains("<svg", "6.0000", "-4.0000");
        assertThat(folder.resolve("g.gv")).content().startsWith("digraph").contains("6.0000");
        assertThat(folder.resolve("g.html")).content().contains("<!DOCTYPE html>");
        assertThat(ImageIO.read(folder.resolve("g").toFile()).getWidth()).isGreaterThan(800);
    }

    @Test
    void explainChecksTheFilesFirst() {
        assertThat(explain("--svg", path("none/g.svg")).code()).isEqualTo(2);
        assertThat(explain("--svg", path("g"), "--png", path("g")).err())
                .isEqualTo("gradus: Two pictures cannot share a file; give each its own.\n");
        assertThat(explain("--open").err()).startsWith("gradus: --open needs something to open;");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void theDemoDrawsLossRegionsAndANeuron() throws IOException {
        Run run = Run.of("demo", "--out", path("pictures/moons"));

        assertThat(run.code()).isZero();
        try (Stream<Path> files = Files.list(folder.resolve("pictures/moons"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "loss.svg",
                            "loss.png",
                            "regions.svg",
                            "regions.png",
                            "neuron.svg",
                            "neuron.png",
                            "neuron.html");
        }
        assertThat(folder.resolve("pictures/moons/neuron.svg")).content().contains("relu", "x1", "out");
    }

    @Test
    void trainingDrawsTheLossAndWithTwoInputsTheRegions() throws IOException {
        Path table = folder.resolve("xor.csv");
        Files.writeString(table, "x,y,class\n" + "0,0,no\n0,1,yes\n1,0,yes\n1,1,no\n".repeat(5));

        Run run = Run.of("train", table.toString(), "--target", "class", "--epochs", "3", "--plots", path("plots"));

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("Loss and regions are drawn in " + path("plots"));
        assertThat(folder.resolve("plots/loss.svg")).content().contains("Training on xor.csv", "accuracy");
        assertThat(Files.size(folder.resolve("plots/regions.png"))).isGreaterThan(10_000);
    }

    @Test
    void aFileInPlaceOfTheFolderIsRefused() throws IOException {
        Files.writeString(folder.resolve("taken"), "keep");

        assertThat(Run.of("demo", "--out", path("taken")).err())
                .isEqualTo("gradus: Cannot make the folder " + path("taken") + " for the pictures; name another.\n");
        assertThat(folder.resolve("taken")).hasContent("keep");
    }
}
