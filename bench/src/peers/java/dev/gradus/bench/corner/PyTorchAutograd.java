package dev.gradus.bench.corner;

import dev.gradus.bench.PyTorch;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** PyTorch as it is usually written: a column of rows is a tensor. */
final class PyTorchAutograd implements CornerGradient {
    private final boolean chain;
    private final List<Tensor> columns = new ArrayList<>();
    private final List<Tensor> p = new ArrayList<>();
    private final Scalar one = new Scalar(1.0);
    private final Scalar h = new Scalar(Chain.H);

    PyTorchAutograd(Corner corner) {
        PyTorch.oneThread();
        chain = corner instanceof Chain;
        for (int column = 0; column < corner.rows[0].length; column++) {
            double[] numbers = new double[corner.rows.length];
            for (int r = 0; r < numbers.length; r++) {
                numbers[r] = corner.rows[r][column];
            }
            columns.add(PyTorch.tensor(numbers, numbers.length));
        }
        for (double parameter : corner.parameters) {
            p.add(PyTorch.parameter(new double[] {parameter}, 1));
        }
    }

    @Override
    public double compute(double[] gradient) {
        try (PointerScope scope = new PointerScope()) {
            PyTorch.zeroGrad(p);
            Tensor loss = chain ? chain() : noDots();
            loss.backward();
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] = p.get(i).grad().item_double();
            }
            return loss.item_double();
        }
    }

    private Tensor chain() {
        Tensor x = columns.get(0);
        for (int step = 0; step < Chain.STEPS; step++) {
            x = x.add(p.get(0).mul(x).mul(torch.rsub(x.div(p.get(1)), one)).mul(h));
        }
        return x.sub(columns.get(1)).square().mean();
    }

    private Tensor noDots() {
        Tensor t = columns.get(0);
        Tensor s = columns.get(1);
        Tensor rate =
                p.get(0).mul(p.get(1).neg().div(t).exp()).mul(s).div(p.get(2).add(s));
        return rate.div(columns.get(2)).log().square().mean();
    }
}
