package dev.gradus.nn;

import dev.gradus.Value;
import java.util.ArrayList;
import java.util.List;

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
        Value one(Value z, Value t) {
            return z.minus(t).square();
        }
    },
    /** Sum of squared errors over outputs and rows, as in the lecture. */
    SUM_OF_SQUARES {
        @Override
        Value one(Value z, Value t) {
            return z.minus(t).square();
        }

        @Override
        Value reduce(List<Value> terms) {
            return Value.sum(terms);
        }
    },
    /** Max-margin loss, max(0, 1 − t·z), for targets −1 and 1 (Cortes, Vapnik 1995). */
    HINGE {
        @Override
        Value one(Value z, Value t) {
            return z.times(t.unaryMinus()).plus(1).relu();
        }
    },
    /**
     * Binary cross-entropy of a logit, log(1 + eᶻ) − t·z, for targets from 0 to 1. The probability is sigmoid(z);
     * stable for any z.
     */
    BINARY_CROSS_ENTROPY {
        @Override
        Value one(Value z, Value t) {
            return z.softplus().minus(t.times(z));
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
        Value one(Value z, Value t) {
            Value error = z.minus(t).abs();
            Value within = error.min(1);
            return within.square().times(0.5).plus(error.minus(within));
        }
    };

    /** The loss of one output. */
    Value one(Value z, Value t) {
        throw new UnsupportedOperationException(this + " is defined for a whole row only");
    }

    Value reduce(List<Value> terms) {
        return Value.mean(terms);
    }

    /** The loss of one row; lengths are checked. */
    Value row(Value[] z, Value[] t) {
        if (z.length == 1) {
            return one(z[0], t[0]);
        }
        List<Value> terms = new ArrayList<>();
        for (int i = 0; i < z.length; i++) {
            terms.add(one(z[i], t[i]));
        }
        return reduce(terms);
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
     */
    public static Value l2(List<Value> parameters, double alpha) {
        return Value.sum(parameters.stream().map(p -> p.times(p)).toList()).times(alpha);
    }
}
