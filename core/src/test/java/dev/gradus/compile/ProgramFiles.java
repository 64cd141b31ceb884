package dev.gradus.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/** Programs as bytes, for tests. */
final class ProgramFiles {
    /** Where the check sum begins, from the end. */
    static final int SUM = Long.BYTES;

    private ProgramFiles() {}

    static byte[] bytes(Program program) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        program.write(out);
        return out.toByteArray();
    }

    static Program read(byte[] bytes) throws IOException {
        return Program.read(new ByteArrayInputStream(bytes));
    }

    static byte[] resource(String name) throws IOException {
        try (InputStream in = ProgramFiles.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return in.readAllBytes();
        }
    }

    /** The same with the check sum that its bytes have. */
    static byte[] withSum(byte[] bytes) {
        byte[] repaired = bytes.clone();
        CRC32 sum = new CRC32();
        sum.update(repaired, 0, repaired.length - SUM);
        ByteBuffer.wrap(repaired).putLong(repaired.length - SUM, sum.getValue());
        return repaired;
    }
}
