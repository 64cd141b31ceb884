package dev.gradus.compile;

import java.util.Arrays;
import java.util.BitSet;

/** Where uniform numbers are kept in a call: the parameters first, then everything else as it comes. */
final class Places {
    private final Graph graph;
    private final int[] place;
    private final Ints constants = new Ints();
    private int zero = Graph.NONE;
    private int size;

    Places(Graph graph, int parameters) {
        this.graph = graph;
        place = new int[graph.size()];
        Arrays.fill(place, Graph.NONE);
        size = parameters;
    }

    /** {@return the first of some new places in a row} */
    int allocate(int count) {
        size += count;
        return size - count;
    }

    void set(int node, int where) {
        place[node] = where;
    }

    /** {@return where a uniform node's number is; constants and the number of rows get a place when they are asked for} */
    int of(int node) {
        if (place[node] == Graph.NONE) {
            switch (graph.kind(node)) {
                case PARAMETER -> place[node] = graph.a(node);
                case CONSTANT, ROWS -> {
                    place[node] = allocate(1);
                    constants.add(node);
                }
                default -> throw new IllegalStateException("node " + node + " has no place yet");
            }
        }
        return place[node];
    }

    /** {@return where these nodes' numbers are} */
    int[] of(int[] nodes) {
        return Arrays.stream(nodes).map(this::of).toArray();
    }

    /** {@return a place that holds 0} */
    int zero() {
        if (zero == Graph.NONE) {
            zero = allocate(1); // numbers are 0 where nothing else is written
        }
        return zero;
    }

    int size() {
        return size;
    }

    /** {@return the places that hold the number of rows} */
    int[] rowCounts() {
        return Arrays.stream(constants.toArray())
                .filter(node -> graph.is(node, Graph.Kind.ROWS))
                .map(this::of)
                .toArray();
    }

    /** {@return the places of numbers that are the same in every call} */
    BitSet fixed() {
        BitSet fixed = new BitSet();
        Arrays.stream(constants.toArray())
                .filter(node -> graph.is(node, Graph.Kind.CONSTANT))
                .forEach(node -> fixed.set(of(node)));
        if (zero != Graph.NONE) {
            fixed.set(zero);
        }
        return fixed;
    }

    /** {@return a call's numbers, with the constants in their places} */
    double[] numbers() {
        double[] numbers = new double[size];
        for (int node : constants.toArray()) {
            if (graph.is(node, Graph.Kind.CONSTANT)) {
                numbers[of(node)] = graph.number(node);
            }
        }
        return numbers;
    }
}
