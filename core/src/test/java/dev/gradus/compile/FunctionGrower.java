package dev.gradus.compile;

import dev.gradus.Domain;
import dev.gradus.Op;
import dev.gradus.Value;
import dev.gradus.compile.RandomFunction.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Grows random functions part by part: single operations, neurons, layers, long sums, softmax, lookups, masks. A part is
 * kept only if, at a few sample rows, it stays away from kinks and poles and its numbers stay moderate.
 */
final class FunctionGrower {
    private static final List<Op> OPS = Arrays.stream(Op.values())
            .filter(op -> op.arity() > 0 && op != Op.PICK)
            .toList();
    private static final List<String> ACTIVATIONS =
            List.of("tanh", "relu", "sigmoid", "gelu", "silu", "softplus", "sin", "leakyRelu");
    /** How far numbers stay away from where an operation is not differentiable; far more than rounding. */
    private static final double MARGIN = 1e-4;

    private static final double LARGEST = 20;
    private static final int SAMPLES = 4;

    private final Random random;
    private final List<Step> steps = new ArrayList<>();
    private final List<Double> parameters = new ArrayList<>();
    private final int[] indexRange; // of each column: how many whole numbers it may have, or 0 for a real number
    private final double[][] samples;
    private final Value[][] inputs = new Value[SAMPLES][];
    private final List<List<Value>> values = new ArrayList<>();
    private final List<Set<Value>> regular = new ArrayList<>(); // nodes that have been looked at
    private final List<Value> parameterValues = new ArrayList<>();
    private final List<int[]> weights = new ArrayList<>(); // of neurons, to be shared
    private final List<Integer> indices = new ArrayList<>(); // steps with whole numbers, by which to pick
    private final List<Integer> ranges = new ArrayList<>();

    private FunctionGrower(long seed) {
        random = new Random(seed);
        random.nextLong(); // seeds that differ by 1 begin alike
        indexRange = new int[1 + random.nextInt(5)];
        Arrays.setAll(indexRange, i -> i > 0 && random.nextInt(4) == 0 ? 2 + random.nextInt(4) : 0);
        samples = IntStream.range(0, SAMPLES).mapToObj(i -> row()).toArray(double[][]::new);
        for (int s = 0; s < SAMPLES; s++) {
            inputs[s] = Value.of(samples[s]);
            values.add(new ArrayList<>());
            regular.add(new HashSet<>());
        }
    }

    /** The function of this seed, always the same. */
    static RandomFunction of(long seed) {
        for (int attempt = 0; ; attempt++) {
            RandomFunction grown = new FunctionGrower(seed + ((long) attempt << 32)).grow();
            if (grown != null) {
                return grown;
            }
        }
    }

    private @Nullable RandomFunction grow() {
        int kind = random.nextInt(200);
        int size = kind == 0 ? 2000 : kind < 8 ? 600 : kind < 40 ? 200 : 40;
        int wanted = 1 + random.nextInt(size);
        for (int column = 0; column < indexRange.length; column++) {
            if (add(Step.of("input").with(column)) && indexRange[column] > 0) {
                index(steps.size() - 1, indexRange[column]);
            }
        }
        IntStream.rangeClosed(0, random.nextInt(8)).forEach(i -> parameter());
        for (int tries = 0; steps.size() < wanted && tries < 50 + 10 * wanted; tries++) {
            part();
        }
        List<Integer> outputs = outputs();
        RandomFunction.Point point = point(size);
        RandomFunction grown = new RandomFunction(steps, outputs, point).withoutUnused();
        return point.rows().length == 0 ? null : grown;
    }

    private void part() {
        switch (random.nextInt(20)) {
            case 0, 1, 2, 3 -> operation();
            case 4, 5 -> withConstant();
            case 6, 7, 8 -> neuron(some(1 + random.nextInt(5)), true);
            case 9 -> layer();
            case 10 -> layer();
            case 11 -> sharedWeights();
            case 12 -> add(Step.of("sum", some(2 + random.nextInt(4) * random.nextInt(12))));
            case 13 -> add(Step.of("mean", some(2 + random.nextInt(12))));
            case 14 -> softmax();
            case 15 -> add(Step.of(random.nextBoolean() ? "logSumExp" : "largest", some(1 + random.nextInt(6))));
            case 16 -> penalty();
            case 17 -> mask();
            case 18 -> pick();
            default -> odds();
        }
    }

    private void operation() {
        Op op = OPS.get(random.nextInt(OPS.size()));
        boolean noMethod = op == Op.ELU || op == Op.LEAKY_RELU;
        add(Step.of(noMethod ? op.name() : Methods.of(op), some(op.arity())));
    }

