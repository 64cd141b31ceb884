package dev.gradus.nn;

import dev.gradus.Value;
import java.util.function.UnaryOperator;

/** The nonlinearity at the end of a neuron. */
public enum Activation {
    /** None: the weighted sum itself. */
    LINEAR("Linear", x -> x),
    /** {@link Value#relu()}. */
    RELU("ReLU", Value::relu),
    /** {@link Value#leakyRelu()}. */
    LEAKY_RELU("LeakyReLU", Value::leakyRelu),
    /** {@link Value#elu()}. */
    ELU("ELU", Value::elu),
    /** {@link Value#gelu()}. */
    GELU("GELU", Value::gelu),
    /** {@link Value#silu()}. */
    SILU("SiLU", Value::silu),
    /** {@link Value#softplus()}. */
    SOFTPLUS("Softplus", Value::softplus),
    /** {@link Value#sigmoid()}. */
    SIGMOID("Sigmoid", Value::sigmoid),
    /** {@link Value#tanh()}. */
    TANH("Tanh", Value::tanh);

    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // references to methods of Value hold no state
    private final UnaryOperator<Value> function;

    Activation(String title, UnaryOperator<Value> function) {
        this.title = title;
        this.function = function;
    }

    /**
     * Applies it.
     *
     * @param x the weighted sum
     * @return the neuron's output
     */
    public Value apply(Value x) {
        return function.apply(x);
    }

    /** {@return the usual spelling: {@code ReLU}, {@code Tanh}} */
    @Override
    public String toString() {
        return title;
    }
}
