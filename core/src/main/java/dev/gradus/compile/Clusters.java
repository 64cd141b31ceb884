package dev.gradus.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gathers elementwise nodes into fused expressions, and equal expressions over other nodes into groups.
 *
 * <p>Nodes of the same phase that use each other form a cluster, which is computed without going through memory. Clusters
 * of the same form (the activations of all neurons of a layer) become the members of one group, which is one loop.
 */
final class Clusters {
    /** A group: one form, applied to several members, all in the same phase. */
    static final class Group {
        final int phase;
        final int part;
        final Form form;
        /** Per member, the nodes that the form reads, in its order. */
        final List<int[]> externals = new ArrayList<>();
        /** Per member, the nodes that it stores. */
        final List<int[]> outputs = new ArrayList<>();

        Group(int phase, int part, Form form) {
            this.phase = phase;
            this.part = part;
            this.form = form;
        }
    }

    /** Clusters larger than this are cut: their code must stay small enough to be compiled well. */
    private static final int LARGEST = 48;

    private final Graph graph;
    private final boolean[] member;
    private final int[] phase;
    private final int[] parent;
    private final int[] part;
    /** By root, the cost of the cluster that is open. */
    private final int[] costs;

    private final boolean[] stored;
    private final Form.Encoder encoder;
    private final Map<List<Object>, Group> groups = new HashMap<>();
    private final List<Group> result = new ArrayList<>();

    /**
     * @param graph the graph
     * @param member which nodes are elementwise and to be gathered
     * @param phase the phase of each of them; a node is used in its own phase or later
     * @param roots which nodes are needed in the end, so that they must be stored
     */
    private Clusters(Graph graph, boolean[] member, int[] phase, int[] roots) {
        this.graph = graph;
        this.member = member;
        this.phase = phase;
        parent = new int[graph.size()];
        part = new int[graph.size()];
        costs = new int[graph.size()];
        stored = new boolean[graph.size()];
        for (int root : roots) {
            stored[root] = true;
        }
        encoder = new Form.Encoder(graph);
    }

    /** {@return the groups, in an order in which they can be computed within a phase} */
    static List<Group> of(Graph graph, boolean[] member, int[] phase, int[] roots) {
        return new Clusters(graph, member, phase, roots).groups();
    }

    private List<Group> groups() {
        connect();
        for (Ints cluster : cut()) {
            add(cluster);
        }
        result.sort(Comparator.comparingInt((Group g) -> g.phase).thenComparingInt(g -> g.part));
        return result;
    }

    private void connect() {
        Arrays.setAll(parent, i -> i);
        for (int node = 0; node < parent.length; node++) {
            if (member[node]) {
                for (int i = graph.operandCount(node) - 1; i >= 0; i--) {
                    int operand = graph.operand(node, i);
                    if (member[operand] && phase[operand] == phase[node]) {
                        parent[find(operand)] = find(node);
                    }
                }
            }
        }
    }

    private int find(int node) {
        int root = node;
        while (parent[root] != root) {
            parent[root] = parent[parent[root]];
            root = parent[root];
        }
        return root;
    }

    /** The clusters in order, each cut into parts that are small enough, and what each must store marked. */
    private List<Ints> cut() {
        List<Ints> clusters = new ArrayList<>();
        @Nullable Ints[] open = new Ints[parent.length];
        for (int node = 0; node < parent.length; node++) {
            if (member[node]) {
                clusterOf(node, open, clusters).add(node);
            }
            for (int i = graph.operandCount(node) - 1; i >= 0; i--) {
                int operand = graph.operand(node, i);
                boolean within =
                        member[node] && member[operand] && find(operand) == find(node) && part[operand] == part[node];
                stored[operand] |= !within;
            }
        }
        return clusters;
    }

    private Ints clusterOf(int node, @Nullable Ints[] open, List<Ints> clusters) {
        int root = find(node);
        Ints cluster = open[root];
        int cost = cost(node);
        if (cluster == null || cluster.size() == LARGEST || costs[root] + cost > Expression.LARGEST) {
            costs[root] = 0;
            part[node] = cluster == null ? 0 : part[cluster.get(0)] + 1;
            cluster = new Ints();
            open[root] = cluster;
            clusters.add(cluster);
        } else {
            part[node] = part[cluster.get(0)];
        }
        costs[root] += cost;
        return cluster;
    }

    private int cost(int node) {
        return switch (graph.kind(node)) {
            case APPLY -> Expression.cost(graph.op(node));
            case PICK -> Expression.pickCost(graph.c(node));
            default -> Expression.MASKED;
        };
    }

    private void add(Ints cluster) {
        int first = cluster.get(0);
        encoder.begin();
        Ints outputs = new Ints();
        for (int i = 0; i < cluster.size(); i++) {
            int node = cluster.get(i);
            encoder.add(node);
            if (stored[node]) {
                encoder.store(node);
                outputs.add(node);
            }
        }
        Form form = encoder.form();
        Group group = groups.computeIfAbsent(List.of(phase[first], part[first], form), key -> {
            Group made = new Group(phase[first], part[first], form);
            result.add(made);
            return made;
        });
        group.externals.add(encoder.externals());
        group.outputs.add(outputs.toArray());
    }
}
