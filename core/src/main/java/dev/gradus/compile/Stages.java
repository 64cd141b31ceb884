package dev.gradus.compile;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What one question to a program (its value, its gradient …) is turned into, stage by stage.
 *
 * @param wanted the recorded graph with the question's derivatives appended
 * @param roots the nodes whose numbers are wanted once
 * @param rowRoots the nodes whose numbers are wanted for each row
 * @param simplified the graph made smaller, with the roots and then the row roots
 * @param fused the graph with its inner products, with the roots and then the row roots
 * @param parameters how many parameters it takes
 */
@SuppressWarnings("ArrayRecordComponent") // made once, passed on
record Stages(
        Graph wanted,
        int[] roots,
        int[] rowRoots,
        Simplification.Result simplified,
        Simplification.Result fused,
        int parameters) {

    static Stages of(Graph wanted, int[] roots, int[] rowRoots, int parameters) {
        int[] all =
                IntStream.concat(Arrays.stream(roots), Arrays.stream(rowRoots)).toArray();
        Simplification.Result simplified = Simplification.of(wanted, all);
        Simplification.Result fused = Fusion.of(simplified.graph(), simplified.roots());
        return new Stages(wanted, roots, rowRoots, simplified, fused, parameters);
    }

    Plan plan(Kernels kernels) {
        int[] all = fused.roots();
        return new Plan(
                fused.graph(),
                Arrays.copyOf(all, roots.length),
                Arrays.copyOfRange(all, roots.length, all.length),
                parameters,
                kernels);
    }
}
