package dev.gradus.compile;

import dev.gradus.Value;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A function of parameters a, b, c … and inputs x0, x1 …, recorded, for tests that look at one stage and its text. */
record Written(Graph graph, int[] outputs, List<String> names) {
    /** Records a function of so many parameters and inputs. */
    static Written of(int parameters, int inputs, Agreement.Scalars f) {
        Value[] p = IntStream.range(0, parameters)
                .mapToObj(i -> new Value(0.5 + i, String.valueOf((char) ('a' + i % 26)) + (i < 26 ? "" : i / 26)))
                .toArray(Value[]::new);
        double[] row = IntStream.range(0, inputs).mapToDouble(i -> i % 2).toArray();
        Tracer.Recorded recorded = Tracer.record(List.of(p), x -> f.apply(p, x), row);
        return new Written(
                recorded.graph(),
                recorded.outputs(),
                Arrays.stream(p).map(v -> v.label).toList());
    }

    /** With the mean of the first output over the rows. */
    Written mean() {
        Graph copy = graph.copy();
        return new Written(copy, new int[] {copy.reduce(Graph.Kind.MEAN, outputs[0])}, names);
    }

    /** The first output and its derivatives by all parameters. */
    Written differentiated(Reduction reduction) {
        Graph copy = graph.copy();
        int[] by = IntStream.range(0, names.size()).toArray();
        int[] derivatives = Differentiation.append(copy, outputs[0], by, reduction);
        int[] all = IntStream.concat(IntStream.of(outputs[0]), IntStream.of(derivatives))
                .toArray();
        return new Written(copy, all, names);
    }

    Written simplified() {
        Simplification.Result result = Simplification.of(graph, outputs);
        return new Written(result.graph(), result.roots(), names);
    }

    Written fused() {
        Simplification.Result result = Fusion.of(graph, outputs);
        return new Written(result.graph(), result.roots(), names);
    }

    /** How many nodes are of a kind. */
    long count(Graph.Kind kind) {
        return IntStream.range(0, graph.size())
                .filter(node -> graph.is(node, kind))
                .count();
    }

    /** The definitions, with nothing that is not needed, and v0 for the first. */
    String text() {
        Simplification.Result compact = Simplification.compact(new Simplification.Result(graph, outputs));
        String text = Listing.of(compact.graph(), compact.roots(), names, 1000);
        int number = 0;
        for (int node = 0; node < compact.graph().size(); node++) {
            if (compact.graph().operandCount(node) > 0) {
                text = text.replaceAll("\\bv" + node + "\\b", "t" + number++);
            }
        }
        return text;
    }
}
