package dev.gradus.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A graph made ready to run: what is computed once before the rows, for each block of rows, and once after them.
 *
 * <p>Rows are handled in blocks that stay in the cache, blocks in chunks that threads share out. The sizes depend on the
 * graph and the number of rows alone, and chunks are added up in order, so the result has the same bits for any number
 * of threads.
 */
final class Plan {
    /** A block's rows should stay in the second-level cache. */
    private static final int BLOCK_NUMBERS = 1 << 15;

    private static final int LEAST_BLOCK = 128;
    private static final int LARGEST_BLOCK = 1024;
    /** Work for a thread below which handing it over would cost more than it gains, in products. */
    private static final long CHUNK_COST = 400_000;

    private final int parameters;
    private final Kernels kernels;
    private final Step[] before;
    private final Step[] block;
    private final Step[] after;
    private final int[] inputs;
    private final int rowCount;
    private final int ones;
    private final int memories;
    private final int sums;
    private final int sumsAt;
    private final boolean mean;
    private final double[] numbers;
    private final int[] rowCounts;
    private final BitSet fixed;
    private final int valueAt;
    private final int[] results; // runs: from, to, length
    private final int[] rowResults; // a row, or ~ the place of a uniform number
    private final int blockRows;
    private final long cost;

    /**
     * Schedules a graph.
     *
     * @param graph the graph, simplified and fused
     * @param roots uniform nodes whose numbers are wanted once a call
     * @param rowRoots nodes whose numbers are wanted for every row
     * @param parameters the number of parameters
     * @param kernels the loops
     */
    Plan(Graph graph, int[] roots, int[] rowRoots, int parameters, Kernels kernels) {
        this.parameters = parameters;
        this.kernels = kernels;
        boolean[] isAfter = afterRows(graph);
        boolean[] early = new boolean[graph.size()];
        boolean[] late = new boolean[graph.size()];
        for (int node = 0; node < early.length; node++) {
            early[node] = !graph.varying(node) && !isAfter[node];
            late[node] = isAfter[node] && !isReduction(graph, node);
        }
        Places places = new Places(graph, parameters);
        int[] indices =
                Arrays.stream(LaneSchedule.checkedPicks(graph)).map(graph::a).toArray();
        int[] needed = joined(joined(roots, rowRoots), indices);
        List<Step> first = UniformSchedule.of(graph, early, needed, places, kernels);
        LaneSchedule.Result lanes = LaneSchedule.of(graph, rowRoots, rank(graph, roots), places, kernels);
        first.addAll(lanes.packing());
        sums = lanes.sums();
        sumsAt = places.allocate(sums);
        boolean means = false;
        for (int node = 0; node < early.length; node++) {
            if (isReduction(graph, node)) {
                places.set(node, sumsAt + lanes.sumOf()[node]);
                means |= graph.is(node, Graph.Kind.MEAN);
            }
        }
        mean = means;
        after = UniformSchedule.of(graph, late, roots, places, kernels).toArray(Step[]::new);
        before = first.toArray(Step[]::new);
        block = lanes.steps().toArray(Step[]::new);
        inputs = lanes.inputs();
        rowCount = lanes.rowCount();
        ones = lanes.ones();
        memories = lanes.memories();
        cost = Math.max(1, lanes.cost());
        valueAt = roots.length == 0 ? Graph.NONE : places.of(roots[0]);
        results = runs(places.of(Arrays.copyOfRange(roots, Math.min(1, roots.length), roots.length)));
        rowResults = Arrays.stream(rowRoots)
                .map(root -> graph.varying(root) ? lanes.rowOf()[root] : ~places.of(root))
                .toArray();
        rowCounts = places.rowCounts();
        numbers = places.numbers();
        fixed = places.fixed();
        int width = kernels.width();
        int fitting = BLOCK_NUMBERS / Math.max(1, rowCount) / width * width;
        blockRows = Math.max(LEAST_BLOCK, Math.min(LARGEST_BLOCK, fitting));
    }

