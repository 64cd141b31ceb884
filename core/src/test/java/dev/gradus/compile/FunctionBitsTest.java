package dev.gradus.compile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.Op;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every operation has the same bits on every JDK, interpreted and compiled, in plain Java and in vectors. */
class FunctionBitsTest {
    private static final int RUNS = 200;

    static Stream<Op> ops() {
        return FunctionDigests.ops().stream();
    }

    @Test
    void theBitsAreTheSameOnEveryJdk() throws IOException {
        assertThat(FunctionDigests.all(Kernels.plain())).isEqualTo(golden());
        assertThat(FunctionDigests.all(Kernels.vector())).isEqualTo(golden());
    }

    @ParameterizedTest
    @MethodSource("ops")
    void theBitsStayTheSameWhenTheLoopIsCompiled(Op op) throws IOException {
        for (Kernels kernels : new Kernels[] {Kernels.plain(), Kernels.vector()}) {
            FunctionDigests digests = new FunctionDigests(kernels, op);
            for (int i = 0; i < RUNS; i++) {
                digests.run();
            }

            assertThat(digests.digest()).as(kernels.name()).isEqualTo(golden().get(op.name()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "vector"})
    void theBitsAreTheSameInAJvmThatOnlyInterprets(String kernels) throws IOException, InterruptedException {
        String out = FreshJvm.output(FunctionDigests.class, kernels, "-Xint");

        assertThat(parse(out)).isEqualTo(golden());
    }

    private static Map<String, String> golden() throws IOException {
        try (var in = Objects.requireNonNull(FunctionBitsTest.class.getResourceAsStream("function-bits.txt"))) {
            return parse(new String(in.readAllBytes(), UTF_8));
        }
    }

    private static Map<String, String> parse(String text) {
        return text.lines()
                .map(line -> line.split(" "))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1], (a, b) -> a, TreeMap::new));
    }
}
