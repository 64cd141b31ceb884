package dev.gradus.viz.plot;

import dev.gradus.Value;
import dev.gradus.data.Blobs;
import dev.gradus.data.Dataset;
import dev.gradus.data.NumpyRandom;
import dev.gradus.data.PythonRandom;
import dev.gradus.data.Spirals;
import dev.gradus.data.TwoMoons;
import dev.gradus.nn.Loss;
import dev.gradus.nn.Mlp;
import dev.gradus.optim.Adam;
import dev.gradus.optim.LearningRate;
import dev.gradus.optim.Sgd;
import dev.gradus.train.Epoch;
import dev.gradus.train.Trainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The plots that the lessons need, to test and to look at: run {@link #main} with a folder to fill. */
final class Gallery {
    static final Dataset MOONS = TwoMoons.make(100, 0.1, new NumpyRandom(1337));

    private static final Mlp MOONS_MODEL = new Mlp(new PythonRandom(1337), 2, 16, 16, 1);
    private static final List<Epoch> MOONS_EPOCHS = train(new Trainer(
                    MOONS_MODEL,
                    Loss.HINGE,
                    new Sgd(MOONS_MODEL.parameters(), LearningRate.linear(1, 0.1, 100), 0, false),
                    MOONS)
            .l2(1e-4));

    private Gallery() {}

    static Map<String, Plot> plots() {
        Map<String, Plot> plots = new LinkedHashMap<>();
        plots.put("tangent", tangent());
        plots.put("parabola", Plot.function(-10, 10, Curve.of("f(x) = 2x² + 3x − 4", x -> 2 * x * x + 3 * x - 4)));
        plots.put("tanh", tanh());
        plots.put(
                "poles",
                Plot.function(
                                -5,
                                5,
                                Curve.of("tan x", Math::tan),
                                Curve.of("1/x", x -> 1 / x),
                                Curve.of("ln x", Math::log))
                        .title("Poles and the edge of a domain"));
        plots.put("loss", Plot.curve(MOONS_EPOCHS).title("Moons: loss and accuracy"));
        plots.put("loss-log", Plot.curve(MOONS_EPOCHS).logScale().title("Moons: loss on a logarithmic axis"));
        plots.put("moons", moons());
        plots.put("moons-dark", moons().dark());
        plots.put("scatter", Plot.scatter(MOONS).title("Two moons"));
        plots.put("spirals", spirals());
        plots.put("blobs", blobs());
        plots.put("layers", layers());
        return plots;
    }

    static Plot tangent() {
        return Plot.function(
                -2,
                6,
                Curve.of("f(x) = 3x² − 4x + 5", x -> 3 * x * x - 4 * x + 5).tangentAt(3));
    }

    static Plot tanh() {
        return Plot.function(
                        -4,
                        4,
                        Curve.of("tanh x", Math::tanh),
                        Curve.of("its derivative 1 − tanh² x", x -> 1 - Math.tanh(x) * Math.tanh(x)))
                .title("tanh and its derivative");
    }

    static Plot moons() {
        return Plot.regions(MOONS_MODEL, MOONS).title("Moons: what the network decides");
    }

    private static Plot spirals() {
        Dataset data = Spirals.make(180, 3, 0.03, new NumpyRandom(7));
        Mlp model = new Mlp(new PythonRandom(5), 2, 16, 16, 3);
        train(new Trainer(model, Loss.SOFTMAX_CROSS_ENTROPY, new Adam(model.parameters(), 0.02), data));
        return Plot.regions(model, data).title("Three spirals");
    }

    private static Plot blobs() {
        Dataset data = Blobs.make(150, 3, 1.2, new NumpyRandom(3))
                .named(List.of("width (cm)", "height (cm)"), List.of("setosa", "versicolor", "virginica"));
        double[][] centres = new double[3][3];
        for (int row = 0; row < data.size(); row++) {
            for (int k = 0; k < 3; k++) {
                if (data.target(row)[k] == 1) {
                    centres[k][0] += data.input(row)[0];
                    centres[k][1] += data.input(row)[1];
                    centres[k][2]++;
                }
            }
        }
        return Plot.regions(
                        x -> Arrays.stream(centres)
                                .mapToDouble(c -> -Math.hypot(x[0] - c[0] / c[2], x[1] - c[1] / c[2]))
                                .toArray(),
                        data)
                .title("Nearest centre");
    }

    private static Plot layers() {
        Mlp model = new Mlp(new PythonRandom(1337), 2, 16, 16, 16, 1);
        List<List<Double>> outputs = new ArrayList<>();
        for (double[] row : MOONS.inputs()) {
            Value[] x = Value.constants(row);
            for (int i = 0; i < 4; i++) {
                x = model.layers().get(i).forward(x);
                if (outputs.size() <= i) {
                    outputs.add(new ArrayList<>());
                }
                for (Value v : x) {
                    outputs.get(i).add(v.data);
                }
            }
        }
        Series[] strips = new Series[4];
        for (int i = 0; i < 4; i++) {
            strips[i] = Series.of(
                    "layer " + i, outputs.get(i).stream().mapToDouble(v -> v).toArray());
        }
        return Plot.histogram(strips).title("Activations by layer").axes("activation", "% of values");
    }

    private static List<Epoch> train(Trainer trainer) {
        try {
            return trainer.eager().epochs(100).run(); // the same bits on every machine
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        for (Map.Entry<String, Plot> plot : plots().entrySet()) {
            plot.getValue().save(folder.resolve(plot.getKey() + ".svg"));
            plot.getValue().save(folder.resolve(plot.getKey() + ".png"));
        }
    }
}
