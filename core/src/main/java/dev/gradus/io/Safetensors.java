package dev.gradus.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a <a href="https://github.com/huggingface/safetensors">safetensors</a> file holds: named tensors, and text.
 *
 * <p>The format is the length of the header (8 bytes, little-endian), the header as JSON (each tensor's type, shape
 * and place, and a map of strings under {@code __metadata__}), and the values as raw little-endian bytes. Reading it
 * runs no code and allocates nothing that the file's real size does not bear out.
 *
 * @param tensors the tensors by name, in the order of the header
 * @param metadata the texts by name, in the order of the header; empty if there are none
 */
public record Safetensors(Map<String, Tensor> tensors, Map<String, String> metadata) {
    /**
     * The content of a file; both maps are copied.
     *
     * @param tensors the tensors by name
     * @param metadata the texts by name
     * @throws IllegalArgumentException if a tensor has the name {@code __metadata__}, which the format keeps for itself
     */
    public Safetensors {
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        if (tensors.containsKey(SafetensorsHeader.METADATA)) {
            throw new IllegalArgumentException("A tensor can't be called '" + SafetensorsHeader.METADATA
                    + "', which the format keeps for itself; give it another name.");
        }
    }

    /**
     * Writes tensors as float64 to a file, whole or not at all (see {@link AtomicFiles}). All bits are kept, of NaN too.
     *
     * @param file the file to create or replace; its folder must exist
     * @param tensors the tensors by name, written in the map's order
     * @param metadata text to store with them, by name
     * @throws IOException if the file can't be written; what was there is unchanged
     * @throws IllegalArgumentException if a tensor has the name {@code __metadata__}, a text holds half of a surrogate
     *     pair, or the header would pass the format's 100,000,000 bytes
     */
    public static void write(Path file, Map<String, Tensor> tensors, Map<String, String> metadata) throws IOException {
        Safetensors content = new Safetensors(tensors, metadata);
        byte[] header = SafetensorsWriter.header(content, SafetensorsHeader.MAX_LENGTH);
        AtomicFiles.write(file, out -> SafetensorsWriter.write(header, content, out));
    }

    /**
     * Reads a file completely.
     *
     * <p>F64 values keep all their bits; F32 and I32 become the same number as a double; an I64 beyond 2^53 becomes
     * the nearest double. The order and the place of the tensors in the file are free, as long as they cover its data
     * without a hole or an overlap. Fields of a tensor's description that the format does not know are ignored.
     *
     * @param file the file
     * @return all of its tensors and metadata
     * @throws java.nio.file.NoSuchFileException if there is no such file
     * @throws IOException if the file can't be read, is damaged in whatever way, or has a tensor of another type or of
     *     more elements than an array holds; the message names the file and says what is wrong and what to do
     */
    public static Safetensors read(Path file) throws IOException {
        return SafetensorsReader.read(file);
    }

    /**
     * The tensor of this name.
     *
     * @param name its name in the file
     * @return the tensor
     * @throws IllegalArgumentException if there is none; the message lists the names that there are
     */
    public Tensor tensor(String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException(
                    "There is no tensor '" + name + "'; choose from " + tensors.keySet() + ".");
        }
        return tensor;
    }
}
