package dev.gradus.compile;

import dev.gradus.Op;
import dev.gradus.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Function;

/** Runs a function of values and writes down the graph that it built. */
final class Tracer {
    private final List<Value> parameters;
    private final IdentityHashMap<Value, Integer> numbers = new IdentityHashMap<>();
    private final Graph graph = new Graph();

    private Tracer(List<Value> parameters) {
        this.parameters = parameters;
        for (int i = 0; i < parameters.size(); i++) {
            numbers.put(parameters.get(i), graph.parameter(i));
        }
    }

    /**
     * A graph and which nodes in it are the results; the first nodes are the parameters.
     *
     * @param graph the graph
     * @param outputs the nodes of the results
     * @param values the results' numbers, as the function computed them
     */
    @SuppressWarnings("ArrayRecordComponent") // made afresh for each recording
    record Recorded(Graph graph, int[] outputs, double[] values) {
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
        var tracer = new Tracer(parameters);
        Value[] inputs = new Value[row.length];
        for (int column = 0; column < row.length; column++) {
            inputs[column] = new Value(row[column], "x" + column);
            tracer.numbers.put(inputs[column], tracer.graph.input(column));
        }
        Value[] results = f.apply(inputs);
        int[] outputs = new int[results.length];
        double[] values = new double[results.length];
        for (int i = 0; i < results.length; i++) {
            tracer.add(results[i]);
            outputs[i] = tracer.number(results[i]);
            values[i] = results[i].data;
        }
        return new Recorded(tracer.graph, outputs, values);
    }

    private int number(Value v) {
        Integer number = numbers.get(v);
        if (number == null) {
            throw new IllegalStateException("an operand has not been recorded: " + v);
        }
        return number;
    }

    /** Records a result and what it was made from, each after its operands; no recursion, since chains may be long. */
    private void add(Value result) {
        List<Value> stack = new ArrayList<>();
        stack.add(result);
        while (!stack.isEmpty()) {
            Value v = stack.get(stack.size() - 1);
            if (numbers.containsKey(v)) {
                stack.remove(stack.size() - 1);
                continue;
            }
            int before = stack.size();
            List<Value> operands = operands(v);
            for (int i = operands.size() - 1; i >= 0; i--) {
                if (!numbers.containsKey(operands.get(i))) {
                    stack.add(operands.get(i));
                }
            }
            if (stack.size() == before) {
                stack.remove(before - 1);
                numbers.put(v, node(v, operands));
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
