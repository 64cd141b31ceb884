package dev.gradus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How to make a graph: numbers for the leaves, then steps that each make the next node from earlier ones.
 *
 * @param leaves the numbers of nodes 0, 1, …
 * @param steps the nodes after them; the last is the result
 */
record Recipe(List<Double> leaves, List<Step> steps) {
    /** One node: an operation's name as in {@link Op}, or one of the functions of several values. */
    record Step(String operation, List<Integer> operands, List<Double> constants) {
        static Step parse(String text) {
            String[] words = text.split(" ");
            List<Integer> operands = new ArrayList<>();
            List<Double> constants = new ArrayList<>();
            for (String word : Arrays.asList(words).subList(1, words.length)) {
                if (word.startsWith("#")) {
                    constants.add(Double.valueOf(word.substring(1)));
                } else {
                    operands.add(Integer.valueOf(word));
                }
            }
            return new Step(words[0], operands, constants);
        }

        Value apply(List<Value> nodes) {
            Value[] x = operands.stream().map(nodes::get).toArray(Value[]::new);
            return switch (operation) {
                case "SUM" -> Value.sum(x);
                case "MEAN" -> Value.mean(x);
                case "DOT" -> {
                    int half = x.length / 2;
                    yield Value.dot(Arrays.copyOf(x, half), Arrays.copyOfRange(x, half, x.length));
                }
                case "LARGEST" -> Value.max(x);
                case "LOG_SUM_EXP" -> Value.logSumExp(x);
                case "SOFTMAX" -> Value.softmax(x)[constants.get(0).intValue()];
                case "PICK" -> Value.pick(x[0], Arrays.copyOfRange(x, 1, x.length));
                case "WHERE" -> Value.where(x[0], x[1], x[2]);
                case "CLAMP" -> x[0].clamp(constants.get(0), constants.get(1));
                default -> applyOp(Op.valueOf(operation), x);
            };
        }

        private Value applyOp(Op op, Value[] x) {
            return constants.isEmpty()
                    ? OpMethods.apply(op, x[0], x[x.length - 1])
                    : OpMethods.WITH_CONSTANT.get(op).apply(x[0], constants.get(0));
        }
    }

    static Recipe parse(String leaves, String steps) {
        return new Recipe(
                Arrays.stream(leaves.split(",")).map(Double::valueOf).toList(),
                Arrays.stream(steps.split(";")).map(Step::parse).toList());
    }

    double[] point() {
        return leaves.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Every node, for these leaves. */
    List<Value> nodes(Value... inputs) {
        List<Value> nodes = new ArrayList<>(Arrays.asList(inputs));
        steps.forEach(step -> nodes.add(step.apply(nodes)));
        return nodes;
    }

    /** The result, for these leaves. */
    Value build(Value... inputs) {
        List<Value> nodes = nodes(inputs);
        return nodes.get(nodes.size() - 1);
    }

    /**
     * The result as a function whose difference quotients are its derivatives: detached nodes stay at the numbers they
     * have at this recipe's own point.
     */
    Value buildDetachedFixed(Value... inputs) {
        List<Value> here = nodes(Value.of(point()));
        List<Value> nodes = new ArrayList<>(Arrays.asList(inputs));
        for (Step step : steps) {
            boolean fixed = step.operation().equals(Op.DETACH.name());
            nodes.add(fixed ? Value.constant(here.get(nodes.size()).data) : step.apply(nodes));
        }
        return nodes.get(nodes.size() - 1);
    }
}
