package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DemoCommandTest {
    private static final Pattern STEP = Pattern.compile("step +(\\d+) +loss (\\S+) +accuracy +(\\S+)%");

    @Test
    void everyStepHasThePublishedLossAndAccuracy() throws IOException {
        Run demo = Run.of("demo");

        assertThat(demo.out()).matches("compiled in \\d+ ms: \\d+ recorded nodes into \\d+ steps, plain Java\n(?s:.*)");
        follows(demo, 1e-9);
    }

    @Test
    void theEagerOneIsMuchCloser() throws IOException {
        Run demo = Run.of("demo", "--eager");

        assertThat(demo.out()).startsWith("eager: value by value, as asked for\n");
        follows(demo, 1e-12);
    }

    private static void follows(Run demo, double tolerance) throws IOException {
        List<String[]> published = published();
        List<String[]> steps = STEP.matcher(demo.out())
                .results()
                .map(m -> new String[] {m.group(1), m.group(2), m.group(3)})
                .toList();

        assertThat(demo.code()).isZero();
        assertThat(steps).hasSize(100).hasSameSizeAs(published);
        for (int i = 0; i < steps.size(); i++) {
            assertThat(steps.get(i)[0]).isEqualTo(published.get(i)[0]);
            assertThat(Double.parseDouble(steps.get(i)[1]))
                    .isCloseTo(Double.parseDouble(published.get(i)[1]), within(tolerance));
            assertThat(steps.get(i)[2]).isEqualTo(published.get(i)[2]);
        }
    }

    private static List<String[]> published() throws IOException {
        try (var in = DemoCommandTest.class.getResourceAsStream("moons_published.csv")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().skip(1).map(line -> line.split(",")).toList();
        }
    }

    @Test
    void thePictureHasEveryPointInPlainTextAndFitsTheTerminal() {
        Run demo = Run.of("demo");
        String picture = demo.out().substring(demo.out().indexOf("337 parameters"));

        assertThat(demo.out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(demo.out()).matches("[ -~\\n]*");
        assertThat(picture.chars().filter(c -> c == 'o').count()).isGreaterThan(40);
        assertThat(picture.chars().filter(c -> c == 'x').count()).isGreaterThan(40);
        assertThat(demo.err()).isEmpty();
    }

    @Test
    void withColoursEveryLineOfThePictureEndsPlain() {
        List<String> colored = Run.colored(true, "demo")
                .out()
                .lines()
                .filter(l -> l.contains("▀"))
                .toList();

        assertThat(colored).hasSize(24).allMatch(line -> line.endsWith("\u001b[0m"));
        assertThat(colored)
                .allMatch(line -> line.replaceAll("\u001b\\[[0-9;]*m", "").length() == 78);
    }

    @Test
    void twoRunsPrintTheSameButForTheTime() {
        List<String> runs = IntStream.range(0, 2)
                .mapToObj(i -> Run.of("demo").out().replaceAll("in [0-9.]+ m?s", ""))
                .toList();

        assertThat(runs.get(0)).isEqualTo(runs.get(1));
    }
}
