package dev.gradus.cli;

import dev.gradus.Value;
import dev.gradus.data.Dataset;
import dev.gradus.data.NumpyRandom;
import dev.gradus.data.PythonRandom;
import dev.gradus.data.TwoMoons;
import dev.gradus.nn.Loss;
import dev.gradus.nn.Mlp;
import dev.gradus.optim.LearningRate;
import dev.gradus.optim.Sgd;
import dev.gradus.train.Epoch;
import dev.gradus.train.Evaluation;
import dev.gradus.train.Metric;
import dev.gradus.train.Trainer;
import dev.gradus.viz.plot.Plot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trains micrograd's demo and draws what was learned. */
@Command(
        name = "demo",
        description = {
            "Watch a network of scalars learn to tell two moons apart.",
            "",
            "The demo of micrograd, number for number: 100 points, a network 2-16-16-1 with ReLU, the max-margin loss,"
                    + " 100 steps of gradient descent. Takes a second.",
            ""
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  gradus demo", "  gradus demo --out pictures"})
final class DemoCommand implements Callable<Integer> {
    private static final int STEPS = 100;
    private static final int POINTS = 100;
    private static final int SEED = 1337;

    private final Console console;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Also draw the loss, the decision regions and a neuron's graph into this folder.")
    @Nullable
    Path out;

    @Option(names = "--eager", description = TrainOptions.EAGER)
    boolean eager;

    DemoCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Pictures pictures = out == null ? null : Pictures.in(out);
        Dataset moons = TwoMoons.make(POINTS, 0.1, new NumpyRandom(SEED));
        Mlp model = new Mlp(new PythonRandom(SEED), 2, 16, 16, 1);
        Sgd optimizer = new Sgd(model.parameters(), LearningRate.linear(1, 0.1, STEPS), 0, false);
        Trainer trainer = new Trainer(model, Loss.HINGE, optimizer, moons)
                .epochs(STEPS)
                .l2(1e-4)
                .onStart(console.out()::println)
                .onEpoch(this::show);
        List<Epoch> steps = (eager ? trainer.eager() : trainer).run();
        double accuracy =
                Evaluation.of(model, Loss.HINGE, Metric.ACCURACY, moons).metric();
        double seconds = steps.stream().mapToDouble(Epoch::seconds).sum();
        console.out().println();
        console.out()
                .printf(
                        Locale.ROOT,
                        "%s of %d points right after %d steps, with %d parameters, in %.2f s%n%n",
                        Numbers.percent(accuracy),
                        POINTS,
                        STEPS,
                        model.parameterCount(),
                        seconds);
        new DecisionRegion(model, moons).draw(console);
        if (pictures != null) {
            pictures.save("loss", Plot.curve(steps).title("Two moons: 100 steps"));
            pictures.save("regions", Plot.regions(model, moons).title("Two moons: what the network decides"));
            pictures.save("neuron", neuron(model, moons));
            console.out().printf("%nLoss, regions and a neuron's graph are drawn in %s.%n", pictures.folder());
        }
        return 0;
    }

    /** The liveliest neuron of the first layer at work on the first point, with its gradients. */
    private static Value neuron(Mlp model, Dataset moons) {
        double[] point = moons.input(0);
        Value[] inputs = {new Value(point[0], "x1"), new Value(point[1], "x2")};
        Value output = Arrays.stream(model.layers().get(0).forward(inputs))
                .max(Comparator.comparingDouble(v -> v.data))
                .orElseThrow()
                .label("out");
        output.zeroGrad();
        output.backward();
        return output;
    }

    private void show(Epoch step) {
        console.out()
                .printf(
                        Locale.ROOT,
                        "step %2d   loss %-20s   accuracy %6s%n",
                        step.number(),
                        step.loss(),
                        Numbers.percent(step.metric()));
    }
}
