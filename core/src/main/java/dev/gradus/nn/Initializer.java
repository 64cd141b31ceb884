package dev.gradus.nn;

import java.util.random.RandomGenerator;

/**
 * Where the parameters of a neuron start.
 *
 * <p>A neuron draws its weights in order and then its bias. The uniform draws are {@code -limit + 2 * limit *
 * random.nextDouble()}, so a {@code PythonRandom} gives the numbers that {@code random.uniform} gives in Python.
 */
public enum Initializer {
    /** Weights uniform in −1 … 1, bias 0: micrograd's. */
    UNIFORM {
        @Override
        double limit(int inputs, int outputs) {
            return 1;
        }
    },
    /** Weights and bias uniform in −1 … 1: the lecture's. */
    UNIFORM_WITH_BIAS {
        @Override
        double limit(int inputs, int outputs) {
            return 1;
        }

        @Override
        double bias(RandomGenerator random) {
            return uniform(1, random);
        }
    },
    /** Weights uniform within √(6 / (inputs + outputs)), bias 0, for tanh and sigmoid (Glorot, Bengio 2010). */
    XAVIER {
        @Override
        double limit(int inputs, int outputs) {
            return Math.sqrt(6.0 / (inputs + outputs));
        }
    },
    /** Weights uniform within √(6 / inputs), bias 0, for ReLU and its relatives (He, Zhang, Ren, Sun 2015). */
    HE {
        @Override
        double limit(int inputs, int outputs) {
            return Math.sqrt(6.0 / inputs);
        }
    };

    /** The bound of the weights in a layer with that many inputs and outputs. */
    abstract double limit(int inputs, int outputs);

    double weight(int inputs, int outputs, RandomGenerator random) {
        return uniform(limit(inputs, outputs), random);
    }

    double bias(RandomGenerator random) {
        return 0;
    }

    private static double uniform(double limit, RandomGenerator random) {
        return -limit + 2 * limit * random.nextDouble();
    }
}
