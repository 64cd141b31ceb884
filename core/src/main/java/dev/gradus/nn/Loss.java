package dev.gradus.nn;

import dev.gradus.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;

/**
 * How far outputs are from targets, for one row or over a batch.
 *
 * <p>For one row with outputs z and targets t of equal length; where a row has several outputs the loss is the mean over
 * them, unless it says otherwise. Over a batch it is the mean over the rows, except {@link #SUM_OF_SQUARES}.
 */
public enum Loss {
    /** Mean squared error, (z − t)². */
    MSE {
        @Override
        Value row(Value[] z, Value[] t) {
            return each(z, t, Loss::squaredError);
        }
    },
    /** Sum of squared errors over outputs and rows, as in the lecture. */
    SUM_OF_SQUARES {
        @Override
        Value row(Value[] z, Value[] t) {
            return each(z, t, Loss::squaredError);
        }

        @Override
        public boolean addsUp() {
            return true;
        }
    },
    /** Max-margin loss, max(0, 1 − t·z), for targets −1 and 1 (Cortes, Vapnik 1995). */
    HINGE {
        @Override
        Value row(Value[] z, Value[] t) {
            return each(z, t, (zi, ti) -> zi.times(ti.unaryMinus()).plus(1).relu());
        }
    },
    /**
     * Binary cross-entropy of a logit, log(1 + eᶻ) − t·z, for targets from 0 to 1. The probability is sigmoid(z);
     * stable for any z.
     */
    BINARY_CROSS_ENTROPY {
        @Override
        Value row(Value[] z, Value[] t) {
            return each(z, t, (zi, ti) -> zi.softplus().minus(ti.times(zi)));
        }
    },
    /**
     * Cross-entropy of the softmax of all logits of a row, log Σ exp(zᵢ) − Σ tᵢ·zᵢ. The targets of a row are
     * probabilities that add up to 1, usually one-hot; stable for any z.
     */
    SOFTMAX_CROSS_ENTROPY {
        @Override
        Value row(Value[] z, Value[] t) {
            return Value.logSumExp(z).minus(Value.dot(t, z));
        }
    },
    /** Huber loss with threshold 1: (z − t)²/2 up to |z − t| = 1, |z − t| − ½ beyond (Huber 1964). */
    HUBER {
        @Override
        Value row(Value[] z, Value[] t) {
            return each(z, t, (zi, ti) -> {
                Value error = zi.minus(ti).abs();
                Value within = error.min(1);
                return within.square().times(0.5).plus(error.minus(within));
            });
        }
    };

    /** The loss of one row; lengths are checked. */
    abstract Value row(Value[] z, Value[] t);

    /** {@return whether the loss over a batch is the sum over its rows instead of their mean} */
    public boolean addsUp() {
        return false;
    }

    private Value reduce(List<Value> terms) {
        return addsUp() ? Value.sum(terms) : Value.mean(terms);
    }

    /** The loss of a row whose outputs are judged one by one. */
    final Value each(Value[] z, Value[] t, BinaryOperator<Value> one) {
        if (z.length == 1) {
            return one.apply(z[0], t[0]);
        }
        List<Value> terms = new ArrayList<>();
        for (int i = 0; i < z.length; i++) {
            terms.add(one.apply(z[i], t[i]));
        }
        return reduce(terms);
    }

    private static Value squaredError(Value z, Value t) {
        return z.minus(t).square();
    }

    /**
     * The loss of one row.
     *
     * @param outputs the model's outputs
     * @param targets what they should be
     * @return the loss
     * @throws IllegalArgumentException if the lengths differ or are 0
     */
    public Value of(Value[] outputs, Value[] targets) {
        if (outputs.length != targets.length || outputs.length == 0) {
            throw new IllegalArgumentException(this + " needs as many targets as outputs, at least one, got "
                    + outputs.length + " outputs and " + targets.length + " targets");
        }
        return row(outputs, targets);
    }

    /**
     * The loss of a row with one output.
     *
     * @param output the model's output
     * @param target what it should be
     * @return the loss
     */
    public Value of(Value output, Value target) {
        return of(new Value[] {output}, new Value[] {target});
    }

    /**
     * The loss over a batch.
     *
     * @param outputs the model's outputs, row by row
     * @param targets what they should be, row by row
     * @return the mean over the rows; the sum for {@link #SUM_OF_SQUARES}
     * @throws IllegalArgumentException if the numbers of rows differ or are 0
     */
    public Value batch(List<Value[]> outputs, List<Value[]> targets) {
        if (outputs.size() != targets.size() || outputs.isEmpty()) {
            throw new IllegalArgumentException(this + " needs as many target rows as output rows, at least one, got "
                    + outputs.size() + " and " + targets.size());
        }
        List<Value> rows = new ArrayList<>();
        for (int i = 0; i < outputs.size(); i++) {
            rows.add(of(outputs.get(i), targets.get(i)));
        }
        return reduce(rows);
    }

    /**
     * The L2 penalty, alpha · Σ p².
     *
     * @param parameters the parameters
     * @param alpha its weight, ≥ 0
     * @return the penalty, to be added to a loss
     * @throws IllegalArgumentException if alpha is negative or NaN
     */
    public static Value l2(List<Value> parameters, double alpha) {
        if (!(alpha >= 0)) {
            throw new IllegalArgumentException("the L2 weight must not be negative, got " + alpha);
        }
        return Value.sum(parameters.stream().map(p -> p.times(p)).toList()).times(alpha);
    }
}
