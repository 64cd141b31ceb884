package dev.gradus.cli;

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
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

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
        footer = {"", "Example:", "  gradus demo"})
final class DemoCommand implements Callable<Integer> {
    private static final int STEPS = 100;
    private static final int POINTS = 100;
    private static final int SEED = 1337;

    private final Console console;

    DemoCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Dataset moons = TwoMoons.make(POINTS, 0.1, new NumpyRandom(SEED));
        Mlp model = new Mlp(new PythonRandom(SEED), 2, 16, 16, 1);
        Sgd optimizer = new Sgd(model.parameters(), LearningRate.linear(1, 0.1, STEPS), 0, false);
        List<Epoch> steps = new Trainer(model, Loss.HINGE, optimizer, moons)
                .epochs(STEPS)
                .l2(1e-4)
                .onEpoch(this::show)
                .run();
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
        return 0;
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
