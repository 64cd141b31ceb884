package dev.gradus.viz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class SvgTest {
    @Test
    void saysWhatItIsToAScreenReader() throws Exception {
        Element svg = Xml.parse(GraphView.of(Expressions.lecture()).svg()).getDocumentElement();

        assertThat(svg.getAttribute("role")).isEqualTo("img");
        assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("Expression graph of L");
        assertThat(svg.getElementsByTagName("desc").item(0).getTextContent())
                .contains("L = -8.0000", "7 values", "Arrows lead from operands to results");
        assertThat(Xml.texts(svg.getOwnerDocument(), "title"))
                .contains("e = -6.0000, * of a and b, gradient -2.0000", "a = 2.0000, leaf, gradient 6.0000");
    }

    @Test
    void needsNothingBesideIt() {
        assertThat(GraphView.of(Expressions.hostile()).svg().replace("http://www.w3.org/2000/svg", ""))
                .doesNotContain("http", "href", "url(", "<script");
    }

    @Test
    void showsHostileLabelsAsTheyAre() throws Exception {
        Document svg = Xml.parse(GraphView.of(Expressions.hostile()).svg());

        assertThat(Xml.texts(svg, "text"))
                .contains("\"quoted\" 'too'", "{a|b}<port> \\N \\l", "two↵lines↵and tabs", "שלום עולם �rtl")
                .contains("control ���� � �", "long long long long long long l…");
        assertThat(Xml.texts(svg, "title"))
                .anyMatch(title -> title.startsWith("long ".repeat(400).strip()));
    }

    @Test
    void hasTheSameBytesEveryTime() {
        String first =
                GraphView.of(Expressions.moonsLoss(1)).detail(Detail.NODES).svg();

        assertThat(GraphView.of(Expressions.moonsLoss(1)).detail(Detail.NODES).svg())
                .isEqualTo(first);
    }

    @Test
    void constantsHaveNoGradientAndNaNAndInfinityAreReadable() throws Exception {
        Value x = new Value(0, "x");
        Value y = x.log().times(0).label("y");
        y.backward();
        x.grad = Double.POSITIVE_INFINITY;

        assertThat(Xml.texts(Xml.parse(GraphView.of(y).svg()), "text"))
                .containsExactlyInAnyOrder(
                        "x", "data", "0.0000", "grad", "∞", "log", "data", "-∞", "grad", "0.0000", "data", "0.0000",
                        "*", "y", "data", "NaN", "grad", "1.0000");
    }

    @ParameterizedTest
    @EnumSource(Direction.class)
    void resultsLieInTheDirectionOfReading(Direction direction) {
        Layout layout = GraphView.of(Expressions.neuron()).direction(direction).layout();

        for (Graph.Edge edge : layout.graph().edges()) {
            Layout.Rect from = layout.nodes().get(edge.from().id()).record();
            Layout.Rect to = layout.nodes().get(edge.to().id()).record();
            assertThat(
                            switch (direction) {
                                case LR -> from.x() + from.width() < to.x();
                                case RL -> to.x() + to.width() < from.x();
                                case TB -> from.y() + from.height() < to.y();
                                case BT -> to.y() + to.height() < from.y();
                            })
                    .as(edge + " in " + direction)
                    .isTrue();
        }
    }

    @Test
    void theFirstOperandArrivesAboveTheSecond() {
        Value x = new Value(3, "x");
        Layout layout = GraphView.of(x.exp().minus(x)).layout();

        double[] arrivals = layout.routes().stream()
                .filter(route -> route.edge().to().id() == 2)
                .sorted((a, b) -> a.edge().operand() - b.edge().operand())
                .mapToDouble(
                        route -> route.points().get(route.points().size() - 1).y())
                .toArray();
        assertThat(arrivals).hasSize(2);
        assertThat(arrivals[0]).isLessThan(arrivals[1]);
    }

    @Test
    void boxesDoNotOverlap() {
        var nodes = GraphView.of(Expressions.moonsLoss(1))
                .detail(Detail.NODES)
                .layout()
                .nodes()
                .subList(0, 400);

        assertThat(nodes).allMatch(a -> nodes.stream().noneMatch(b -> a != b && overlap(a.record(), b.record())));
    }

    private static boolean overlap(Layout.Rect a, Layout.Rect b) {
        return a.x() < b.x() + b.width()
                && b.x() < a.x() + a.width()
                && a.y() < b.y() + b.height()
                && b.y() < a.y() + a.height();
    }
}
