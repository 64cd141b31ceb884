package dev.gradus.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The steps that compute uniform nodes: equal expressions over many nodes (the penalty's gradient by each parameter) are
 * one loop over runs of numbers, long sums are inner products.
 */
final class UniformSchedule {
    /** Numbers in shorter stretches than this, on average, are copied together. */
    private static final int SHORT_STRETCH = 32;

    private final Graph graph;
    private final boolean[] section;
    private final Places places;
    private final Kernels kernels;
    private final List<Step> steps = new ArrayList<>();

    private UniformSchedule(Graph graph, boolean[] section, Places places, Kernels kernels) {
        this.graph = graph;
        this.section = section;
        this.places = places;
        this.kernels = kernels;
    }

    /**
     * Schedules some uniform nodes and gives them places.
     *
     * @param section which nodes; those they depend on have places already
     * @param roots the nodes that are needed in the end
     * @return the steps, in order
     */
    static List<Step> of(Graph graph, boolean[] section, int[] roots, Places places, Kernels kernels) {
        var schedule = new UniformSchedule(graph, section, places, kernels);
        schedule.run(roots);
        return schedule.steps;
    }

    private void run(int[] roots) {
        boolean[] member = new boolean[graph.size()];
        List<Integer> dots = new ArrayList<>();
        for (int node = 0; node < member.length; node++) {
            if (section[node]) {
                switch (graph.kind(node)) {
                    case APPLY, PICK, HIT, GUARD -> member[node] = true;
                    case DOT -> dots.add(node);
                    default -> {}
                }
            }
        }
        int[] phase = Phases.earliest(graph, section, member);
        dots.sort(Comparator.comparingInt(dot -> phase[dot]));
        int next = 0;
        for (Clusters.Group group : Clusters.of(graph, member, phase, roots)) {
            while (next < dots.size() && phase[dots.get(next)] <= group.phase) {
                dot(dots.get(next++));
            }
            map(group);
        }
        while (next < dots.size()) {
            dot(dots.get(next++));
        }
    }

    private void map(Clusters.Group group) {
        List<int[]> externals = group.externals;
        int[] first = externals.get(0);
        boolean[] uniform = new boolean[first.length];
        for (int e = 0; e < first.length; e++) {
            int external = e;
            uniform[e] = externals.stream().allMatch(m -> m[external] == first[external]);
        }
        Template template = group.form.template(uniform);
        Integer[] order = order(group, uniform);
        int[][] runs = IntStream.range(0, first.length)
                .filter(e -> !uniform[e])
                .mapToObj(e -> Arrays.stream(order)
                        .mapToInt(m -> places.of(externals.get(m)[e]))
                        .toArray())
                .toArray(int[][]::new);
        int[] uniforms = IntStream.range(0, first.length)
                .filter(e -> uniform[e])
                .map(e -> places.of(first[e]))
                .toArray();
        int[] outputs = new int[group.outputs.get(0).length];
        for (int output = 0; output < outputs.length; output++) {
            outputs[output] = places.allocate(order.length);
            for (int i = 0; i < order.length; i++) {
                places.set(group.outputs.get(order[i])[output], outputs[output] + i);
            }
        }
        for (int from = 0, to; from < order.length; from = to) {
            to = stretch(runs, from, order.length);
            Ints table = new Ints();
            for (int[] run : runs) {
                table.add(together(Arrays.copyOfRange(run, from, to)));
            }
            Arrays.stream(uniforms).forEach(table::add);
            for (int output : outputs) {
                table.add(output + from);
            }
            steps.add(new Step.Uniform(template, kernels.uniformMap(template), table.toArray(), to - from));
        }
    }

    /** Where a stretch of members ends whose numbers lie one after the other; all of them if stretches are short. */
    private static int stretch(int[][] runs, int from, int members) {
        int breaks = 0;
        int end = members;
        for (int i = from + 1; i < members; i++) {
            int member = i;
            if (!Arrays.stream(runs).allMatch(run -> run[member] == run[member - 1] + 1)) {
                end = breaks++ == 0 ? i : end;
            }
        }
        return breaks * SHORT_STRETCH > members ? members : end;
    }

    /** Members in the order in which what they read lies in memory. */
    private Integer[] order(Clusters.Group group, boolean[] uniform) {
        Integer[] order = new Integer[group.externals.size()];
        Arrays.setAll(order, i -> i);
        for (int e = 0; e < uniform.length; e++) {
            if (!uniform[e]) {
                int first = e;
                Arrays.sort(
                        order,
                        Comparator.comparingInt(m -> places.of(group.externals.get(m)[first])));
                break;
            }
        }
        return order;
    }

    /** Where these numbers lie one after the other; they are copied together if they do not. */
    private int together(int[] from) {
        for (int i = 1; i < from.length; i++) {
            if (from[i] != from[0] + i) {
                int to = places.allocate(from.length);
                steps.add(new Step.Copy(from, to));
                return to;
            }
        }
        return from[0];
    }

    private void dot(int node) {
        int count = graph.c(node);
        int[] a = new int[count];
        int[] b = new int[count];
        for (int i = 0; i < count; i++) {
            a[i] = places.of(graph.pooled(graph.b(node) + 2 * i));
            b[i] = places.of(graph.pooled(graph.b(node) + 2 * i + 1));
        }
        int y = places.allocate(1);
        places.set(node, y);
        steps.add(new Step.UniformDot(together(a), together(b), count, y));
    }
}
