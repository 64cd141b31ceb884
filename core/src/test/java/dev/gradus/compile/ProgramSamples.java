package dev.gradus.compile;

import dev.gradus.Value;
import dev.gradus.data.PythonRandom;
import dev.gradus.nn.Activation;
import dev.gradus.nn.Initializer;
import dev.gradus.nn.Layer;
import dev.gradus.nn.Loss;
import dev.gradus.nn.Mlp;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Small programs whose printed forms and files are kept in the repository. */
final class ProgramSamples {
    /** By name; each made anew. */
    static final Map<String, Supplier<Program>> ALL = new TreeMap<>(Map.of(
            "neuron", ProgramSamples::neuron,
            "layer", ProgramSamples::layer,
            "mlp", ProgramSamples::mlp,
            "l2", ProgramSamples::l2,
            "softmax", ProgramSamples::softmax,
            "pick", ProgramSamples::pick,
            "outputs", ProgramSamples::outputs));

    private ProgramSamples() {}

    /** The squared error of one tanh neuron. */
    static Program neuron() {
        List<Value> p = parameters("w1", "w2", "b");
        return Program.trace(p, 3, row -> squaredError(p, row), rows(3, 2));
    }

    private static Value squaredError(List<Value> p, Value[] row) {
        Value sum = p.get(0).times(row[0]).plus(p.get(1).times(row[1])).plus(p.get(2));
        return sum.tanh().minus(row[2]).square();
    }

    /** A layer of eight tanh neurons, written neuron by neuron. */
    static Program layer() {
        Layer layer = new Layer(3, 8, Activation.TANH, Initializer.UNIFORM, new PythonRandom(1));
        return Program.trace(layer.parameters(), 3, row -> Value.sum(layer.forward(row)), rows(3, 2));
    }

    /** Two layers, so that a gradient goes through the weights of the second. */
    static Program mlp() {
        Mlp model = new Mlp(new PythonRandom(1), 3, 8, 4);
        return Program.trace(
                model.parameters(),
                3,
                row -> Value.sum(
                        Arrays.stream(model.forward(row)).map(Value::square).toList()),
                rows(3, 2));
    }

    /** A neuron with a penalty on its weights. */
    static Program l2() {
        List<Value> p = parameters("w1", "w2", "b");
        return Program.trace(p, 3, row -> squaredError(p, row), rows(3, 2)).plus(() -> Loss.l2(p, 0.1));
    }

    /** Cross-entropy of the softmax of three products. */
    static Program softmax() {
        List<Value> p = parameters("w1", "w2", "w3");
        return Program.trace(
                p,
                4,
                row -> {
                    Value[] scores = p.stream().map(w -> w.times(row[0])).toArray(Value[]::new);
                    Value[] target = Arrays.copyOfRange(row, 1, 4);
                    return Value.dot(target, Value.softmax(scores)).log().unaryMinus();
                },
                rows(4, 2));
    }

    /** A table of four numbers, looked up by the first column. */
    static Program pick() {
        List<Value> table = parameters("t0", "t1", "t2", "t3");
        return Program.trace(
                table,
                3,
                row -> Value.pick(row[0], table).times(row[1]).minus(row[2]).square(),
                new double[] {0, 1, 2},
                new double[] {3, -1, 0.5});
    }

    /** Several results, a mask, and the sum over the rows. */
    static Program outputs() {
        List<Value> p = parameters("a", "");
        return Program.traceAll(
                        p,
                        2,
                        row -> {
                            Value product = p.get(0).times(row[0]);
                            Value masked = Value.where(row[1].greaterThan(Value.constant(0)), row[1].sqrt(), p.get(1));
                            return new Value[] {
                                product.plus(masked), masked, row[0], p.get(1).exp()
                            };
                        },
                        rows(2, 2))
                .sum();
    }

    private static List<Value> parameters(String... labels) {
        return IntStream.range(0, labels.length)
                .mapToObj(i -> new Value(0.75 - i * 0.5, labels[i]))
                .toList();
    }

    /** Rows without special numbers; the first column is a valid index into a table of four. */
    static double[][] rows(int columns, int count) {
        double[][] rows = new double[count][columns];
        for (int i = 0; i < count; i++) {
            for (int column = 0; column < columns; column++) {
                rows[i][column] = column == 0 ? i % 4 : Math.sin(1 + i * 7 + column * 3);
            }
        }
        return rows;
    }
}
