package dev.gradus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What {@link Gradients#diagnose} found.
 *
 * @param findings the troubles, worst first; empty for a healthy expression
 */
public record Diagnosis(List<Finding> findings) {
    /** Below this local derivative a tanh or sigmoid counts as saturated. */
    public static final double SATURATION = 1e-3;

    /** The kinds of trouble, worst first. */
    public enum Trouble {
        /** A value is NaN or infinite although its operands are finite. */
        VALUE,
        /** A local derivative is NaN or infinite although the value is finite. */
        LOCAL_DERIVATIVE,
        /** A gradient is NaN or infinite although what flowed into it was finite. */
        GRADIENT,
        /** A ReLU is off in every row, so nothing above it learns. */
        DEAD_RELU,
        /** A tanh or sigmoid is so far out that almost no gradient passes. */
        SATURATED
    }

    /**
     * One trouble.
     *
     * @param trouble its kind
     * @param node where
     * @param message a sentence with the operation, its operands and, when recorded, the source line
     */
    public record Finding(Trouble trouble, Value node, String message) {}

    static Diagnosis of(Value root) {
        List<Value> order = root.topologicalOrder();
        List<Finding> findings = new ArrayList<>();
        firstBadValue(order, findings);
        firstBadDerivative(order, findings);
        firstBadGradient(order, findings);
        deadRelus(order, findings);
        saturated(order, findings);
        return new Diagnosis(List.copyOf(findings));
    }

    // In topological order the operands of the first bad value are finite: it was born here.
    private static void firstBadValue(List<Value> order, List<Finding> findings) {
        order.stream().filter(v -> !Double.isFinite(v.data)).findFirst().ifPresent(v -> {
            String where = v.op().arity() == 0 ? "is given as such: " : "is born in ";
            findings.add(new Finding(Trouble.VALUE, v, v.data + " " + where + Description.of(v)));
        });
    }

    // Nothing flows into a constant, so its derivative does no harm: NaN for the exponent in (-2)**2, say.
    private static void firstBadDerivative(List<Value> order, List<Finding> findings) {
        for (Value v : order) {
            double[] locals = v.localDerivatives();
            for (int k = 0; k < locals.length; k++) {
                boolean used = v.operands().get(k).op() != Op.CONSTANT;
                if (used && Double.isFinite(v.data) && !Double.isFinite(locals[k])) {
                    String what = "the derivative by operand " + (k + 1) + " is " + locals[k] + " in ";
                    String domain = "; differentiable for: " + v.op().domain();
                    findings.add(new Finding(Trouble.LOCAL_DERIVATIVE, v, what + Description.of(v) + domain));
                    return;
                }
            }
        }
    }

    private static void firstBadGradient(List<Value> order, List<Finding> findings) {
        List<Value> backward = new ArrayList<>(order);
        Collections.reverse(backward);
        backward.stream().filter(v -> !Double.isFinite(v.grad)).findFirst().ifPresent(v -> {
            String what = "the gradient first becomes " + v.grad + " at ";
            findings.add(new Finding(Trouble.GRADIENT, v, what + Description.of(v)));
        });
    }

    // The rows of a batch run through one neuron share its parameters, and so the first leaf of the pre-activation.
    private static void deadRelus(List<Value> order, List<Finding> findings) {
        Map<Value, List<Value>> units = order.stream()
                .filter(v -> v.op() == Op.RELU)
                .collect(Collectors.groupingBy(Diagnosis::firstLeaf, LinkedHashMap::new, Collectors.toList()));
        units.forEach((leaf, relus) -> {
            if (relus.stream().allMatch(v -> v.data == 0)) {
                Value relu = relus.get(0);
                String rows = relus.size() == 1 ? "" : " and " + (relus.size() - 1) + " more of the same unit";
                findings.add(new Finding(
                        Trouble.DEAD_RELU,
                        relu,
                        "0 in " + Description.of(relu) + rows
                                + (leaf.label.isEmpty() ? "" : ", unit of '" + leaf.label + "'")
                                + ": no gradient passes"));
            }
        });
    }

    private static Value firstLeaf(Value v) {
        Value leaf = v;
        while (leaf.op().arity() > 0) {
            leaf = leaf.operands().get(0);
        }
        return leaf;
    }

    private static void saturated(List<Value> order, List<Finding> findings) {
        for (Value v : order) {
            if ((v.op() == Op.TANH || v.op() == Op.SIGMOID) && v.localDerivatives()[0] < SATURATION) {
                String what = "saturated: " + Description.of(v) + " has local derivative " + v.localDerivatives()[0];
                findings.add(new Finding(Trouble.SATURATED, v, what));
            }
        }
    }

    /** {@return whether nothing was found} */
    public boolean healthy() {
        return findings.isEmpty();
    }

    /** {@return one line per finding} */
    @Override
    public String toString() {
        return healthy()
                ? "nothing suspicious found"
                : findings.stream()
                        .map(f -> f.trouble() + ": " + f.message())
                        .collect(Collectors.joining(System.lineSeparator()));
    }
}
