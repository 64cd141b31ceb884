package dev.gradus.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsDamageTest {
    private static final String START = "m.safetensors is no safetensors file that can be read: ";
    private static final String REMEDY = "; write it again or use an intact copy.";

    private static String one(String dtype, String shape, String offsets) {
        return "{" + SafetensorsFile.entry("w", dtype, shape, offsets) + "}";
    }

    static Stream<Arguments> lengths() {
        byte[] header = "{}".getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                Arguments.of(new byte[0], "it has 0 bytes, and the length of its header alone takes 8"),
                Arguments.of(new byte[7], "it has 7 bytes, and the length of its header alone takes 8"),
                Arguments.of(new byte[8], "its header does not start with '{'"),
                Arguments.of(
                        SafetensorsFile.withLength(3, header),
                        "its header claims 3 bytes, where 2 follow and 100000000 is the limit"),
                Arguments.of(
                        SafetensorsFile.withLength(-1, header),
                        "its header claims 18446744073709551615 bytes, where 2 follow and 100000000 is the limit"),
                Arguments.of(
                        SafetensorsFile.withLength(99_999_999, header),
                        "its header claims 99999999 bytes, where 2 follow and 100000000 is the limit"),
                Arguments.of(
                        SafetensorsFile.withLength(1L << 32, header),
                        "its header claims 4294967296 bytes, where 2 follow and 100000000 is the limit"));
    }

    static Stream<Arguments> headers() {
        String places = "the data_offsets of tensor 'w' ";
        return Stream.of(
                Arguments.of(" {}", "its header does not start with '{'"),
                Arguments.of("[]", "its header does not start with '{'"),
                Arguments.of(
                        "{", "its header is not JSON (position 1: expected a key in double quotes but found the end)"),
                Arguments.of("{}x", "its header is not JSON (position 2: expected the end of the text but found 'x')"),
                Arguments.of(
                        "{\"a\":1,\"a\":1}", "its header is not JSON (position 7: the key is already in its object)"),
                Arguments.of("{\"__metadata__\":[]}", "its __metadata__ is not an object"),
                Arguments.of("{\"__metadata__\":null}", "its __metadata__ is not an object"),
                Arguments.of("{\"__metadata__\":{\"a\":\"\",\"k\":1}}", "its metadata 'k' is not a string"),
                Arguments.of("{\"w\":1}", "tensor 'w' is not described by an object"),
                Arguments.of("{\"w\":null}", "tensor 'w' is not described by an object"),
                Arguments.of("{\"w\":{}}", "the dtype of tensor 'w' is 'null', not one of [F64, F32, I64, I32]"),
                Arguments.of(
                        one("BF16", "[0]", "[0,0]"),
                        "the dtype of tensor 'w' is 'BF16', not one of [F64, F32, I64, I32]"),
                Arguments.of(
                        "{\"w\":{\"dtype\":1}}", "the dtype of tensor 'w' is '1', not one of [F64, F32, I64, I32]"),
                Arguments.of(
                        "{\"w\":{\"dtype\":\"F64\"}}",
                        "the shape of tensor 'w' is not a list of whole numbers from 0 to 2147483647"),
                Arguments.of(
                        "{\"w\":{\"dtype\":\"F64\",\"shape\":[]}}",
                        places + "is not a list of whole numbers from 0 to 9223372036854775807"),
                Arguments.of(
                        one("F64", "[2147483647,2]", "[0,0]"),
                        "tensor 'w' has the shape [2147483647, 2], which is more than an array holds"),
                Arguments.of(
                        one("F64", "[2147483647,2147483647,2147483647,2147483647]", "[0,8]"),
                        "tensor 'w' has the shape [2147483647, 2147483647, 2147483647, 2147483647],"
                                + " which is more than an array holds"),
                Arguments.of(one("F64", "[1]", "[]"), places + "are [], where its shape [1] takes 8 bytes"),
                Arguments.of(one("F64", "[1]", "[0,8,8]"), places + "are [0, 8, 8], where its shape [1] takes 8 bytes"),
                Arguments.of(one("F64", "[1]", "[0,4]"), places + "are [0, 4], where its shape [1] takes 8 bytes"),
                Arguments.of(one("F32", "[2]", "[0,16]"), places + "are [0, 16], where its shape [2] takes 8 bytes"),
                Arguments.of(one("F32", "[1]", "[8,4]"), places + "are [8, 4], where its shape [1] takes 4 bytes"),
                Arguments.of(
                        one("F64", "[0]", "[0,9223372036854775807]"),
                        places + "are [0, 9223372036854775807], where its shape [0] takes 0 bytes"));
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void refusesAnImpossibleLength(byte[] file, String message) {
        assertRefused(file, message);
    }

    @ParameterizedTest
    @MethodSource("headers")
    void refusesAnImpossibleHeader(String header, String message) {
        assertRefused(SafetensorsFile.of(header), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[-1]", "[1.0]", "[\"1\"]", "[null]", "[2147483648]", "[9223372036854775808]", "1", "{}"})
    void refusesAShapeThatIsNoListOfLengths(String shape) {
        assertRefused(
                SafetensorsFile.of(one("F64", shape, "[0,8]"), new byte[8]),
                "the shape of tensor 'w' is not a list of whole numbers from 0 to 2147483647");
    }

    static Stream<Arguments> places() {
        return Stream.of(
                Arguments.of("[8,16]", "[16,24]", 24, "'a' starts at byte 8 instead of 0, which leaves a hole"),
                Arguments.of("[0,8]", "[16,24]", 24, "'b' starts at byte 16 instead of 8, which leaves a hole"),
                Arguments.of("[16,24]", "[0,8]", 24, "'a' starts at byte 16 instead of 8, which leaves a hole"),
                Arguments.of("[0,8]", "[4,12]", 12, "'b' starts at byte 4 instead of 8, which leaves an overlap"),
                Arguments.of("[0,8]", "[0,8]", 16, "'b' starts at byte 0 instead of 8, which leaves an overlap"));
    }

    @ParameterizedTest
    @MethodSource("places")
    void refusesHolesAndOverlaps(String first, String second, int size, String message) {
        String header = "{" + SafetensorsFile.entry("a", "F64", "[1]", first) + ","
                + SafetensorsFile.entry("b", "F64", "[1]", second) + "}";

        assertRefused(SafetensorsFile.of(header, new byte[size]), "the data of tensor " + message);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 9, 16})
    void refusesDataThatIsCutShortOrLeftOver(int size) {
        assertRefused(
                SafetensorsFile.of(one("F64", "[1]", "[0,8]"), new byte[size]),
                "its tensors take 8 bytes, where " + size + " follow the header");
    }

    @Test
    void believesNoAnnouncedSizeThatTheFileDoesNotHave() {
        assertRefused(
                SafetensorsFile.of(one("F64", "[2147483647]", "[0,17179869176]")),
                "its tensors take 17179869176 bytes, where 0 follow the header");
    }

    @Test
    void refusesAHeaderThatIsNotUtf8() {
        byte[] header = "{\"#\":1}".getBytes(StandardCharsets.UTF_8);
        header[2] = (byte) 0xff;

        assertRefused(SafetensorsFile.of(header), "its header is not UTF-8 text");
    }

    @Test
    void refusesALongHeaderEvenWhenTheFileHasIt(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("sparse");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(8 + 100_000_001L);
            sparse.writeLong(Long.reverseBytes(100_000_001L));
        }

        assertThatThrownBy(() -> Safetensors.read(file))
                .isInstanceOf(IOException.class)
                .hasMessage(file + " is no safetensors file that can be read: its header claims 100000001 bytes, where"
                        + " 100000001 follow and 100000000 is the limit" + REMEDY);
    }

    @Test
    void noticesAFileThatShrinksWhileItIsRead() {
        byte[] whole = SafetensorsFile.of(one("F64", "[1]", "[0,8]"), new byte[8]);
        for (int length = 0; length < whole.length; length++) {
            byte[] shrunk = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> SafetensorsReader.read(
                            Path.of("m.safetensors"), new ByteArrayInputStream(shrunk), whole.length))
                    .isInstanceOf(IOException.class)
                    .hasMessage(START + "it became shorter while it was read" + REMEDY);
        }
    }

    @Test
    void printsNamesFromTheFileShortAndWithoutControlCharacters() {
        String header = "{\"\\u001b[2J\\n" + "x".repeat(100) + "\":1}";

        assertRefused(
                SafetensorsFile.of(header), "tensor '?[2J?" + "x".repeat(55) + "...' is not described by an object");
        assertRefused(
                SafetensorsFile.of("{\"" + "y".repeat(60) + "\":1}"),
                "tensor '" + "y".repeat(60) + "' is not described by an object");
    }

    @Test
    void allowsWhatTheFormatLeavesOpen() throws IOException {
        String header = "{" + SafetensorsFile.entry("", "F64", "[1]", "[4,12]") + ", "
                + SafetensorsFile.entry("e", "F64", "[3,0]", "[4,4]") + ", "
                + "\"f\":{\"shape\":[],\"more\":null,\"data_offsets\":[0,4],\"dtype\":\"F32\"}}\n ";

        Safetensors content = SafetensorsFile.read(
                SafetensorsFile.of(header, new byte[] {0, 0, (byte) 0x80, 0x3f, 0, 0, 0, 0, 0, 0, 0, 0x40}));

        assertThat(content.tensors().keySet().toString()).isEqualTo("[, e, f]");
        assertThat(content.tensor("").values()).containsExactly(2);
        assertThat(content.tensor("f").values()).containsExactly(1);
        assertThat(content.tensor("e").shape()).containsExactly(3, 0);
    }

    private static void assertRefused(byte[] file, String message) {
        assertThatThrownBy(() -> SafetensorsFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessage(START + message + REMEDY);
    }
}
