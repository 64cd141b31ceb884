package dev.gradus.compile;

import dev.gradus.Gradients;
import dev.gradus.Value;
import dev.gradus.compile.Rounding.Estimate;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;

/** What the eager engine computes, row by row, with how well each number is known. */
final class Eager {
    private final Agreement.Scalars f;
    private final double[] parameters;
    private final boolean penalty;
    private final Map<double[], Row> rows = new IdentityHashMap<>();
    private final Map<double[], Estimate[]> outputs = new IdentityHashMap<>();
    private final Map<double[], Estimate[]> jacobians = new IdentityHashMap<>();

    Eager(Agreement.Scalars f, double[] parameters, boolean penalty) {
        this.f = f;
        this.parameters = parameters;
        this.penalty = penalty;
    }

    /** A value and its gradient. */
    @SuppressWarnings("ArrayRecordComponent") // never changed
    record Row(Estimate value, Estimate[] gradient) {
        Row plus(Row other) {
            Estimate[] sum = new Estimate[gradient.length];
            Arrays.setAll(sum, i -> gradient[i].plus(other.gradient[i]));
            return new Row(value.plus(other.value), sum);
        }

        Row times(double factor) {
            return new Row(value.times(factor), all(gradient, factor));
        }

        Row repeated(int count) {
            return new Row(
                    value.repeated(count),
                    Arrays.stream(gradient).map(e -> e.repeated(count)).toArray(Estimate[]::new));
        }
    }

    private static Estimate[] all(Estimate[] estimates, double factor) {
        return Arrays.stream(estimates).map(e -> e.times(factor)).toArray(Estimate[]::new);
    }

    /** The mean over so many rows, which are these repeated, and the penalty. */
    Row reduced(double[][] base, int count) {
        return withPenalty(sum(base, count).times(1.0 / count));
    }

    /** As {@link #reduced}, with the sum. */
    Row summed(double[][] base, int count) {
        return withPenalty(sum(base, count));
    }

    private Row withPenalty(Row row) {
        if (!penalty) {
            return row;
        }
        Value[] p = Value.of(parameters);
        return row.plus(row(Agreement.penalty(p), p));
    }

    private Row sum(double[][] base, int count) {
        Row sum = null;
        for (int i = 0; i < Math.min(base.length, count); i++) {
            Row repeated = row(base[i]).repeated((count - i - 1) / base.length + 1);
            sum = sum == null ? repeated : sum.plus(repeated);
        }
        return sum;
    }

    private Row row(double[] row) {
        return rows.computeIfAbsent(row, r -> {
            Value[] p = Value.of(parameters);
            return row(f.apply(p, Value.of(r))[0], p);
        });
    }

    /** The numbers come from backward, which sums in the same order as the graph of derivatives. */
    private static Row row(Value y, Value[] p) {
        var rounding = new Rounding();
        Value[] derivatives = Gradients.grad(y, p);
        Estimate[] gradient = Arrays.stream(derivatives).map(rounding::of).toArray(Estimate[]::new);
        y.backward();
        for (int i = 0; i < p.length; i++) {
            gradient[i] = new Estimate(p[i].grad, gradient[i].magnitude(), gradient[i].error());
        }
        return new Row(rounding.of(y), gradient);
    }

    Estimate[] outputs(double[] row) {
        return outputs.computeIfAbsent(row, r -> {
            var rounding = new Rounding();
            return Arrays.stream(f.apply(Value.of(parameters), Value.of(r)))
                    .map(rounding::of)
                    .toArray(Estimate[]::new);
        });
    }

    /** Output by output, parameter by parameter. */
    Estimate[] jacobian(double[] row) {
        return jacobians.computeIfAbsent(row, r -> {
            Value[] p = Value.of(parameters);
            var rounding = new Rounding();
            return Arrays.stream(f.apply(p, Value.of(r)))
                    .flatMap(y -> Arrays.stream(Gradients.grad(y, p)))
                    .map(rounding::of)
                    .toArray(Estimate[]::new);
        });
    }

    /** The second derivatives of the mean with the penalty. */
    Estimate[] hessian(double[][] base, int count) {
        Estimate[] sum = new Estimate[parameters.length * parameters.length];
        Arrays.fill(sum, Estimate.ZERO);
        for (int i = 0; i < Math.min(base.length, count); i++) {
            Value[] p = Value.of(parameters);
            Estimate[] hessian = hessian(f.apply(p, Value.of(base[i]))[0], p);
            int times = (count - i - 1) / base.length + 1;
            Arrays.setAll(sum, k -> sum[k].plus(hessian[k].repeated(times)));
        }
        Estimate[] mean = all(sum, 1.0 / count);
        if (penalty) {
            Value[] p = Value.of(parameters);
            Estimate[] more = hessian(Agreement.penalty(p), p);
            Arrays.setAll(mean, k -> mean[k].plus(more[k]));
        }
        return mean;
    }

    private static Estimate[] hessian(Value y, Value[] p) {
        var rounding = new Rounding();
        return Arrays.stream(Gradients.grad(y, p))
                .flatMap(first -> Arrays.stream(Gradients.grad(first, p)))
                .map(rounding::of)
                .toArray(Estimate[]::new);
    }
}
