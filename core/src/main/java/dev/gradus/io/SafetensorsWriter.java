package dev.gradus.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The bytes of a safetensors file; see {@link Safetensors#write}. */
final class SafetensorsWriter {
    private SafetensorsWriter() {}

    /** The length and the header, padded with spaces so that the data after it starts at a multiple of 8. */
    static byte[] header(Safetensors content, int limit) {
        byte[] json = Json.write(description(content)).getBytes(StandardCharsets.UTF_8);
        int length = json.length + (-json.length & 7);
        if (length > limit) {
            throw new IllegalArgumentException("The names and the metadata take " + length + " bytes, more than the "
                    + limit + " that a safetensors header may have; shorten the metadata.");
        }
        byte[] header = new byte[Long.BYTES + length];
        Arrays.fill(header, (byte) ' ');
        ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).putLong(length).put(json);
        return header;
    }

    private static Map<String, Object> description(Safetensors content) {
        Map<String, Object> description = new LinkedHashMap<>();
        if (!content.metadata().isEmpty()) {
            description.put(SafetensorsHeader.METADATA, content.metadata());
        }
        long begin = 0;
        for (Map.Entry<String, Tensor> named : content.tensors().entrySet()) {
            int[] shape = named.getValue().shape();
            long end = begin + Tensor.count(shape) * DType.F64.size;
            Map<String, Object> place = new LinkedHashMap<>();
            place.put("dtype", DType.F64.name());
            place.put("shape", Arrays.stream(shape).boxed().toList());
            place.put("data_offsets", List.of(begin, end));
            description.put(named.getKey(), place);
            begin = end;
        }
        return description;
    }

    static void write(byte[] header, Safetensors content, OutputStream out) throws IOException {
        out.write(header);
        ByteBuffer buffer = ByteBuffer.allocate(Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (Tensor tensor : content.tensors().values()) {
            for (double value : tensor.values()) {
                // Raw bits, since a file keeps every NaN as it is.
                out.write(buffer.putLong(0, Double.doubleToRawLongBits(value)).array());
            }
        }
    }
}
