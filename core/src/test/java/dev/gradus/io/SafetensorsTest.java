package dev.gradus.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsTest {
    @TempDir
    private Path folder;

    @Test
    void readsBackRandomTensorsAndTexts() throws IOException {
        for (long seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            Map<String, String> metadata = new LinkedHashMap<>();
            for (int i = random.nextInt(6); i > 0; i--) {
                tensors.put("t" + random.nextInt(1000), tensor(random));
                metadata.put("m\u00e9" + random.nextInt(1000), "\n\"\ud83d\ude00" + random.nextInt());
            }
            Path file = folder.resolve("random");

            Safetensors.write(file, tensors, metadata);
            Safetensors read = Safetensors.read(file);

            assertThat(read).as("seed %d", seed).isEqualTo(new Safetensors(tensors, metadata));
            assertThat(read.tensors().keySet().toString())
                    .as("seed %d", seed)
                    .isEqualTo(tensors.keySet().toString());
            assertThat(read.metadata().keySet().toString())
                    .as("seed %d", seed)
                    .isEqualTo(metadata.keySet().toString());
        }
    }

    private static Tensor tensor(Random random) {
        int[] shape = random.ints(random.nextInt(4), 0, 5).toArray();
        int count = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        return new Tensor(shape, random.doubles(count).toArray());
    }

    @Test
    void keepsEveryBitOfEveryValue() throws IOException {
        double[] values = {
            Double.longBitsToDouble(0x7ff8_0000_0000_0001L),
            Double.longBitsToDouble(0xfff8_dead_beef_cafeL),
            Double.NaN,
            0.0,
            -0.0,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.MIN_VALUE,
            -Double.MAX_VALUE,
            0.1
        };
        Path file = folder.resolve("bits");

        Safetensors.write(file, Map.of("v", new Tensor(new int[] {10}, values)), Map.of());

        assertThat(bits(Safetensors.read(file).tensor("v").values())).isEqualTo(bits(values));
    }

    private static long[] bits(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8191, 8192, 8193, 100_000})
    void readsTensorsOfAnyLength(int length) throws IOException {
        double[] values = new Random(length).doubles(length).toArray();
        Path file = folder.resolve("long");

        Safetensors.write(file, Map.of("v", new Tensor(new int[] {length, 1}, values)), Map.of());

        assertThat(Safetensors.read(file).tensor("v").values()).isEqualTo(values);
    }

    @Test
    void writesTheBytesThatTheFormatPrescribes() throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("b", new Tensor(new int[] {1, 2}, new double[] {1, -2}));
        tensors.put("a", new Tensor(new int[] {}, new double[] {0.5}));
        Path file = folder.resolve("bytes");

        Safetensors.write(file, tensors, Map.of("key", "v"));

        String header = "{\"__metadata__\":{\"key\":\"v\"},"
                + "\"b\":{\"dtype\":\"F64\",\"shape\":[1,2],\"data_offsets\":[0,16]},"
                + "\"a\":{\"dtype\":\"F64\",\"shape\":[],\"data_offsets\":[16,24]}}";
        byte[] data = new byte[24];
        data[6] = (byte) 0xf0;
        data[7] = 0x3f;
        data[15] = (byte) 0xc0;
        data[22] = (byte) 0xe0;
        data[23] = 0x3f;
        assertThat(header).hasSize(138);
        assertThat(file).hasBinaryContent(SafetensorsFile.of(header + " ".repeat(6), data));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void startsTheDataAtAMultipleOfEightWithTheLeastPadding(int extra) throws IOException {
        Path file = folder.resolve("padded");

        Safetensors.write(file, Map.of(), Map.of("k", "x".repeat(extra)));

        byte[] bytes = Files.readAllBytes(file);
        String header = new String(bytes, 8, bytes.length - 8, StandardCharsets.UTF_8);
        assertThat(header.strip()).isEqualTo("{\"__metadata__\":{\"k\":\"" + "x".repeat(extra) + "\"}}");
        assertThat(bytes.length % 8).isZero();
        assertThat(header.length() - header.strip().length()).isLessThan(8);
    }

    @Test
    void writesAnEmptyFileAsAnEmptyObject() throws IOException {
        Path file = folder.resolve("empty");

        Safetensors.write(file, Map.of(), Map.of());

        assertThat(file).hasBinaryContent(SafetensorsFile.of("{}      "));
        assertThat(Safetensors.read(file)).isEqualTo(new Safetensors(Map.of(), Map.of()));
    }

    @Test
    void leavesTheOldFileWhenTheNewContentIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("old"), "old");
        Map<String, Tensor> reserved = Map.of("__metadata__", new Tensor(new int[] {0}, new double[0]));

        assertThatThrownBy(() -> Safetensors.write(file, reserved, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("A tensor can't be called '__metadata__'");
        assertThatThrownBy(() -> Safetensors.write(file, Map.of(), Map.of("k", "\ud800")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lone surrogate U+D800");
        assertThat(file).hasContent("old");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void writesHeadersUpToTheLimitWithTheirPadding() {
        Safetensors content = new Safetensors(Map.of(), Map.of("k", "v"));

        assertThat(SafetensorsWriter.header(content, 32)).hasSize(8 + 32);
        assertThatThrownBy(() -> SafetensorsWriter.header(content, 31))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The names and the metadata take 32 bytes, more than the 31 that a safetensors header may"
                        + " have; shorten the metadata.");
    }

    @Test
    void copiesItsMapsAndGuardsThem() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        Map<String, String> metadata = new LinkedHashMap<>();
        Safetensors content = new Safetensors(tensors, metadata);

        tensors.put("late", new Tensor(new int[] {}, new double[] {1}));
        metadata.put("late", "text");

        assertThat(content.tensors()).isEmpty();
        assertThat(content.metadata()).isEmpty();
        assertThatThrownBy(() -> content.tensors().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> content.metadata().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void findsATensorByNameOrListsTheNames() {
        Tensor one = new Tensor(new int[] {}, new double[] {1});
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("weight", one);
        tensors.put("bias", new Tensor(new int[] {}, new double[] {2}));
        Safetensors content = new Safetensors(tensors, Map.of());

        assertThat(content.tensor("weight")).isSameAs(one);
        assertThatThrownBy(() -> content.tensor("wieght"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no tensor 'wieght'; choose from [weight, bias].");
    }

    @Test
    void saysInASentenceWhyAFileCannotBeOpened() throws IOException {
        Path missing = folder.resolve("missing");
        assertThatThrownBy(() -> Safetensors.read(missing))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessage(missing + ": there is no such file; check the path.");
        assertThatThrownBy(() -> Safetensors.read(folder))
                .isInstanceOf(IOException.class)
                .hasMessage(folder + " is a folder; name a safetensors file.");
        Path below = Files.createFile(folder.resolve("file")).resolve("model");
        assertThatThrownBy(() -> Safetensors.read(below))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("Cannot read " + below + " (")
                .hasMessageEndingWith("); check the path and its permissions.");
    }

    @Test
    void readsTheFileThatAnotherProgramWrote() throws Exception {
        Safetensors golden = Safetensors.read(
                Path.of(SafetensorsTest.class.getResource("golden.safetensors").toURI()));

        assertThat(golden.metadata())
                .containsExactly(entry("format", "pt"), entry("note", "tab\there, \u00e9 escaped"));
        assertThat(golden.tensors())
                .containsExactly(
                        entry("nan", golden.tensor("nan")),
                        entry("ints", new Tensor(new int[] {1, 2}, new double[] {Integer.MIN_VALUE, 7})),
                        entry("longs", new Tensor(new int[] {2}, new double[] {-1, 1L << 53})),
                        entry(
                                "single \"\u00e9\u2028\ud83d\ude00\"",
                                new Tensor(new int[] {3}, new double[] {0.1f, -2.5, Float.MIN_VALUE})),
                        entry("scalar", new Tensor(new int[] {}, new double[] {Math.PI})),
                        entry("empty", new Tensor(new int[] {0, 4}, new double[] {})),
                        entry("layer.0.weight", new Tensor(new int[] {2, 3}, new double[] {
                            0.1,
                            -0.0,
                            Double.POSITIVE_INFINITY,
                            Double.NEGATIVE_INFINITY,
                            Double.MIN_VALUE,
                            -Double.MAX_VALUE
                        })));
        assertThat(bits(golden.tensor("nan").values())).containsExactly(0xfff8_0000_dead_beefL);
    }
}