    private static boolean isReduction(Graph graph, int node) {
        return graph.is(node, Graph.Kind.MEAN) || graph.is(node, Graph.Kind.SUM);
    }

    private static int[] joined(int[] a, int[] b) {
        return IntStream.concat(Arrays.stream(a), Arrays.stream(b)).toArray();
    }

    /** Which nodes need all rows to be seen first. */
    private static boolean[] afterRows(Graph graph) {
        boolean[] after = new boolean[graph.size()];
        for (int node = 0; node < after.length; node++) {
            after[node] = isReduction(graph, node);
            for (int i = graph.operandCount(node) - 1; i >= 0 && !after[node]; i--) {
                after[node] = after[graph.operand(node, i)];
            }
            if (after[node] && graph.varying(node)) {
                throw new IllegalStateException("node " + node + " needs a sum over the rows within a row");
            }
        }
        return after;
    }

    /** For each node, the first result that it has a part in. */
    private static int[] rank(Graph graph, int[] roots) {
        int[] rank = new int[graph.size()];
        Arrays.fill(rank, Integer.MAX_VALUE);
        for (int i = roots.length - 1; i >= 0; i--) {
            rank[roots[i]] = i;
        }
        for (int node = rank.length - 1; node >= 0; node--) {
            for (int i = graph.operandCount(node) - 1; i >= 0; i--) {
                int operand = graph.operand(node, i);
                rank[operand] = Math.min(rank[operand], rank[node]);
            }
        }
        return rank;
    }

    private static int[] runs(int[] places) {
        Ints runs = new Ints();
        for (int i = 0; i < places.length; ) {
            int end = i + 1;
            while (end < places.length && places[end] == places[i] + end - i) {
                end++;
            }
            runs.add(places[i]);
            runs.add(i);
            runs.add(end - i);
            i = end;
        }
        return runs.toArray();
    }

    /** {@return how many rows one chunk has, for so many rows} */
    int chunkRows() {
        long rows = (CHUNK_COST / cost / blockRows + 1) * blockRows;
        return (int) Math.min(rows, 1 << 24);
    }

    /** {@return a number of rows that fills whole blocks} */
    int roundUp(int rows) {
        return (rows - 1) / blockRows * blockRows + blockRows;
    }

    /** {@return the memory for one thread} */
    Workspace workspace(double[] shared) {
        return new Workspace(rowCount, blockRows, ones, shared, memories);
    }

    /** {@return the memory for uniform numbers} */
    double[] uniforms() {
        return numbers.clone();
    }

    /** Computes what is needed before the rows. */
    void begin(Workspace w, double[] parameterNumbers, int rows) {
        System.arraycopy(parameterNumbers, 0, w.numbers, 0, parameters);
        for (int place : rowCounts) {
            w.numbers[place] = rows;
        }
        for (Step step : before) {
            step.run(w);
        }
    }

    /**
     * Computes a chunk of rows; its sums are in the workspace afterwards.
     *
     * @param w the memory
     * @param rows all rows
     * @param from the first row of the chunk
     * @param to the first row after it
     * @param out where the rows' results go, row by row; null if they are not wanted
     */
    void chunk(Workspace w, double[][] rows, int from, int to, double @Nullable [] out) {
        Arrays.fill(w.sums, 0);
        w.input = rows;
        for (int start = from; start < to; start += blockRows) {
            w.firstRow = start;
            w.used = Math.min(blockRows, to - start);
            w.lanes = (w.used + kernels.width() - 1) / kernels.width() * kernels.width();
            load(w, rows);
            for (Step step : block) {
                step.run(w);
            }
            if (out != null) {
                store(w, out);
            }
        }
    }

