package dev.gradus.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Damaged files are refused with a sentence: never another exception, never much memory, never a program. */
@Timeout(60)
class ProgramDamageTest {
    private static final long MAGIC = 0x4752414455535052L;
    private static final String DAMAGED = "This is not a whole program file: ";

    private final byte[] whole = ProgramFiles.resource("program-version-1.bin");

    ProgramDamageTest() throws IOException {}

    @Test
    void everyTruncationIsRefused() {
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> ProgramFiles.read(cut))
                    .as("the first %d bytes", length)
                    .isExactlyInstanceOf(IOException.class)
                    .hasMessage(DAMAGED + "it ends too early.");
        }
    }

    @Test
    void everyChangeOfAByteIsRefused() {
        for (int place = 0; place < whole.length; place++) {
            for (int change = 1; change < 256; change++) {
                byte[] changed = whole.clone();
                changed[place] ^= (byte) change;
                assertRefused(changed, "byte " + place + " changed by " + change);
            }
        }
    }

    private static void assertRefused(byte[] bytes, String what) {
        try {
            ProgramFiles.read(bytes);
        } catch (IOException e) {
            assertThat(e).as(what).hasMessageMatching("This (is not a whole )?program file[^\n]*\\.");
            return;
        } catch (RuntimeException | Error e) {
            fail(what, e);
        }
        fail(what + " is not noticed");
    }

    @Test
    void everyChangeOfAByteUnderAMatchingCheckSumIsReadOrRefused() throws IOException {
        int refused = 0;
        for (int place = 0; place < whole.length - ProgramFiles.SUM; place++) {
            for (int change = 1; change < 256; change++) {
                byte[] changed = whole.clone();
                changed[place] ^= (byte) change;
                refused += readOrRefuse(ProgramFiles.withSum(changed), "byte " + place + " changed by " + change);
            }
        }
        assertThat(refused).isBetween(whole.length * 100, whole.length * 255);
    }

    /** 1 if the file is refused as it should be, 0 if it is read; any other outcome fails the test. */
    private static int readOrRefuse(byte[] bytes, String what) {
        try {
            byte[] written = ProgramFiles.bytes(ProgramFiles.read(bytes)); // a NaN or a text may be written otherwise
            assertThat(ProgramFiles.bytes(ProgramFiles.read(written))).as(what).isEqualTo(written);
            return 0;
        } catch (IOException e) {
            assertThat(e).as(what).hasMessageMatching("This (is not a whole )?program file[^\n]*\\.");
            return 1;
        } catch (RuntimeException | Error e) {
            return fail(what, e);
        }
    }

    @Test
    void anotherVersionIsRefused() {
        byte[] later = ByteBuffer.wrap(whole.clone()).putInt(8, 2).array();

        assertThatThrownBy(() -> ProgramFiles.read(later))
                .isInstanceOf(IOException.class)
                .hasMessage("This program file has version 2; this Gradus reads version 1. "
                        + "Record the program again, or use the Gradus that wrote it.");
    }

    @Test
    void somethingElseIsRefused() {
        assertThatThrownBy(() -> ProgramFiles.read("{\"format\": \"safetensors\"}".getBytes()))
                .isInstanceOf(IOException.class)
                .hasMessage(DAMAGED + "it does not begin like one.");
    }

    /** After a head with one column and one parameter, and two nodes of which the first is the parameter. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "PRODUCT 1 1 ''                          | it reduces rows by 'PRODUCT'.",
                "TH\u00e9\u0007SUM 1 1 ''                         | it reduces rows by something without a name.",
                "NONE 1 1 ''                             | it reduces rows by 'NONE'.",
                "MEAN -1 1 ''                            | it has -1 columns.",
                "MEAN 1 -1                               | it has -1 parameters.",
                "MEAN 1 1 '' 0                           | it has fewer nodes than parameters.",
                "MEAN 1 1 '' 2 FOO                       | it uses 'FOO' as an operation, which this Gradus does not know.",
                "MEAN 1 1 '' 2 LEAF                      | it uses 'LEAF' as an operation, which this Gradus does not know.",
                "MEAN 1 1 '' 2 INPUT 1                   | it uses column 1 of 1.",
                "MEAN 1 1 '' 2 INPUT -1                  | it uses column -1 of 1.",
                "MEAN 1 1 '' 2 PICK 0                    | it picks from 0 choices.",
                "MEAN 1 1 '' 2 TANH 1                    | a node uses node 1, which is not before it.",
                "MEAN 1 1 '' 2 TANH -1                   | a node uses node -1, which is not before it.",
                "MEAN 1 1 '' 2 INPUT 0 0                 | it has no result.",
                "MEAN 1 1 '' 2 INPUT 0 -1                | it has a list of -1 nodes.",
                "MEAN 1 1 '' 2 INPUT 0 1 2               | a node uses node 2, which is not before it.",
                "MEAN 1 1 '' 2 INPUT 0 1 1 1             | its penalty is not one of its uniform nodes.",
                "MEAN 1 1 '' 2 INPUT 0 1 1 2             | its penalty is not one of its uniform nodes.",
                "MEAN 1 1 '' 2 INPUT 0 1 1 -2            | its penalty is not one of its uniform nodes.",
                "MEAN 1 1 '' 2 INPUT 0 1 1 -1 0 0        | its check sum is not that of its bytes.",
                "MEAN 2147483647 2147483647 ''           | it ends too early.",
                "MEAN 1 1 '' 2147483647 INPUT 0          | it ends too early.",
                "MEAN 1 1 '' 2147483647 PICK 2147483647 0 0 | it ends too early.",
                "MEAN 1 1 '' 2 INPUT 0 2147483647 0      | it ends too early.",
            },
            delimiter = '|')
    void nothingIsTrustedBeforeItWasChecked(String words, String message) throws IOException {
        assertThatThrownBy(() -> ProgramFiles.read(file(words)))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage(DAMAGED + message);
    }

    /** A beginning of a file, from words and whole numbers. */
    private static byte[] file(String words) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeLong(MAGIC);
        out.writeInt(1);
        for (String word : words.split(" ")) {
            if (word.matches("-?\\d+")) {
                out.writeInt(Integer.parseInt(word));
            } else {
                out.writeUTF(word.replace("'", ""));
            }
        }
        return bytes.toByteArray();
    }
}
