package dev.gradus.data;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.CRC32;

/**
 * All that decides what a generator draws next, and its text form {@code kind:base64}.
 *
 * <p>The bytes, big-endian: the twister's state, the spare normal number, a CRC-32 of both.
 *
 * @param twister the source of random words
 * @param spare the second number of a pair of normal numbers, kept for the next call; NaN when there is none
 */
record GeneratorState(MersenneTwister twister, double spare) {
    private static final int CHECKED_BYTES = MersenneTwister.BYTES + Double.BYTES;

    String text(String kind) {
        ByteBuffer buffer = ByteBuffer.allocate(CHECKED_BYTES + Long.BYTES);
        twister.write(buffer);
        buffer.putDouble(spare);
        buffer.putLong(checksum(buffer));
        return kind + ":" + Base64.getEncoder().encodeToString(buffer.array());
    }

    /** @throws IllegalArgumentException in a sentence that says what is wrong with the text */
    static GeneratorState parse(String kind, String text) {
        if (!text.startsWith(kind + ":")) {
            throw refused(kind, "it begins '" + text.substring(0, Math.min(text.length(), 20)) + "'");
        }
        ByteBuffer buffer;
        try {
            buffer = ByteBuffer.wrap(Base64.getDecoder().decode(text.substring(kind.length() + 1)));
        } catch (IllegalArgumentException e) {
            throw refused(kind, "what follows the colon is not base64");
        }
        int expected = CHECKED_BYTES + Long.BYTES;
        if (buffer.capacity() != expected) {
            throw refused(kind, "it holds " + buffer.capacity() + " bytes, not " + expected);
        }
        if (buffer.getLong(CHECKED_BYTES) != checksum(buffer)) {
            throw refused(kind, "its checksum does not match its content");
        }
        return new GeneratorState(MersenneTwister.read(buffer), buffer.getDouble());
    }

    private static long checksum(ByteBuffer buffer) {
        CRC32 crc = new CRC32();
        crc.update(buffer.slice(0, CHECKED_BYTES));
        return crc.getValue();
    }

    private static IllegalArgumentException refused(String kind, String reason) {
        return new IllegalArgumentException("This is not a generator state of the kind '" + kind + ":…': " + reason
                + ". Pass the unchanged text that state() gave.");
    }
}