    private void withConstant() {
        Op op = OPS.get(random.nextInt(OPS.size()));
        double number = random.nextInt(3) == 0 ? random.nextInt(5) - 2 : 4 * random.nextDouble() - 2;
        if (op.arity() == 2) {
            add(Step.of(Methods.of(op), any()).with(number));
        }
    }

    private int parameter() {
        parameters.add(2 * random.nextDouble() - 1);
        parameterValues.add(new Value(parameters.get(parameters.size() - 1)));
        add(Step.of("parameter").with(parameters.size() - 1));
        return steps.size() - 1;
    }

    /** Sometimes written as one dot, sometimes product by product. */
    private void neuron(int[] x, boolean fresh) {
        int[] w = fresh || weights.isEmpty()
                ? IntStream.range(0, x.length).map(i -> parameter()).toArray()
                : weights.get(random.nextInt(weights.size()));
        int n = Math.min(w.length, x.length);
        weights.add(w);
        boolean grown;
        if (random.nextBoolean()) {
            grown = add(Step.of(
                    "dot",
                    IntStream.concat(Arrays.stream(w, 0, n), Arrays.stream(x, 0, n))
                            .toArray()));
        } else {
            int sum = parameter();
            grown = true;
            for (int i = 0; i < n && grown; i++) {
                grown = random.nextBoolean() ? add(Step.of("times", w[i], x[i])) : add(Step.of("times", x[i], w[i]));
                grown = grown && add(Step.of(random.nextInt(8) == 0 ? "minus" : "plus", sum, steps.size() - 1));
                sum = steps.size() - 1;
            }
        }
        if (grown && random.nextInt(4) > 0) {
            add(Step.of("plus", steps.size() - 1, parameter()));
        }
        if (grown && random.nextInt(5) > 0) {
            activate();
        }
    }

    private void activate() {
        String name = ACTIVATIONS.get(random.nextInt(ACTIVATIONS.size()));
        Step step = Step.of(name, steps.size() - 1);
        add(name.equals("leakyRelu") ? step.with(0.1) : step);
    }

    private void layer() {
        int[] x = some(2 + random.nextInt(6));
        int neurons = 2 + random.nextInt(6);
        for (int i = 0; i < neurons; i++) {
            neuron(x, random.nextInt(6) > 0);
        }
    }

    private void sharedWeights() {
        neuron(some(1 + random.nextInt(5)), false);
    }

    private void softmax() {
        int[] x = some(2 + random.nextInt(5));
        for (int i = 0; i < x.length; i++) {
            add(Step.of("softmax", x).with(i));
        }
    }

    private void penalty() {
        int[] squares = IntStream.range(0, steps.size())
                .filter(i -> steps.get(i).name().equals("parameter") && random.nextBoolean())
                .filter(i -> add(Step.of("square", i)))
                .map(i -> steps.size() - 1)
                .toArray();
        if (squares.length > 0 && add(Step.of("sum", squares))) {
            add(Step.of("times", steps.size() - 1).with(0.01));
        }
    }

    private void mask() {
        if (add(Step.of("greaterThan", any()).with(4 * random.nextDouble() - 2))) {
            index(steps.size() - 1, 2);
            if (random.nextBoolean()) {
                add(Step.of("where", steps.size() - 1, any(), any()));
            }
        }
    }

    private void pick() {
        if (indices.isEmpty() || random.nextInt(8) == 0) {
            add(Step.of("constant").with(random.nextInt(3)));
            index(steps.size() - 1, 3);
        }
        int which = random.nextInt(indices.size());
        int range = ranges.get(which) + random.nextInt(2);
        boolean table = random.nextInt(3) > 0;
        int[] operands = IntStream.concat(
                        IntStream.of(indices.get(which)),
                        IntStream.range(0, range).map(i -> table ? parameter() : any()))
                .toArray();
        add(Step.of("pick", operands));
    }

    private void odds() {
        switch (random.nextInt(4)) {
            case 0 -> add(Step.of("constant").with(random.nextInt(4) - 1));
            case 1 -> add(Step.of("clamp", any()).with(-1, random.nextDouble()));
            case 2 ->
                add(Step.of(
                        random.nextBoolean() ? "times" : "minus",
                        IntStream.generate(this::any)
                                .limit(1)
                                .flatMap(i -> IntStream.of(i, i))
                                .toArray()));
            default -> addMasks();
        }
    }

    /** An index that is a sum of two masks. */
    private void addMasks() {
        if (indices.size() > 1) {
            int a = random.nextInt(indices.size());
            int b = random.nextInt(indices.size());
            if (add(Step.of("plus", indices.get(a), indices.get(b)))) {
                index(steps.size() - 1, ranges.get(a) + ranges.get(b) - 1);
            }
        }
    }

