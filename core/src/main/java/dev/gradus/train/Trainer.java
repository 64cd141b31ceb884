package dev.gradus.train;

import dev.gradus.Value;
import dev.gradus.compile.Program;
import dev.gradus.data.Dataset;
import dev.gradus.data.PythonRandom;
import dev.gradus.nn.Loss;
import dev.gradus.nn.Module;
import dev.gradus.optim.GradientClip;
import dev.gradus.optim.Optimizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
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
 * <p>The passes are compiled: before the first epoch, model and loss are recorded on some of the rows as a
 * {@link Program}, and {@code forward} is not called again; where it should be seen at every row, as if it counts its
 * calls, say {@link #eager}. The curve is the eager one up to rounding, in micrograd's demo within 1e-9 over its 100
 * steps. A model that is no fixed expression of its inputs and parameters, since it has an {@code if} on a number or
 * draws at random, is trained eagerly; {@link #onStart} is told why, or where nobody listens a warning is logged under
 * the name of this class.
 *
 * <p>The same settings and seed give the same bits, whether a run goes through or is killed and resumed from its
 * checkpoint: with {@link #eager} on any machine, compiled with the same {@link Program#kernels() kernels}, which the
 * checkpoint names.
 */
public final class Trainer {
    private final Module model;
    private final Loss loss;
    private final Optimizer optimizer;
    private final Dataset training;
    private final List<Consumer<Epoch>> listeners = new ArrayList<>();
    private final List<Consumer<String>> startListeners = new ArrayList<>();
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
    private boolean eager;
    private String fingerprint = "";

    /**
     * A trainer for full batches, 100 epochs, no penalty, no validation, no checkpoint, seed 0.
     *
     * @param model what to train
     * @param loss how far its outputs are from the targets
     * @param optimizer changes the model's parameters; those it does not have stay as they are
     * @param training the rows to learn from, at least one
     * @throws IllegalArgumentException if there are no rows, or the optimizer has parameters that are not the model's
     */
    public Trainer(Module model, Loss loss, Optimizer optimizer, Dataset training) {
        if (training.size() == 0) {
            throw new IllegalArgumentException("there are no rows to train on");
        }
        if (!new HashSet<>(model.parameters()).containsAll(optimizer.parameters())) {
            throw new IllegalArgumentException(
                    "the optimizer has parameters that are not the model's; make it with model.parameters()");
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
     * @throws IllegalArgumentException if it is negative
     */
    public Trainer epochs(int epochs) {
        this.epochs = atLeast(0, epochs, "epochs");
        return this;
    }

    /**
     * How many rows a step looks at. With fewer than all rows, each epoch shuffles them anew.
     *
     * @param rows the batch size, ≥ 1; more than there are rows means all of them
     * @return this trainer
     * @throws IllegalArgumentException if it is below 1
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
     * @throws IllegalArgumentException if it is negative or NaN
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
     * @param limit the largest norm, > 0; infinity, as at first, leaves gradients alone
     * @return this trainer
     * @throws IllegalArgumentException unless it is positive
     */
    public Trainer clipNorm(double limit) {
        if (!(limit > 0)) {
            throw new IllegalArgumentException("the largest gradient norm must be positive, got " + limit);
        }
        clipNorm = limit;
        return this;
    }

    /**
     * Where the shuffling starts.
     *
     * @param seed any number; −1 and 1 shuffle alike, as in Python
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
     * @param rows the rows, with as many inputs and targets as those to learn from; none switches validation off
     * @return this trainer
     * @throws IllegalArgumentException if the rows have other numbers of inputs or targets
     */
    public Trainer validation(Dataset rows) {
        if (rows.inputCount() != training.inputCount() || rows.targetCount() != training.targetCount()) {
            throw new IllegalArgumentException(
                    "rows to validate on need the columns of the rows to train on: " + rows + " against " + training);
        }
        validation = rows.size() == 0 ? null : rows;
        return this;
    }

    /**
     * Stops when the loss has not improved for some epochs, and in any case goes back to the parameters of the best
     * epoch at the end.
     *
     * <p>It is the loss after the epoch, without penalty, on the validation rows; without any, on the training rows,
     * which costs one more forward pass over them.
     *
     * @param epochs how many epochs without improvement to wait, ≥ 1
     * @return this trainer
     * @throws IllegalArgumentException if it is below 1
     */
    public Trainer patience(int epochs) {
        patience = atLeast(1, epochs, "patience");
        return this;
    }

    /**
     * Computes value by value, as a loop written by hand does, instead of compiling: slow, but {@code forward} runs for
     * every row, where it can be watched, and the bits are the same on every JDK and machine.
     *
     * @return this trainer
     */
    public Trainer eager() {
        eager = true;
        return this;
    }

    /**
     * Tells a listener, before the first epoch of a run, in a line how it is computed: what was compiled in which time,
     * or why not.
     *
     * @param listener the listener; after those added before
     * @return this trainer
     */
    public Trainer onStart(Consumer<String> listener) {
        startListeners.add(listener);
        return this;
    }

    /**
     * Calls a listener after each epoch, before its checkpoint is written; what it throws ends the run.
     *
     * @param listener the listener; after those added before
     * @return this trainer
     */
    public Trainer onEpoch(Consumer<Epoch> listener) {
        listeners.add(listener);
        return this;
    }

    /**
     * Writes everything needed to go on to a file, atomically, every few epochs and at the end. A killed run may leave a
     * hidden {@code .gradus-*.tmp} beside it, which can be deleted.
     *
     * @param file the checkpoint
     * @param everyEpochs how often, ≥ 1
     * @return this trainer
     * @throws IllegalArgumentException if that is below 1
     */
    public Trainer checkpoint(Path file, int everyEpochs) {
        checkpoint = file;
        checkpointEvery = atLeast(1, everyEpochs, "epochs between checkpoints");
        return this;
    }

    /**
     * What else a resumed run must share with the one that wrote the checkpoint, where this trainer cannot see it: how
     * the rows were prepared, whole learning-rate schedules. Nothing at first.
     *
     * @param words such as {@code --lr=0.01 scaled=yes}, separated by spaces; a refusal names those that differ
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
     * @throws IllegalArgumentException if the rows do not fit the model or the loss
     * @throws ArithmeticException if the loss or a parameter becomes NaN or infinite; the checkpoint of the epoch before
     *     stays
     */
    public List<Epoch> run() throws IOException {
        return run(new TrainingState(new PythonRandom(seed)), checkpoint == null ? null : at(checkpoint));
    }

    /**
     * Goes on from the checkpoint to the same bits as a run that was never stopped; {@link #epochs} may be larger than
     * before.
     *
     * @return what every epoch showed, those before the checkpoint included
     * @throws IOException if the checkpoint cannot be read or written, or belongs to another model, other rows or other
     *     settings, where the message says which and neither model nor optimizer is changed; or if it has more epochs
     *     behind it than are asked for
     * @throws IllegalStateException if no {@link #checkpoint} is set
     * @throws ArithmeticException as for {@link #run}
     */
    public List<Epoch> resume() throws IOException {
        if (checkpoint == null) {
            throw new IllegalStateException("there is no checkpoint to resume from: set one with checkpoint(file, 1)");
        }
        Checkpoint saved = at(checkpoint);
        TrainingState state = saved.read();
        int done = state.history.size();
        if (done > epochs) {
            throw new IOException(checkpoint + " is " + done + " epochs on, more than the " + epochs
                    + " asked for; ask for at least as many.");
        }
        return run(state, saved);
    }

    private Checkpoint at(Path file) {
        String settings = fingerprint + " model=" + Fingerprint.of(model) + " loss=" + loss + " optimizer="
                + optimizer.settings() + " rows=" + Fingerprint.of(training) + " validation="
                + (validation == null ? "0" : Fingerprint.of(validation)) + " batch=" + batchSize + " l2=" + l2
                + " clip=" + clipNorm + " patience=" + patience + " metric=" + metric + " seed=" + seed + " computed="
                + (eager ? "eager" : "compiled(" + Program.kernels().replaceAll("[ ,]+", "-") + ")");
        return new Checkpoint(file, settings, model, optimizer);
    }

    private List<Epoch> run(TrainingState state, @Nullable Checkpoint file) throws IOException {
        List<Value> parameters = model.parameters();
        Job job = new Job(model, loss, metric, l2, training, validation == null ? training : validation);
        Passes passes = Passes.of(job, eager, startListeners);
        boolean early = patience < Integer.MAX_VALUE;
        int saved = state.history.isEmpty() ? -1 : state.history.size(); // what was resumed is in the file already
        while (state.history.size() < epochs && state.waited() < patience) {
            Epoch epoch = epoch(state.history.size(), state.random, passes);
            requireFinite(epoch, parameters);
            state.history.add(epoch);
            if (early) {
                state.judge(validation == null ? passes.check().loss() : epoch.validationLoss(), parameters);
            }
            listeners.forEach(listener -> listener.accept(epoch));
            if (file != null && state.history.size() % checkpointEvery == 0) {
                file.write(state);
                saved = state.history.size();
            }
        }
        if (file != null && saved != state.history.size()) {
            file.write(state);
        }
        state.restoreBest(parameters);
        return List.copyOf(state.history);
    }

    private static void requireFinite(Epoch epoch, List<Value> parameters) {
        boolean finite = parameters.stream().allMatch(p -> Double.isFinite(p.data));
        if (!finite || !Double.isFinite(epoch.loss())) {
            throw new ArithmeticException("training diverged in epoch " + epoch.number() + ": the loss is "
                    + epoch.loss() + (finite ? "" : " and its step made parameters that are not finite")
                    + "; lower the learning rate, clip gradients or look for extreme inputs");
        }
    }

    private Epoch epoch(int number, PythonRandom random, Passes passes) {
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
            Evaluation batch = passes.learn(Arrays.copyOfRange(order, from, to));
            norm = GradientClip.byNorm(optimizer.parameters(), clipNorm);
            rate = optimizer.learningRate();
            optimizer.step();
            lossSum += batch.loss() * (to - from);
            metricSum += batch.metric() * (to - from);
        }
        Evaluation check = validation == null ? new Evaluation(Double.NaN, Double.NaN) : passes.check();
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
