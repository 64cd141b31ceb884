package dev.gradus;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Backpropagation compared with central differences.
 *
 * @param value the function's value at the point
 * @param inputs one comparison per input: the derivative of the result by it
 * @param suspects the nodes whose stored local derivative a difference quotient of their operation does not confirm;
 *     the place to look when an input disagrees
 */
public record GradientCheck(double value, List<Comparison> inputs, List<Comparison> suspects) {
    /** Below this {@link Comparison#error} two derivatives count as equal. */
    public static final double TOLERANCE = 1e-6;

    /**
     * One derivative, computed in two ways.
     *
     * @param what the input or node, in words
     * @param analytic by backpropagation
     * @param numeric by central differences
     */
    public record Comparison(String what, double analytic, double numeric) {
        /** {@return |analytic − numeric| / max(1, |analytic|, |numeric|); NaN if either is} */
        public double error() {
            if (analytic == numeric) {
                return 0;
            }
            double scale = Math.max(1, Math.max(Math.abs(analytic), Math.abs(numeric)));
            return Math.abs(analytic - numeric) / scale;
        }

        /** {@return whether the error is at most {@link #TOLERANCE}} */
        public boolean agrees() {
            return error() <= TOLERANCE;
        }
    }

    static GradientCheck run(Function<Value[], Value> f, double[] point) {
        Value[] inputs = inputs(point);
        Value y = f.apply(inputs);
        List<Comparison> suspects = new ArrayList<>();
        for (Value v : y.topologicalOrder()) {
            compareLocally(v, suspects);
        }
        y.zeroGrad();
        y.backward();
        double[] numeric = new double[point.length];
        for (int i = 0; i < point.length; i++) {
            int moving = i;
            numeric[i] = Gradients.numericCentral(
                    xi -> {
                        double[] moved = point.clone();
                        moved[moving] = xi;
                        return f.apply(inputs(moved)).data;
                    },
                    point[i],
                    Gradients.step(point[i]));
        }
        List<Comparison> comparisons = new ArrayList<>();
        for (int i = 0; i < inputs.length; i++) {
            comparisons.add(new Comparison(inputs[i].label + " = " + point[i], inputs[i].grad, numeric[i]));
        }
        return new GradientCheck(y.data, List.copyOf(comparisons), List.copyOf(suspects));
    }

    private static Value[] inputs(double[] point) {
        Value[] inputs = Value.of(point);
        for (int i = 0; i < inputs.length; i++) {
            inputs[i].label = "x" + i;
        }
        return inputs;
    }

    private static void compareLocally(Value v, List<Comparison> suspects) {
        List<Value> operands = v.operands();
        for (int k = 0; k < operands.size(); k++) {
            if (operands.get(k).op() == Op.CONSTANT || v.op() == Op.DETACH) {
                continue;
            }
            double[] at = operands.stream().mapToDouble(o -> o.data).toArray();
            int moving = k;
            double numeric = Gradients.numericCentral(
                    x -> {
                        double[] moved = at.clone();
                        moved[moving] = x;
                        return v.op().value(Real.REAL, moved[0], moved[moved.length - 1]);
                    },
                    at[k],
                    Gradients.step(at[k]));
            String by = " by operand " + (k + 1);
            Comparison comparison = new Comparison(Description.of(v) + by, v.localDerivatives()[k], numeric);
            if (!comparison.agrees()) {
                suspects.add(comparison);
            }
        }
    }

    /** {@return whether every input agrees} */
    public boolean passed() {
        return inputs.stream().allMatch(Comparison::agrees);
    }

    /** {@return the largest error over the inputs; NaN if one is NaN, 0 if there are no inputs} */
    public double maxError() {
        return inputs.stream().mapToDouble(Comparison::error).reduce(0, Math::max);
    }

    /** {@return a table of the inputs, a verdict, and the suspects if there are any} */
    @Override
    public String toString() {
        int width = inputs.stream().mapToInt(c -> c.what().length()).max().orElse(0);
        StringBuilder report = new StringBuilder("value " + value + System.lineSeparator());
        for (Comparison c : inputs) {
            report.append(String.format(
                    Locale.ROOT,
                    "  %-" + Math.max(1, width) + "s  analytic % .12g  numeric % .12g  error %.1e%s%n",
                    c.what(),
                    c.analytic(),
                    c.numeric(),
                    c.error(),
                    c.agrees() ? "" : "  DIFFERS"));
        }
        long differing = inputs.stream().filter(c -> !c.agrees()).count();
        report.append(
                differing == 0
                        ? "all " + inputs.size() + " derivatives agree to " + TOLERANCE
                        : differing + " of " + inputs.size() + " derivatives differ by more than " + TOLERANCE);
        for (Comparison c : suspects) {
            report.append(String.format(
                    Locale.ROOT,
                    "%n  look at %s: local derivative %s, difference quotient %s",
                    c.what(),
                    c.analytic(),
                    c.numeric()));
        }
        return report.toString();
    }
}
