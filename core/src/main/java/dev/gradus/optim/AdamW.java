package dev.gradus.optim;

import dev.gradus.Value;
import java.util.List;

/** {@link Adam} with weight decay apart from the gradient, p −= rate · decay · p first (Loshchilov, Hutter 2019). */
public final class AdamW extends Adam {
    private final double decay;

    /**
     * AdamW with β₁ = 0.9, β₂ = 0.999, ε = 1e-8.
     *
     * @param parameters what to optimise
     * @param rate the learning rate of every step
     * @param decay the weight decay, ≥ 0
     * @throws IllegalArgumentException if decay is negative or NaN
     */
    public AdamW(List<Value> parameters, LearningRate rate, double decay) {
        super(parameters, rate, 0.9, 0.999, 1e-8);
        if (!(decay >= 0)) {
            throw new IllegalArgumentException("weight decay must not be negative, got " + decay);
        }
        this.decay = decay;
    }

    /** {@return {@code AdamW(decay=0.01)}; the rest is fixed} */
    @Override
    public String settings() {
        return "AdamW(decay=" + decay + ")";
    }

    @Override
    protected void update(int index, Value p, double rate, int step) {
        p.data -= rate * decay * p.data;
        super.update(index, p, rate, step);
    }
}
