package dev.gradus.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.DataFormatException;

/** Reads one file from front to back; see {@link Safetensors#read}. */
final class SafetensorsReader {
    private final InputStream in;

    private SafetensorsReader(InputStream in) {
        this.in = in;
    }

    static Safetensors read(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(file + " is a folder; name a safetensors file.");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return read(file, in, Files.size(file));
        } catch (NoSuchFileException e) {
            throw new NoSuchFileException(file.toString(), null, "there is no such file; check the path.");
        } catch (FileSystemException e) {
            throw new IOException(
                    "Cannot read " + file + " (" + AtomicFiles.reason(e) + "); check the path and its permissions.", e);
        }
    }

    /** Reads from a stream that promises to hold {@code size} bytes; {@code file} is for the messages. */
    static Safetensors read(Path file, InputStream in, long size) throws IOException {
        try {
            return new SafetensorsReader(in).content(size);
        } catch (DataFormatException e) {
            throw new IOException(
                    file + " is no safetensors file that can be read: " + e.getMessage()
                            + "; write it again or use an intact copy.",
                    e);
        }
    }

    private Safetensors content(long size) throws IOException, DataFormatException {
        if (size < Long.BYTES) {
            throw new DataFormatException("it has " + size + " bytes, and the length of its header alone takes 8");
        }
        long length = ByteBuffer.wrap(bytes(Long.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN)
                .getLong();
        long rest = size - Long.BYTES;
        if (length < 0 || length > rest || length > SafetensorsHeader.MAX_LENGTH) {
            throw new DataFormatException("its header claims " + Long.toUnsignedString(length) + " bytes, where " + rest
                    + " follow and " + SafetensorsHeader.MAX_LENGTH + " is the limit");
        }
        SafetensorsHeader header = SafetensorsHeader.parse(bytes((int) length), rest - length);
        return new Safetensors(tensors(header), header.metadata());
    }

    private Map<String, Tensor> tensors(SafetensorsHeader header) throws IOException, DataFormatException {
        Map<String, Tensor> read = new HashMap<>();
        for (SafetensorsEntry entry : header.inFileOrder()) {
            double[] values = new double[entry.count()];
            if (!entry.type().read(in, values)) {
                throw cutShort();
            }
            read.put(entry.name(), new Tensor(entry.shape(), values));
        }
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        header.entries().forEach(entry -> tensors.put(entry.name(), read.get(entry.name())));
        return tensors;
    }

    private byte[] bytes(int count) throws IOException, DataFormatException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw cutShort();
        }
        return bytes;
    }

    private static DataFormatException cutShort() {
        return new DataFormatException("it became shorter while it was read");
    }
}
