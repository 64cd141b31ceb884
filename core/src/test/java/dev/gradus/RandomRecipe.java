package dev.gradus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Random smooth recipes: every step keeps away from kinks and poles, and values and local derivatives stay moderate. */
final class RandomRecipe {
    private static final List<Op> OPS = Arrays.stream(Op.values())
            .filter(op -> op.arity() > 0 && op != Op.DETACH)
            .toList();
    private static final double MARGIN = 0.1;
    private static final double LIMIT = 4;

    private final Random random;
    private final List<Double> leaves;
    private final List<Recipe.Step> steps = new ArrayList<>();
    private final List<Value> nodes;

    private RandomRecipe(long seed) {
        random = new Random(seed);
        leaves = random.doubles(3, -2, 2).boxed().toList();
        nodes = new ArrayList<>(leaves.stream().map(Value::new).toList());
    }

    /** The recipe of this seed, always the same. */
    static Recipe of(long seed) {
        RandomRecipe growing = new RandomRecipe(seed);
        while (growing.steps.size() < 12) {
            growing.tryStep();
        }
        growing.joinLooseEnds();
        return new Recipe(growing.leaves, List.copyOf(growing.steps));
    }

    private void tryStep() {
        Op op = OPS.get(random.nextInt(OPS.size()));
        if (op == Op.PICK) {
            pick();
        } else {
            tryStep(op);
        }
    }

    // The index is a sum of two masks: 0, 1 or 2, and constant around the point.
    private void pick() {
        int[] index = IntStream.range(0, 3).map(i -> nodes.size() + i).toArray();
        for (int mask = 0; mask < 2; mask++) {
            int compared = random.nextInt(nodes.size());
            double bound = nodes.get(compared).data + (random.nextBoolean() ? 0.5 : -0.5);
            add(new Recipe.Step("GREATER", List.of(compared), List.of(bound)));
        }
        add(new Recipe.Step("PLUS", List.of(index[0], index[1]), List.of()));
        List<Integer> operands = IntStream.concat(IntStream.of(index[2]), random.ints(3, 0, nodes.size()))
                .boxed()
                .toList();
        add(new Recipe.Step("PICK", operands, List.of()));
    }

    private void tryStep(Op op) {
        boolean withConstant = op.arity() == 2 && random.nextInt(4) == 0;
        List<Integer> operands = IntStream.range(0, withConstant ? 1 : op.arity())
                .mapToObj(i -> random.nextInt(nodes.size()))
                .toList();
        List<Double> constants = withConstant ? List.of(random.nextDouble(-2, 2)) : List.of();
        Value a = nodes.get(operands.get(0));
        double b = withConstant ? constants.get(0) : nodes.get(operands.get(operands.size() - 1)).data;
        Recipe.Step step = new Recipe.Step(op.name(), operands, constants);
        if (op.domain().contains(a.data, b, MARGIN) && isModerate(step.apply(nodes))) {
            add(step);
        }
    }

    private static boolean isModerate(Value y) {
        return Math.abs(y.data) < LIMIT && Arrays.stream(y.localDerivatives()).allMatch(d -> Math.abs(d) < LIMIT);
    }

    private void joinLooseEnds() {
        List<Integer> used = steps.stream().flatMap(s -> s.operands().stream()).toList();
        List<Integer> loose = IntStream.range(0, nodes.size())
                .boxed()
                .filter(i -> !used.contains(i))
                .toList();
        add(new Recipe.Step("MEAN", loose, List.of()));
    }

    private void add(Recipe.Step step) {
        nodes.add(step.apply(nodes));
        steps.add(step);
    }
}
