/** Scalar autograd: values, gradients, networks, optimizers, data, training and model files. */
module dev.gradus {
    requires static org.jspecify;

    exports dev.gradus;
    exports dev.gradus.compile;
    exports dev.gradus.data;
    exports dev.gradus.io;
    exports dev.gradus.nn;
    exports dev.gradus.optim;
    exports dev.gradus.train;
}
