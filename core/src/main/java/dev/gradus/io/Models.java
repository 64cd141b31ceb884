package dev.gradus.io;

import dev.gradus.Value;
import dev.gradus.data.PythonRandom;
import dev.gradus.nn.Activation;
import dev.gradus.nn.Initializer;
import dev.gradus.nn.Mlp;
import dev.gradus.nn.Module;
import java.io.IOException;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Models in files: parameters as float64 safetensors, one tensor per {@link Module#blocks block}, and in the metadata a
 * small JSON description of the network under {@code gradus.model}.
 */
public final class Models {
    private static final String DESCRIPTION = "gradus.model";

    private Models() {}

    /**
     * A network read from a file.
     *
     * @param model the network
     * @param metadata what was saved with it, without the description of the network
     */
    public record Loaded(Mlp model, Map<String, String> metadata) {}

    /**
     * Saves a network, so that {@link #load} builds it anew.
     *
     * @param file where; created or replaced atomically
     * @param model the network
     * @param metadata more to keep with it, in your own words
     * @throws IOException if the file cannot be written
     * @throws IllegalArgumentException if the metadata has a text called {@code gradus.model}, or one that
     *     {@link Safetensors#write} refuses
     */
    public static void save(Path file, Mlp model, Map<String, String> metadata) throws IOException {
        if (metadata.containsKey(DESCRIPTION)) {
            throw new IllegalArgumentException("The metadata '" + DESCRIPTION
                    + "' is kept for the description of the network; give yours another name.");
        }
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("format", 1);
        description.put("kind", "mlp");
        description.put("sizes", model.sizes());
        description.put("hidden", model.hiddenActivation().name());
        description.put("output", model.outputActivation().name());
        Map<String, String> all = new LinkedHashMap<>(metadata);
        all.put(DESCRIPTION, Json.write(description));
        Safetensors.write(file, tensors(model), all);
    }

    /**
     * Builds the network that {@link #save} wrote.
     *
     * @param file the file
     * @return the network and its metadata
     * @throws IOException if the file cannot be read, is damaged or holds no network; the message says which
     */
    public static Loaded load(Path file) throws IOException {
        Safetensors saved = Safetensors.read(file);
        Map<String, String> metadata = new LinkedHashMap<>(saved.metadata());
        String description = metadata.remove(DESCRIPTION);
        if (description == null) {
            throw new IOException(file + " holds tensors but no Gradus network: its metadata has no '" + DESCRIPTION
                    + "'. To fill a network of your own, read it with Safetensors and use Models.restore.");
        }
        try {
            Mlp model = build(Json.parse(description), saved.tensors());
            restore(model, saved.tensors());
            return new Loaded(model, metadata);
        } catch (ParseException | IllegalArgumentException e) {
            throw new IOException(
                    file + " is damaged, or from another version; save the network again. " + e.getMessage(), e);
        }
    }

    private static Mlp build(@Nullable Object description, Map<String, Tensor> tensors) {
        if (!(description instanceof Map<?, ?> fields)
                || !Long.valueOf(1).equals(fields.get("format"))
                || !"mlp".equals(fields.get("kind"))
                || !(fields.get("sizes") instanceof List<?> list)
                || !list.stream().allMatch(size -> size instanceof Long n && n > 0 && n <= Integer.MAX_VALUE)) {
            throw new IllegalArgumentException("'" + DESCRIPTION + "' does not describe a network of format 1.");
        }
        List<Integer> sizes = list.stream().map(n -> ((Long) n).intValue()).toList();
        requireParameters(sizes, tensors);
        Activation hidden = activation(fields.get("hidden"));
        Activation output = activation(fields.get("output"));
        return new Mlp(sizes, hidden, output, Initializer.UNIFORM, new PythonRandom(0));
    }

    private static Activation activation(@Nullable Object name) {
        List<Activation> all = List.of(Activation.values());
        return all.stream()
                .filter(activation -> activation.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no activation '" + name + "' among "
                        + all.stream().map(Enum::name).toList() + "."));
    }

    // Before a network is made: a damaged description must not ask for more memory than the file could fill.
    private static void requireParameters(List<Integer> sizes, Map<String, Tensor> tensors) {
        double described = 0;
        for (int i = 1; i < sizes.size(); i++) {
            described += (sizes.get(i - 1) + 1.0) * sizes.get(i);
        }
        long stored =
                tensors.values().stream().mapToLong(t -> t.values().length).sum();
        if (described != stored) {
            throw new IllegalArgumentException("A network of sizes " + sizes + " does not have the " + stored
                    + " parameters that the file holds.");
        }
    }

    /**
     * The parameters of a model as tensors, under the names of its {@link Module#blocks blocks}.
     *
     * @param model any model
     * @return copies of the parameters' numbers
     */
    public static Map<String, Tensor> tensors(Module model) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        model.blocks().forEach((name, block) -> {
            double[] numbers = block.values().stream().mapToDouble(p -> p.data).toArray();
            tensors.put(name, new Tensor(shape(block), numbers));
        });
        return tensors;
    }

    /**
     * Sets the parameters of a model from tensors.
     *
     * @param model any model
     * @param tensors one for each of its blocks, by name; no other
     * @throws IllegalArgumentException if names or shapes differ; then nothing is changed
     */
    public static void restore(Module model, Map<String, Tensor> tensors) {
        requireFit(model, tensors);
        model.blocks().forEach((name, block) -> {
            double[] numbers = Objects.requireNonNull(tensors.get(name)).values();
            List<Value> parameters = block.values();
            for (int i = 0; i < numbers.length; i++) {
                parameters.get(i).data = numbers[i];
            }
        });
    }

    /**
     * Checks that tensors are those of a model.
     *
     * @param model any model
     * @param tensors what should be one for each of its blocks
     * @throws IllegalArgumentException if names or shapes differ; the message says where
     */
    public static void requireFit(Module model, Map<String, Tensor> tensors) {
        Map<String, Module.Block> blocks = model.blocks();
        if (!tensors.keySet().equals(blocks.keySet())) {
            throw new IllegalArgumentException(
                    "The model's tensors are " + blocks.keySet() + ", the file's are " + tensors.keySet() + ".");
        }
        blocks.forEach((name, block) -> {
            int[] found = Objects.requireNonNull(tensors.get(name)).shape();
            if (!Arrays.equals(found, shape(block))) {
                throw new IllegalArgumentException("The model's '" + name + "' has shape " + block.shape()
                        + ", the file's has " + Arrays.toString(found) + ".");
            }
        });
    }

    private static int[] shape(Module.Block block) {
        return block.shape().stream().mapToInt(Integer::intValue).toArray();
    }
}
