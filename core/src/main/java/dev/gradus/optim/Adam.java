package dev.gradus.optim;

import dev.gradus.Value;
import java.util.List;

/**
 * Adam (Kingma, Ba 2015): steps scaled by running means of the gradient and of its square.
 *
 * <p>m = β₁m + (1 − β₁)g, v = β₂v + (1 − β₂)g², p −= rate · m̂ / (√v̂ + ε), with m̂ = m / (1 − β₁ᵗ) and v̂ = v / (1 −
 * β₂ᵗ) at step t.
 */
public sealed class Adam extends Optimizer permits AdamW {
    private final double beta1;
    private final double beta2;
    private final double epsilon;
    private final double[] mean = slot("mean");
    private final double[] square = slot("square");

    // 1 − β₁ᵗ and 1 − β₂ᵗ, the same for all parameters of step t.
    private int correctedStep;
    private double meanCorrection;
    private double squareCorrection;

    /**
     * Adam with β₁ = 0.9, β₂ = 0.999, ε = 1e-8.
     *
     * @param parameters what to optimise
     * @param rate the learning rate, > 0
     */
    public Adam(List<Value> parameters, double rate) {
        this(parameters, LearningRate.constant(rate), 0.9, 0.999, 1e-8);
    }

    /**
     * Adam.
     *
     * @param parameters what to optimise
     * @param rate the learning rate of every step
     * @param beta1 how slowly the mean gradient changes, 0 ≤ β₁ &lt; 1
     * @param beta2 how slowly the mean square changes, 0 ≤ β₂ &lt; 1
     * @param epsilon keeps the quotient finite, > 0
     * @throws IllegalArgumentException if a number is out of range
     */
    public Adam(List<Value> parameters, LearningRate rate, double beta1, double beta2, double epsilon) {
        super(parameters, rate);
        if (!(beta1 >= 0 && beta1 < 1 && beta2 >= 0 && beta2 < 1 && epsilon > 0)) {
            throw new IllegalArgumentException("Adam needs 0 <= beta < 1 and epsilon > 0, got beta1=" + beta1
                    + ", beta2=" + beta2 + ", epsilon=" + epsilon);
        }
        this.beta1 = beta1;
        this.beta2 = beta2;
        this.epsilon = epsilon;
    }

    /** {@return {@code Adam(beta1=0.9,beta2=0.999,epsilon=1.0E-8)}} */
    @Override
    public String settings() {
        return "Adam(beta1=" + beta1 + ",beta2=" + beta2 + ",epsilon=" + epsilon + ")";
    }

    @Override
    protected void update(int index, Value p, double rate, int step) {
        if (correctedStep != step) {
            correctedStep = step;
            meanCorrection = 1 - StrictMath.pow(beta1, step);
            squareCorrection = 1 - StrictMath.pow(beta2, step);
        }
        mean[index] = beta1 * mean[index] + (1 - beta1) * p.grad;
        square[index] = beta2 * square[index] + (1 - beta2) * p.grad * p.grad;
        double unbiasedMean = mean[index] / meanCorrection;
        double unbiasedSquare = square[index] / squareCorrection;
        p.data -= rate * unbiasedMean / (Math.sqrt(unbiasedSquare) + epsilon);
    }
}
