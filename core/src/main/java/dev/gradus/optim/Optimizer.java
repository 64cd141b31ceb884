package dev.gradus.optim;

import dev.gradus.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Changes parameters along their gradients, one {@link #step()} at a time. */
public abstract class Optimizer {
    private static final String STEPS = "steps";

    private final List<Value> parameters;
    private final LearningRate rate;
    private final Map<String, double[]> slots = new LinkedHashMap<>();
    private int steps;

    /**
     * For implementations.
     *
     * @param parameters what to optimise
     * @param rate the learning rate of every step
     */
    protected Optimizer(List<Value> parameters, LearningRate rate) {
        this.parameters = List.copyOf(parameters);
        this.rate = rate;
    }

    /**
     * For implementations: a number per parameter that lasts from step to step and into checkpoints.
     *
     * @param name its name in checkpoints
     * @return the numbers, all 0 at first
     * @throws IllegalArgumentException if there is such a slot already, or the name is "steps", which every optimizer
     *     keeps
     */
    protected final double[] slot(String name) {
        if (STEPS.equals(name) || slots.containsKey(name)) {
            throw new IllegalArgumentException("the optimizer keeps '" + name + "' already; choose another name");
        }
        double[] numbers = new double[parameters.size()];
        slots.put(name, numbers);
        return numbers;
    }

    /**
     * For implementations: moves one parameter.
     *
     * @param index its place, as in the slots
     * @param p the parameter, with its gradient
     * @param rate the learning rate of this step
     * @param step the number of this step, from 1
     */
    protected abstract void update(int index, Value p, double rate, int step);

    /** Moves every parameter once, by its gradient. */
    public final void step() {
        double now = learningRate();
        steps++;
        for (int i = 0; i < parameters.size(); i++) {
            update(i, parameters.get(i), now, steps);
        }
    }

    /** Sets every gradient to 0. */
    public final void zeroGrad() {
        parameters.forEach(p -> p.grad = 0);
    }

    /** {@return the parameters} */
    public final List<Value> parameters() {
        return parameters;
    }

    /** {@return the learning rate of the next step} */
    public final double learningRate() {
        return rate.at(steps);
    }

    /**
     * What tells this optimizer from another over the same parameters, apart from its schedule and its state; a
     * checkpoint is resumed only with the same.
     *
     * @return the class and the numbers it was made with, in one word, such as {@code Sgd(momentum=0.9,nesterov=false)}
     */
    public abstract String settings();

    /** {@return everything that lasts from step to step, by name, for a checkpoint; copies} */
    public final Map<String, double[]> state() {
        Map<String, double[]> state = new LinkedHashMap<>();
        state.put(STEPS, new double[] {steps});
        slots.forEach((name, numbers) -> state.put(name, numbers.clone()));
        return state;
    }

    /**
     * Continues from a saved state.
     *
     * @param state what {@link #state()} gave for an optimizer of the same kind over as many parameters
     * @throws IllegalArgumentException if names or lengths differ, or the number of steps is none; then nothing is
     *     changed
     */
    public final void restore(Map<String, double[]> state) {
        Map<String, double[]> mine = state();
        if (!state.keySet().equals(mine.keySet())) {
            throw new IllegalArgumentException(
                    "this optimizer keeps " + mine.keySet() + ", the saved state has " + state.keySet());
        }
        state.forEach((name, saved) -> {
            int length = STEPS.equals(name) ? 1 : parameters.size();
            if (saved.length != length) {
                throw new IllegalArgumentException("the optimizer's '" + name + "' has " + length
                        + " numbers, the saved state has " + saved.length);
            }
        });
        steps = wholeSteps(state);
        slots.forEach((name, numbers) ->
                System.arraycopy(Objects.requireNonNull(state.get(name)), 0, numbers, 0, numbers.length));
    }

    private static int wholeSteps(Map<String, double[]> state) {
        double saved = Objects.requireNonNull(state.get(STEPS))[0];
        if (saved < 0 || saved != (int) saved) {
            throw new IllegalArgumentException("the saved number of steps is " + saved + "; it must be a whole number");
        }
        return (int) saved;
    }

    /** {@return the name, the number of parameters and the next learning rate} */
    @Override
    public String toString() {
        return getClass().getSimpleName() + " of " + parameters.size() + " parameters, learning rate " + learningRate();
    }
}
