package dev.gradus.compile;

import java.util.Arrays;

/**
 * When each node can be computed. A phase is a stretch of elementwise code; what needs whole rows or whole matrices
 * (a product, a lookup) stands between two phases. A node with many users also ends a phase, so that its users can be
 * computed as equal members instead of one large expression.
 */
final class Phases {
    /** Elementwise nodes used by more elementwise nodes than this are computed a phase before their users. */
    private static final int MANY_USERS = 8;

    private Phases() {}

    /** Which elementwise nodes have many elementwise users. */
    static boolean[] hubs(Graph graph, boolean[] member) {
        int[] users = new int[graph.size()];
        boolean[] hubs = new boolean[graph.size()];
        for (int node = 0; node < users.length; node++) {
            if (member[node]) {
                for (int i = graph.operandCount(node) - 1; i >= 0; i--) {
                    int operand = graph.operand(node, i);
                    hubs[operand] |= member[operand] && ++users[operand] > MANY_USERS;
                }
            }
        }
        return hubs;
    }

    /**
     * The earliest phase of each node in a section.
     *
     * @param section which nodes are looked at; all others are there from the start
     * @param member which of them are elementwise; the others take the step between two phases
     */
    static int[] earliest(Graph graph, boolean[] section, boolean[] member) {
        boolean[] hubs = hubs(graph, member);
        int[] phase = new int[graph.size()];
        for (int node = 0; node < phase.length; node++) {
            if (section[node] && graph.operandCount(node) > 0) {
                int latest = 0;
                for (int i = graph.operandCount(node) - 1; i >= 0; i--) {
                    int operand = graph.operand(node, i);
                    latest = Math.max(latest, phase[operand] + (hubs[operand] ? 1 : 0));
                }
                phase[node] = latest + (member[node] ? 0 : 1);
            }
        }
        return phase;
    }

    /**
     * As late as the users allow, so that what is used in the backward pass alone is computed there.
     *
     * @param phase the earliest phases; changed to the latest for elementwise nodes
     */
    static void sink(Graph graph, boolean[] section, boolean[] member, int[] phase) {
        boolean[] hubs = hubs(graph, member);
        int[] earliest = phase.clone();
        int[] bound = new int[phase.length];
        Arrays.fill(bound, Integer.MAX_VALUE);
        for (int node = phase.length - 1; node >= 0; node--) {
            if (member[node] && bound[node] != Integer.MAX_VALUE) {
                phase[node] = bound[node];
            }
            boolean reduction = graph.is(node, Graph.Kind.MEAN) || graph.is(node, Graph.Kind.SUM);
            if (!section[node] && !reduction) {
                continue;
            }
            for (int i = graph.operandCount(node) - 1; i >= 0; i--) {
                int operand = graph.operand(node, i);
                int by = reduction ? earliest[operand] : member[node] ? phase[node] : earliest[node] - 1;
                bound[operand] = Math.min(bound[operand], by - (hubs[operand] && member[node] ? 1 : 0));
            }
        }
    }
}
