package dev.gradus.bench.digits;

import dev.gradus.Value;
import dev.gradus.nn.Mlp;

/** The eager engine, one row after the other: the reference. */
final class Eager implements DigitsGradient {
    private final Digits digits;
    private final Mlp model = Digits.model();

    Eager(Digits digits) {
        this.digits = digits;
    }

    @Override
    public double loss() {
        model.zeroGrad();
        double loss = 0;
        for (int row = 0; row < digits.rows; row++) {
            Value[] z = model.forward(Value.constants(digits.pixels(row)));
            Value ofRow = Value.logSumExp(z).minus(z[digits.labels[row]]).div(digits.rows);
            ofRow.backward();
            loss += ofRow.data;
        }
        return loss;
    }

    @Override
    public double[] gradients() {
        return model.parameters().stream().mapToDouble(p -> p.grad).toArray();
    }
}
