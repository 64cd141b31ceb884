package dev.gradus.optim;

import dev.gradus.Value;
import java.util.List;

/**
 * Gradient descent, with momentum if wanted.
 *
 * <p>Without momentum p −= rate · g. With momentum μ, v = μ·v + g and p −= rate · v, or p −= rate · (g + μ·v) after
 * Nesterov (Sutskever, Martens, Dahl, Hinton 2013); the forms that PyTorch uses.
 */
public final class Sgd extends Optimizer {
    private final double momentum;
    private final boolean nesterov;
    private final double[] velocity;

    /**
     * Plain gradient descent.
     *
     * @param parameters what to optimise
     * @param rate the learning rate, > 0
     */
    public Sgd(List<Value> parameters, double rate) {
        this(parameters, LearningRate.constant(rate), 0, false);
    }

    /**
     * Gradient descent with a schedule and momentum.
     *
     * @param parameters what to optimise
     * @param rate the learning rate of every step
     * @param momentum how much of the last step is kept, 0 ≤ momentum &lt; 1
     * @param nesterov whether to look ahead
     * @throws IllegalArgumentException if momentum is out of range
     */
    public Sgd(List<Value> parameters, LearningRate rate, double momentum, boolean nesterov) {
        super(parameters, rate);
        if (!(momentum >= 0 && momentum < 1)) {
            throw new IllegalArgumentException("momentum must be at least 0 and below 1, got " + momentum);
        }
        this.momentum = momentum;
        this.nesterov = nesterov;
        velocity = momentum == 0 ? new double[0] : slot("velocity");
    }

    /** {@return {@code Sgd(momentum=0.9,nesterov=false)}} */
    @Override
    public String settings() {
        return "Sgd(momentum=" + momentum + ",nesterov=" + nesterov + ")";
    }

    @Override
    protected void update(int index, Value p, double rate, int step) {
        if (momentum == 0) {
            p.data -= rate * p.grad;
            return;
        }
        velocity[index] = momentum * velocity[index] + p.grad;
        p.data -= rate * (nesterov ? p.grad + momentum * velocity[index] : velocity[index]);
    }
}
