package dev.gradus.compile;

import dev.gradus.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Kernels in plain Java, always there: loops that HotSpot's compiler makes vector loops of.
 *
 * <p>It does so where every array is read and written at the loop's own index. So a matrix product is a {@link Map} too:
 * a few outputs, each increased by a few inputs times weights.
 */
final class PlainKernels extends GeneratedKernels {
    private static final int OUTPUTS = 2;

    /** A loop of more multiply-adds is not made a vector loop, on a JDK before 21 of still fewer. */
    private static final int INPUTS = Runtime.version().feature() < 21 ? 2 : 4;

    /** The largest tile of {@link #laneDot} whose sums stay in registers. */
    private static final int PAIRS = 4;

    /** From so many rows on the one side and on the other, turning them pays. */
    private static final int FEW = 8;

    private static final int MANY = 64;

    private final ThreadLocal<Turned> turned = ThreadLocal.withInitial(Turned::new);
    private final ThreadLocal<int[]> table = ThreadLocal.withInitial(() -> new int[0]);
    private final AtomicReferenceArray<@Nullable Map> tiles =
            new AtomicReferenceArray<>(2 * (OUTPUTS + 1) * (INPUTS + 1));

    PlainKernels() {
        super(new ScalarLanes(Element.DOUBLE), PAIRS, PAIRS);
    }

    @Override
    public String name() {
        return "plain Java";
    }

    private Map tile(int outputs, int inputs, boolean continued) {
        int index = (outputs * (INPUTS + 1) + inputs) * 2 + (continued ? 1 : 0);
        Map tile = tiles.get(index);
        if (tile == null) {
            tile = map(template(outputs, inputs, continued));
            tiles.set(index, tile);
        }
        return tile;
    }

    /** Each output is its start, a bias or its last number, plus the inputs times its weights. */
    private static Template template(int outputs, int inputs, boolean continued) {
        int varying = continued ? inputs + outputs : inputs;
        int firstWeight = varying;
        int starts = continued ? inputs : varying + inputs * outputs;
        int uniform = inputs * outputs + (continued ? 0 : outputs);
        List<Template.Instruction> code = new ArrayList<>();
        List<Integer> results = new ArrayList<>();
        for (int j = 0; j < outputs; j++) {
            int sum = starts + j;
            for (int k = 0; k < inputs; k++) {
                code.add(new Template.Apply(Op.TIMES, k, firstWeight + j * inputs + k));
                int product = varying + uniform + code.size() - 1;
                code.add(new Template.Apply(Op.PLUS, sum, product));
                sum = product + 1;
            }
            results.add(sum);
        }
        return new Template(varying, uniform, code, results);
    }

    @Override
    public void matmul(
            double[][] rows, int[] y, int[] x, double[] uniforms, int w, int down, int right, int[] bias, int lanes) {
        product(rows, y, y.length, x, x.length, uniforms, w, down, right, bias, lanes);
    }

    private void product(
            double[][] rows,
            int[] y,
            int allOutputs,
            int[] x,
            int allInputs,
            double[] uniforms,
            int w,
            int down,
            int right,
            int[] bias,
            int lanes) {
        int[] places = places(allInputs);
        for (int j = 0; j < allOutputs; j += OUTPUTS) {
            int outputs = Math.min(OUTPUTS, allOutputs - j);
            int k = 0;
            while (k < allInputs) {
                int inputs = Math.min(INPUTS, allInputs - k);
                boolean continued = k > 0;
                int members = continued ? (allInputs - k) / inputs : 1;
                int end = 0;
                for (int member = 0; member < members; member++) {
                    end = copy(x, k, inputs, places, end);
                    end = continued ? copy(y, j, outputs, places, end) : end;
                    for (int i = 0; i < outputs; i++) {
                        for (int n = 0; n < inputs; n++) {
                            places[end++] = w + (j + i) * down + (k + n) * right;
                        }
                    }
                    end = continued ? end : copy(bias, j, outputs, places, end);
                    end = copy(y, j, outputs, places, end);
                    k += inputs;
                }
                tile(outputs, inputs, continued).run(rows, uniforms, places, members, lanes);
            }
        }
    }

    /**
     * A sum over lanes is no vector loop: its order would change. But where there are many rows, the same sums are a matrix
     * product, each row of the longer side being a lane.
     */
    @Override
    public void laneDot(double[][] rows, int[] a, int[] b, double[] sums, int at, int down, int right, int lanes) {
        if (Math.min(a.length, b.length) < FEW || Math.max(a.length, b.length) < MANY) {
            super.laneDot(rows, a, b, sums, at, down, right, lanes);
        } else if (a.length > b.length) {
            turned(rows, b, a, sums, at, right, down, lanes);
        } else {
            turned(rows, a, b, sums, at, down, right, lanes);
        }
    }

    private void turned(double[][] rows, int[] a, int[] b, double[] sums, int at, int down, int right, int lanes) {
        Turned work = turned.get();
        work.fit(lanes, a.length);
        for (int j = 0; j < a.length; j++) {
            System.arraycopy(rows[a[j]], 0, work.weights, 1 + j * lanes, lanes);
        }
        for (int first = 0; first < b.length; first += Turned.LANES) {
            int count = Math.min(Turned.LANES, b.length - first);
            for (int k = 0; k < count; k++) {
                double[] row = rows[b[first + k]];
                for (int lane = 0; lane < lanes; lane++) {
                    work.rows[lane][k] = row[lane];
                }
            }
            product(
                    work.rows,
                    work.outputs,
                    a.length,
                    work.inputs,
                    lanes,
                    work.weights,
                    1,
                    lanes,
                    1,
                    work.starts,
                    count);
            for (int j = 0; j < a.length; j++) {
                double[] row = work.rows[work.outputs[j]];
                int place = at + j * down + first * right;
                for (int k = 0; k < count; k++) {
                    sums[place + k * right] += row[k];
                }
            }
        }
    }

    /** Where one thread turns rows into lanes. */
    private static final class Turned {
        static final int LANES = 128;

        double[][] rows = {};
        int[] inputs = {};
        int[] outputs = {};
        int[] starts = {};

        /** A zero, where every sum starts, and then the weights. */
        double[] weights = {};

        void fit(int inputCount, int outputCount) {
            if (inputs.length < inputCount || outputs.length < outputCount) {
                int in = Math.max(inputs.length, inputCount);
                int out = Math.max(outputs.length, outputCount);
                rows = new double[in + out][LANES];
                inputs = IntStream.range(0, in).toArray();
                outputs = IntStream.range(in, in + out).toArray();
                starts = new int[out];
            }
            if (weights.length <= inputCount * outputCount) {
                weights = new double[inputCount * outputCount + 1];
            }
        }
    }

    private static int copy(int[] from, int start, int count, int[] to, int at) {
        System.arraycopy(from, start, to, at, count);
        return at + count;
    }

    /** A table long enough for a tile's whole row of weights. */
    private int[] places(int inputs) {
        int needed = (inputs / INPUTS + 1) * (OUTPUTS * INPUTS + INPUTS + 2 * OUTPUTS);
        int[] places = table.get();
        if (places.length < needed) {
            places = new int[needed];
            table.set(places);
        }
        return places;
    }
}
