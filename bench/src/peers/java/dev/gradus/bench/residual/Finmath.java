package dev.gradus.bench.residual;

import static dev.gradus.bench.residual.Oscillations.PARAMETERS;
import static dev.gradus.bench.residual.Oscillations.ROWS;

import java.util.Map;
import net.finmath.montecarlo.RandomVariableFromArrayFactory;
import net.finmath.montecarlo.automaticdifferentiation.RandomVariableDifferentiable;
import net.finmath.montecarlo.automaticdifferentiation.backward.RandomVariableDifferentiableAADFactory;
import net.finmath.stochastic.RandomVariable;

/** finmath's adjoint differentiation: a random variable has one path per row. */
final class Finmath implements Jacobian {
    private final RandomVariableFromArrayFactory plain = new RandomVariableFromArrayFactory();
    private final RandomVariableDifferentiableAADFactory factory = new RandomVariableDifferentiableAADFactory(plain);
    private final double[] parameters;
    private final RandomVariable t;
    private final RandomVariable y;

    Finmath(Oscillations work) {
        parameters = work.parameters;
        t = plain.createRandomVariable(0, work.t);
        y = plain.createRandomVariable(0, work.y);
    }

    @Override
    public void compute(double[] out) {
        RandomVariableDifferentiable[] p = new RandomVariableDifferentiable[PARAMETERS];
        for (int i = 0; i < PARAMETERS; i++) {
            p[i] = factory.createRandomVariable(0, parameters[i]);
        }
        RandomVariable residual = oscillation(p, 0).add(oscillation(p, 4)).sub(y);
        Map<Long, RandomVariable> gradient = ((RandomVariableDifferentiable) residual).getGradient();
        for (int i = 0; i < PARAMETERS; i++) {
            double[] column = gradient.get(p[i].getID()).getRealizations();
            for (int row = 0; row < ROWS; row++) {
                out[row * PARAMETERS + i] = column[row];
            }
        }
    }

    private RandomVariable oscillation(RandomVariable[] p, int at) {
        RandomVariable decay = p[at + 1].mult(t).mult(-1).exp();
        RandomVariable wave = p[at + 2].mult(t).add(p[at + 3]).cos();
        return decay.mult(p[at]).mult(wave);
    }
}
