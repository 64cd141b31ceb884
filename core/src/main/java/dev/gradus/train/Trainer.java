package dev.gradus.train;

import dev.gradus.Value;
import dev.gradus.data.Dataset;
import dev.gradus.data.PythonRandom;
import dev.gradus.nn.Loss;
import dev.gradus.nn.Module;
import dev.gradus.optim.GradientClip;
import dev.gradus.optim.Optimizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Trains a model: batch by batch forward, backward and a step of the optimizer, epoch after epoch.
 *
 * <pre>{@code
 * var random = new PythonRandom(1337);
 * var model = new Mlp(random, 2, 16, 16, 1);
 * var optimizer = new Sgd(model.parameters(), LearningRate.linear(1, 0.1, 100), 0, false);
 * new Trainer(model, Loss.HINGE, optimizer, TwoMoons.make(100, 0.1, new NumpyRandom(1337)))
 *         .epochs(100)
 *         .l2(1e-4)
 *         .onEpoch(e -> System.out.println(e.number() + " " + e.loss() + " " + e.metric()))
 *         .run();
 * }</pre>
 *
 * <p>The same settings and seed give the same bits, whether a run goes through or is killed and resumed from its
 * checkpoint.
 */
public final class Trainer {
    private final Module model;
    private final Loss loss;
    private final Optimizer optimizer;
    private final Dataset training;
    private final List<Consumer<Epoch>> listeners = new ArrayList<>();
    private @Nullable Dataset validation;
    private @Nullable Path checkpoint;
    private Metric metric = Metric.ACCURACY;
    private int epochs = 100;
    private int batchSize;
    private double l2;
    private double clipNorm = Double.POSITIVE_INFINITY;
    private int patience = Integer.MAX_VALUE;
    private int checkpointEvery = 1;
    private long seed;
    private String fingerprint = "";

    /**
     * A trainer for full batches, 100 epochs, no penalty, no validation, no checkpoint, seed 0.
     *
     * @param model what to train
     * @param loss how far its outputs are from the targets
     * @param optimizer changes the model's parameters
     * @param training the rows to learn from, at least one
     * @throws IllegalArgumentException if there are no rows
     */
    public Trainer(Module model, Loss loss, Optimizer optimizer, Dataset training) {
        if (training.size() == 0) {
            throw new IllegalArgumentException("there are no rows to train on");
        }
        this.model = model;
        this.loss = loss;
        this.optimizer = optimizer;
        this.training = training;
        batchSize = training.size();
    }

    /**
     * How often to go through all rows.
     *
     * @param epochs the number of epochs, ≥ 0
     * @return this trainer
     */
    public Trainer epochs(int epochs) {
        this.epochs = atLeast(0, epochs, "epochs");
        return this;
    }

    /**
     * How many rows a step looks at. With fewer than all rows, each epoch shuffles them anew.
     *
     * @param rows the batch size, ≥ 1
     * @return this trainer
     */
    public Trainer batchSize(int rows) {
        batchSize = Math.min(training.size(), atLeast(1, rows, "batch size"));
        return this;
    }

    /**
     * Adds the penalty alpha · Σ p² over the parameters to every batch's loss.
     *
     * @param alpha its weight, ≥ 0
     * @return this trainer
     */
    public Trainer l2(double alpha) {
        if (!(alpha >= 0)) {
            throw new IllegalArgumentException("the L2 weight must not be negative, got " + alpha);
        }
        l2 = alpha;
        return this;
    }

    /**
     * Scales gradients so that their norm is at most a limit.
     *
     * @param limit the largest norm, > 0
     * @return this trainer
     */
    public Trainer clipNorm(double limit) {
        clipNorm = limit;
        return this;
    }

    /**
     * Where the shuffling starts.
     *
     * @param seed any number
     * @return this trainer
     */
    public Trainer seed(long seed) {
        this.seed = seed;
        return this;
    }

    /**
     * What to report beside the loss; accuracy at first.
     *
     * @param metric the metric
     * @return this trainer
     */
    public Trainer metric(Metric metric) {
        this.metric = metric;
        return this;
    }

    /**
     * Rows to measure on after each epoch, never to learn from.
     *
     * @param rows the rows; none switches validation off
     * @return this trainer
     */
    public Trainer validation(Dataset rows) {
        validation = rows.size() == 0 ? null : rows;
        return this;
    }

    /**
     * Stops when the validation loss (without validation rows, the training loss) has not improved for some epochs, and
     * then goes back to the parameters of the best epoch.
     *
     * @param epochs how many epochs without improvement to wait, ≥ 1
     * @return this trainer
     */
    public Trainer patience(int epochs) {
        patience = atLeast(1, epochs, "patience");
        return this;
    }

    /**
     * Calls a listener after each epoch.
     *
     * @param listener the listener
     * @return this trainer
     */
    public Trainer onEpoch(Consumer<Epoch> listener) {
        listeners.add(listener);
        return this;
    }

