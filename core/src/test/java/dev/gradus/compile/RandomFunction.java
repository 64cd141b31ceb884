package dev.gradus.compile;

import dev.gradus.Op;
import dev.gradus.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A function of parameters and a row, as data: numbered steps, each one call of a method of {@link Value} on the results
 * of earlier ones. It can be applied, made smaller, and printed as Java.
 *
 * @param steps the calls
 * @param outputs the numbers of the steps whose results are the function's
 * @param point the numbers at which it is looked at
 */
record RandomFunction(List<Step> steps, List<Integer> outputs, Point point) implements Agreement.Scalars {

    /**
     * Where a function is looked at.
     *
     * @param parameters the parameters' numbers
     * @param rows different rows
     * @param rowCount how many rows there are when these are repeated
     * @param penalty whether a term that depends on the parameters alone is added
     */
    @SuppressWarnings("ArrayRecordComponent") // never changed
    record Point(double[] parameters, double[][] rows, int rowCount, boolean penalty) {}

    /**
     * One call.
     *
     * @param name the method, or parameter, input, constant
     * @param operands the steps whose results it takes
     * @param numbers the numbers that it takes
     */
    record Step(String name, List<Integer> operands, List<Double> numbers) {
        static Step of(String name, int... operands) {
            return new Step(name, Arrays.stream(operands).boxed().toList(), List.of());
        }

        Step with(double... more) {
            return new Step(name, operands, Arrays.stream(more).boxed().toList());
        }

        Value apply(Value[] p, Value[] x, List<Value> v) {
            Value[] o = operands.stream().map(v::get).toArray(Value[]::new);
            return switch (name) {
                case "parameter" -> p[whole()];
                case "input" -> x[whole()];
                case "constant" -> Value.constant(numbers.get(0));
                case "sum" -> Value.sum(o);
                case "mean" -> Value.mean(o);
                case "largest" -> Value.max(o);
                case "logSumExp" -> Value.logSumExp(o);
                case "softmax" -> Value.softmax(o)[whole()];
                case "dot" -> Value.dot(Arrays.copyOf(o, o.length / 2), Arrays.copyOfRange(o, o.length / 2, o.length));
                case "pick" -> Value.pick(o[0], Arrays.copyOfRange(o, 1, o.length));
                case "where" -> Value.where(o[0], o[1], o[2]);
                case "clamp" -> o[0].clamp(numbers.get(0), numbers.get(1));
                case "ELU", "LEAKY_RELU" -> Value.apply(Op.valueOf(name), o);
                default -> numbers.isEmpty() ? Methods.call(name, o) : Methods.call(name, o[0], numbers.get(0));
            };
        }

        private int whole() {
            return numbers.get(0).intValue();
        }

        /** The call as Java. */
        String java() {
            List<String> o = operands.stream().map(i -> "v[" + i + "]").toList();
            String all = "new Value[] {" + String.join(", ", o) + "}";
            return switch (name) {
                case "parameter" -> "p[" + whole() + "]";
                case "input" -> "x[" + whole() + "]";
                case "constant" -> "Value.constant(" + numbers.get(0) + ")";
                case "sum", "mean", "logSumExp" -> "Value." + name + "(" + all + ")";
                case "largest" -> "Value.max(" + all + ")";
                case "softmax" -> "Value.softmax(" + all + ")[" + whole() + "]";
                case "dot" -> {
                    String a = String.join(", ", o.subList(0, o.size() / 2));
                    String b = String.join(", ", o.subList(o.size() / 2, o.size()));
                    yield "Value.dot(new Value[] {" + a + "}, new Value[] {" + b + "})";
                }
                case "pick", "where" -> "Value." + name + "(" + String.join(", ", o) + ")";
                case "ELU", "LEAKY_RELU" -> "Value.apply(dev.gradus.Op." + name + ", " + all + ")";
                default -> {
                    List<String> arguments = new ArrayList<>(o.subList(1, o.size()));
                    numbers.forEach(number -> arguments.add(number.toString()));
                    yield o.get(0) + "." + name + "(" + String.join(", ", arguments) + ")";
                }
            };
        }
    }

    @Override
    public Value[] apply(Value[] p, Value[] x) {
        List<Value> v = new ArrayList<>();
        for (Step step : steps) {
            v.add(step.apply(p, x, v));
        }
        return outputs.stream().map(v::get).toArray(Value[]::new);
    }

    /** The comparison of a program with what the eager engine computes. */
    Agreement agreement() {
        return new Agreement(this, point.parameters, point.rows, point.rowCount, point.penalty);
    }

    /** Without one step: its first operand takes its place. */
    RandomFunction without(int step) {
        int heir = steps.get(step).operands.get(0);
        List<Step> fewer = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            if (i != step) {
                Step s = steps.get(i);
                List<Integer> operands =
                        s.operands.stream().map(o -> moved(o, step, heir)).toList();
                fewer.add(new Step(s.name, operands, s.numbers));
            }
        }
        List<Integer> moved = outputs.stream().map(o -> moved(o, step, heir)).toList();
        return new RandomFunction(fewer, moved, point).withoutUnused();
    }

    private static int moved(int operand, int step, int heir) {
        return operand == step ? heir : operand > step ? operand - 1 : operand;
    }

    /** Without one operand of a step that takes any number of them. */
    RandomFunction withoutOperand(int step, int operand) {
        List<Step> changed = new ArrayList<>(steps);
        Step s = steps.get(step);
        List<Integer> operands = new ArrayList<>(s.operands);
        operands.remove(operand);
        changed.set(step, new Step(s.name, operands, s.numbers));
        return new RandomFunction(changed, outputs, point).withoutUnused();
    }

    /** The same without steps and parameters that nobody uses. */
    RandomFunction withoutUnused() {
        boolean[] used = new boolean[steps.size()];
        outputs.forEach(o -> used[o] = true);
        for (int i = steps.size() - 1; i >= 0; i--) {
            if (used[i]) {
                steps.get(i).operands.forEach(o -> used[o] = true);
            }
        }
        int[] place = new int[steps.size()];
        List<Step> kept = new ArrayList<>();
        List<Double> parameters = new ArrayList<>();
        for (int i = 0; i < place.length; i++) {
            if (used[i]) {
                place[i] = kept.size();
                Step s = steps.get(i);
                if (s.name.equals("parameter")) {
                    parameters.add(point.parameters[s.whole()]);
                    s = s.with(parameters.size() - 1);
                }
                List<Integer> operands = s.operands.stream().map(o -> place[o]).toList();
                kept.add(new Step(s.name, operands, s.numbers));
            }
        }
        double[] numbers = parameters.stream().mapToDouble(p -> p).toArray();
        Point at = new Point(numbers, point.rows, point.rowCount, point.penalty && numbers.length > 0);
        return new RandomFunction(kept, outputs.stream().map(o -> place[o]).toList(), at);
    }

    RandomFunction withOutputs(List<Integer> others) {
        return new RandomFunction(steps, others, point).withoutUnused();
    }

    RandomFunction at(Point other) {
        return new RandomFunction(steps, outputs, other);
    }

    /** How many steps make something new. */
    int size() {
        return (int) IntStream.range(0, steps.size())
                .filter(i -> !steps.get(i).operands.isEmpty())
                .count();
    }
}
