package dev.gradus.compile;

import dev.gradus.Op;

/**
 * Computes a graph node by node and row by row, in plain numbers: slow, obvious, and the oracle that everything faster is
 * compared with.
 */
final class Interpreter {
    private final Graph graph;
    private final double[] parameters;
    private final double[][] rows;

    private Interpreter(Graph graph, double[] parameters, double[][] rows) {
        this.graph = graph;
        this.parameters = parameters;
        this.rows = rows;
    }

    /**
     * Computes every node.
     *
     * @param graph the graph, of any stage
     * @param parameters the parameters' numbers
     * @param rows the inputs, row by row
     * @return per node its number in every row, or one number where it is uniform
     */
    static double[][] run(Graph graph, double[] parameters, double[]... rows) {
        var interpreter = new Interpreter(graph, parameters, rows);
        double[][] values = new double[graph.size()][];
        for (int node = 0; node < values.length; node++) {
            values[node] = new double[graph.varying(node) ? rows.length : 1];
            for (int row = 0; row < values[node].length; row++) {
                values[node][row] = interpreter.value(node, row, values);
            }
        }
        return values;
    }

    private double value(int node, int row, double[][] values) {
        return switch (graph.kind(node)) {
            case PARAMETER -> parameters[graph.a(node)];
            case INPUT -> rows[row][graph.a(node)];
            case CONSTANT -> graph.number(node);
            case ROWS -> rows.length;
            case APPLY -> apply(node, row, values);
            case PICK -> {
                int index = (int) at(values, graph.a(node), row);
                yield at(values, graph.pooled(graph.b(node) + index), row);
            }
            case HIT -> at(values, graph.a(node), row) == graph.c(node) ? at(values, graph.b(node), row) : 0;
            case GUARD -> {
                double a = at(values, graph.a(node), row);
                yield a == 0 ? 0 : a * at(values, graph.b(node), row);
            }
            case MEAN -> sum(values[graph.a(node)]) / rows.length;
            case SUM -> sum(values[graph.a(node)]);
            case DOT -> {
                double sum = graph.a(node) == Graph.NONE ? 0 : at(values, graph.a(node), row);
                for (int i = 0; i < 2 * graph.c(node); i += 2) {
                    sum += at(values, graph.pooled(graph.b(node) + i), row)
                            * at(values, graph.pooled(graph.b(node) + i + 1), row);
                }
                yield sum;
            }
        };
    }

    private double apply(int node, int row, double[][] values) {
        Op op = graph.op(node);
        double a = at(values, graph.a(node), row);
        return op.value(a, graph.b(node) == Graph.NONE ? a : at(values, graph.b(node), row));
    }

    private double at(double[][] values, int node, int row) {
        return values[node][graph.varying(node) ? row : 0];
    }

    private static double sum(double[] numbers) {
        double sum = 0;
        for (double number : numbers) {
            sum += number;
        }
        return sum;
    }
}
