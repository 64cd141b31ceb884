package dev.gradus.compile;

import dev.gradus.Value;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Compares all ways to compute a function and its derivatives with what the eager engine computes row by row: the
 * interpreter on every stage's graph, and programs with all kernels, for the mean and the sum, on one thread and on more.
 *
 * <p>Two numbers agree if they differ by no more than {@link Rounding} allows for that number.
 */
final class Agreement {
    /** So few rows are one block, and so one thread's work. */
    private static final int FEW_ROWS = 128;

    private static final int MOST_ROWS_FOR_SLOW_KERNELS = 300;

    private final Scalars f;
    private final double[] parameters;
    private final double[][] rows;
    private final double[][] manyRows;
    private final boolean penalty;
    private final Value[] own;
    private final Program program;
    private final Eager eager;
    private double worst;

    /** A function of parameters and a row. */
    interface Scalars {
        Value[] apply(Value[] p, Value[] x);
    }

    /**
     * Traces the function and computes it eagerly.
     *
     * @param f the function
     * @param parameters the parameters' numbers
     * @param rows different rows
     * @param rowCount how many rows a program gets: these, repeated
     * @param penalty whether to add a term that does not depend on the rows
     */
    Agreement(Scalars f, double[] parameters, double[][] rows, int rowCount, boolean penalty) {
        this.f = f;
        this.parameters = parameters;
        this.rows = rows;
        this.penalty = penalty;
        manyRows = IntStream.range(0, rowCount)
                .mapToObj(i -> rows[i % rows.length])
                .toArray(double[][]::new);
        own = Value.of(parameters);
        program = program(Arrays.copyOf(rows, Math.min(3, rows.length)));
        eager = new Eager(f, parameters, penalty);
    }

    private Program program(double[][] samples) {
        Program traced = Program.traceAll(List.of(own), rows[0].length, x -> f.apply(own, x), samples);
        return penalty ? traced.plus(() -> penalty(own)) : traced;
    }

    /** A term that depends on the parameters alone. */
    static Value penalty(Value[] p) {
        Value squares = Value.sum(Arrays.stream(p).map(Value::square).toArray(Value[]::new));
        return squares.times(0.01).plus(p[0].times(p[p.length - 1]).tanh());
    }

    /** {@return the largest difference as a part of what was allowed} */
    double worst() {
        return worst;
    }

    /** Value, gradient, outputs, whatever computes them. */
    Agreement valueAndGradient() {
        Eager.Row mean = eager.reduced(rows, rows.length);
        interpreted(program.stages(Question.GRADIENT), mean);
        Eager.Row ofMany = eager.reduced(rows, manyRows.length);
        kernels().forEach(kernels -> {
            String by = " by " + kernels.name();
            double[] others = gradient(program.with(kernels), by, ofMany);
            outputs(program.with(kernels), by, others);
        });
        gradient(program.sum(), ", summed", eager.summed(rows, manyRows.length));
        backward(ofMany);
        return this;
    }

    private Stream<Kernels> kernels() {
        Stream<Kernels> fast = Stream.of(Kernels.plain(), Kernels.vector());
        return manyRows.length > MOST_ROWS_FOR_SLOW_KERNELS ? fast : Stream.concat(Stream.of(new SlowKernels()), fast);
    }

    private void interpreted(Stages stages, Eager.Row mean) {
        interpreted("the differentiated graph", stages.wanted(), joined(stages.roots(), stages.rowRoots()), mean);
        interpreted(
                "the simplified graph",
                stages.simplified().graph(),
                stages.simplified().roots(),
                mean);
        interpreted("the fused graph", stages.fused().graph(), stages.fused().roots(), mean);
    }

    private static int[] joined(int[] a, int[] b) {
        return IntStream.concat(Arrays.stream(a), Arrays.stream(b)).toArray();
    }

    private void interpreted(String what, Graph graph, int[] roots, Eager.Row mean) {
        double[][] numbers = Interpreter.run(graph, parameters, rows);
        same("the value from " + what, numbers[roots[0]][0], mean.value());
        for (int i = 0; i < parameters.length; i++) {
            same("the gradient from " + what + " by p" + i, numbers[roots[1 + i]][0], mean.gradient()[i]);
        }
        for (int output = 1; output < program.outputCount(); output++) {
            int root = roots[parameters.length + output];
            for (int row = 0; row < rows.length; row++) {
                double number = numbers[root][graph.varying(root) ? row : 0];
                same("an output from " + what, number, eager.outputs(rows[row])[output]);
            }
        }
    }

