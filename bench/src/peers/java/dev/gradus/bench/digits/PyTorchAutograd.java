package dev.gradus.bench.digits;

import static dev.gradus.bench.digits.Digits.FIRST;
import static dev.gradus.bench.digits.Digits.PIXELS;
import static dev.gradus.bench.digits.Digits.SECOND;

import dev.gradus.bench.DenseLayer;
import dev.gradus.bench.PyTorch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** PyTorch as it is usually written. */
final class PyTorchAutograd implements DigitsGradient {
    private final Tensor x;
    private final Tensor labels;
    private final List<Tensor> parameters = new ArrayList<>();

    PyTorchAutograd(Digits digits) {
        PyTorch.oneThread();
        x = PyTorch.tensor(digits.pixels, digits.rows, PIXELS);
        labels = torch.tensor(Arrays.stream(digits.labels).asLongStream().toArray());
        double[] from = Digits.parameters();
        for (DenseLayer layer : List.of(FIRST, SECOND)) {
            parameters.add(PyTorch.parameter(layer.weights(from), layer.outputs(), layer.inputs()));
            parameters.add(PyTorch.parameter(layer.biases(from), layer.outputs()));
        }
    }

    @Override
    public double loss() {
        try (PointerScope scope = new PointerScope()) {
            PyTorch.zeroGrad(parameters);
            Tensor h = torch.linear(x, parameters.get(0), parameters.get(1)).relu();
            Tensor z = torch.linear(h, parameters.get(2), parameters.get(3));
            Tensor loss = torch.cross_entropy_loss(z, labels);
            loss.backward();
            return loss.item_double();
        }
    }

    @Override
    public double[] gradients() {
        double[] to = new double[Digits.PARAMETERS];
        FIRST.put(gradient(0), gradient(1), to);
        SECOND.put(gradient(2), gradient(3), to);
        return to;
    }

    private double[] gradient(int index) {
        return PyTorch.numbers(parameters.get(index).grad().contiguous());
    }
}
