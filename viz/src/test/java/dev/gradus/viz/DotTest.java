package dev.gradus.viz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.Value;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DotTest {
    @TempDir
    Path folder;

    @Test
    void aRecordHasLabelDataAndGradient() {
        assertThat(GraphView.of(Expressions.lecture()).dot())
                .contains("{ a | data 2.0000 | grad 6.0000 }", "{ d | data 4.0000 | grad -2.0000 }");
    }

    @Test
    void operandsComeInOrderAndASquareHasTwoEdges() {
        Value x = new Value(3, "x");
        Value y = new Value(1, "y");

        assertThat(GraphView.of(x.times(x)).dot()).containsSubsequence("n0 -> n1op;", "n0 -> n1op;");
        String difference = GraphView.of(y.minus(x)).dot();
        String first = difference.contains("n0 [label=\"{ y") ? "n0" : "n1";
        assertThat(difference)
                .containsSubsequence(first + " -> n2op;", (first.equals("n0") ? "n1" : "n0") + " -> n2op;");
    }

    @ParameterizedTest
    @EnumSource(Direction.class)
    void graphvizAcceptsEveryDirection(Direction direction) throws Exception {
        String svg = Graphviz.svg(
                GraphView.of(Expressions.neuron()).direction(direction).dot(), folder);

        assertThat(svg).contains("x1*w1 + x2*w2", "0.7071");
    }

    @Test
    void graphvizReadsHostileLabelsAsTheyAre() throws Exception {
        String svg = Graphviz.svg(GraphView.of(Expressions.hostile()).dot(), folder);

        assertThat(texts(svg))
                .contains("\"quoted\" 'too'", "{a|b}<port> \\N \\l", "<script>alert(1)</script> & &lt;")
                .contains("two↵lines↵and tabs", "🙂 emoji 👩‍👩‍👧", "שלום עולם �rtl", "]]> --> ]]>; } -> n1 [");
    }

    @Test
    void graphvizAcceptsFoldedGraphs() throws Exception {
        String svg = Graphviz.svg(GraphView.of(Expressions.moonsLoss(3)).dot(), folder);

        assertThat(texts(svg)).contains("layer 0", "16 neurons × 3 rows");
    }

    private static java.util.List<String> texts(String svg) throws Exception {
        return Xml.texts(Xml.parse(svg.replaceFirst("(?s)<!DOCTYPE.*?>", "")), "text").stream()
                .map(text -> text.replace('\u00a0', ' '))
                .toList();
    }
}