    /** Returns the other outputs. */
    private double[] gradient(Program tested, String by, Eager.Row wanted) {
        double[] gradient = new double[parameters.length];
        double[] others = new double[manyRows.length * (program.outputCount() - 1)];
        double value = tested.gradient(parameters, manyRows, gradient, others);
        same("the value beside the gradient" + by, value, wanted.value());
        sameAll("the gradient" + by, gradient, i -> wanted.gradient()[i]);
        same("the value" + by, tested.evaluate(parameters, manyRows), wanted.value());

        if (manyRows.length > FEW_ROWS) {
            double[] again = new double[parameters.length];
            double[] othersAgain = new double[others.length];
            double second = tested.threads(2).gradient(parameters, manyRows, again, othersAgain);
            sameBits("the value on 2 threads" + by, new double[] {second}, new double[] {value});
            sameBits("the gradient on 2 threads" + by, again, gradient);
            sameBits("the other outputs on 2 threads" + by, othersAgain, others);
        }
        return others;
    }

    private void outputs(Program tested, String by, double[] others) {
        int width = program.outputCount();
        double[] outputs = new double[manyRows.length * width];
        tested.outputs(parameters, manyRows, outputs);
        sameAll("the outputs" + by, outputs, i -> eager.outputs(manyRows[i / width])[i % width]);
        sameAll("the other outputs" + by, others, i -> eager.outputs(manyRows[i / (width - 1)])[1 + i % (width - 1)]);
    }

    private void backward(Eager.Row mean) {
        for (Value p : own) {
            p.grad = 1;
        }
        double value = program.backward(manyRows);
        same("the value of backward", value, mean.value());
        sameAll("the gradient of backward", gradients(), i -> mean.gradient()[i].plus(new Rounding.Estimate(1, 1, 0)));
    }

    private double[] gradients() {
        return Arrays.stream(own).mapToDouble(p -> p.grad).toArray();
    }

    /** The derivatives of each output in each row. */
    Agreement jacobian() {
        int width = program.outputCount() * parameters.length;
        kernels().forEach(kernels -> {
            double[] jacobian = new double[manyRows.length * width];
            program.with(kernels).threads(2).jacobian(parameters, manyRows, jacobian);
            sameAll("the Jacobian by " + kernels.name(), jacobian, i -> eager.jacobian(manyRows[i / width])[i % width]);
        });
        return this;
    }

    /** Second derivatives, all of them and times a vector. */
    Agreement hessian() {
        int n = parameters.length;
        double[] vector =
                IntStream.range(0, n).mapToDouble(i -> Math.sin(i + 1)).toArray();
        Rounding.Estimate[] wanted = eager.hessian(rows, manyRows.length);
        Rounding.Estimate[] product = new Rounding.Estimate[n];
        Arrays.setAll(
                product,
                i -> IntStream.range(0, n)
                        .mapToObj(j -> wanted[i * n + j].times(vector[j]))
                        .reduce(Rounding.Estimate.ZERO, Rounding.Estimate::plus));
        kernels().forEach(kernels -> {
            double[] hessian = new double[n * n];
            program.with(kernels).hessian(parameters, manyRows, hessian);
            sameAll("the Hessian by " + kernels.name(), hessian, i -> wanted[i]);
            double[] times = new double[n];
            program.with(kernels).hessianVector(parameters, vector, manyRows, times);
            sameAll("the Hessian-vector product by " + kernels.name(), times, i -> product[i]);
        });
        return this;
    }

    private void sameAll(String what, double[] numbers, IntFunction<Rounding.Estimate> wanted) {
        for (int i = 0; i < numbers.length; i++) {
            same(what + " at " + i, numbers[i], wanted.apply(i));
        }
    }

    private void same(String what, double number, Rounding.Estimate wanted) {
        double difference = Math.abs(number - wanted.value());
        if (!(difference <= wanted.tolerance())) {
            throw new AssertionError(what + " is " + number + ", but the eager engine has " + wanted.value()
                    + "; they differ by " + difference + ", where " + wanted.tolerance() + " is allowed");
        }
        worst = Math.max(worst, difference / wanted.tolerance());
    }

    private static void sameBits(String what, double[] numbers, double[] wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if (Double.doubleToRawLongBits(numbers[i]) != Double.doubleToRawLongBits(wanted[i])) {
                throw new AssertionError(what + " at " + i + " is " + numbers[i] + ", on one thread " + wanted[i]
                        + "; they must have the same bits");
            }
        }
    }
}
