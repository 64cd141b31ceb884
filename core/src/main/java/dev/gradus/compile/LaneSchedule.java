package dev.gradus.compile;

import dev.gradus.Op;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The steps that compute varying nodes for a block of lanes, and the sums over them: phases of fused elementwise code,
 * between them matrix products and lookups. Rows are used again when what they held is no longer needed.
 */
@SuppressWarnings("ArrayRecordComponent") // records that are read once, by the plan that is made from them
final class LaneSchedule {
    /** What is done once the rows are known: the nodes it reads and makes, and how to make the step. */
    private record Task(int[] reads, int[] writes, Binder binder) {}

    private interface Binder {
        Step bind(int[] row);
    }

    private final Graph graph;
    private final int[] rowRoots;
    private final Places places;
    private final Kernels kernels;
    private final int[] rank;
    private final int ones; // stands for a node that is 1 in every lane
    private final boolean[] varying;
    private final boolean[] member;
    private final boolean[] absorbed;
    private final int[] phase;
    private final List<List<Task>> tasks = new ArrayList<>(); // per phase
    private final int[] sumOf;
    private int sums;
    private int memories;
    private long cost;

    /** What must be done before the rows are looked at: weights brought together, indices checked. */
    final List<Step> packing = new ArrayList<>();

    private LaneSchedule(Graph graph, int[] rowRoots, int[] rank, Places places, Kernels kernels) {
        this.graph = graph;
        this.rowRoots = rowRoots;
        this.rank = rank;
        this.places = places;
        this.kernels = kernels;
        ones = graph.size();
        varying = new boolean[ones];
        member = new boolean[ones];
        absorbed = absorbed(rowRoots);
        sumOf = new int[ones];
        Arrays.fill(sumOf, Graph.NONE);
        for (int node = 0; node < ones; node++) {
            varying[node] = graph.varying(node);
            member[node] = varying[node] && isElementwise(node) && !absorbed[node];
        }
        phase = Phases.earliest(graph, varying, member);
    }

    /**
     * The result.
     *
     * @param packing steps to take once, before the rows
     * @param steps steps to take for each block of rows
     * @param inputs which column goes into which row: column, row, column, row …
     * @param rowCount how many rows are needed
     * @param ones which row holds ones, or −1
     * @param rowOf the row of each node that is needed in the end
     * @param sumOf the place of each mean or sum among the sums
     * @param sums how many sums there are
     * @param memories how many steps need memory of their own
     * @param cost about how many products are needed per row of the data
     */
    record Result(
            List<Step> packing,
            List<Step> steps,
            int[] inputs,
            int rowCount,
            int ones,
            int[] rowOf,
            int[] sumOf,
            int sums,
            int memories,
            long cost) {}

    /**
     * Schedules all varying nodes of a graph.
     *
     * @param graph the graph, fused, with nothing in it that is not needed
     * @param rowRoots nodes of which every row's number is needed
     * @param rank for each node, about where it comes among the results; orders the rows of matrices
     * @param places where uniform numbers are
     * @param kernels the loops
     */
    static Result of(Graph graph, int[] rowRoots, int[] rank, Places places, Kernels kernels) {
        return new LaneSchedule(graph, rowRoots, rank, places, kernels).run();
    }

    private boolean isElementwise(int node) {
        return switch (graph.kind(node)) {
            case APPLY, HIT, GUARD -> true;
            case PICK -> !isLookup(node);
            default -> false;
        };
    }

    private boolean isLookup(int node) {
        return graph.is(node, Graph.Kind.PICK)
                && graph.varying(graph.a(node))
                && IntStream.range(0, graph.c(node)).noneMatch(i -> graph.varying(graph.pooled(graph.b(node) + i)));
    }

    private boolean isReduction(int node) {
        return graph.is(node, Graph.Kind.MEAN) || graph.is(node, Graph.Kind.SUM);
    }

    /** Products and hits that are only summed over the rows: the sum takes them in. */
    private boolean[] absorbed(int[] roots) {
        int[] uses = graph.uses(roots);
        boolean[] absorbed = new boolean[graph.size()];
        for (int node = 0; node < absorbed.length; node++) {
            if (isReduction(node) && uses[graph.a(node)] == 1) {
                int summed = graph.a(node);
                boolean product = graph.is(summed, Op.TIMES) || graph.is(summed, Graph.Kind.HIT);
                absorbed[summed] = product && graph.varying(graph.a(summed)) && graph.varying(graph.b(summed));
            }
        }
        return absorbed;
    }

