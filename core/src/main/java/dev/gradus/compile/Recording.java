package dev.gradus.compile;

import dev.gradus.Op;
import dev.gradus.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A function of parameters and one row, written down as a graph whose first nodes are the parameters.
 *
 * @param graph what the function computes for one row
 * @param outputs the nodes of its results
 * @param penalty a uniform node to add once to the reduced first output, or {@link Graph#NONE}
 * @param names the parameters' labels
 * @param columns how many inputs a row has
 */
@SuppressWarnings("ArrayRecordComponent") // made once, never handed out
record Recording(Graph graph, int[] outputs, int penalty, List<String> names, int columns) {
    /**
     * Runs a function on sample rows and records it, having made sure that it builds the same graph for each.
     *
     * @throws IllegalArgumentException if it does not, or uses leaves it should not, where the message says which
     */
    static Recording of(List<Value> parameters, int columns, Function<Value[], Value[]> f, double[][] samples) {
        requireLeaves(parameters);
        Tracer.Recorded recorded = new Samples(parameters, columns, f, samples).record();
        List<String> names = parameters.stream().map(p -> p.label).toList();
        return new Recording(recorded.graph(), recorded.outputs(), Graph.NONE, names, columns);
    }

    private static void requireLeaves(List<Value> parameters) {
        Set<Value> seen = new HashSet<>();
        for (int i = 0; i < parameters.size(); i++) {
            Value p = parameters.get(i);
            if (p.op() != Op.LEAF) {
                String what = p.op() == Op.CONSTANT ? "a constant" : "the result of '" + p.op().symbol() + "'";
                throw new IllegalArgumentException(Tracer.name(p, i) + " is not a leaf but " + what
                        + "; parameters are made with new Value(number)");
            }
            if (!seen.add(p)) {
                throw new IllegalArgumentException(
                        Tracer.name(p, i) + " is in the list of parameters twice; list it once");
            }
        }
    }

    int parameters() {
        return names.size();
    }

    int[] parameterNodes() {
        int[] nodes = new int[names.size()];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = i;
        }
        return nodes;
    }

    /** The same with a term that depends on the parameters alone. */
    Recording plus(Recording term) {
        Graph joint = graph.copy();
        int[] renamed = new int[term.graph.size()];
        for (int node = 0; node < renamed.length; node++) {
            renamed[node] = node < parameters() ? node : joint.copyOf(term.graph, node, renamed);
        }
        int added = renamed[term.outputs[0]];
        int sum = penalty == Graph.NONE ? added : joint.apply(Op.PLUS, penalty, added);
        return new Recording(joint, outputs, sum, names, columns);
    }

    /** Appends to a copy of the graph the first output, reduced, with the penalty. */
    int total(Graph copy, Reduction reduction) {
        int first = outputs[0];
        int reduced;
        if (copy.varying(first)) {
            reduced = copy.reduce(reduction.kind(), first);
        } else {
            reduced = reduction == Reduction.MEAN ? first : copy.apply(Op.TIMES, first, copy.rows());
        }
        return penalty == Graph.NONE ? reduced : copy.apply(Op.PLUS, reduced, penalty);
    }

    /** The sample rows, on which a function is run to see that it always builds the same graph. */
    private static final class Samples {
        private final List<Value> parameters;
        private final int columns;
        private final Function<Value[], Value[]> f;
        private final double[][] samples;

        Samples(List<Value> parameters, int columns, Function<Value[], Value[]> f, double[][] samples) {
            if (columns < 0) {
                throw new IllegalArgumentException("the number of columns must not be negative, got " + columns);
            }
            if (samples.length == 0) {
                throw new IllegalArgumentException(
                        "tracing needs at least one sample row to run the function on, got none");
            }
            for (int i = 0; i < samples.length; i++) {
                if (samples[i].length != columns) {
                    throw new IllegalArgumentException("sample row " + i + " has " + samples[i].length
                            + " numbers; there are " + columns + " columns");
                }
            }
            this.parameters = parameters;
            this.columns = columns;
            this.f = row -> complete(f.apply(row));
            this.samples = samples;
        }

        @SuppressWarnings("ConstantValue") // the function is the caller's, whose compiler may not check for null
        private static Value[] complete(Value @Nullable [] results) {
            if (results == null || results.length == 0) {
                throw new IllegalArgumentException("the function has no result; it must return at least one value");
            }
            for (int i = 0; i < results.length; i++) {
                if (results[i] == null) {
                    throw new IllegalArgumentException("result " + i + " of the function is null; it must be a Value");
                }
            }
            return results;
        }

        private Tracer.Recorded record(double[] row) {
            return Tracer.record(parameters, f, row);
        }

        Tracer.Recorded record() {
            Tracer.Recorded first = record(samples[0]);
            double[] other = samples.length > 1 ? samples[1] : shifted(samples[0]);
            Tracer.@Nullable Recorded second = withOtherParameters(other);
            if (second == null) { // such as for an index that is out of range
                other = samples[0];
                second = withOtherParameters(other);
            }
            compare(first, other, second);
            for (int i = 1; i < samples.length; i++) {
                compare(first, samples[i], record(samples[i]));
            }
            return first;
        }

        private void compare(Tracer.Recorded first, double[] row, Tracer.@Nullable Recorded recorded) {
            if (recorded != null && !recorded.sameAs(first)) {
                throw unstable(first, row, recorded);
            }
        }

        /** What other numbers in inputs and parameters lead to; null where the function does not take them. */
        private Tracer.@Nullable Recorded withOtherParameters(double[] row) {
            double[] kept = parameters.stream().mapToDouble(p -> p.data).toArray();
            try {
                parameters.forEach(p -> p.data = -p.data - 0.5);
                return record(row);
            } catch (RuntimeException e) {
                return null;
            } finally {
                for (int i = 0; i < kept.length; i++) {
                    parameters.get(i).data = kept[i];
                }
            }
        }

        private static double[] shifted(double[] row) {
            double[] shifted = row.clone();
            for (int i = 0; i < shifted.length; i++) {
                shifted[i] = -row[i] - 0.5;
            }
            return shifted;
        }

        private IllegalArgumentException unstable(Tracer.Recorded first, double[] other, Tracer.Recorded second) {
            String cause = cause(first, other);
            boolean sameShape = Arrays.equals(second.outputs(), first.outputs())
                    && second.graph().sameShapeAs(first.graph());
            String what = sameShape
                    ? "a number in the recorded expression changes with " + cause
                            + ": it was read with .data; use the Value itself"
                    : "the recorded expression has another shape for another number in " + cause
                            + ": a Java 'if' or a loop depends on it; use Value.where or Value.pick";
            return new IllegalArgumentException(what + ", so that one recording holds for every row");
        }

        /** Which input or parameter makes the difference. */
        private String cause(Tracer.Recorded first, double[] other) {
            if (!record(samples[0]).sameAs(first)) {
                return "every run, even on the same row";
            }
            List<String> causes = new ArrayList<>();
            for (int column = 0; column < columns && causes.isEmpty(); column++) {
                double[] row = samples[0].clone();
                row[column] = other[column];
                if (differs(first, row)) {
                    causes.add("x" + column);
                }
            }
            for (int i = 0; i < parameters.size() && causes.isEmpty(); i++) {
                Value p = parameters.get(i);
                double kept = p.data;
                p.data = -kept - 0.5;
                if (differs(first, samples[0])) {
                    causes.add(Tracer.name(p, i));
                }
                p.data = kept;
            }
            return causes.isEmpty() ? "several inputs together" : causes.get(0);
        }

        private boolean differs(Tracer.Recorded first, double[] row) {
            try {
                return !record(row).sameAs(first);
            } catch (RuntimeException e) {
                return false; // numbers that the function refuses tell nothing
            }
        }
    }
}