    private void load(Workspace w, double[][] rows) {
        int lane = 0;
        for (; lane + 8 <= w.used; lane += 8) { // eight rows at once, so that whole cache lines are written
            int r = w.firstRow + lane;
            double[] r0 = rows[r];
            double[] r1 = rows[r + 1];
            double[] r2 = rows[r + 2];
            double[] r3 = rows[r + 3];
            double[] r4 = rows[r + 4];
            double[] r5 = rows[r + 5];
            double[] r6 = rows[r + 6];
            double[] r7 = rows[r + 7];
            for (int i = 0; i < inputs.length; i += 2) {
                int column = inputs[i];
                double[] lanes = w.rows[inputs[i + 1]];
                lanes[lane] = r0[column];
                lanes[lane + 1] = r1[column];
                lanes[lane + 2] = r2[column];
                lanes[lane + 3] = r3[column];
                lanes[lane + 4] = r4[column];
                lanes[lane + 5] = r5[column];
                lanes[lane + 6] = r6[column];
                lanes[lane + 7] = r7[column];
            }
        }
        for (;
                lane < w.lanes;
                lane++) { // lanes without a row repeat the last one, so that nothing new can go wrong there
            double[] row = rows[w.firstRow + Math.min(lane, w.used - 1)];
            for (int i = 0; i < inputs.length; i += 2) {
                w.rows[inputs[i + 1]][lane] = row[inputs[i]];
            }
        }
    }

    private void store(Workspace w, double[] out) {
        int width = rowResults.length;
        for (int q = 0; q < width; q++) {
            int at = w.firstRow * width + q;
            if (rowResults[q] < 0) {
                double number = w.numbers[~rowResults[q]];
                for (int lane = 0; lane < w.used; lane++) {
                    out[at + lane * width] = number;
                }
            } else {
                double[] lanes = w.rows[rowResults[q]];
                for (int lane = 0; lane < w.used; lane++) {
                    out[at + lane * width] = lanes[lane];
                }
            }
        }
    }

    /** Takes the sums of all chunks, computes what is needed after the rows, and returns the first result. */
    double end(Workspace w, double[] total, int rows, double[] out) {
        double scale = mean ? 1.0 / rows : 1;
        for (int i = 0; i < sums; i++) {
            w.numbers[sumsAt + i] = total[i] * scale;
        }
        for (Step step : after) {
            step.run(w);
        }
        for (int i = 0; i < results.length; i += 3) {
            System.arraycopy(w.numbers, results[i], out, results[i + 1], results[i + 2]);
        }
        return valueAt < 0 ? 0 : w.numbers[valueAt];
    }

    /** {@return a uniform number's name in listings: a parameter, a constant, a sum over the rows, or another number} */
    String nameOf(int place) {
        if (place < parameters) {
            return "p" + place;
        }
        if (fixed.get(place)) {
            return Formulas.number(numbers[place]).text();
        }
        if (IntStream.of(rowCounts).anyMatch(count -> count == place)) {
            return "rows";
        }
        return place >= sumsAt && place < sumsAt + sums ? "s" + (place - sumsAt) : "n" + place;
    }

    int sumCount() {
        return sums;
    }

    /** {@return all steps: before, for each block, after} */
    List<List<Step>> steps() {
        return List.of(List.of(before), List.of(block), List.of(after));
    }

    /** {@return what is done before the rows, for each block, or after them, as text} */
    List<String> texts(int part) {
        List<String> texts = new ArrayList<>();
        if (part == 1 && inputs.length > 0) {
            texts.add(Listing.range(row -> "r" + row, everySecond(1)) + " = "
                    + Listing.range(x -> "x" + x, everySecond(0)));
        }
        if (part == 2 && mean) {
            texts.add(Listing.range(sum -> "s" + sum, IntStream.range(0, sums).toArray()) + " /= rows");
        }
        steps().get(part).forEach(step -> texts.add(step.text(this)));
        return texts;
    }

    private int[] everySecond(int first) {
        return IntStream.range(0, inputs.length / 2)
                .map(i -> inputs[2 * i + first])
                .toArray();
    }

    /** {@return the names of the numbers wanted once a call} */
    String resultsText() {
        List<String> names = new ArrayList<>();
        names.add(nameOf(valueAt));
        for (int i = 0; i < results.length; i += 3) {
            int[] run = IntStream.range(results[i], results[i] + results[i + 2]).toArray();
            names.add(Listing.range(this::nameOf, run));
        }
        return Listing.shortened(names);
    }
}
