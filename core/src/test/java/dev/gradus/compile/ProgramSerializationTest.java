package dev.gradus.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Programs in Java's serialization. */
class ProgramSerializationTest {
    @Test
    void aProgramComesBackWithTheSameBits() throws Exception {
        Program program = ProgramFormatTest.everything().threads(2);

        ProgramFormatTest.assertSameBits((Program) deserialized(serialized(program)), program);
    }

    @Test
    void everyChangeOfTheProgramInAStreamIsRefused() throws Exception {
        Program program = ProgramSamples.neuron();
        byte[] stream = serialized(program);
        int start = indexOf(stream, "GRADUSPR");
        int length = ProgramFiles.bytes(program).length;
        for (int place = start; place < start + length; place++) {
            byte[] changed = stream.clone();
            changed[place] ^= 0x11;
            assertThatThrownBy(() -> deserialized(changed))
                    .as("byte %d", place)
                    .isInstanceOf(InvalidObjectException.class)
                    .hasMessageContaining("program file")
                    .hasCauseInstanceOf(IOException.class);
        }
    }

    @Test
    void aStreamWithAnImpossibleNumberOfThreadsIsRefused() throws Exception {
        byte[] stream = serialized(ProgramSamples.neuron().threads(0x01020304));
        int place = indexOf(stream, "\1\2\3\4");
        stream[place] = -1;

        assertThatThrownBy(() -> deserialized(stream))
                .isInstanceOf(InvalidObjectException.class)
                .hasMessageContaining("at least one thread");
    }

    /** A stream that claims to hold the program's own fields goes around the checks; it must not get through. */
    @Test
    void aStreamThatNamesTheProgramItselfIsRefused() throws Exception {
        byte[] stream = new String(serialized(new StandIn()), StandardCharsets.ISO_8859_1)
                .replace(named(StandIn.class), named(Program.class))
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> deserialized(stream))
                .isInstanceOf(InvalidObjectException.class)
                .hasMessage("a program is serialized by way of another class");
    }

    private static String named(Class<?> type) {
        return "\0" + (char) type.getName().length() + type.getName();
    }

    /** Written with the program's version number, to be renamed in the stream. */
    private static final class StandIn implements Serializable {
        private static final long serialVersionUID = 1;
    }

    private static int indexOf(byte[] stream, String text) {
        int index = new String(stream, StandardCharsets.ISO_8859_1).indexOf(text);
        assertThat(index).as("where '%s' is in the stream", text).isNotNegative();
        return index;
    }

    private static byte[] serialized(Object object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        return bytes.toByteArray();
    }

    private static Object deserialized(byte[] bytes) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return in.readObject();
        }
    }
}