    private void index(int step, int range) {
        indices.add(step);
        ranges.add(range);
    }

    /** Recent steps more often, so that functions grow deep as well as broad. */
    private int any() {
        int back = random.nextBoolean() ? Math.min(steps.size(), 12) : steps.size();
        return steps.size() - 1 - random.nextInt(back);
    }

    private int[] some(int count) {
        return IntStream.range(0, count).map(i -> any()).toArray();
    }

    private boolean add(Step step) {
        Value[] results = new Value[SAMPLES];
        for (int s = 0; s < SAMPLES; s++) {
            try {
                results[s] = step.apply(parameterValues.toArray(Value[]::new), inputs[s], values.get(s));
            } catch (IllegalArgumentException e) {
                return false; // an index out of range
            }
            if (!isRegular(results[s], regular.get(s))) {
                return false;
            }
        }
        for (int s = 0; s < SAMPLES; s++) {
            values.get(s).add(results[s]);
        }
        steps.add(step);
        return true;
    }

    /** Whether a value and all it was made from are moderate and away from kinks, but for what is known to be. */
    private static boolean isRegular(Value root, Set<Value> known) {
        List<Value> stack = new ArrayList<>(List.of(root));
        while (!stack.isEmpty()) {
            Value v = stack.remove(stack.size() - 1);
            List<Value> operands = v.operands();
            if (known.add(v) && !operands.isEmpty()) {
                Domain domain = v.op().domain();
                boolean inside = domain == Domain.NOWHERE
                        || domain.contains(operands.get(0).data, operands.get(operands.size() - 1).data, MARGIN);
                boolean moderate = Math.abs(v.data) < LARGEST
                        && Arrays.stream(v.localDerivatives()).allMatch(d -> Math.abs(d) < LARGEST);
                if (!inside || !moderate) {
                    return false;
                }
                stack.addAll(operands);
            }
        }
        return true;
    }

    /** The first is made from what nobody uses; the others are any, even inputs, the same twice. */
    private List<Integer> outputs() {
        List<Integer> outputs = new ArrayList<>();
        boolean[] used = new boolean[steps.size()];
        steps.forEach(step -> step.operands().forEach(o -> used[o] = true));
        int[] loose = IntStream.range(0, used.length)
                .filter(i -> !used[i] && !steps.get(i).operands().isEmpty())
                .toArray();
        if (loose.length == 0 || random.nextInt(10) == 0 || !add(Step.of("mean", loose))) {
            outputs.add(any());
        } else {
            outputs.add(steps.size() - 1);
        }
        for (int more = Math.max(0, random.nextInt(6) - 2); more > 0; more--) {
            outputs.add(any());
        }
        return outputs;
    }

    private RandomFunction.Point point(int size) {
        int different = 1 + random.nextInt(size > 200 ? 4 : size > 40 ? 16 : random.nextInt(4) == 0 ? 60 : 12);
        double[][] rows = IntStream.range(0, 2 * different)
                .mapToObj(i -> i < SAMPLES ? samples[i] : row())
                .filter(this::isRegular)
                .limit(different)
                .toArray(double[][]::new);
        int count = random.nextInt(4) > 0
                ? rows.length
                : random.nextInt(8) > 0 ? 1 + random.nextInt(300) : 1 + random.nextInt(400_000 / size);
        double[] numbers = parameters.stream().mapToDouble(p -> p).toArray();
        return new RandomFunction.Point(numbers, rows, Math.max(1, count), random.nextInt(4) == 0);
    }

    private double[] row() {
        return Arrays.stream(indexRange)
                .mapToDouble(range -> range > 0 ? random.nextInt(range) : 4 * random.nextDouble() - 2)
                .toArray();
    }

    private boolean isRegular(double[] row) {
        return isRegular(steps, parameterValues.toArray(Value[]::new), row);
    }

    /** Whether a function stays away from kinks and poles, and its numbers moderate, in all its rows. */
    static boolean isRegular(RandomFunction f) {
        Value[] p = Value.of(f.point().parameters());
        return Arrays.stream(f.point().rows()).allMatch(row -> isRegular(f.steps(), p, row));
    }

    private static boolean isRegular(List<Step> steps, Value[] p, double[] row) {
        List<Value> v = new ArrayList<>();
        Value[] x = Value.of(row);
        Set<Value> known = new HashSet<>();
        try {
            for (Step step : steps) {
                v.add(step.apply(p, x, v));
                if (!isRegular(v.get(v.size() - 1), known)) {
                    return false;
                }
            }
        } catch (IllegalArgumentException e) {
            return false; // an index out of range
        }
        return true;
    }
}
