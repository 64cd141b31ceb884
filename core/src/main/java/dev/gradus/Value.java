package dev.gradus;

import static dev.gradus.Real.REAL;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A number that remembers how it was made, so that gradients can flow back through it.
 *
 * <p>Arithmetic on values builds an expression graph; {@link #backward()} walks it from a result to the leaves and
 * fills every {@link #grad} with the derivative of the result by that node. Each node stores its operands and its local
 * derivatives from the moment it is made, so one step back is {@code operand.grad += local * grad} and nothing more.
 *
 * <pre>{@code
 * Value a = new Value(2, "a");
 * Value b = new Value(-3, "b");
 * Value y = a.times(b).plus(10).tanh();
 * y.backward();
 * double slope = a.grad; // ∂y/∂a
 * }</pre>
 *
 * <p>{@link #data}, {@link #grad} and {@link #label} are open on purpose: a training step is {@code p.data -= 0.1 *
 * p.grad}. Changing {@code data} does not change what was already computed from it. Two values are equal only if they
 * are the same node. Arithmetic uses {@link StrictMath} and a fixed order, so results have the same bits on every run
 * and machine. A graph belongs to one thread at a time.
 */
public sealed class Value permits Pick {
    /** The number. */
    public double data;

    /** The derivative of the last differentiated result by this value; 0 before any. */
    public double grad;

    /** A name for pictures and messages; empty if none was given. */
    public String label;

    private final Op op;
    private final @Nullable Value a;
    private final @Nullable Value b;
    private final double da;
    private final double db;
    /** During a sweep: how many operand slots of unfinished nodes this value still fills. Between sweeps: 0. */
    private int uses;

    /**
     * A leaf: an input or a parameter.
     *
     * @param data its number
     */
    public Value(double data) {
        this(data, "");
    }

    /**
     * A leaf with a name.
     *
     * @param data its number
     * @param label its name
     */
    public Value(double data, String label) {
        this(data, label, Op.LEAF, null, null, 0, 0);
    }

    Value(double data, String label, Op op, @Nullable Value a, @Nullable Value b, double da, double db) {
        this.data = data;
        this.label = label;
        this.op = op;
        this.a = a;
        this.b = b;
        this.da = da;
        this.db = db;
        if (SourceLines.recording) {
            SourceLines.record(this);
        }
    }

    /**
     * A number that takes no gradient, for the left side of an operation: {@code constant(1).minus(x)}.
     *
     * @param data its number
     * @return a leaf whose {@link #grad} stays 0
     */
    public static Value constant(double data) {
        return new Value(data, "", Op.CONSTANT, null, null, 0, 0);
    }

    /**
     * Leaves with these numbers.
     *
     * @param data the numbers
     * @return one leaf each, in order
     */
    public static Value[] of(double... data) {
        return Arrays.stream(data).mapToObj(Value::new).toArray(Value[]::new);
    }

    /**
     * Constants with these numbers; see {@link #constant}.
     *
     * @param data the numbers
     * @return one constant each, in order
     */
    public static Value[] constants(double... data) {
        Value[] constants = new Value[data.length]; // a plain loop: this runs for every row of a training set
        for (int i = 0; i < data.length; i++) {
            constants[i] = constant(data[i]);
        }
        return constants;
    }

    /**
     * The result of an operation, chosen at run time.
     *
     * @param op an operation of one or two operands
     * @param operands as many operands as it takes
     * @return the result, as the method named like the operation gives it
     * @throws IllegalArgumentException if the number of operands is wrong, or the operation is a leaf or
     *     {@link Op#PICK}, whose node must know all the choices: see {@link #pick(Value, List)}
     */
    public static Value apply(Op op, Value... operands) {
        if (op == Op.PICK) {
            throw new IllegalArgumentException(
                    "'pick' must know all the choices, not just the chosen one; call Value.pick(index, choices)");
        }
        if (op.arity() == 0 || operands.length != op.arity()) {
            throw new IllegalArgumentException(
                    "'" + op.symbol() + "' takes " + op.arity() + " operands to compute with, got " + operands.length
                            + (op.arity() == 0 ? "; make a leaf with new Value(x) or Value.constant(x)" : ""));
        }
        return op.arity() == 1 ? unary(op, operands[0]) : binary(op, operands[0], operands[1]);
    }

    private static Value unary(Op op, Value a) {
        double y = op.value(REAL, a.data, a.data);
        return new Value(y, "", op, a, null, op.da(REAL, a.data, a.data, y), 0);
    }

    /** As {@link #binary} with a constant, whose local derivative is never needed and so stays 0. */
    private static Value withConstant(Op op, Value a, double c) {
        double y = op.value(REAL, a.data, c);
        return new Value(y, "", op, a, constant(c), op.da(REAL, a.data, c, y), 0);
    }

    private static Value binary(Op op, Value a, Value b) {
        double y = op.value(REAL, a.data, b.data);
        return new Value(y, "", op, a, b, op.da(REAL, a.data, b.data, y), op.db(REAL, a.data, b.data, y));
    }

    // spotless:off

    /**
     * Addition, {@code this + other}.
     *
     * @param other the addend
     * @return the result
     */
    public Value plus(Value other) { return binary(Op.PLUS, this, other); }

    /**
     * {@return as {@link #plus(Value)}, with a constant}
     *
     * @param other the addend
     */
    public Value plus(double other) { return withConstant(Op.PLUS, this, other); }

    /**
     * Subtraction, {@code this - other}.
     *
     * @param other the number to take away
     * @return the result
     */
    public Value minus(Value other) { return binary(Op.MINUS, this, other); }

    /**
     * {@return as {@link #minus(Value)}, with a constant}
     *
     * @param other the number to take away
     */
    public Value minus(double other) { return withConstant(Op.MINUS, this, other); }

    /**
     * Multiplication, {@code this * other}.
     *
     * @param other the factor
     * @return the result
     */
    public Value times(Value other) { return binary(Op.TIMES, this, other); }

    /**
     * {@return as {@link #times(Value)}, with a constant}
     *
     * @param other the factor
     */
    public Value times(double other) { return withConstant(Op.TIMES, this, other); }

    /**
     * Division, {@code this / other}; division by 0 gives ±∞ or NaN.
     *
     * @param other the divisor
     * @return the result
     */
    public Value div(Value other) { return binary(Op.DIV, this, other); }

    /**
     * {@return as {@link #div(Value)}, with a constant}
     *
     * @param other the divisor
     */
    public Value div(double other) { return withConstant(Op.DIV, this, other); }

    /**
     * Power, {@code this} to the power {@code other}: StrictMath.pow(this, other).
     * Negative bases need a whole exponent; see {@link Op#POW} for the edges.
     *
     * @param other the exponent
     * @return the result
     */
    public Value pow(Value other) { return binary(Op.POW, this, other); }

    /**
     * {@return as {@link #pow(Value)}, with a constant}
     *
     * @param other the exponent
     */
    public Value pow(double other) { return withConstant(Op.POW, this, other); }

    /**
     * The angle in radians, from −π to π, of the point with ordinate {@code this} and abscissa {@code other}.
     *
     * @param other the abscissa
     * @return the result
     */
    public Value atan2(Value other) { return binary(Op.ATAN2, this, other); }

    /**
     * {@return as {@link #atan2(Value)}, with a constant}
     *
     * @param other the abscissa
     */
    public Value atan2(double other) { return withConstant(Op.ATAN2, this, other); }

    /**
     * Euclidean length √(this² + other²), without overflow on the way; derivatives 0 at the origin.
     *
     * @param other the other side
     * @return the result
     */
    public Value hypot(Value other) { return binary(Op.HYPOT, this, other); }

    /**
     * {@return as {@link #hypot(Value)}, with a constant}
     *
     * @param other the other side
     */
    public Value hypot(double other) { return withConstant(Op.HYPOT, this, other); }

    /**
     * The larger of the two; at a tie {@code this} takes the whole gradient.
     *
     * @param other the other candidate
     * @return the result
     */
    public Value max(Value other) { return binary(Op.MAX, this, other); }

    /**
     * {@return as {@link #max(Value)}, with a constant}
     *
     * @param other the other candidate
     */
    public Value max(double other) { return withConstant(Op.MAX, this, other); }

    /**
     * The smaller of the two; at a tie {@code this} takes the whole gradient.
     *
     * @param other the other candidate
     * @return the result
     */
    public Value min(Value other) { return binary(Op.MIN, this, other); }

    /**
     * {@return as {@link #min(Value)}, with a constant}
     *
     * @param other the other candidate
     */
    public Value min(double other) { return withConstant(Op.MIN, this, other); }

    /**
     * 1 where {@code this > other}, else 0, with derivative 0 everywhere: a mask.
     *
     * @param other the bound
     * @return the result
     */
    public Value greaterThan(Value other) { return binary(Op.GREATER, this, other); }

    /**
     * {@return as {@link #greaterThan(Value)}, with a constant}
     *
     * @param other the bound
     */
    public Value greaterThan(double other) { return withConstant(Op.GREATER, this, other); }

    /** {@return the negation, −this} */
    public Value unaryMinus() { return unary(Op.NEG, this); }
    /** {@return the exponential} */
    public Value exp() { return unary(Op.EXP, this); }
    /** {@return the exponential minus one, accurate near 0} */
    public Value expm1() { return unary(Op.EXPM1, this); }
    /** {@return the natural logarithm; −∞ at 0 and NaN below} */
    public Value log() { return unary(Op.LOG, this); }
    /** {@return the natural logarithm of 1 + this, accurate near 0} */
    public Value log1p() { return unary(Op.LOG1P, this); }
    /** {@return the square root; derivative ∞ at 0, NaN below} */
    public Value sqrt() { return unary(Op.SQRT, this); }
    /** {@return the cube root, of negative numbers too; derivative ∞ at 0} */
    public Value cbrt() { return unary(Op.CBRT, this); }
    /** {@return the square} */
    public Value square() { return unary(Op.SQUARE, this); }
    /** {@return the sine of an angle in radians} */
    public Value sin() { return unary(Op.SIN, this); }
    /** {@return the cosine of an angle in radians} */
    public Value cos() { return unary(Op.COS, this); }
    /** {@return the tangent of an angle in radians} */
    public Value tan() { return unary(Op.TAN, this); }
    /** {@return the arc sine in radians; NaN outside −1 … 1} */
    public Value asin() { return unary(Op.ASIN, this); }
    /** {@return the arc cosine in radians; NaN outside −1 … 1} */
    public Value acos() { return unary(Op.ACOS, this); }
    /** {@return the arc tangent in radians} */
    public Value atan() { return unary(Op.ATAN, this); }
    /** {@return the hyperbolic sine} */
    public Value sinh() { return unary(Op.SINH, this); }
    /** {@return the hyperbolic cosine} */
    public Value cosh() { return unary(Op.COSH, this); }
    /** {@return the hyperbolic tangent; saturates at ±1 and never overflows} */
    public Value tanh() { return unary(Op.TANH, this); }
    /** {@return the logistic function 1 / (1 + e⁻ˣ)} */
    public Value sigmoid() { return unary(Op.SIGMOID, this); }
    /** {@return the smooth ramp log(1 + eˣ), without overflow} */
    public Value softplus() { return unary(Op.SOFTPLUS, this); }
    /** {@return the rectified linear unit max(0, x); derivative 0 at 0} */
    public Value relu() { return unary(Op.RELU, this); }
    /** {@return the gaussian error linear unit in its tanh form (Hendrycks, Gimpel 2016)} */
    public Value gelu() { return unary(Op.GELU, this); }
    /** {@return the sigmoid linear unit x · sigmoid(x)} */
    public Value silu() { return unary(Op.SILU, this); }
    /** {@return the absolute value; derivative 0 at 0} */
    public Value abs() { return unary(Op.ABS, this); }
    /** {@return the sign, −1, 0 or 1; derivative 0 everywhere} */
    public Value sign() { return unary(Op.SIGN, this); }
    /** {@return the same number, through which no gradient flows} */
    public Value detach() { return unary(Op.DETACH, this); }
    // spotless:on

    /** {@return the leaky rectified linear unit with slope 0.01 below 0} */
    public Value leakyRelu() {
        return leakyRelu(0.01);
    }

    /**
     * Leaky rectified linear unit: x above 0, slope · x below.
     *
     * @param slope the slope below 0, and the derivative at 0
     * @return the result
     */
    public Value leakyRelu(double slope) {
        return withConstant(Op.LEAKY_RELU, this, slope);
    }

    /** {@return the exponential linear unit with limit −1} */
    public Value elu() {
        return elu(1);
    }

    /**
     * Exponential linear unit: x above 0, alpha · (eˣ − 1) below.
     *
     * @param alpha minus the limit far below 0
     * @return the result
     */
    public Value elu(double alpha) {
        return withConstant(Op.ELU, this, alpha);
    }

    /**
     * The nearest number between two bounds; derivative 1 from bound to bound, both included, and 0 outside.
     *
     * @param low the lower bound
     * @param high the upper bound
     * @return the result
     * @throws IllegalArgumentException unless low ≤ high
     */
    public Value clamp(double low, double high) {
        if (!(low <= high)) {
            throw new IllegalArgumentException("clamp needs low <= high, got low=" + low + " and high=" + high);
        }
        return max(low).min(high);
    }

    /**
     * The sum, added from left to right.
     *
     * @param terms any number of values
     * @return the sum; a constant 0 where there are none, the term itself where there is one
     */
    public static Value sum(List<Value> terms) {
        return terms.stream().reduce(Value::plus).orElseGet(() -> constant(0));
    }

    /**
     * {@return as {@link #sum(List)}}
     *
     * @param terms any number of values
     */
    public static Value sum(Value... terms) {
        return sum(Arrays.asList(terms));
    }

    /**
     * The arithmetic mean.
     *
     * @param terms one value or more
     * @return the sum times 1/n
     * @throws IllegalArgumentException if there are none
     */
    public static Value mean(List<Value> terms) {
        requireAny(terms.size(), "mean");
        return sum(terms).times(1.0 / terms.size());
    }

    /**
     * {@return as {@link #mean(List)}}
     *
     * @param terms one value or more
     */
    public static Value mean(Value... terms) {
        return mean(Arrays.asList(terms));
    }

    /**
     * The inner product Σ aᵢ·bᵢ, added from left to right.
     *
     * @param a the first vector
     * @param b the second vector
     * @return the inner product; a constant 0 for empty vectors
     * @throws IllegalArgumentException if the lengths differ
     */
    public static Value dot(Value[] a, Value[] b) {
        if (a.length != b.length) {
            throw new IllegalArgumentException(
                    "dot needs vectors of one length, got " + a.length + " and " + b.length + " values");
        }
        Value[] products = new Value[a.length];
        Arrays.setAll(products, i -> a[i].times(b[i]));
        return sum(products);
    }

    /**
     * The largest of several values; where several are largest, the first takes the whole gradient.
     *
     * @param values one value or more
     * @return the largest; the value itself where there is one
     * @throws IllegalArgumentException if there are none
     */
    public static Value max(Value[] values) {
        requireAny(values.length, "max");
        return Arrays.stream(values).reduce(Value::max).orElseThrow();
    }

    /**
     * log Σ exp(xᵢ), without overflow: the largest value is taken out of the sum first.
     *
     * @param x one finite value or more
     * @return the logarithm of the sum of the exponentials
     * @throws IllegalArgumentException if there are none
     */
    public static Value logSumExp(Value... x) {
        requireAny(x.length, "logSumExp");
        Value shift = max(x).detach(); // the result does not depend on it, so neither does any derivative
        return sum(shifted(x, shift)).log().plus(shift);
    }

    /**
     * The softmax, exp(xᵢ) / Σ exp(xⱼ), without overflow.
     *
     * @param x one finite value or more
     * @return as many values, each from 0 to 1, that add up to 1
     * @throws IllegalArgumentException if there are none
     */
    public static Value[] softmax(Value... x) {
        requireAny(x.length, "softmax");
        Value[] weights = shifted(x, max(x).detach());
        Value total = sum(weights);
        return Arrays.stream(weights).map(w -> w.div(total)).toArray(Value[]::new);
    }

    private static Value[] shifted(Value[] x, Value shift) {
        return Arrays.stream(x).map(v -> v.minus(shift).exp()).toArray(Value[]::new);
    }

    /**
     * The choice that an index names: a table lookup, whose index may come from data.
     *
     * <p>The result's operands are the chosen value and the index. The chosen value takes the whole gradient; the index
     * and the other choices take none and are not even visited, so a NaN or an infinity among those does no harm.
     *
     * @param index a whole number: 0 for the first choice
     * @param choices one value or more; an immutable list such as {@link List#of} makes is kept without a copy, so that
     *     all lookups in one table share it
     * @return a new value with the number of the chosen one; {@link #choices()} tells the others
     * @throws IllegalArgumentException if there are no choices, or the index is NaN, not whole or out of range
     */
    public static Value pick(Value index, List<Value> choices) {
        requireAny(choices.size(), "pick");
        return Pick.of(index, List.copyOf(choices));
    }

    /**
     * {@return as {@link #pick(Value, List)}}
     *
     * @param index a whole number: 0 for the first choice
     * @param choices one value or more
     */
    public static Value pick(Value index, Value... choices) {
        return pick(index, List.of(choices));
    }

    /**
     * One of two values: {@code pick(condition, no, yes)}, for a mask such as {@link #greaterThan(Value)} gives.
     *
     * <p>Unlike a sum weighted by the mask, a NaN or an infinity in the value not chosen reaches neither the result nor
     * any gradient: {@code where(x.greaterThan(0), x.sqrt(), constant(0))} has derivative 0 below 0.
     *
     * @param condition 1 or 0
     * @param yes the value where the condition is 1
     * @param no the value where the condition is 0
     * @return a new value with the number of the chosen one
     * @throws IllegalArgumentException if the condition is neither 0 nor 1
     */
    public static Value where(Value condition, Value yes, Value no) {
        if (condition.data != 0 && condition.data != 1) {
            throw new IllegalArgumentException(
                    "where needs a condition of 0 or 1, as greaterThan gives, got " + Pick.described(condition));
        }
        return pick(condition, no, yes);
    }

    private static void requireAny(int count, String what) {
        if (count == 0) {
            throw new IllegalArgumentException(what + " needs at least one value, got none");
        }
    }

    /**
     * Names this value; meant for the line that makes it: {@code Value e = a.times(b).label("e")}.
     *
     * @param name the new {@link #label}
     * @return this value
     */
    public Value label(String name) {
        label = name;
        return this;
    }

    /** {@return the operation that made this value; {@link Op#LEAF} or {@link Op#CONSTANT} if none did} */
    public Op op() {
        return op;
    }

    /** {@return the operands, in order; {@code x.times(x)} has two} */
    public List<Value> operands() {
        return a == null ? List.of() : b == null ? List.of(a) : List.of(a, b);
    }

    /**
     * {@return all values that {@link #pick(Value, List)} chose this one from, in order, as an immutable list; empty for
     * a value made in any other way}
     */
    public List<Value> choices() {
        return List.of();
    }

    /**
     * {@return the derivatives of this value by each of its operands, as captured when it was made; 0 for a constant
     * given as a plain {@code double}, which takes no gradient}
     */
    public double[] localDerivatives() {
        return a == null ? new double[0] : b == null ? new double[] {da} : new double[] {da, db};
    }

    /**
     * Backpropagation: fills {@link #grad} below this value with the derivatives of this value.
     *
     * <p>This value gets gradient 1 and every other node the sum, over the nodes that use it, of their gradient times
     * their local derivative. Gradients of interior nodes are computed afresh; gradients of leaves are
     * <em>accumulated</em> until {@link #zeroGrad()}, so that several results can share parameters. With
     * {@code b = a + a; c = b + b}, a first call gives {@code b.grad = 2} and {@code a.grad = 4}; a second call leaves
     * {@code b.grad} at 2 and makes {@code a.grad} 8.
     *
     * <p>Iterative, so that a chain of a million nodes is no deeper than one; O(nodes) time.
     */
    public void backward() {
        if (a == null) {
            grad += op == Op.CONSTANT ? 0 : 1;
            return;
        }
        var waiting = new ArrayDeque<Value>();
        grad = 0;
        Value v = this;
        while (v != null) {
            v = next(countUse(v.a), countUse(v.b), waiting);
        }
        grad = 1;
        v = this;
        while (v != null) {
            v.backwardStep();
            v = next(finishUse(v.a), finishUse(v.b), waiting);
        }
    }

    // A node's gradient is complete when the last node that uses it has been handled. Leaves pass nothing on.
    private static @Nullable Value countUse(@Nullable Value v) {
        if (v == null || v.a == null || v.uses++ > 0) {
            return null;
        }
        v.grad = 0;
        return v;
    }

    private static @Nullable Value finishUse(@Nullable Value v) {
        return v == null || v.a == null || --v.uses > 0 ? null : v;
    }

    // Most nodes make just one ready, which then never goes through the stack: 10 to 15% of the whole step.
    private static @Nullable Value next(@Nullable Value a, @Nullable Value b, ArrayDeque<Value> waiting) {
        if (b == null) {
            return a == null ? waiting.poll() : a;
        }
        if (a != null) {
            waiting.push(a);
        }
        return b;
    }

    /**
     * One node's part of backpropagation: adds local derivative times {@link #grad} to the gradient of each operand.
     *
     * <p>For driving the chain rule by hand: set the result's {@code grad} to 1, then call this on each node after all
     * the nodes that use it.
     */
    public void backwardStep() {
        if (a != null && a.op != Op.CONSTANT) {
            a.grad += da * grad;
        }
        if (b != null && b.op != Op.CONSTANT) {
            b.grad += db * grad;
        }
    }

    /** Sets {@link #grad} to 0 on this value and on everything it was made from. */
    public void zeroGrad() {
        topologicalOrder().forEach(v -> v.grad = 0);
    }

    /**
     * Every node of the expression once, each after its operands, this value last.
     *
     * @return a new list; its order depends on the expression alone
     */
    public List<Value> topologicalOrder() {
        var order = new ArrayList<Value>();
        var ready = new ArrayDeque<Value>();
        ready.push(this);
        while (!ready.isEmpty()) {
            for (Value operand : ready.pop().operands()) {
                if (operand.uses++ == 0) {
                    ready.push(operand);
                }
            }
        }
        ready.push(this);
        while (!ready.isEmpty()) {
            Value v = ready.pop();
            order.add(v);
            for (Value operand : v.operands()) {
                if (--operand.uses == 0) {
                    ready.push(operand);
                }
            }
        }
        Collections.reverse(order);
        return order;
    }

    /** {@return {@code Value(data=2.0, grad=0.0)}, with the label first when there is one} */
    @Override
    public String toString() {
        return "Value(" + (label.isEmpty() ? "" : label + ", ") + "data=" + data + ", grad=" + grad + ")";
    }
}
