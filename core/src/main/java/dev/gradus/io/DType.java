package dev.gradus.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The element types of the format that become doubles, each with its little-endian coding. */
enum DType {
    F64(Double.BYTES),
    F32(Float.BYTES),
    I64(Long.BYTES),
    I32(Integer.BYTES);

    /** Elements per buffer: 64 KiB of the widest type. */
    private static final int CHUNK = 8192;

    /** Bytes an element takes. */
    final int size;

    DType(int size) {
        this.size = size;
    }

    private double next(ByteBuffer buffer) {
        return switch (this) {
            case F64 -> buffer.getDouble();
            case F32 -> buffer.getFloat();
            case I64 -> buffer.getLong();
            case I32 -> buffer.getInt();
        };
    }

    /** Fills all of {@code values} from the stream; false if it ends too early. */
    boolean read(InputStream in, double[] values) throws IOException {
        byte[] bytes = new byte[CHUNK * size];
        int done = 0;
        while (done < values.length) {
            int end = done + Math.min(CHUNK, values.length - done);
            int wanted = (end - done) * size;
            if (in.readNBytes(bytes, 0, wanted) < wanted) {
                return false;
            }
            ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            while (done < end) {
                values[done++] = next(buffer);
            }
        }
        return true;
    }
}
