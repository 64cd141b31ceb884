package dev.gradus.compile;

import dev.gradus.Op;
import dev.gradus.Value;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * How far another way to compute the same expression may be off: first-order error analysis (Higham 2002, chapter 3) of
 * the graph that the eager engine built.
 *
 * <p>Every operation adds its own rounding to what its operands' errors become through its local derivatives. A sum may
 * be taken in another order, so that its rounding is relative to the sum of the magnitudes of its terms, not to the sum
 * itself: that is how cancellation is allowed for, and only where it happens. Points next to a kink or jump are no
 * subject for this.
 */
final class Rounding {
    /** The unit roundoff of double. */
    static final double UNIT = 0x1p-53;
    /**
     * What a function of the table may be off by, in units: StrictMath 2, ours 4 more, the rest for those that take
     * several operations (gelu, sigmoid), on the scale of what they compute on the way.
     */
    private static final double FUNCTION_UNITS = 16;
    /** Both sides are off, hence 2; the rest is for terms of second order. */
    private static final double BOTH_SIDES = 4;

    private final Map<Value, Estimate> known = new IdentityHashMap<>();

    /**
     * A number and how well it is known.
     *
     * @param value the number
     * @param magnitude the sum of the magnitudes of the terms it is a sum of
     * @param error the most that rounding can make of it
     */
    record Estimate(double value, double magnitude, double error) {
        static final Estimate ZERO = new Estimate(0, 0, 0);

        /** The sum, taken in any order. */
        Estimate plus(Estimate other) {
            double m = magnitude + other.magnitude;
            return new Estimate(value + other.value, m, error + other.error + UNIT * m);
        }

        Estimate times(double factor) {
            double f = Math.abs(factor);
            return new Estimate(value * factor, f * magnitude, f * (error + 2 * UNIT * magnitude));
        }

        /** Of as many equal terms, added in any order. */
        Estimate repeated(int count) {
            return new Estimate(count * value, count * magnitude, count * (error + count * UNIT * magnitude));
        }

        /** How much another computation may differ. */
        double tolerance() {
            return BOTH_SIDES * error + Double.MIN_NORMAL;
        }
    }

    /** {@return the estimate of a value; nodes that were looked at before are not looked at again} */
    Estimate of(Value root) {
        List<Value> stack = new ArrayList<>();
        stack.add(root);
        while (!stack.isEmpty()) {
            Value v = stack.get(stack.size() - 1);
            int before = stack.size();
            if (!known.containsKey(v)) {
                for (Value operand : v.operands()) {
                    if (!known.containsKey(operand)) {
                        stack.add(operand);
                    }
                }
            }
            if (stack.size() == before) {
                stack.remove(before - 1);
                if (!known.containsKey(v)) {
                    known.put(v, estimate(v));
                }
            }
        }
        return known.get(root);
    }

    private Estimate estimate(Value v) {
        List<Value> operands = v.operands();
        double y = Math.abs(v.data);
        if (operands.isEmpty()) {
            return new Estimate(v.data, y, 0);
        }
        Estimate a = known.get(operands.get(0));
        double[] local = v.localDerivatives();
        double propagated = 0;
        for (int i = 0; i < local.length; i++) {
            propagated += Math.abs(local[i]) * known.get(operands.get(i)).error;
        }
        return switch (v.op()) {
            case NEG, DETACH, PICK -> new Estimate(v.data, a.magnitude, a.error);
            case PLUS, MINUS -> {
                double m = a.magnitude + known.get(operands.get(1)).magnitude;
                yield new Estimate(v.data, m, propagated + UNIT * m);
            }
            case TIMES, DIV, SQUARE -> new Estimate(v.data, y, propagated + 3 * UNIT * y);
            case MAX, MIN, RELU, ABS, SIGN, GREATER -> new Estimate(v.data, y, propagated);
            default -> {
                double scale = Math.max(1, Math.max(y, isComposite(v.op()) ? Math.abs(operands.get(0).data) : 0));
                yield new Estimate(v.data, y, propagated + FUNCTION_UNITS * UNIT * scale);
            }
        };
    }

    private static boolean isComposite(Op op) {
        return switch (op) {
            case GELU, SILU, SOFTPLUS, ELU, LEAKY_RELU -> true;
            default -> false;
        };
    }
}
