package dev.gradus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratorStateTest {
    private static final String STATE = new PythonRandom(1).state();
    private static final String PREFIX = "python-mt19937:";

    @Test
    void refusesTheStateOfAnotherKindOfGenerator() {
        assertRefused(new NumpyRandom(1).state(), "it begins 'numpy-mt19937:");
        assertRefused("", "it begins ''.");
    }

    @Test
    void refusesTextThatIsNotBase64() {
        assertRefused(PREFIX + "§$%", "what follows the colon is not base64.");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 3340})
    void refusesAStateCutShort(int length) {
        assertRefused(STATE.substring(0, PREFIX.length() + length), "it holds " + length / 4 * 3 + " bytes, not 2516.");
    }

    @Test
    void refusesAStateThatWasChanged() {
        char old = STATE.charAt(1000);
        String changed = STATE.substring(0, 1000) + (old == 'A' ? 'B' : 'A') + STATE.substring(1001);

        assertRefused(changed, "its checksum does not match its content. Pass the unchanged text that state() gave.");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 625})
    void refusesAPositionOutsideTheState(int position) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PythonRandom.fromState(atPosition(position)))
                .withMessage("The position in the generator state is " + position + "; it must be 0 to 624.");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 624})
    void acceptsAPositionInTheState(int position) {
        assertThat(PythonRandom.fromState(atPosition(position)).state()).isEqualTo(atPosition(position));
    }

    /** A state with a valid checksum and the given count of words used. */
    private static String atPosition(int position) {
        ByteBuffer buffer = ByteBuffer.wrap(Base64.getDecoder().decode(STATE.substring(PREFIX.length())));
        buffer.putInt(624 * 4, position);
        CRC32 crc = new CRC32();
        crc.update(buffer.array(), 0, buffer.capacity() - 8);
        buffer.putLong(buffer.capacity() - 8, crc.getValue());
        return PREFIX + Base64.getEncoder().encodeToString(buffer.array());
    }

    private static void assertRefused(String text, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PythonRandom.fromState(text))
                .withMessageStartingWith("This is not a generator state of the kind 'python-mt19937:…': ")
                .withMessageContaining(reason);
    }
}
