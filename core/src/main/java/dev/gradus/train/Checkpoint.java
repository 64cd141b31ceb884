package dev.gradus.train;

import dev.gradus.data.PythonRandom;
import dev.gradus.io.Models;
import dev.gradus.io.Safetensors;
import dev.gradus.io.Tensor;
import dev.gradus.nn.Module;
import dev.gradus.optim.Optimizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * A training run in a file: parameters, optimizer, generator, history and settings, as safetensors.
 *
 * @param file where it is
 * @param settings what must be the same for a resumed run to give the same bits, as words
 * @param model the model
 * @param optimizer its optimizer
 */
record Checkpoint(Path file, String settings, Module model, Optimizer optimizer) {
    private static final String MODEL = "model.";
    private static final String OPTIMIZER = "optimizer.";
    private static final String NEXT_RATE = "next.learningRate";
    private static final String BEST_EPOCH = "best.epoch";
    private static final String BEST_LOSS = "best.loss";
    private static final String BEST_PARAMETERS = "best.parameters";
    private static final String HISTORY = "history";
    private static final String SETTINGS = "gradus.settings";
    private static final String RANDOM = "gradus.random";

    void write(TrainingState state) throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        Models.tensors(model).forEach((name, tensor) -> tensors.put(MODEL + name, tensor));
        optimizer.state().forEach((name, numbers) -> tensors.put(OPTIMIZER + name, vector(numbers)));
        tensors.put(NEXT_RATE, vector(optimizer.learningRate()));
        tensors.put(BEST_EPOCH, vector(state.bestEpoch));
        tensors.put(BEST_LOSS, vector(state.bestLoss));
        tensors.put(BEST_PARAMETERS, vector(state.bestParameters));
        double[] rows = state.history.stream()
                .flatMapToDouble(e -> Arrays.stream(e.numbers()))
                .toArray();
        tensors.put(HISTORY, new Tensor(new int[] {state.history.size(), Epoch.NUMBERS}, rows));
        Map<String, String> metadata = new LinkedHashMap<>(); // in order: the same run writes the same bytes
        metadata.put(SETTINGS, settings);
        metadata.put(RANDOM, state.random.state());
        Safetensors.write(file, tensors, metadata);
    }

    /** Sets model and optimizer to what the file holds and gives the rest; changes nothing unless all of it fits. */
    TrainingState read() throws IOException {
        Safetensors saved = Safetensors.read(file);
        String then = saved.metadata().get(SETTINGS);
        String random = saved.metadata().get(RANDOM);
        if (then == null || random == null) {
            throw new IOException(file + " is not a training checkpoint; give the file that training wrote as such.");
        }
        if (!then.equals(settings)) {
            throw new IOException(file + " was written with other settings, " + without(then, settings)
                    + ", where this run has " + without(settings, then) + "; resume with the same.");
        }
        try {
            TrainingState state = state(PythonRandom.fromState(random), saved);
            Map<String, Tensor> parameters = strip(MODEL, saved);
            Models.requireFit(model, parameters);
            restoreOptimizer(saved);
            Models.restore(model, parameters);
            return state;
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " cannot be resumed: " + e.getMessage(), e);
        }
    }

    /** The words of one text that another does not have. */
    private static String without(String words, String others) {
        Set<String> left = new LinkedHashSet<>(Arrays.asList(words.split(" ")));
        left.removeAll(Arrays.asList(others.split(" ")));
        return left.isEmpty() ? "nothing" : String.join(" ", left);
    }

    private TrainingState state(PythonRandom random, Safetensors saved) {
        TrainingState state = new TrainingState(random);
        Tensor history = saved.tensor(HISTORY);
        double[] numbers = history.values();
        if (!Arrays.equals(history.shape(), new int[] {numbers.length / Epoch.NUMBERS, Epoch.NUMBERS})) {
            throw new IllegalArgumentException("its history has the shape " + Arrays.toString(history.shape()));
        }
        for (int from = 0; from < numbers.length; from += Epoch.NUMBERS) {
            state.history.add(Epoch.of(state.history.size(), numbers, from));
        }
        double bestEpoch = number(BEST_EPOCH, saved);
        state.bestEpoch = (int) bestEpoch;
        state.bestLoss = number(BEST_LOSS, saved);
        state.bestParameters = saved.tensor(BEST_PARAMETERS).values();
        int parameters = bestEpoch == -1 ? 0 : model.parameterCount();
        if (state.bestEpoch != bestEpoch
                || bestEpoch < -1
                || bestEpoch >= state.history.size()
                || state.bestParameters.length != parameters) {
            throw new IllegalArgumentException("its best epoch is " + bestEpoch + " of " + state.history.size()
                    + ", with " + state.bestParameters.length + " parameters");
        }
        return state;
    }

    // The schedule is a function and cannot be compared; the rate that it gives next can.
    private void restoreOptimizer(Safetensors saved) {
        Map<String, double[]> state = new LinkedHashMap<>();
        strip(OPTIMIZER, saved).forEach((name, tensor) -> state.put(name, tensor.values()));
        double then = number(NEXT_RATE, saved);
        Map<String, double[]> before = optimizer.state();
        optimizer.restore(state);
        double now = optimizer.learningRate();
        if (now != then) {
            optimizer.restore(before);
            throw new IllegalArgumentException("its next learning rate is " + then + ", that of this run " + now
                    + "; resume with the same learning rate");
        }
    }

    private static Map<String, Tensor> strip(String prefix, Safetensors saved) {
        Map<String, Tensor> found = new LinkedHashMap<>();
        saved.tensors().forEach((name, tensor) -> {
            if (name.startsWith(prefix)) {
                found.put(name.substring(prefix.length()), tensor);
            }
        });
        return found;
    }

    private static double number(String name, Safetensors saved) {
        double[] numbers = saved.tensor(name).values();
        if (numbers.length != 1) {
            throw new IllegalArgumentException("its '" + name + "' has " + numbers.length + " numbers instead of one");
        }
        return numbers[0];
    }

    private static Tensor vector(double... numbers) {
        return new Tensor(new int[] {numbers.length}, numbers);
    }
}
