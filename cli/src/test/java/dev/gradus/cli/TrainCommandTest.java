package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {
    private static final Path IRIS = Run.DATA.resolve("iris.csv");
    private static final Path PENGUINS = Run.DATA.resolve("penguins.csv");

    @TempDir
    Path folder;

    private static double last(Run run, String side) {
        Matcher line = Pattern.compile("(?m)^  " + side + " +\\d.* (\\S+?)%?$").matcher(run.out());
        assertThat(line.find()).as(run.out() + run.err()).isTrue();
        return Double.parseDouble(line.group(1));
    }

    @Test
    void irisIsLearnedWithTheDefaultsForEverySeed() {
        double mean = IntStream.range(0, 10)
                .mapToDouble(seed -> last(Run.of("train", IRIS, "--target", "species", "--seed", seed), "validation"))
                .average()
                .orElseThrow();

        assertThat(mean).isGreaterThanOrEqualTo(95);
    }

    @Test
    void penguinsAreWeighedWithTheDefaults() {
        Run run = Run.of("train", PENGUINS, "--target", "body_mass_g");

        assertThat(run.out()).contains("333 rows, target 'body_mass_g': regression\n6 columns as 11 inputs");
        assertThat(last(run, "validation")).isGreaterThan(0.8);
        assertThat(run.out()).contains("MAE").contains("RMSE").doesNotContain("actual");
        assertThat(run.out()).doesNotContainPattern("[\\x00-\\x09\\x0b-\\x1f\\x7f]");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void theConfusionMatrixCountsEveryValidationRow() {
        Run run = Run.of("train", IRIS, "--target", "species", "--epochs", "5");
        int sum = run.out()
                .lines()
                .filter(l -> l.matches("  (setosa|versicolor|virginica) .*"))
                .flatMap(l -> Pattern.compile(" (\\d+)").matcher(l).results())
                .mapToInt(m -> Integer.parseInt(m.group(1)))
                .sum();

        assertThat(run.out()).contains("validation: actual \\ predicted  setosa  versicolor  virginica");
        assertThat(sum).isEqualTo(30);
    }

    @Test
    void withoutValidationTheTrainingRowsAreCounted() {
        Run run = Run.of("train", IRIS, "--target", "species", "--epochs", "5", "--val", "0");

        assertThat(run.out()).contains("training: actual").doesNotContain("validation");
    }

    @Test
    void manyClassesAreNumberedSoThatTheMatrixFits() throws IOException {
        StringBuilder csv = new StringBuilder("x,kind\n");
        for (int i = 0; i < 60; i++) {
            csv.append(i % 12).append(",a rather long name ").append(i % 12).append('\n');
        }
        Run run = Run.of("train", write("many.csv", csv.toString()), "--target", "kind", "--epochs", "2");

        assertThat(run.out()).contains("12 classes").contains("  12 a rather long name 9");
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void wholeNumbersWithFewValuesAreClassesUnlessTheTaskIsGiven() throws IOException {
        StringBuilder csv = new StringBuilder("x,rating\n");
        IntStream.range(0, 40)
                .forEach(i -> csv.append(i).append(',').append(i % 5 + 7).append('\n'));
        Path file = write("rating.csv", csv.toString());

        assertThat(Run.of("train", file, "--target", "rating", "--epochs", "1").out())
                .contains("classification, 5 classes")
                .contains("7  8  9  10  11");
        assertThat(Run.of("train", file, "--target", "rating", "--epochs", "1", "--task", "regression")
                        .out())
                .contains("'rating': regression");
    }

    @Test
    void twoClassesTakeTheBinaryLossesToo() throws IOException {
        Path two = write("two.csv", Files.readString(IRIS).replaceAll("(?m)^.*virginica\\n", ""));

        for (String loss : List.of("bce", "hinge", "softmax")) {
            Path model = folder.resolve(loss + ".safetensors");
            Run run = Run.of("train", two, "--target", "species", "--loss", loss, "--save", model);
            Run predicted = Run.of("predict", model, two);
            assertThat(last(run, "validation")).isEqualTo(100);
            assertThat(predicted.err()).contains("100 rows with 'species': accuracy 100.0%");
            assertThat(predicted.out())
                    .startsWith("sepal_length,sepal_width,petal_length,petal_width,species,prediction,"
                            + (loss.equals("hinge") ? "score\n" : "probability_setosa,probability_versicolor\n"));
        }
    }

    @Test
    void aCategoryOnlyInValidationIsWarnedOf() throws IOException {
        StringBuilder csv = new StringBuilder("color,y\n");
        IntStream.range(0, 30)
                .forEach(
                        i -> csv.append("c").append(i).append(',').append(i % 2).append('\n'));
        Run run = Run.of("train", write("colors.csv", csv.toString()), "--target", "y", "--epochs", "1");

        assertThat(run.code()).isZero();
        assertThat(run.err())
                .matches("gradus: .*colors.csv:\\d+: column 'color' has 'c\\d+', which is not among .*"
                        + "; it counts as none of them.\\n");
    }

    @Test
    void numbersCanBeMadeCategories() throws IOException {
        Path file = write("codes.csv", "code,y\n" + "1,0.5\n2,1.5\n3,2.5\n".repeat(10));

        assertThat(Run.of("train", file, "--target", "y", "--epochs", "1").out())
                .contains("1 column as 1 input,");
        assertThat(Run.of("train", file, "--target", "y", "--epochs", "1", "--categorical", "code")
                        .out())
                .contains("1 column as 3 inputs,");
    }

    @Test
    void theSameCommandSavesTheSameBytesAndNothingElse() throws IOException {
        for (String name : List.of("a", "b")) {
            Run.of("train", IRIS, "--target", "species", "--epochs", "3", "--save", folder.resolve(name));
        }

        assertThat(folder.resolve("a")).hasSameBinaryContentAs(folder.resolve("b"));
        assertThat(Run.files(folder)).hasSize(3);
    }

    @Test
    void itSaysWhatItCompiledAndDoesNotWithEager() {
        Run compiled = Run.of("train", IRIS, "--target", "species", "--epochs", "20");
        Run eager = Run.of("train", IRIS, "--target", "species", "--epochs", "20", "--eager");

        assertThat(compiled.out())
                .containsPattern(
                        "parameters\\ncompiled in \\d+ ms: \\d+ recorded nodes into \\d+ steps, plain Java\\n");
        assertThat(eager.out()).contains("parameters\neager: value by value, as asked for\n");
        String report = "(?s).*epochs in \\S+ s";
        assertThat(compiled.out().replaceFirst(report, ""))
                .isEqualTo(eager.out().replaceFirst(report, ""));
    }

    @Test
    void everyOptimizerAndOptionTrains() {
        for (String optimizer : List.of("adam", "adamw", "sgd")) {
            Run run = Run.of(
                    "train",
                    IRIS,
                    "--target",
                    "species",
                    "--optimizer",
                    optimizer,
                    "--clip",
                    "1",
                    "--patience",
                    "5",
                    "--hidden",
                    "none",
                    "--activation",
                    "leaky-relu",
                    "--batch",
                    "1000",
                    "--epochs",
                    "300");
            assertThat(last(run, "validation")).as(optimizer).isGreaterThan(80);
        }
    }

    @Test
    void anIgnoredColumnIsNeitherReadNorNeeded() throws IOException {
        String noted = Files.readString(IRIS)
                .replaceAll("(?m),([a-z]+)$", ",,$1")
                .replace("petal_width,,species", "petal_width,note,species");
        Path file = write("notes.csv", noted);
        Path model = folder.resolve("m");

        assertThat(Run.of("train", file, "--target", "species", "--ignore", "note", "--epochs", "2", "--save", model)
                        .code())
                .isZero();
        assertThat(Run.of("predict", model, IRIS).code()).isZero();
    }

    @Test
    void delimitersAndQuotesAndByteOrderMarksAreRead() throws IOException {
        String semicolons = "\uFEFF" + Files.readString(IRIS).replace(',', ';').replace("setosa", "\"iris; setosa\"");
        Path file = write("semicolons.csv", semicolons);

        assertThat(Run.of("train", file, "--target", "species", "--delimiter", ";", "--epochs", "1")
                        .out())
                .contains("iris; setosa");
        Path tabs = write("tabs.csv", Files.readString(IRIS).replace(',', '\t'));
        assertThat(Run.of("train", tabs, "--target", "species", "--delimiter", "tab", "--epochs", "1")
                        .code())
                .isZero();
    }

    @Test
    void aFinishedRunCannotBeResumedButAStoppedOneIsNotLost() throws IOException {
        Path model = folder.resolve("m");
        Object[] train = {"train", IRIS, "--target", "species", "--epochs", "2", "--save", model};
        assertThat(Run.of(train).code()).isZero();
        Run resumed = Run.of("train", IRIS, "--target", "species", "--epochs", "9", "--save", model, "--resume");
        assertThat(resumed.code()).isEqualTo(2);
        assertThat(resumed.err()).contains("There is no checkpoint");

        Files.writeString(folder.resolve("m.checkpoint"), "precious");
        Run again = Run.of(train);
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("go on with it by --resume, or delete it");
        assertThat(folder.resolve("m.checkpoint")).hasContent("precious");
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }
}
