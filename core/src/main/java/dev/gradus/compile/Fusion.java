package dev.gradus.compile;

import dev.gradus.Op;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Recovers sums of products from chains of additions, which is how a network written neuron by neuron shows the matrix
 * products it is made of.
 *
 * <p>A chain of additions whose terms are products of a uniform and a varying node becomes a {@link Graph.Kind#DOT}, if
 * enough dots share its varying nodes to make a matrix worthwhile. A mean or sum over rows of several products is split
 * into one of each product, where these are entries of an outer product: the gradient of a weight matrix.
 */
@SuppressWarnings("ArrayRecordComponent") // records that stay within this file
final class Fusion {
    /** The least number of products in a matrix; below, fused elementwise code is as fast and keeps out of memory. */
    private static final int LEAST_PRODUCTS = 16;
    /** A sum of so many terms without factors is a dot with ones. */
    private static final int MANY_TERMS = 8;
    /** How many sums over rows a factor must take part in for an outer product to be worthwhile. */
    private static final int LEAST_DEGREE = 4;

    private final Graph from;
    private final int[] uses;
    private final Graph graph = new Graph();
    private final int[] renamed;
    private final int[] ones = {Graph.NONE, Graph.NONE}; // −1 and 1
    private final Map<Integer, Integer> reductions = new HashMap<>(); // of what is summed over the rows
    private final Ints terms = new Ints();
    private final Ints stack = new Ints();

    private Fusion(Graph from, int[] roots) {
        this.from = from;
        uses = from.uses(roots);
        renamed = new int[from.size()];
    }

    static Simplification.Result of(Graph from, int... roots) {
        return new Fusion(from, roots).run(roots);
    }

    private Simplification.Result run(int[] roots) {
        @Nullable Dot[] dots = dots();
        int[] degrees = degrees();
        for (int node = 0; node < renamed.length; node++) {
            if (dots[node] != null) {
                renamed[node] = emit(dots[node]);
            } else if (isReduction(node)) {
                renamed[node] = split(node, degrees);
            } else {
                renamed[node] = graph.copyOf(from, node, renamed);
            }
        }
        int[] fused = Arrays.stream(roots).map(root -> renamed[root]).toArray();
        return Simplification.compact(new Simplification.Result(graph, fused));
    }

    /** A sum of products: uniform and varying nodes in pairs, uniform terms, varying terms, and which are subtracted. */
    private record Dot(long[] pairs, int[] uniform, int[] varying) {
        int[] factors() {
            return Arrays.stream(pairs).mapToInt(pair -> (int) (pair >>> 32)).toArray();
        }
    }

    private @Nullable Dot[] dots() {
        @Nullable Dot[] dots = new Dot[from.size()];
        boolean[] inner = inner();
        Map<Nodes, List<Integer>> sharing = new HashMap<>();
        for (int node = 0; node < dots.length; node++) {
            if (isSum(node) && !inner[node]) {
                Dot dot = dot(node);
                dots[node] = dot;
                if (dot != null && from.varying(node)) {
                    sharing.computeIfAbsent(new Nodes(dot.factors()), factors -> new ArrayList<>())
                            .add(node);
                }
            }
        }
        sharing.forEach((factors, sharers) -> {
            if (sharers.size() * factors.list().length < LEAST_PRODUCTS) {
                sharers.forEach(node -> dots[node] = null);
            }
        });
        return dots;
    }

    private boolean isSum(int node) {
        return from.is(node, Op.PLUS) || from.is(node, Op.MINUS);
    }

    private boolean isReduction(int node) {
        return from.is(node, Graph.Kind.MEAN) || from.is(node, Graph.Kind.SUM);
    }

    /** Sums that only go into another sum, both uniform or both varying. */
    private boolean[] inner() {
        boolean[] inner = new boolean[from.size()];
        for (int node = 0; node < inner.length; node++) {
            if (isSum(node)) {
                for (int i = 0; i < 2; i++) {
                    int operand = from.operand(node, i);
                    inner[operand] |= opens(operand, node);
                }
            }
        }
        return inner;
    }

    private boolean opens(int operand, int sum) {
        return uses[operand] == 1 && isSum(operand) && from.varying(operand) == from.varying(sum);
    }

    /** Collects the terms of a sum from left to right, each with its sign: ~term where it is subtracted. */
    private void collectTerms(int sum, IntPredicate opens) {
        terms.clear();
        stack.add(sum);
        while (stack.size() > 0) {
            int signed = stack.removeLast();
            int node = signed < 0 ? ~signed : signed;
            if (node == sum || opens.test(node)) {
                int second = from.b(node);
                stack.add(from.is(node, Op.MINUS) == signed < 0 ? second : ~second);
                stack.add(signed < 0 ? ~from.a(node) : from.a(node));
            } else {
                terms.add(signed);
            }
        }
    }

    private @Nullable Dot dot(int sum) {
        collectTerms(sum, node -> opens(node, sum));
        if (!from.varying(sum)) {
            return uniformDot();
        }
        Ints products = new Ints();
        Ints uniform = new Ints();
        Ints varying = new Ints();
        for (int i = 0; i < terms.size(); i++) {
            int term = terms.get(i) < 0 ? ~terms.get(i) : terms.get(i);
            (!from.varying(term) ? uniform : isScaled(term) ? products : varying).add(terms.get(i));
        }
        boolean many = varying.size() >= MANY_TERMS;
        int count = products.size() + (many ? varying.size() : 0);
        if (count < 2) {
            return null;
        }
        long[] pairs = new long[count];
        for (int i = 0; i < products.size(); i++) {
            int signed = products.get(i);
            int product = signed < 0 ? ~signed : signed;
            boolean uniformFirst = !from.varying(from.a(product));
            int coefficient = uniformFirst ? from.a(product) : from.b(product);
            int factor = uniformFirst ? from.b(product) : from.a(product);
            pairs[i] = pair(factor, signed < 0 ? ~coefficient : coefficient);
        }
        for (int i = products.size(); i < count; i++) {
            int signed = varying.get(i - products.size());
            pairs[i] = pair(signed < 0 ? ~signed : signed, signed < 0 ? MINUS_ONE : ONE);
        }
        Arrays.sort(pairs);
        return new Dot(pairs, uniform.toArray(), many ? new int[0] : varying.toArray());
    }

    private @Nullable Dot uniformDot() {
        if (terms.size() < MANY_TERMS) {
            return null;
        }
        long[] pairs = new long[terms.size()];
        for (int i = 0; i < pairs.length; i++) {
            int signed = terms.get(i);
            int term = signed < 0 ? ~signed : signed;
            boolean product = uses[term] == 1 && from.is(term, Op.TIMES);
            int coefficient = product ? from.b(term) : ONE;
            pairs[i] = pair(product ? from.a(term) : term, signed < 0 ? ~coefficient : coefficient);
        }
        Arrays.sort(pairs);
        return new Dot(pairs, new int[0], new int[0]);
    }

    private static final int ONE = Integer.MAX_VALUE;
    private static final int MINUS_ONE = ~ONE;

    private static long pair(int factor, int coefficient) {
        return ((long) factor << 32) | (coefficient & 0xFFFFFFFFL);
    }

    private boolean isScaled(int node) {
        return uses[node] == 1 && from.is(node, Op.TIMES) && from.varying(from.a(node)) != from.varying(from.b(node));
    }

    private int emit(Dot dot) {
        int[] pairs = new int[2 * dot.pairs.length];
        for (int i = 0; i < dot.pairs.length; i++) {
            pairs[2 * i] = coefficient((int) dot.pairs[i]);
            pairs[2 * i + 1] = renamed[(int) (dot.pairs[i] >>> 32)];
        }
        int product = graph.dot(sum(Graph.NONE, dot.uniform), pairs, pairs.length);
        return sum(product, dot.varying);
    }

    private int coefficient(int signed) {
        if (signed == ONE || signed == MINUS_ONE) {
            boolean plus = signed == ONE;
            if (ones[plus ? 1 : 0] == Graph.NONE) {
                ones[plus ? 1 : 0] = graph.constant(plus ? 1 : -1);
            }
            return ones[plus ? 1 : 0];
        }
        return signed < 0 ? graph.apply(Op.NEG, renamed[~signed], 0) : renamed[signed];
    }

    private int sum(int start, int[] signedTerms) {
        int sum = start;
        for (int signed : signedTerms) {
            int term = renamed[signed < 0 ? ~signed : signed];
            if (sum == Graph.NONE) {
                sum = signed < 0 ? graph.apply(Op.NEG, term, 0) : term;
            } else {
                sum = graph.apply(signed < 0 ? Op.MINUS : Op.PLUS, sum, term);
            }
        }
        return sum;
    }

    /** In how many products under a mean or sum each node is a factor. */
    private int[] degrees() {
        int[] degrees = new int[from.size()];
        for (int node = 0; node < degrees.length; node++) {
            if (isReduction(node)) {
                collectRows(node);
                for (int i = 0; i < terms.size(); i++) {
                    if (isProduct(terms.get(i))) {
                        degrees[from.a(terms.get(i))]++;
                        degrees[from.b(terms.get(i))]++;
                    }
                }
            }
        }
        return degrees;
    }

    private void collectRows(int reduction) {
        int summed = from.a(reduction);
        if (uses[summed] == 1 && from.is(summed, Op.PLUS)) {
            collectTerms(summed, node -> uses[node] == 1 && from.is(node, Op.PLUS));
        } else {
            terms.clear();
            terms.add(summed);
        }
    }

    private boolean isProduct(int node) {
        return uses[node] == 1 && from.is(node, Op.TIMES) && from.varying(from.a(node)) && from.varying(from.b(node));
    }

    private int split(int reduction, int[] degrees) {
        collectRows(reduction);
        int total = Graph.NONE;
        int rest = Graph.NONE;
        for (int i = 0; i < terms.size(); i++) {
            int term = terms.get(i);
            boolean apart = (from.is(term, Graph.Kind.HIT) && from.varying(term))
                    || (isProduct(term) && Math.max(degrees[from.a(term)], degrees[from.b(term)]) >= LEAST_DEGREE);
            if (apart) {
                total = plus(total, reduce(from.kind(reduction), renamed[term]));
            } else {
                rest = plus(rest, renamed[term]);
            }
        }
        return rest == Graph.NONE ? total : plus(total, reduce(from.kind(reduction), rest));
    }

    /** One mean or sum for each term, however many are split: the schedule knows them by what is summed. */
    private int reduce(Graph.Kind how, int summed) {
        if (!graph.varying(summed)) { // what is left when all that varies was split off
            return how == Graph.Kind.MEAN ? summed : graph.apply(Op.TIMES, summed, graph.rows());
        }
        return reductions.computeIfAbsent(summed, term -> graph.reduce(how, term));
    }

    private int plus(int sum, int term) {
        return sum == Graph.NONE ? term : graph.apply(Op.PLUS, sum, term);
    }
}
