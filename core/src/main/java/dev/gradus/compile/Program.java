package dev.gradus.compile;

import dev.gradus.Value;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectStreamException;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A function of values that was recorded once and now runs over many rows at the speed of vector code, with all its
 * derivatives.
 *
 * <pre>{@code
 * Program step = Program.trace(model.parameters(), 3,
 *         row -> Loss.HINGE.of(model.output(row[0], row[1]), row[2]), rows[0], rows[1]);
 * for (int k = 0; k < 100; k++) {
 *     model.zeroGrad();
 *     double loss = step.backward(rows); // the mean over the rows; adds to every parameter's grad
 *     optimizer.step();
 * }
 * }</pre>
 *
 * <p>The function sees one row at a time and is written as always, value by value. What it computes from parameters alone
 * is computed once a call. The rows' results are reduced to their mean, or with {@link #sum} to their sum.
 *
 * <p>Results agree with the eager engine up to rounding: sums are taken in another order, products and sums are rounded
 * once ({@code fma}), and functions such as exp are within 2 ulp of {@link StrictMath}. They have the same bits for any
 * number of threads and on every run with the same kernels, from the first call on, whether the JVM interprets or has
 * compiled them. Where a local derivative is the constant 0 (detach, sign, a comparison), an infinite gradient that would
 * arrive as NaN does not arrive at all.
 *
 * <p>Immutable but for {@link #backward}, which changes the parameters it was traced with; any number of threads may use
 * a program at once.
 */
public final class Program implements Serializable {
    private static final long serialVersionUID = 1;
    private static final double[] NOTHING = new double[0];

    private final transient Recording recording;
    private final transient Reduction reduction;
    private final transient int threads;
    private final transient Kernels kernels;
    private final transient @Nullable List<Value> parameters;
    private final transient ArrayBlockingQueue<Scratch> idle =
            new ArrayBlockingQueue<>(Runtime.getRuntime().availableProcessors());
    private final transient Map<Question, Runner> runners = new EnumMap<>(Question.class);

    /** The parameters' numbers and their gradient, kept between calls. */
    @SuppressWarnings("ArrayRecordComponent") // scratch
    private record Scratch(double[] numbers, double[] gradient) {}

    private Program(
            Recording recording, Reduction reduction, int threads, Kernels kernels, @Nullable List<Value> parameters) {
        this.recording = recording;
        this.reduction = reduction;
        this.threads = threads;
        this.kernels = kernels;
        this.parameters = parameters;
    }

    /**
     * Records a function with one result, such as a row's loss.
     *
     * @param parameters the leaves it may use beside its inputs
     * @param columns how many numbers a row has
     * @param f the function, from a row's values to the result; it is run a few times, never later
     * @param sampleRows rows to run it on, at least one; two different ones tell more
     * @return the program, which reduces rows to their mean
     * @throws IllegalArgumentException if the function does not build the same graph for each row, since it looks at the
     *     numbers in inputs or parameters; if it uses a leaf that is neither; or if a parameter is not a leaf. The
     *     message names the label
     */
    public static Program trace(
            List<Value> parameters, int columns, Function<Value[], Value> f, double[]... sampleRows) {
        return traceAll(parameters, columns, row -> new Value[] {f.apply(row)}, sampleRows);
    }

    /**
     * As {@link #trace}, with several results. The first is the one that is reduced and differentiated by
     * {@link #evaluate}, {@link #gradient} and {@link #hessian}; {@link #outputs} and {@link #jacobian} have all.
     *
     * @param parameters the leaves it may use beside its inputs
     * @param columns how many numbers a row has
     * @param f the function, from a row's values to the results; as many for each row
     * @param sampleRows rows to run it on, at least one; two different ones tell more
     * @return the program, which reduces rows to their mean
     * @throws IllegalArgumentException as {@link #trace}
     */
    public static Program traceAll(
            List<Value> parameters, int columns, Function<Value[], Value[]> f, double[]... sampleRows) {
        List<Value> leaves = List.copyOf(parameters);
        Recording recording = Recording.of(leaves, columns, f, sampleRows);
        return new Program(recording, Reduction.MEAN, 1, Kernels.best(), leaves);
    }

    /** {@return the same program, with the sum over the rows instead of their mean} */
    public Program sum() {
        return new Program(recording, Reduction.SUM, threads, kernels, parameters);
    }

    /**
     * The same program with a term that does not depend on the rows, such as an L2 penalty, added to the mean or sum.
     *
     * @param penalty builds the term from the parameters that the program was traced with
     * @return a new program
     * @throws IllegalArgumentException as {@link #trace}
     * @throws IllegalStateException if the program was read from a file and so has no such parameters
     */
    public Program plus(Supplier<Value> penalty) {
        List<Value> own = ownParameters();
        Recording term = Recording.of(own, 0, row -> new Value[] {penalty.get()}, new double[1][0]);
        return new Program(recording.plus(term), reduction, threads, kernels, own);
    }

    /**
     * The same program on several threads. The result has the same bits for any number.
     *
     * @param count how many threads may work on one call, ≥ 1; few rows are left to one
     * @return a new program
     * @throws IllegalArgumentException if it is below 1
     */
    public Program threads(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("a program needs at least one thread, got " + count);
        }
        return new Program(recording, reduction, count, kernels, parameters);
    }

    /** The same program with other kernels. */
    Program with(Kernels other) {
        return new Program(recording, reduction, threads, other, parameters);
    }

    /** {@return how many parameters there are} */
    public int parameterCount() {
        return recording.parameters();
    }

    /** {@return how many numbers a row has} */
    public int columnCount() {
        return recording.columns();
    }

    /** {@return how many results the function has} */
    public int outputCount() {
        return recording.outputs().length;
    }

    /**
     * The mean over rows (or their sum) at the parameters' present numbers, with its gradient added to each parameter's
     * {@link Value#grad}.
     *
     * @param rows the rows, at least one
     * @return the mean or sum
     * @throws IllegalArgumentException if there are no rows, or one has another length; or if an index is out of range
     * @throws IllegalStateException if the program was read from a file and so has no parameters of its own
     */
    public double backward(double[]... rows) {
        List<Value> own = ownParameters();
        Scratch scratch = idle.poll();
        if (scratch == null) {
            scratch = new Scratch(new double[own.size()], new double[own.size()]);
        }
        for (int i = 0; i < scratch.numbers.length; i++) {
            scratch.numbers[i] = own.get(i).data;
        }
        double value = gradient(scratch.numbers, rows, scratch.gradient);
        for (int i = 0; i < scratch.gradient.length; i++) {
            own.get(i).grad += scratch.gradient[i];
        }
        idle.offer(scratch);
        return value;
    }

    /**
     * The mean over rows, or their sum.
     *
     * @param parameterNumbers the parameters' numbers
     * @param rows the rows, at least one
     * @return the mean or sum
     * @throws IllegalArgumentException if the parameters or a row have another length, or there are no rows; or if an
     *     index is out of range
     */
    public double evaluate(double[] parameterNumbers, double[]... rows) {
        return run(Question.VALUE, parameterNumbers, rows, NOTHING, null);
    }

    /**
     * The mean over rows (or their sum) and its gradient.
     *
     * @param parameterNumbers the parameters' numbers
     * @param rows the rows, at least one
     * @param gradient where the derivative by each parameter goes
     * @return the mean or sum
     * @throws IllegalArgumentException as {@link #evaluate}, or if the array for the gradient has another length
     */
    public double gradient(double[] parameterNumbers, double[][] rows, double[] gradient) {
        return gradient(parameterNumbers, rows, gradient, null);
    }

    /**
     * As {@link #gradient(double[], double[][], double[])}, with the function's other results for each row.
     *
     * @param parameterNumbers the parameters' numbers
     * @param rows the rows, at least one
     * @param gradient where the derivative by each parameter goes
     * @param others where the results after the first go, row by row; null if they are not wanted
     * @return the mean or sum
     * @throws IllegalArgumentException as {@link #evaluate}, or if an array for results has another length
     */
    public double gradient(double[] parameterNumbers, double[][] rows, double[] gradient, double @Nullable [] others) {
        requireLength(gradient, parameterCount(), "the gradient");
        if (others != null) {
            requireLength(others, (long) rows.length * (outputCount() - 1), "the other results");
        }
        return run(Question.GRADIENT, parameterNumbers, rows, gradient, others);
    }

    /**
     * All results of the function for each row.
     *
     * @param parameterNumbers the parameters' numbers
     * @param rows the rows, at least one
     * @param outputs where they go: row by row, result by result
     * @throws IllegalArgumentException as {@link #evaluate}, or if the array for the results has another length
     */
    public void outputs(double[] parameterNumbers, double[][] rows, double[] outputs) {
        requireLength(outputs, (long) rows.length * outputCount(), "the results");
        run(Question.OUTPUTS, parameterNumbers, rows, NOTHING, outputs);
    }

    /**
     * The derivative of each result by each parameter, for each row.
     *
     * @param parameterNumbers the parameters' numbers
     * @param rows the rows, at least one
     * @param jacobian where they go: row by row, result by result, parameter by parameter
     * @throws IllegalArgumentException as {@link #evaluate}, or if the array for the derivatives has another length
     */
    public void jacobian(double[] parameterNumbers, double[][] rows, double[] jacobian) {
        requireLength(jacobian, (long) rows.length * outputCount() * parameterCount(), "the Jacobian");
        run(Question.JACOBIAN, parameterNumbers, rows, NOTHING, jacobian);
    }

    /**
     * The second derivatives of the mean over rows (or their sum). The graph that computes them has a part for every
     * parameter; for many parameters, take {@link #hessianVector}.
     *
     * @param parameterNumbers the parameters' numbers
     * @param rows the rows, at least one
     * @param hessian where they go: ∂²/∂pᵢ∂pⱼ at i · n + j, for n parameters
     * @return the mean or sum
     * @throws IllegalArgumentException as {@link #evaluate}, or if the array for the derivatives has another length
     */
    public double hessian(double[] parameterNumbers, double[][] rows, double[] hessian) {
        requireLength(hessian, (long) parameterCount() * parameterCount(), "the Hessian");
        return run(Question.HESSIAN, parameterNumbers, rows, hessian, null);
    }

    /**
     * The product of the second derivatives and a vector, without computing all of them (Pearlmutter 1994).
     *
     * @param parameterNumbers the parameters' numbers
     * @param vector a number for each parameter
     * @param rows the rows, at least one
     * @param product where Σⱼ ∂²/∂pᵢ∂pⱼ · vⱼ goes, for each parameter i
     * @return the mean or sum
     * @throws IllegalArgumentException as {@link #evaluate}, or if vector or product have another length
     */
    public double hessianVector(double[] parameterNumbers, double[] vector, double[][] rows, double[] product) {
        requireLength(parameterNumbers, parameterCount(), "the parameters");
        requireLength(vector, parameterCount(), "the vector");
        requireLength(product, parameterCount(), "the product");
        double[] both = Arrays.copyOf(parameterNumbers, 2 * parameterNumbers.length);
        System.arraycopy(vector, 0, both, parameterNumbers.length, vector.length);
        requireRows(rows);
        return runner(Question.HESSIAN_VECTOR).run(both, rows, product, null, threads);
    }

    private double run(Question question, double[] numbers, double[][] rows, double[] out, double @Nullable [] rowOut) {
        requireLength(numbers, parameterCount(), "the parameters");
        requireRows(rows);
        return runner(question).run(numbers, rows, out, rowOut, threads);
    }

    private void requireRows(double[][] rows) {
        if (rows.length == 0) {
            throw new IllegalArgumentException("a program needs at least one row, got none");
        }
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != columnCount()) {
                throw new IllegalArgumentException("row " + i + " has " + rows[i].length
                        + " numbers; the program takes " + columnCount() + " a row");
            }
        }
    }

    private static void requireLength(double[] array, long length, String what) {
        if (array.length != length) {
            throw new IllegalArgumentException(
                    what + " must be an array of " + length + " numbers, got one of " + array.length);
        }
    }

    /**
     * Writes the program, without the parameters' numbers, in a format of its own that has a version.
     *
     * @param out where to; it is not closed
     * @throws IOException if it cannot be written
     */
    public void write(OutputStream out) throws IOException {
        ProgramFormat.write(recording, reduction, out);
    }

    /**
     * Reads a program that {@link #write} wrote. It has no values of its own, so {@link #backward} and {@link #plus} are
     * not for it; all that take the parameters' numbers are.
     *
     * @param in where from; it is read to the end of the program and not closed
     * @return the program, on one thread
     * @throws IOException if it cannot be read, is damaged or of another version
     */
    public static Program read(InputStream in) throws IOException {
        ProgramFormat.Content content = ProgramFormat.read(in);
        return new Program(content.recording(), content.reduction(), 1, Kernels.best(), null);
    }

    private Object writeReplace() throws ObjectStreamException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // bytes in memory are always written
        }
        return new Serialized(bytes.toByteArray(), threads);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a program is serialized by way of another class");
    }

    /** What goes through Java's serialization, so that nothing unchecked comes out of it. */
    @SuppressWarnings("ArrayRecordComponent") // never seen by anybody
    private record Serialized(byte[] bytes, int threads) implements Serializable {
        private Object readResolve() throws ObjectStreamException {
            try {
                return read(new ByteArrayInputStream(bytes)).threads(threads);
            } catch (IOException | IllegalArgumentException e) {
                InvalidObjectException invalid = new InvalidObjectException(e.getMessage());
                invalid.initCause(e);
                throw invalid;
            }
        }
    }

    /**
     * Every stage on the way from the function to the loops, for the value and its gradient: the graph as recorded and
     * differentiated, simplified, with inner products fused, and the steps.
     *
     * @param mostLines of a longer stage, the middle is left out
     * @return a text of several lines
     */
    public String explain(int mostLines) {
        Stages stages = stages(Question.GRADIENT);
        return Listing.of(recording, stages, stages.plan(kernels), mostLines);
    }

    /**
     * {@return the steps that compute the value and its gradient} Rows of lanes are r0, r1, …; inputs x0, x1, …;
     * parameters p0, p1, …; sums over the rows s0, s1, …; other numbers that are the same in all rows n0, n1, … Lines
     * that are indented further are in the same loop as the one above, which shares its temporary numbers t0, t1, …
     */
    @Override
    public String toString() {
        return Listing.of(stages(Question.GRADIENT).plan(kernels), Integer.MAX_VALUE);
    }

    /**
     * Sums up in a few words what became of the function; compiles its gradient, which is then ready to run.
     *
     * @return such as {@code 1057 recorded nodes into 17 steps}
     */
    public String summary() {
        return recording.graph().size() + " recorded nodes into "
                + runner(Question.GRADIENT).stepCount() + " steps";
    }

    /**
     * The loops that programs run on in this process.
     *
     * @return {@code plain Java}; or, where the module {@code jdk.incubator.vector} was added to the java command, such
     *     as {@code Vector API, 8 lanes}
     */
    public static String kernels() {
        return Kernels.best().name();
    }

    private Runner runner(Question question) {
        synchronized (runners) {
            return runners.computeIfAbsent(
                    question, asked -> new Runner(stages(asked).plan(kernels)));
        }
    }

    Stages stages(Question question) {
        return question.ask(recording, reduction);
    }

    private List<Value> ownParameters() {
        if (parameters == null) {
            throw new IllegalStateException("this program was read from a file, without the values it was traced with; "
                    + "give it the parameters' numbers, as in gradient(numbers, rows, gradient)");
        }
        return parameters;
    }
}
