package dev.gradus.bench.moons;

import static dev.gradus.bench.moons.Moons.FIRST;
import static dev.gradus.bench.moons.Moons.SECOND;
import static dev.gradus.bench.moons.Moons.THIRD;

import dev.gradus.bench.DenseLayer;
import java.util.Map;
import net.finmath.montecarlo.RandomVariableFromArrayFactory;
import net.finmath.montecarlo.automaticdifferentiation.RandomVariableDifferentiable;
import net.finmath.montecarlo.automaticdifferentiation.backward.RandomVariableDifferentiableAADFactory;
import net.finmath.stochastic.RandomVariable;

/** finmath's adjoint differentiation: a random variable has one path per row. */
final class Finmath implements MoonsTraining {
    private final Moons moons;
    private final RandomVariableFromArrayFactory plain = new RandomVariableFromArrayFactory();
    private final RandomVariableDifferentiableAADFactory factory = new RandomVariableDifferentiableAADFactory(plain);
    private final RandomVariable[] inputs;
    private final RandomVariable y;
    private final double[] p;

    Finmath(Moons moons) {
        this.moons = moons;
        inputs =
                new RandomVariable[] {plain.createRandomVariable(0, moons.x0), plain.createRandomVariable(0, moons.x1)};
        y = plain.createRandomVariable(0, moons.y);
        p = moons.parameters();
    }

    @Override
    public double step() {
        RandomVariableDifferentiable[] parameters = new RandomVariableDifferentiable[p.length];
        for (int i = 0; i < p.length; i++) {
            parameters[i] = factory.createRandomVariable(0, p[i]);
        }
        RandomVariable[] h1 = layer(FIRST, parameters, inputs);
        activate(h1);
        RandomVariable[] h2 = layer(SECOND, parameters, h1);
        activate(h2);
        RandomVariable z = layer(THIRD, parameters, h2)[0];
        RandomVariable loss = z.mult(y).bus(1).floor(0);
        Map<Long, RandomVariable> gradient = ((RandomVariableDifferentiable) loss).getGradient();
        double squares = 0;
        for (int i = 0; i < p.length; i++) {
            double g = gradient.get(parameters[i].getID()).getAverage();
            squares += p[i] * p[i];
            p[i] -= Moons.RATE * (g + 2 * Moons.ALPHA * p[i]);
        }
        return loss.getAverage() + Moons.ALPHA * squares;
    }

    private static RandomVariable[] layer(DenseLayer layer, RandomVariable[] parameters, RandomVariable[] x) {
        RandomVariable[] y = new RandomVariable[layer.outputs()];
        for (int o = 0; o < y.length; o++) {
            y[o] = parameters[layer.bias(o)];
            for (int i = 0; i < x.length; i++) {
                y[o] = y[o].addProduct(x[i], parameters[layer.weight(o, i)]);
            }
        }
        return y;
    }

    private void activate(RandomVariable[] h) {
        for (int i = 0; i < h.length; i++) {
            // tanh is not among finmath's operations: 1 − 2 / (e²ˣ + 1).
            h[i] = moons.tanh ? h[i].mult(2).exp().add(1).vid(2).bus(1) : h[i].floor(0);
        }
    }

    @Override
    public double[] parameters() {
        return p.clone();
    }
}
