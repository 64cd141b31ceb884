package dev.gradus.bench;

import java.util.List;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.openblas.global.openblas;
import org.bytedeco.pytorch.DoubleArrayRef;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** PyTorch's tensors, float64, on one thread. */
public final class PyTorch {
    /** No phantom reference for every handle: a scope frees them, which makes a small step a fifth faster. */
    public static final String NO_COLLECTOR = "-Dorg.bytedeco.javacpp.nopointergc=true";

    /** No count of native bytes. */
    public static final String NO_LIMIT = "-Dorg.bytedeco.javacpp.maxbytes=0";

    /** No look at the process's memory at every handle. */
    public static final String NO_PHYSICAL_LIMIT = "-Dorg.bytedeco.javacpp.maxphysicalbytes=0";

    private PyTorch() {}

    /** One thread, in PyTorch itself and in the matrix library under it, which counts for itself. */
    public static void oneThread() {
        torch.set_num_threads(1);
        openblas.blas_set_num_threads(1);
    }

    /**
     * A tensor with a copy of the numbers.
     *
     * @param numbers row by row
     * @param shape its sizes
     * @return it
     */
    public static Tensor tensor(double[] numbers, long... shape) {
        return torch.tensor(new DoubleArrayRef(new DoublePointer(numbers), numbers.length))
                .view(shape);
    }

    /**
     * A tensor whose gradient is wanted.
     *
     * @param numbers row by row
     * @param shape its sizes
     * @return it
     */
    public static Tensor parameter(double[] numbers, long... shape) {
        return tensor(numbers, shape).detach().requires_grad_(true);
    }

    /**
     * Reads a tensor.
     *
     * @param tensor any, contiguous
     * @return a copy of its numbers
     */
    public static double[] numbers(Tensor tensor) {
        double[] numbers = new double[(int) tensor.numel()];
        new DoublePointer(tensor.data_ptr_double()).get(numbers);
        return numbers;
    }

    /**
     * Forgets gradients, as {@code zero_grad} does by default.
     *
     * @param parameters whose
     */
    public static void zeroGrad(List<Tensor> parameters) {
        for (Tensor p : parameters) {
            p.mutable_grad().reset();
        }
    }
}