    private Result run() {
        Phases.sink(graph, varying, member, phase);
        maps();
        checks();
        lookups();
        products();
        sums();
        return allocate();
    }

    private void add(int when, int[] reads, int[] writes, Binder binder) {
        while (tasks.size() <= when) {
            tasks.add(new ArrayList<>());
        }
        tasks.get(when).add(new Task(reads, writes, binder));
    }

    private void maps() {
        IntStream checked = Arrays.stream(checkedPicks(graph)).map(graph::a);
        int[] stored = IntStream.concat(Arrays.stream(rowRoots), checked).toArray();
        for (Clusters.Group group : Clusters.of(graph, member, phase, stored)) {
            boolean[] uniform = group.form.uniform();
            Template template = group.form.template(uniform);
            Ints reads = new Ints();
            Ints writes = new Ints();
            group.externals.forEach(
                    externals -> Arrays.stream(externals).filter(graph::varying).forEach(reads::add));
            group.outputs.forEach(outputs -> Arrays.stream(outputs).forEach(writes::add));
            cost += (long) group.externals.size() * template.code().size();
            add(group.phase, reads.toArray(), writes.toArray(), row -> lanes(group, template, row));
        }
    }

    private Step lanes(Clusters.Group group, Template template, int[] row) {
        Ints table = new Ints();
        for (int m = 0; m < group.externals.size(); m++) {
            int[] externals = group.externals.get(m);
            Arrays.stream(externals).filter(graph::varying).forEach(e -> table.add(row[e]));
            Arrays.stream(externals).filter(e -> !graph.varying(e)).forEach(e -> table.add(places.of(e)));
            Arrays.stream(group.outputs.get(m)).forEach(o -> table.add(row[o]));
        }
        return new Step.Lanes(template, kernels.map(template), table.toArray(), group.externals.size());
    }

    /** The picks whose index may be out of range; a mask is 0 or 1. */
    static int[] checkedPicks(Graph graph) {
        return IntStream.range(0, graph.size())
                .filter(node -> graph.is(node, Graph.Kind.PICK))
                .filter(node -> !graph.is(graph.a(node), Op.GREATER) || graph.c(node) == 1)
                .toArray();
    }

    private void checks() {
        Map<List<Integer>, Integer> checked = new LinkedHashMap<>();
        for (int pick : checkedPicks(graph)) {
            checked.putIfAbsent(List.of(graph.a(pick), graph.c(pick)), pick);
        }
        checked.keySet().forEach(check -> check(check.get(0), check.get(1)));
    }

    private void check(int index, int choices) {
        if (varying[index]) {
            String name = graph.is(index, Graph.Kind.INPUT) ? "x" + graph.a(index) : "of a pick";
            add(phase[index], new int[] {index}, new int[0], row -> new Step.Check(row[index], choices, name));
        } else {
            packing.add(new Step.CheckUniform(places.of(index), choices));
        }
    }

    private void lookups() {
        for (int node = 0; node < ones; node++) {
            if (isLookup(node)) {
                int lookup = node;
                int index = graph.a(node);
                int[] choices = new int[graph.c(node)];
                Arrays.setAll(choices, i -> places.of(graph.pooled(graph.b(lookup) + i)));
                cost += 2;
                add(
                        phase[node] - 1,
                        new int[] {index},
                        new int[] {node},
                        row -> new Step.Gather(row[index], row[lookup], choices));
            }
        }
    }

    private void products() {
        Map<Nodes, Ints> groups = new LinkedHashMap<>();
        for (int node = 0; node < ones; node++) {
            if (graph.is(node, Graph.Kind.DOT) && varying[node]) {
                int dot = node;
                int[] x = new int[graph.c(node)];
                Arrays.setAll(x, k -> graph.pooled(graph.b(dot) + 2 * k + 1));
                groups.computeIfAbsent(new Nodes(x), key -> new Ints()).add(node);
            }
        }
        groups.forEach((inputs, dots) -> {
            int[] y = dots.toArray();
            int[] x = inputs.list();
            cost += (long) x.length * y.length;
            add(phase[y[0]] - 1, x, y, row -> product(y, x, row));
        });
    }

