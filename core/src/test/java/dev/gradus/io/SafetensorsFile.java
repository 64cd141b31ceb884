package dev.gradus.io;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Files put together by hand, right and wrong ones. */
final class SafetensorsFile {
    private static final Path NAME = Path.of("m.safetensors");

    private SafetensorsFile() {}

    static byte[] of(String header, byte... data) {
        return of(header.getBytes(StandardCharsets.UTF_8), data);
    }

    static byte[] of(byte[] header, byte... data) {
        return withLength(header.length, header, data);
    }

    static byte[] withLength(long length, byte[] header, byte... data) {
        return ByteBuffer.allocate(Long.BYTES + header.length + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(length)
                .put(header)
                .put(data)
                .array();
    }

    /** One entry of a header. */
    static String entry(String name, String dtype, String shape, String offsets) {
        return "\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":%s}".formatted(name, dtype, shape, offsets);
    }

    /** Reads bytes as if they were the whole of a file called m.safetensors. */
    static Safetensors read(byte[] bytes) throws IOException {
        return SafetensorsReader.read(NAME, new ByteArrayInputStream(bytes), bytes.length);
    }
}
