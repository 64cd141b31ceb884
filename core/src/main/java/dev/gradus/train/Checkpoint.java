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

/** A training run in a file: parameters, optimizer, generator, history and settings, as safetensors. */
final class Checkpoint {
    private static final String MODEL = "model.";
    private static final String OPTIMIZER = "optimizer.";
    private static final String BEST = "best";
    private static final String HISTORY = "history";
    private static final String SETTINGS = "gradus.settings";
    private static final String RANDOM = "gradus.random";
    private static final int COLUMNS = 7;

    private Checkpoint() {}

    static void write(Path file, String settings, Module model, Optimizer optimizer, TrainingState state)
            throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        Models.tensors(model).forEach((name, tensor) -> tensors.put(MODEL + name, tensor));
        optimizer.state().forEach((name, numbers) -> tensors.put(OPTIMIZER + name, vector(numbers)));
        tensors.put(BEST, vector(state.best));
        double[] rows = state.history.stream()
                .flatMapToDouble(e -> Arrays.stream(row(e)))
                .toArray();
        tensors.put(HISTORY, new Tensor(new int[] {state.history.size(), COLUMNS}, rows));
        Safetensors.write(file, tensors, Map.of(SETTINGS, settings, RANDOM, state.random.state()));
    }

    static TrainingState read(Path file, String settings, Module model, Optimizer optimizer) throws IOException {
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
            TrainingState state = new TrainingState(PythonRandom.fromState(random));
            double[] rows = saved.tensor(HISTORY).values();
            for (int from = 0; from < rows.length; from += COLUMNS) {
                state.add(epoch(from / COLUMNS, Arrays.copyOfRange(rows, from, from + COLUMNS)));
            }
            state.best = saved.tensor(BEST).values();
            if (state.best.length != 0 && state.best.length != model.parameterCount()) {
                throw new IllegalArgumentException("its best parameters are " + state.best.length);
            }
            Map<String, Tensor> tensors = strip(MODEL, saved);
            Models.requireFit(model, tensors);
            Map<String, double[]> optimizerState = new LinkedHashMap<>();
            strip(OPTIMIZER, saved).forEach((name, tensor) -> optimizerState.put(name, tensor.values()));
            optimizer.restore(optimizerState);
            Models.restore(model, tensors);
            return state;
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " does not fit this model and optimizer: " + e.getMessage(), e);
        }
    }

    /** The words of one text that another does not have. */
    private static String without(String words, String others) {
        Set<String> left = new LinkedHashSet<>(Arrays.asList(words.split(" ", -1)));
        left.removeAll(Arrays.asList(others.split(" ", -1)));
        return left.isEmpty() ? "nothing" : String.join(" ", left);
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

    private static Tensor vector(double[] numbers) {
        return new Tensor(new int[] {numbers.length}, numbers);
    }

    private static double[] row(Epoch e) {
        return new double[] {
            e.loss(),
            e.metric(),
            e.validationLoss(),
            e.validationMetric(),
            e.gradientNorm(),
            e.learningRate(),
            e.seconds()
        };
    }

    private static Epoch epoch(int number, double[] row) {
        return new Epoch(number, row[0], row[1], row[2], row[3], row[4], row[5], row[6]);
    }
}
