package dev.gradus.viz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphViewTest {
    @TempDir
    Path folder;

    @Test
    void savesByTheEndOfTheName() throws IOException {
        GraphView view = GraphView.of(Expressions.lecture());
        for (String name : new String[] {"g.dot", "g.gv", "g.svg", "G.PNG"}) {
            view.save(folder.resolve(name));
        }

        assertThat(folder.resolve("g.dot")).hasContent(view.dot());
        assertThat(folder.resolve("g.gv")).hasContent(view.dot());
        assertThat(folder.resolve("g.svg")).hasContent(view.svg());
        assertThat(folder.resolve("G.PNG")).hasBinaryContent(view.png(2));
    }

    @Test
    void refusesNamesItDoesNotKnowAndLeavesWhatWasThere() throws IOException {
        Path jpg = Files.writeString(folder.resolve("g.jpg"), "before");

        assertThatThrownBy(() -> GraphView.of(Expressions.lecture()).save(jpg))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot tell from the name " + jpg
                        + " which picture to write; end it in .svg, .png, .html, .dot or .gv.");
        assertThatThrownBy(() -> GraphView.of(Expressions.lecture()).save(folder.resolve("svg")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(jpg).hasContent("before");
    }

    @Test
    void optionsLeaveTheOldViewAsItIs() {
        GraphView view = GraphView.of(Expressions.lecture());
        String before = view.dot();
        GraphView other =
                view.digits(1).direction(Direction.TB).gradients(false).theme(Theme.DARK);

        assertThat(view.dot()).isEqualTo(before).contains("grad 6.0000", "rankdir=LR");
        assertThat(other.dot()).contains("{ a | data 2.0 }", "rankdir=TB").doesNotContain("grad ");
    }

    @Test
    void parametersStandOut() {
        Value w = new Value(2, "w");
        Value y = w.times(new Value(3, "x"));

        assertThat(GraphView.of(y).graph().boxes())
                .extracting(GraphViewTest::kind)
                .doesNotContain(Box.Kind.PARAMETER);
        assertThat(GraphView.of(y).parameters(Set.of(w)).graph().boxes())
                .extracting(GraphViewTest::kind)
                .containsExactlyInAnyOrder(Box.Kind.PARAMETER, Box.Kind.INPUT, Box.Kind.INTERIOR);
    }

    private static Box.Kind kind(Box box) {
        return ((Box.Single) box).kind();
    }

    @Test
    void refusesOptionsThatCannotBe() {
        GraphView view = GraphView.of(Expressions.lecture());

        assertThatThrownBy(() -> view.digits(18)).hasMessage("digits can be from 0 to 17, got 18");
        assertThatThrownBy(() -> view.collapseAbove(0))
                .hasMessage("collapseAbove needs a limit of at least 1 node, got 0");
    }

    @Test
    void aLeafAloneIsAGraph() {
        assertThat(GraphView.of(new Value(1, "x")).svg()).contains(">x<", ">1.0000<");
    }

    @Test
    void aLongChainIsDrawn() {
        Value chain = Expressions.chain(5001);

        assertThat(GraphView.of(chain).layout().nodes()).hasSize(5001);
    }

    @Test
    void tooManyBoxesAreRefusedAtOnce() {
        Value chain = Expressions.chain(40_001);
        long start = System.nanoTime();

        assertThatThrownBy(() -> GraphView.of(chain).svg())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "The graph would have 40,001 boxes, more than anyone can look at (at most 20,000)");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }

    @ParameterizedTest
    @CsvSource({
        "4, 4.0000",
        "-2, -2.0000",
        "-0.0, 0.0000",
        "0.00001, 1.0000e-05",
        "123456789, 123456789.0000",
        "1e300, 1.0000e+300",
        "NaN, NaN",
        "-Infinity, -∞",
        "0.00005, 0.0001"
    })
    void numbersAreReadable(double number, String text) {
        assertThat(new Numbers(4).text(number)).isEqualTo(text);
    }
}
