package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.train.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictCommandTest {
    private static final Path IRIS = Run.DATA.resolve("iris.csv");

    @TempDir
    static Path folder;

    private static Path iris;
    private static Path penguins;

    @BeforeAll
    static void train() {
        iris = folder.resolve("iris.safetensors");
        penguins = folder.resolve("penguins.safetensors");
        assertThat(Run.of("train", IRIS, "--target", "species", "--save", iris).code())
                .isZero();
        assertThat(Run.of("train", Run.DATA.resolve("penguins.csv"), "--target", "body_mass_g", "--save", penguins)
                        .code())
                .isZero();
    }

    @Test
    void classesComeWithProbabilitiesThatAddUp() {
        Run run = Run.of("predict", iris, IRIS);
        List<String[]> rows =
                run.out().lines().skip(1).map(line -> line.split(",")).toList();

        assertThat(rows).hasSize(150);
        for (String[] row : rows) {
            double[] p =
                    Arrays.stream(row, 6, 9).mapToDouble(Double::parseDouble).toArray();
            assertThat(Arrays.stream(p).sum()).isCloseTo(1, within(1e-12));
            assertThat(List.of("setosa", "versicolor", "virginica").get(Metric.indexOfMax(p)))
                    .isEqualTo(row[5]);
        }
        long right = rows.stream().filter(row -> row[4].equals(row[5])).count();
        assertThat(run.err()).isEqualTo("150 rows with 'species': accuracy " + Numbers.percent(right / 150.0) + "\n");
    }

    @Test
    void columnsAreFoundByNameOthersPassThroughAndTheTargetMayBeMissing() throws IOException {
        Path file = folder.resolve("shuffled.csv");
        Files.writeString(file, "note,petal_width,petal_length,sepal_width,sepal_length\n\"a, b\",0.2,1.4,3.5,5.1\n");
        Run run = Run.of("predict", iris, file);

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("note,petal_width,petal_length,sepal_width,sepal_length,prediction,");
        assertThat(run.out()).contains("\n\"a, b\",0.2,1.4,3.5,5.1,setosa,0.9");
    }

    @Test
    void numbersAreGivenInTheirUnitAndWrittenToAFile() throws IOException {
        Path out = folder.resolve("out.csv");
        Run run = Run.of("predict", penguins, Run.DATA.resolve("penguins.csv"), "--out", out);
        double first = Double.parseDouble(Files.readAllLines(out).get(1).split(",")[7]);

        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("333 rows with 'body_mass_g': MAE ");
        assertThat(first).isBetween(3000.0, 4500.0);
    }

    @Test
    void rowsWithoutATargetDoNotCount() throws IOException {
        Path file = folder.resolve("partly.csv");
        List<String> lines = Files.readAllLines(IRIS);
        Files.write(file, List.of(lines.get(0), lines.get(1), lines.get(2).replace("setosa", "")));

        assertThat(Run.of("predict", iris, file).err()).isEqualTo("1 row with 'species': accuracy 100.0%\n");
    }
}
