package dev.gradus.compile;

import dev.gradus.Op;
import dev.gradus.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Runs a function of values and writes down the graph that it built.
 *
 * <p>While it does, the gradients of the values hold their numbers in the graph: a table of hundreds of thousands of
 * values would take most of the time. They are put back at the end.
 */
final class Tracer {
    private final List<Value> parameters;
    private final Graph graph = new Graph();
    private Value[] values; // by node
    private double[] gradients; // what stood in theirs

    private Tracer(List<Value> parameters, int columns) {
        this.parameters = parameters;
        values = new Value[parameters.size() + columns + 64];
        gradients = new double[values.length];
        for (int i = 0; i < parameters.size(); i++) {
            number(parameters.get(i), graph.parameter(i));
        }
    }

    /**
     * A graph and which nodes in it are the results; the first nodes are the parameters.
     *
     * @param graph the graph
     * @param outputs the nodes of the results
     */
    @SuppressWarnings("ArrayRecordComponent") // made afresh for each recording
    record Recorded(Graph graph, int[] outputs) {
        boolean sameAs(Recorded other) {
            return Arrays.equals(outputs, other.outputs) && graph.sameAs(other.graph);
        }
    }

    /**
     * Runs a function on one row and records what it built.
     *
     * @param parameters the leaves that it may use
     * @param f the function
     * @param row the inputs' numbers
     */
    static Recorded record(List<Value> parameters, Function<Value[], Value[]> f, double[] row) {
        Value[] inputs = inputs(row);
        Value[] results = f.apply(inputs);
        var tracer = new Tracer(parameters, row.length);
        try {
            return tracer.record(inputs, results);
        } finally {
            tracer.putGradientsBack();
        }
    }

    /** {@return leaves with these numbers, named after their columns} */
    static Value[] inputs(double[] row) {
        Value[] inputs = new Value[row.length];
        Arrays.setAll(inputs, column -> new Value(row[column], "x" + column));
        return inputs;
    }

    private Recorded record(Value[] inputs, Value[] results) {
        for (int column = 0; column < inputs.length; column++) {
            number(inputs[column], graph.input(column));
        }
        int[] outputs = new int[results.length];
        for (int i = 0; i < results.length; i++) {
            add(results[i]);
            outputs[i] = number(results[i]);
        }
        return new Recorded(graph, outputs);
    }

    private void number(Value v, int node) {
        if (node == values.length) {
            values = Arrays.copyOf(values, 2 * node);
            gradients = Arrays.copyOf(gradients, 2 * node);
        }
        values[node] = v;
        gradients[node] = v.grad;
        v.grad = node;
    }

    /** {@return the node of a value, or {@link Graph#NONE} if it has none yet} */
    private int number(Value v) {
        int node = (int) v.grad;
        return node >= 0 && node < graph.size() && values[node] == v ? node : Graph.NONE;
    }

    private void putGradientsBack() {
        for (int node = 0; node < graph.size(); node++) {
            if (values[node] != null) {
                values[node].grad = gradients[node];
            }
        }
    }

    /** Records a result and what it was made from, each after its operands; no recursion, since chains may be long. */
    private void add(Value result) {
        List<Value> stack = new ArrayList<>();
        stack.add(result);
        while (!stack.isEmpty()) {
            Value v = stack.get(stack.size() - 1);
            if (number(v) != Graph.NONE) {
                stack.remove(stack.size() - 1);
                continue;
            }
            int before = stack.size();
            List<Value> operands = operands(v);
            for (int i = operands.size() - 1; i >= 0; i--) {
                if (number(operands.get(i)) == Graph.NONE) {
                    stack.add(operands.get(i));
                }
            }
            if (stack.size() == before) {
                stack.remove(before - 1);
                number(v, node(v, operands));
            }
        }
    }

    /** What a node is recorded from; of a pick, the index and then all choices. */
    private static List<Value> operands(Value v) {
        if (v.op() != Op.PICK) {
            return v.operands();
        }
        List<Value> operands = new ArrayList<>();
        operands.add(v.operands().get(1));
        operands.addAll(v.choices());
        return operands;
    }

    private int node(Value v, List<Value> operands) {
        if (v.op() == Op.CONSTANT) {
            return graph.constant(v.data);
        }
        if (v.op() == Op.LEAF) {
            throw stray(v);
        }
        if (v.op() == Op.PICK) {
            int[] choices = operands.stream().skip(1).mapToInt(this::number).toArray();
            return graph.pick(number(operands.get(0)), choices);
        }
        return graph.apply(v.op(), number(operands.get(0)), number(operands.get(operands.size() - 1)));
    }

    private IllegalArgumentException stray(Value leaf) {
        String name = leaf.label.isEmpty() ? "a leaf without a label" : "the leaf '" + leaf.label + "'";
        return new IllegalArgumentException("the function uses " + name + " with the number " + leaf.data
                + ", which is neither an input nor one of the " + parameters.size()
                + " parameters; add it to the parameters, or make it a constant with Value.constant(" + leaf.data
                + ")");
    }

    /** {@return the name of a parameter for messages} */
    static String name(Value parameter, int number) {
        return parameter.label.isEmpty() ? "parameter " + number : "parameter '" + parameter.label + "'";
    }
}