    private Step product(int[] y, int[] x, int[] row) {
        int[] w = new int[y.length * x.length];
        int[] bias = new int[y.length];
        for (int j = 0; j < y.length; j++) {
            for (int k = 0; k < x.length; k++) {
                w[j * x.length + k] = places.of(graph.pooled(graph.b(y[j]) + 2 * k));
            }
            bias[j] = graph.a(y[j]) == Graph.NONE ? places.zero() : places.of(graph.a(y[j]));
        }
        int down = y.length > 1 ? w[x.length] - w[0] : 0;
        int right = x.length > 1 ? w[1] - w[0] : 0;
        boolean inSteps =
                IntStream.range(0, w.length).allMatch(i -> w[i] == w[0] + i / x.length * down + i % x.length * right);
        if (!inSteps) {
            int together = places.allocate(w.length);
            packing.add(new Step.Copy(w, together));
            return new Step.MatMul(kernels, rows(y, row), rows(x, row), together, x.length, 1, bias);
        }
        return new Step.MatMul(kernels, rows(y, row), rows(x, row), w[0], down, right, bias);
    }

    private static int[] rows(int[] nodes, int[] row) {
        return Arrays.stream(nodes).map(node -> row[node]).toArray();
    }

    private void sums() {
        @Nullable Ints[] partners = new Ints[ones]; // of each factor: other factor, mean or sum, other factor …
        Map<Nodes, Ints> hits = new LinkedHashMap<>(); // index and what → choice, mean or sum, choice …
        for (int node = 0; node < ones; node++) {
            if (isReduction(node)) {
                int summed = graph.a(node);
                Ints pairs;
                if (absorbed[summed] && graph.is(summed, Graph.Kind.HIT)) {
                    Nodes indexAndWhat = new Nodes(new int[] {graph.a(summed), graph.b(summed)});
                    pairs = hits.computeIfAbsent(indexAndWhat, key -> new Ints());
                    pairs.add(graph.c(summed));
                } else {
                    int factor = absorbed[summed] ? graph.a(summed) : summed;
                    Ints known = partners[factor];
                    pairs = known == null ? new Ints() : known;
                    partners[factor] = pairs;
                    pairs.add(absorbed[summed] ? graph.b(summed) : ones);
                }
                pairs.add(node);
            }
        }
        outerProducts(partners);
        hits.forEach((key, pairs) -> scatter(key.list()[0], key.list()[1], pairs));
    }

    /** A factor, what it is multiplied with, and the means or sums of these products. */
    private record Factor(int node, int[] others, int[] targets) {
        static Factor of(int node, Ints pairs) {
            long[] sorted = new long[pairs.size() / 2];
            Arrays.setAll(sorted, i -> ((long) pairs.get(2 * i) << 32) | pairs.get(2 * i + 1));
            Arrays.sort(sorted);
            return new Factor(
                    node,
                    Arrays.stream(sorted).mapToInt(pair -> (int) (pair >>> 32)).toArray(),
                    Arrays.stream(sorted).mapToInt(pair -> (int) pair).toArray());
        }
    }

    private void outerProducts(@Nullable Ints[] partners) {
        Map<Nodes, List<Factor>> groups = new LinkedHashMap<>();
        for (int node = 0; node < ones; node++) {
            Ints pairs = partners[node];
            if (pairs != null) {
                Factor factor = Factor.of(node, pairs);
                groups.computeIfAbsent(new Nodes(factor.others), key -> new ArrayList<>())
                        .add(factor);
            }
        }
        groups.values().stream()
                .map(this::outer)
                .sorted(Comparator.comparingInt(Outer::rank))
                .forEach(this::outerProduct);
    }

    /** An outer product: factors, other factors, the means or sums that its entries are, and the rank of the first. */
    private record Outer(int[] a, int[] b, int[] targets, int rank) {}

