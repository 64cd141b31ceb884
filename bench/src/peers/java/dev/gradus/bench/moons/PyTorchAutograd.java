package dev.gradus.bench.moons;

import static dev.gradus.bench.moons.Moons.FIRST;
import static dev.gradus.bench.moons.Moons.SECOND;
import static dev.gradus.bench.moons.Moons.THIRD;

import dev.gradus.bench.DenseLayer;
import dev.gradus.bench.PyTorch;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** PyTorch as it is usually written: layers as tensors, autograd, plain gradient descent. */
final class PyTorchAutograd implements MoonsTraining {
    private final Moons moons;
    private final Tensor x;
    private final Tensor y;
    private final List<Tensor> parameters = new ArrayList<>();
    private final Scalar one = new Scalar(1.0);
    private final Scalar alpha = new Scalar(Moons.ALPHA);
    private final Scalar minusRate = new Scalar(-Moons.RATE);

    PyTorchAutograd(Moons moons) {
        PyTorch.oneThread();
        this.moons = moons;
        double[] inputs = new double[2 * moons.rows];
        for (int row = 0; row < moons.rows; row++) {
            inputs[2 * row] = moons.x0[row];
            inputs[2 * row + 1] = moons.x1[row];
        }
        x = PyTorch.tensor(inputs, moons.rows, 2);
        y = PyTorch.tensor(moons.y, moons.rows, 1);
        double[] from = moons.parameters();
        for (DenseLayer layer : List.of(FIRST, SECOND, THIRD)) {
            parameters.add(PyTorch.parameter(layer.weights(from), layer.outputs(), layer.inputs()));
            parameters.add(PyTorch.parameter(layer.biases(from), layer.outputs()));
        }
    }

    @Override
    public double step() {
        try (PointerScope scope = new PointerScope()) {
            PyTorch.zeroGrad(parameters);
            Tensor h1 = activate(torch.linear(x, parameters.get(0), parameters.get(1)));
            Tensor h2 = activate(torch.linear(h1, parameters.get(2), parameters.get(3)));
            Tensor z = torch.linear(h2, parameters.get(4), parameters.get(5));
            Tensor loss = torch.rsub(y.mul(z), one).relu().mean().add(penalty().mul(alpha));
            loss.backward();
            try (NoGradGuard guard = new NoGradGuard()) {
                for (Tensor p : parameters) {
                    p.add_(p.grad(), minusRate);
                }
            }
            return loss.item_double();
        }
    }

    private Tensor activate(Tensor h) {
        return moons.tanh ? h.tanh() : h.relu();
    }

    private Tensor penalty() {
        Tensor sum = parameters.get(0).square().sum();
        for (Tensor p : parameters.subList(1, parameters.size())) {
            sum = sum.add(p.square().sum());
        }
        return sum;
    }

    @Override
    public double[] parameters() {
        double[] to = new double[THIRD.end()];
        List<DenseLayer> layers = List.of(FIRST, SECOND, THIRD);
        for (int i = 0; i < layers.size(); i++) {
            layers.get(i).put(PyTorch.numbers(parameters.get(2 * i)), PyTorch.numbers(parameters.get(2 * i + 1)), to);
        }
        return to;
    }
}
