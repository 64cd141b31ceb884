package dev.gradus;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Gradients of functions: by backpropagation, by finite differences, compared, differentiated again, and diagnosed. */
public final class Gradients {
    /** Step for central differences of smooth functions near 1: the cube root of the machine precision. */
    private static final double STEP = 0x1p-17;

    private static final Algebra<Value> GRAPH = new Algebra<>() {
        @Override
        public Value constant(double c) {
            return Value.constant(c);
        }

        @Override
        public Value apply(Op op, Value a, Value b) {
            return op.arity() == 1 ? Value.apply(op, a) : Value.apply(op, a, b);
        }
    };

    private Gradients() {}

    /**
     * A value and its gradient at one point.
     *
     * @param value f(x)
     * @param gradient ∂f/∂xᵢ, in the order of the inputs
     */
    @SuppressWarnings("ArrayRecordComponent") // the array is the caller's own, made afresh at every call
    public record ValueAndGradient(double value, double[] gradient) {}

    /**
     * A function of plain numbers that returns its value and its gradient, as optimisers want it.
     *
     * @param f builds a result from input values
     * @return x ↦ (f(x), ∇f(x)); f runs anew at every call, so it may branch on its inputs
     */
    public static Function<double[], ValueAndGradient> of(Function<Value[], Value> f) {
        return x -> {
            Value[] inputs = Value.of(x);
            Value y = f.apply(inputs);
            y.backward();
            return new ValueAndGradient(
                    y.data, Arrays.stream(inputs).mapToDouble(v -> v.grad).toArray());
        };
    }

    /**
     * One-sided finite difference, (f(x + h) − f(x)) / h; the error shrinks like h.
     *
     * @param f a function of one number
     * @param x where
     * @param h the step, not 0
     * @return an approximation of f′(x)
     */
    public static double numeric(DoubleUnaryOperator f, double x, double h) {
        return (f.applyAsDouble(x + h) - f.applyAsDouble(x)) / h;
    }

    /**
     * Central finite difference, (f(x + h) − f(x − h)) / 2h; the error shrinks like h².
     *
     * @param f a function of one number
     * @param x where
     * @param h the step, not 0
     * @return an approximation of f′(x)
     */
    public static double numericCentral(DoubleUnaryOperator f, double x, double h) {
        return (f.applyAsDouble(x + h) - f.applyAsDouble(x - h)) / (2 * h);
    }

    /**
     * The gradient of a function of several numbers by central differences.
     *
     * @param f the function; it must not keep or change its argument
     * @param x where
     * @param h the step, not 0
     * @return an approximation of ∂f/∂xᵢ for each i
     */
    public static double[] numericCentral(ToDoubleFunction<double[]> f, double[] x, double h) {
        double[] gradient = new double[x.length];
        Arrays.setAll(
                gradient,
                i -> numericCentral(
                        xi -> {
                            double[] moved = x.clone();
                            moved[i] = xi;
                            return f.applyAsDouble(moved);
                        },
                        x[i],
                        h));
        return gradient;
    }

    /**
     * The step that balances truncation against rounding in a central difference.
     *
     * @param x where the difference is taken
     * @return 2⁻¹⁷ · max(1, |x|)
     */
    public static double step(double x) {
        return STEP * Math.max(1, Math.abs(x));
    }

    /**
     * Compares backpropagation with central differences at one point: per input, and per node of the graph.
     *
     * <p>An input that is moved a little is no index any more: build the index of a {@link Value#pick(Value, List) pick}
     * from constants, or from inputs through a step such as {@link Value#greaterThan(Value)}.
     *
     * @param f builds a result from input values; its inputs are labelled x0, x1, … unless it names them itself
     * @param point the inputs' numbers
     * @return the comparison, whose {@code toString} is a readable report
     */
    public static GradientCheck check(Function<Value[], Value> f, double... point) {
        return GradientCheck.run(f, point);
    }

    /**
     * The derivatives of one value by others, as values: they can be differentiated again.
     *
     * <p>Does not touch any {@link Value#grad}. Hessian of f at x: {@code grad(grad(f, x)[i], x)[j]}.
     * The derivatives are computed anew from the numbers in the graph, which must not have been changed since it was
     * made; {@link Value#backward()} has them stored.
     *
     * @param y what to differentiate
     * @param xs by what; leaves or interior nodes
     * @return ∂y/∂x for each x; a constant 0 where y does not depend on it
     */
    public static Value[] grad(Value y, Value... xs) {
        List<Value> order = y.topologicalOrder();
        Set<Value> dependent = new HashSet<>(Arrays.asList(xs));
        for (Value v : order) {
            if (v.operands().stream().anyMatch(dependent::contains)) {
                dependent.add(v);
            }
        }
        Map<Value, Value> adjoints = new HashMap<>();
        adjoints.put(y, Value.constant(1));
        for (int i = order.size() - 1; i >= 0; i--) {
            Value v = order.get(i);
            Value adjoint = adjoints.get(v);
            if (adjoint == null) {
                continue;
            }
            List<Value> operands = v.operands();
            for (int k = 0; k < operands.size(); k++) {
                Value operand = operands.get(k);
                if (dependent.contains(operand)) {
                    Value share = product(adjoint, localDerivative(v, k));
                    adjoints.merge(operand, share, Value::plus);
                }
            }
        }
        return Arrays.stream(xs)
                .map(x -> adjoints.getOrDefault(x, Value.constant(0)))
                .toArray(Value[]::new);
    }

    private static Value localDerivative(Value v, int operand) {
        Value a = v.operands().get(0);
        Value b = v.operands().get(v.op().arity() - 1);
        return operand == 0 ? v.op().da(GRAPH, a, b, v) : v.op().db(GRAPH, a, b, v);
    }

    // Factors 1 and 0 are common and known when the graph is built; without them it stays readable.
    private static Value product(Value a, Value b) {
        if (isConstant(a, 1) || isConstant(b, 0)) {
            return b;
        }
        return isConstant(b, 1) ? a : a.times(b);
    }

    private static boolean isConstant(Value v, double c) {
        return v.op() == Op.CONSTANT && v.data == c;
    }

    /**
     * Looks for what usually goes wrong in an expression: where the first NaN or infinity was born, in the values, the
     * local derivatives or the gradients; ReLUs that are off in every row; tanh and sigmoid that are saturated.
     *
     * @param root the result; call {@link Value#backward()} first to have its gradients looked at too
     * @return the findings, whose {@code toString} is a readable report
     */
    public static Diagnosis diagnose(Value root) {
        return Diagnosis.of(root);
    }

    /**
     * Switches on or off that every new value remembers the source line that made it, for {@link #diagnose}. Off at
     * first; about a microsecond a node when on. For all threads that are started afterwards.
     *
     * @param on whether to record
     */
    public static void recordSourceLines(boolean on) {
        SourceLines.recording = on;
    }
}
