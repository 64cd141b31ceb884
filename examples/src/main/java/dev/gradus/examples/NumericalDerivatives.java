package dev.gradus.examples;

import dev.gradus.Gradients;
import dev.gradus.Value;
import java.util.function.DoubleUnaryOperator;

/** What a derivative is: nudge an input, see how the output moves. Then the same numbers without nudging. */
public final class NumericalDerivatives {
    private NumericalDerivatives() {}

    /**
     * Runs the example.
     *
     * @param args none
     */
    public static void main(String[] args) {
        DoubleUnaryOperator f = x -> 2 * (x * x) + 3 * x - 4;
        System.out.println("f(3) = " + f.applyAsDouble(3));
        System.out.println("slope at its lowest point: " + Gradients.numeric(f, -0.75, 1e-7));

        DoubleUnaryOperator g = x -> 3 * (x * x) - 4 * x + 5;
        System.out.println("g(3) = " + g.applyAsDouble(3));
        System.out.println("slope of g at 3, one-sided: " + Gradients.numeric(g, 3, 0.001));
        System.out.println("slope of g at 3, central:   " + Gradients.numericCentral(g, 3, 0.001));

        double a = 2;
        double b = -3;
        System.out.println("d(a*b + c)/dc: " + Gradients.numeric(c -> a * b + c, 12, 0.0001));

        Value x = new Value(3, "x");
        Value y = x.pow(2).times(3).minus(x.times(4)).plus(5);
        y.backward();
        System.out.println("g(3) and g'(3) by backpropagation: " + y.data + " and " + x.grad);
    }
}