    /**
     * Writes everything needed to go on to a file, atomically, every few epochs and at the end.
     *
     * @param file the checkpoint
     * @param everyEpochs how often, ≥ 1
     * @return this trainer
     */
    public Trainer checkpoint(Path file, int everyEpochs) {
        checkpoint = file;
        checkpointEvery = atLeast(1, everyEpochs, "epochs between checkpoints");
        return this;
    }

    /**
     * What else a resumed run must share with the one that wrote the checkpoint: the learning rate, the data, anything
     * that this trainer cannot see. Nothing at first.
     *
     * @param words such as {@code rate=0.01 data=moons}, separated by spaces; a refusal names those that differ
     * @return this trainer
     */
    public Trainer fingerprint(String words) {
        fingerprint = words;
        return this;
    }

    private static int atLeast(int least, int n, String what) {
        if (n < least) {
            throw new IllegalArgumentException(what + " must be at least " + least + ", got " + n);
        }
        return n;
    }

    /**
     * Trains from the model's present parameters.
     *
     * @return what every epoch showed
     * @throws IOException if a checkpoint cannot be written
     * @throws ArithmeticException if the loss becomes NaN or infinite; the last checkpoint stays
     */
    public List<Epoch> run() throws IOException {
        return run(new TrainingState(new PythonRandom(seed)));
    }

    /**
     * Goes on from the checkpoint to the same bits as a run that was never stopped; {@link #epochs} may be larger than
     * before.
     *
     * @return what every epoch showed, those before the checkpoint included
     * @throws IOException if the checkpoint cannot be read or written, or belongs to another model or other settings
     * @throws IllegalStateException if no {@link #checkpoint} is set
     * @throws ArithmeticException if the loss becomes NaN or infinite; the last checkpoint stays
     */
    public List<Epoch> resume() throws IOException {
        if (checkpoint == null) {
            throw new IllegalStateException("there is no checkpoint to resume from: set one with checkpoint(file, 1)");
        }
        return run(Checkpoint.read(checkpoint, settings(), model, optimizer));
    }

    /** Everything that must be the same for a resumed run to give the same bits. */
    private String settings() {
        return "loss=" + loss + " optimizer=" + optimizer.getClass().getSimpleName() + " rows=" + training.size()
                + " validation=" + (validation == null ? 0 : validation.size()) + " batch=" + batchSize + " l2=" + l2
                + " clip=" + clipNorm + " patience=" + patience + " metric=" + metric + " seed=" + seed
                + (fingerprint.isEmpty() ? "" : " " + fingerprint);
    }

    private List<Epoch> run(TrainingState state) throws IOException {
        List<Value> parameters = model.parameters();
        boolean early = patience < Integer.MAX_VALUE;
        int saved = -1;
        while (state.history.size() < epochs && state.waited() < patience) {
            Epoch epoch = epoch(state.history.size(), state.random, parameters);
            if (!Double.isFinite(epoch.loss())) {
                throw new ArithmeticException("training diverged: the loss is " + epoch.loss() + " in epoch "
                        + epoch.number() + "; lower the learning rate, clip gradients or look for extreme inputs");
            }
            if (state.add(epoch) && early) {
                state.keepAsBest(parameters);
            }
            listeners.forEach(listener -> listener.accept(epoch));
            if (checkpoint != null && state.history.size() % checkpointEvery == 0) {
                Checkpoint.write(checkpoint, settings(), model, optimizer, state);
                saved = state.history.size();
            }
        }
        if (checkpoint != null && saved != state.history.size()) {
            Checkpoint.write(checkpoint, settings(), model, optimizer, state);
        }
        if (early) {
            state.restoreBest(parameters);
        }
        return List.copyOf(state.history);
    }

    private Epoch epoch(int number, PythonRandom random, List<Value> parameters) {
        long start = System.nanoTime();
        int[] order = IntStream.range(0, training.size()).toArray();
        if (batchSize < order.length) {
            random.shuffle(order);
        }
        double lossSum = 0;
        double metricSum = 0;
        double norm = 0;
        double rate = 0;
        for (int from = 0; from < order.length; from += batchSize) {
            int to = Math.min(order.length, from + batchSize);
            List<Value[]> outputs = new ArrayList<>();
            List<Value[]> targets = new ArrayList<>();
            for (int i = from; i < to; i++) {
                outputs.add(model.forward(training.input(order[i])));
                targets.add(Value.constants(training.target(order[i])));
            }
            Value total = loss.batch(outputs, targets);
            if (l2 > 0) {
                total = total.plus(Loss.l2(parameters, l2));
            }
            optimizer.zeroGrad();
            total.backward();
            norm = GradientClip.byNorm(parameters, clipNorm);
            rate = optimizer.learningRate();
            optimizer.step();
            lossSum += total.data * (to - from);
            metricSum += Evaluation.meanMetric(metric, outputs, targets) * (to - from);
        }
        Evaluation check = validation == null
                ? new Evaluation(Double.NaN, Double.NaN)
                : Evaluation.of(model, loss, metric, validation);
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Epoch(
                number,
                lossSum / order.length,
                metricSum / order.length,
                check.loss(),
                check.metric(),
                norm,
                rate,
                seconds);
    }
}
