package dev.gradus.bench.digits;

/** The compiled program asked for the loss alone. */
final class CompiledLoss extends Compiled {
    CompiledLoss(Digits digits) {
        super(digits, 1);
    }

    @Override
    public double loss() {
        return program.evaluate(parameters, table);
    }

    @Override
    public double[] gradients() {
        super.loss();
        return super.gradients();
    }
}
