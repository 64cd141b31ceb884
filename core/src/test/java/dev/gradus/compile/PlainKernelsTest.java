package dev.gradus.compile;

class PlainKernelsTest extends KernelsContract {
    PlainKernelsTest() {
        super(Kernels.plain());
    }
}
