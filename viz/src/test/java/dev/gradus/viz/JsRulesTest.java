package dev.gradus.viz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.Op;
import dev.gradus.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page's interpreter, run by Node, computes what Java computes. */
class JsRulesTest {
    private static final int GRAPHS = 1_000;

    @TempDir
    Path folder;

    @Test
    void valuesAndGradientsOfRandomGraphsEqualThoseOfJava() throws Exception {
        List<Value> roots =
                LongStream.range(0, GRAPHS).mapToObj(RandomGraph::of).toList();
        assertThat(operationsIn(roots)).containsExactlyInAnyOrderElementsOf(computed());

        List<double[]> answers = run("""
                const print = (numbers) => console.log(numbers.map(String).join(' '));
                for (const { nodes } of GRAPHS) {
                  const graph = new Graph(nodes, RULES);
                  print(graph.data);
                  print(graph.grad);
                }
                """, roots);

        for (int i = 0; i < roots.size(); i++) {
            List<Value> order = roots.get(i).topologicalOrder();
            for (int k = 0; k < order.size(); k++) {
                Value v = order.get(k);
                String where = "node " + k + " of graph " + i + ", " + v.op();
                assertClose("value of " + where, answers.get(2 * i)[k], v.data);
                assertClose("gradient of " + where, answers.get(2 * i + 1)[k], v.grad);
            }
        }
    }

    @Test
    void differenceQuotientsAgreeWithGradients() throws Exception {
        List<Value> roots = LongStream.range(0, 50).mapToObj(RandomGraph::of).toList();

        List<double[]> answers = run("""
                for (const { nodes } of GRAPHS) {
                  const graph = new Graph(nodes, RULES);
                  console.log([0, 1, 2].map((i) => graph.finiteDifference(leaf(nodes, i))).join(' '));
                }
                function leaf(nodes, nth) {
                  const leaves = [...nodes.keys()].filter((i) => nodes[i].op === 'LEAF');
                  return leaves[Math.min(nth, leaves.length - 1)];
                }
                """, roots);

        for (int i = 0; i < roots.size(); i++) {
            List<Value> leaves = roots.get(i).topologicalOrder().stream()
                    .filter(v -> v.op() == Op.LEAF)
                    .toList();
            for (int k = 0; k < 3; k++) {
                double gradient = leaves.get(Math.min(k, leaves.size() - 1)).grad;
                assertThat(answers.get(i)[k])
                        .as("leaf %d of graph %d", k, i)
                        .isCloseTo(gradient, within(1e-5 * Math.max(1, Math.abs(gradient))));
            }
        }
    }

    @Test
    void anIndexOfAChoiceThatThePageDoesNotHaveGivesNaN() throws Exception {
        Value x = new Value(3, "x");
        Value y = Value.pick(new Value(-0.0, "index"), x, new Value(5), x).times(2);

        List<double[]> answers = run("""
                const { nodes } = GRAPHS[0];
                const graph = new Graph(nodes, RULES);
                const index = nodes.findIndex((n) => n.label === 'index');
                console.log([0, 2, 1, 0.5, 0].map((i) => (graph.setLeaf(index, i), graph.data[graph.root])).join(' '));
                """, List.of(y));

        assertThat(answers.get(0)).containsExactly(6, 6, Double.NaN, Double.NaN, 6);
    }

    @Test
    void productsOfAllPathsAddUpToTheGradient() throws Exception {
        List<Value> roots = LongStream.range(0, 50).mapToObj(RandomGraph::of).toList();

        List<double[]> answers = run("""
                for (const { nodes } of GRAPHS) {
                  const graph = new Graph(nodes, RULES);
                  const { count, paths } = graph.paths(nodes.findIndex((n) => n.op === 'LEAF'), 1e6);
                  const sum = paths.reduce((total, p) => total + p.product, 0);
                  const falling = paths.every((p, i) => !i || Math.abs(p.product) <= Math.abs(paths[i - 1].product));
                  console.log([sum, count - paths.length, falling ? 1 : 0].join(' '));
                }
                """, roots);

        for (int i = 0; i < roots.size(); i++) {
            Value leaf = roots.get(i).topologicalOrder().stream()
                    .filter(v -> v.op() == Op.LEAF)
                    .findFirst()
                    .orElseThrow();
            assertThat(answers.get(i)[0]).isCloseTo(leaf.grad, within(1e-10));
            assertThat(answers.get(i)[1]).isZero();
            assertThat(answers.get(i)[2]).as("largest first").isEqualTo(1);
        }
    }

    /** Runs a script after the page's interpreter, the rules of all operations and the graphs; one array per line. */
    private List<double[]> run(String script, List<Value> roots) throws IOException, InterruptedException {
        String models = roots.stream()
                .map(root -> GraphModel.of(root.topologicalOrder(), 4))
                .collect(Collectors.joining(",\n", "const GRAPHS = [", "];\n"));
        String program = "'use strict';\n" + Page.resource("graph.js") + "const RULES = " + JsRules.table(computed())
                + ";\n" + models + script;
        Path file = Files.writeString(folder.resolve("program.js"), program);
        Path output = folder.resolve("output.txt");
        Process node = new ProcessBuilder(Programs.require("node").toString(), file.toString())
                .redirectOutput(output.toFile())
                .redirectErrorStream(true)
                .start();
        String printed = node.waitFor() == 0 ? "" : Files.readString(output, StandardCharsets.UTF_8);
        assertThat(node.exitValue()).as(printed).isZero();
        return Files.readAllLines(output).stream()
                .map(line -> Arrays.stream(line.split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toList();
    }

    private static List<Op> computed() {
        return Arrays.stream(Op.values()).filter(op -> op.arity() > 0).toList();
    }

    private static Set<Op> operationsIn(List<Value> roots) {
        Set<Op> found = EnumSet.noneOf(Op.class);
        roots.forEach(root -> root.topologicalOrder().forEach(v -> found.add(v.op())));
        found.removeIf(op -> op.arity() == 0);
        return found;
    }

    private static void assertClose(String what, double actual, double expected) {
        assertThat(actual).as(what).isCloseTo(expected, within(1e-12 * Math.max(1, Math.abs(expected))));
    }
}
