package dev.gradus.optim;

import dev.gradus.Value;
import java.util.List;

/** Keeps gradients from growing too large; call between {@code backward()} and {@code step()}. */
public final class GradientClip {
    private GradientClip() {}

    /**
     * The Euclidean norm of all gradients together, √Σ g².
     *
     * @param parameters the parameters
     * @return the norm; 0 where there are none; infinite where a square overflows, from |g| = 1.4e154 on
     */
    public static double norm(List<Value> parameters) {
        double sum = 0;
        for (Value p : parameters) {
            sum += p.grad * p.grad;
        }
        return Math.sqrt(sum);
    }

    /**
     * Scales all gradients by one factor so that their norm is at most a limit (Pascanu, Mikolov, Bengio 2013).
     *
     * <p>Where the norm overflows, finite gradients become 0 and infinite ones NaN.
     *
     * @param parameters the parameters
     * @param limit the largest norm to leave, > 0
     * @return the norm before
     * @throws IllegalArgumentException unless the limit is positive
     */
    public static double byNorm(List<Value> parameters, double limit) {
        requirePositive(limit);
        double norm = norm(parameters);
        if (norm > limit) {
            double factor = limit / norm;
            parameters.forEach(p -> p.grad *= factor);
        }
        return norm;
    }

    /**
     * Limits each gradient on its own to −limit … limit.
     *
     * @param parameters the parameters
     * @param limit the largest absolute gradient to leave, > 0
     * @throws IllegalArgumentException unless the limit is positive
     */
    public static void byValue(List<Value> parameters, double limit) {
        requirePositive(limit);
        parameters.forEach(p -> p.grad = Math.max(-limit, Math.min(limit, p.grad)));
    }

    private static void requirePositive(double limit) {
        if (!(limit > 0)) {
            throw new IllegalArgumentException("the limit for gradients must be positive, got " + limit);
        }
    }
}