    /** In the order of the results, so that a gradient lies in memory as its parameters do. */
    private Outer outer(List<Factor> factors) {
        factors.sort(Comparator.comparingInt(factor -> rank[factor.targets[0]]));
        int[] first = factors.get(0).targets;
        int[] columns = IntStream.range(0, first.length)
                .boxed()
                .sorted(Comparator.comparingInt(k -> rank[first[k]]))
                .mapToInt(k -> k)
                .toArray();
        int[] a = factors.stream().mapToInt(Factor::node).toArray();
        int[] b = Arrays.stream(columns).map(k -> factors.get(0).others[k]).toArray();
        int[] targets = factors.stream()
                .flatMapToInt(factor -> Arrays.stream(columns).map(k -> factor.targets[k]))
                .toArray();
        return new Outer(a, b, targets, rank[targets[0]]);
    }

    private void outerProduct(Outer outer) {
        int at = sums;
        for (int mean : outer.targets) {
            sumOf[mean] = sums++;
        }
        int when = IntStream.concat(Arrays.stream(outer.a), Arrays.stream(outer.b))
                .filter(node -> node != ones)
                .map(node -> phase[node])
                .max()
                .orElse(0);
        cost += outer.targets.length;
        int columns = InputDot.columns(leadingInputs(outer.b), outer.a.length, kernels.width());
        int down = outer.b.length;
        int[] rest = Arrays.copyOfRange(outer.b, columns, down);
        if (columns > 0) {
            int memory = memories++;
            add(when, outer.a, new int[0], row -> new InputDot(kernels, rows(outer.a, row), columns, at, down, memory));
        }
        if (rest.length > 0) {
            add(
                    when,
                    IntStream.concat(Arrays.stream(outer.a), Arrays.stream(rest))
                            .toArray(),
                    new int[0],
                    row -> new Step.LaneDot(
                            kernels, rows(outer.a, row), rows(rest, row), at + columns, down, row[ones]));
        }
    }

    /** How many of the nodes are inputs, column by column from the first. */
    private int leadingInputs(int[] nodes) {
        int count = 0;
        while (count < nodes.length
                && nodes[count] != ones
                && graph.is(nodes[count], Graph.Kind.INPUT)
                && graph.a(nodes[count]) == count) {
            count++;
        }
        return count;
    }

    private void scatter(int index, int x, Ints pairs) {
        Factor hits = Factor.of(x, pairs);
        int[] targets = new int[1 + hits.others[hits.others.length - 1]];
        Arrays.fill(targets, Graph.NONE);
        for (int i = 0; i < hits.others.length; i++) {
            targets[hits.others[i]] = sums;
            sumOf[hits.targets[i]] = sums++;
        }
        cost += 2;
        add(
                Math.max(phase[index], phase[x]),
                new int[] {index, x},
                new int[0],
                row -> new Step.Scatter(row[index], row[x], targets));
    }

    private Result allocate() {
        int[] lastUse = new int[ones + 1];
        List<Task> order = tasks.stream().flatMap(List::stream).toList();
        for (int i = 0; i < order.size(); i++) {
            for (int node : order.get(i).reads) {
                lastUse[node] = i;
            }
        }
        for (int root : rowRoots) {
            lastUse[root] = Integer.MAX_VALUE;
        }
        int[] row = new int[ones + 1];
        Arrays.fill(row, Graph.NONE);
        BitSet free = new BitSet();
        int rows = 0;
        Ints inputs = new Ints();
        for (int node = 0; node < ones; node++) {
            if (graph.is(node, Graph.Kind.INPUT)) {
                row[node] = rows++;
                inputs.add(graph.a(node));
                inputs.add(row[node]);
            }
        }
        boolean needsOnes =
                order.stream().anyMatch(task -> Arrays.stream(task.reads).anyMatch(node -> node == ones));
        if (needsOnes) {
            row[ones] = rows++;
            lastUse[ones] = Integer.MAX_VALUE;
        }
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            Task task = order.get(i);
            for (int node : task.writes) {
                int reused = free.nextSetBit(0);
                row[node] = reused >= 0 ? reused : rows++;
                free.clear(row[node]);
            }
            steps.add(task.binder.bind(row));
            for (int node : task.reads) {
                if (lastUse[node] == i && row[node] >= 0) {
                    free.set(row[node]);
                    lastUse[node] = Graph.NONE; // freed once, however often it is read
                }
            }
        }
        return new Result(packing, steps, inputs.toArray(), rows, row[ones], row, sumOf, sums, memories, cost);
    }
}
