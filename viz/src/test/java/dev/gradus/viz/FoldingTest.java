package dev.gradus.viz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.Value;
import dev.gradus.data.PythonRandom;
import dev.gradus.nn.Activation;
import dev.gradus.nn.Initializer;
import dev.gradus.nn.Loss;
import dev.gradus.nn.Mlp;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FoldingTest {
    @Test
    void aTrainingLossBecomesAHandfulOfBoxes() {
        Graph graph = GraphView.of(Expressions.moonsLoss(100)).graph();

        assertThat(graph.boxes())
                .extracting(FoldingTest::title)
                .containsExactlyInAnyOrder("inputs", "layer 0", "layer 1", "layer 2", "on the way to loss", "loss");
        assertThat(facts(graph, "inputs")).containsExactly("200 values");
        assertThat(facts(graph, "layer 0")).containsExactly("16 neurons × 100 rows", "48 parameters", "8,048 nodes");
        assertThat(facts(graph, "layer 1")).containsExactly("16 neurons × 100 rows", "272 parameters", "53,072 nodes");
        assertThat(facts(graph, "layer 2")).containsExactly("1 neuron × 100 rows", "17 parameters", "3,217 nodes");
    }

    @Test
    void everyValueIsInOneBox() {
        for (Detail detail : Detail.values()) {
            Graph graph = GraphView.of(Expressions.moonsLoss(2)).detail(detail).graph();
            int held = graph.boxes().stream()
                    .mapToInt(box ->
                            box instanceof Box.Folded folded ? folded.members().size() : 1)
                    .sum();

            assertThat(held).as(detail.name()).isEqualTo(graph.values());
        }
    }

    @Test
    void neuronsAreTheFinerLevel() {
        Graph graph =
                GraphView.of(Expressions.moonsLoss(5)).detail(Detail.NEURONS).graph();

        assertThat(graph.boxes()).hasSize(33 + 3);
        assertThat(facts(graph, "layer 0 / neuron 3")).containsExactly("× 5 rows", "3 parameters", "28 nodes");
        assertThat(facts(graph, "layer 2 / neuron 0")).containsExactly("× 5 rows", "17 parameters", "177 nodes");
    }

    @Test
    void rowsStayApartWhereThereIsRoom() {
        Mlp model = new Mlp(new PythonRandom(1), 2, 2, 1);
        Value sum = Value.sum(Stream.of(1, 2)
                .map(i -> model.output(Value.constants(i, -i)).tanh())
                .toList());

        List<String> titles = GraphView.of(sum).collapseAbove(40).graph().boxes().stream()
                .map(FoldingTest::title)
                .toList();
        assertThat(titles).filteredOn("layer 0 / neuron 1"::equals).hasSize(2);
        assertThat(titles).filteredOn("layer 0 / neuron 1 parameters"::equals).hasSize(1);
    }

    @Test
    void aGraphWithinTheLimitIsNotFolded() {
        Value loss = Expressions.moonsLoss(1);
        int nodes = loss.topologicalOrder().size();

        assertThat(GraphView.of(loss).collapseAbove(nodes).graph().boxes()).hasSize(nodes);
        assertThat(GraphView.of(loss).collapseAbove(nodes - 1).graph().boxes()).hasSizeLessThan(nodes);
    }

    @Test
    void everyLossLeavesTheNetworkAsItIs() {
        for (Activation activation : List.of(Activation.TANH, Activation.RELU, Activation.SIGMOID)) {
            Mlp model =
                    new Mlp(List.of(2, 3, 1), activation, Activation.LINEAR, Initializer.UNIFORM, new PythonRandom(7));
            for (Loss loss : List.of(Loss.MSE, Loss.HINGE, Loss.BINARY_CROSS_ENTROPY, Loss.HUBER)) {
                Value z = model.output(Value.constants(0.3, -0.7));
                Graph graph = GraphView.of(loss.of(z, Value.constant(1)))
                        .detail(Detail.LAYERS)
                        .graph();

                // 3 neurons of 2 products, 2 sums and an activation, with 3 parameters; 1 of 3 and 3 with 4
                assertThat(facts(graph, "layer 0")).containsExactly("3 neurons", "9 parameters", "24 nodes");
                assertThat(facts(graph, "layer 1")).containsExactly("1 neuron", "4 parameters", "10 nodes");
            }
        }
    }

    @Test
    void dottedLabelsOfYourOwnFoldToo() {
        Value x = new Value(2, "x");
        Value y = x.exp().label("score.e").plus(1).label("score.sum").log();

        assertThat(GraphView.of(y).detail(Detail.NEURONS).graph().boxes())
                .extracting(FoldingTest::title)
                .containsExactlyInAnyOrder("x", "score", "");
    }

    @Test
    void modulesHaveNamesInWords() {
        assertThat(ModuleNames.words("layers.0.neurons.3")).isEqualTo("layer 0 / neuron 3");
        assertThat(ModuleNames.words("encoder.head")).isEqualTo("encoder / head");
        assertThat(ModuleNames.around("encoder.layers.0.neurons.3", 1)).isEqualTo("encoder.layers.0");
        assertThat(ModuleNames.around("encoder.layers.0.neurons.3", 9)).isEqualTo("encoder");
        assertThat(ModuleNames.around("layers.0", 1)).isEqualTo("layers.0");
    }

    private static String title(Box box) {
        return box instanceof Box.Folded folded ? folded.title() : ((Box.Single) box).value().label;
    }

    private static List<String> facts(Graph graph, String title) {
        return graph.boxes().stream()
                .filter(box -> title(box).equals(title))
                .map(box -> ((Box.Folded) box).facts())
                .findFirst()
                .orElseThrow();
    }
}
