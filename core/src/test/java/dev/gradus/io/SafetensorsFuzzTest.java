package dev.gradus.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SafetensorsFuzzTest {
    private static final long SEED = 20260117;
    private static final String[] TOKENS = {
        "{", "}", "[", "]", ",", ":", "\"", "\\", "-1", "1e999", "null", "true", "99999999999999999999", "\"F64\"", " "
    };

    @Test
    void refusesEveryTruncation() throws IOException {
        byte[] golden = golden();
        for (int length = 0; length < golden.length; length++) {
            byte[] cut = Arrays.copyOf(golden, length);
            assertThatThrownBy(() -> SafetensorsFile.read(cut))
                    .as("the first %d bytes", length)
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("m.safetensors is no safetensors file");
        }
    }

    @Test
    void refusesEveryExtension() throws IOException {
        byte[] golden = golden();
        for (int more = 1; more < 20; more++) {
            byte[] longer = Arrays.copyOf(golden, golden.length + more);
            assertThatThrownBy(() -> SafetensorsFile.read(longer))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("bytes, where");
        }
    }

    @Test
    void readsOrRefusesEveryChangedByte() throws IOException {
        byte[] golden = golden();
        Random random = new Random(SEED);
        int refused = 0;
        for (int place = 0; place < golden.length; place++) {
            for (int round = 0; round < 20; round++) {
                byte[] changed = golden.clone();
                changed[place] ^= (byte) (1 + random.nextInt(255));
                refused += readOrRefuse(changed, "seed " + SEED + ", byte " + place + " is " + changed[place]);
            }
        }
        // Changed values and texts can't be noticed; the structure must be.
        assertThat(refused).isBetween(golden.length * 20 / 3, golden.length * 19);
    }

    @Test
    void readsOrRefusesHeadersWithTokensInWrongPlaces() throws IOException {
        byte[] golden = golden();
        int length =
                (int) ByteBuffer.wrap(golden).order(ByteOrder.LITTLE_ENDIAN).getLong();
        String header = new String(golden, 8, length, StandardCharsets.UTF_8);
        byte[] data = Arrays.copyOfRange(golden, 8 + length, golden.length);
        for (long seed = SEED; seed < SEED + 5000; seed++) {
            Random random = new Random(seed);
            StringBuilder changed = new StringBuilder(header);
            for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
                int start = random.nextInt(changed.length());
                int end = Math.min(changed.length(), start + random.nextInt(8));
                changed.replace(start, end, TOKENS[random.nextInt(TOKENS.length)]);
            }
            readOrRefuse(SafetensorsFile.of(changed.toString(), data), "seed " + seed + ", header " + changed);
        }
    }

    /** 1 if the file is refused as it should be, 0 if it is read; any other outcome fails the test. */
    private static int readOrRefuse(byte[] file, String what) {
        try {
            Safetensors content = SafetensorsFile.read(file);
            assertThat(content.tensors()).as(what).isNotNull();
            return 0;
        } catch (IOException e) {
            assertThat(e).as(what).hasMessageMatching("m\\.safetensors is no safetensors file [^\n]+ intact copy\\.");
            return 1;
        } catch (RuntimeException | Error e) {
            return fail(what, e);
        }
    }

    private static byte[] golden() throws IOException {
        try (InputStream in = SafetensorsFuzzTest.class.getResourceAsStream("golden.safetensors")) {
            return in.readAllBytes();
        }
    }
}
