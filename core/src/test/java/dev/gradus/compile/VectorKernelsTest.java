package dev.gradus.compile;

class VectorKernelsTest extends KernelsContract {
    VectorKernelsTest() {
        super(Kernels.vector());
    }
}
