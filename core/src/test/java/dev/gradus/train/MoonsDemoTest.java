package dev.gradus.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.data.NumpyRandom;
import dev.gradus.data.PythonRandom;
import dev.gradus.data.TwoMoons;
import dev.gradus.nn.Loss;
import dev.gradus.nn.Mlp;
import dev.gradus.optim.LearningRate;
import dev.gradus.optim.Sgd;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** micrograd's demo, beside the figures that its notebook prints. */
class MoonsDemoTest {
    private final Mlp model = new Mlp(new PythonRandom(1337), 2, 16, 16, 1);
    private final Trainer trainer = new Trainer(
                    model,
                    Loss.HINGE,
                    new Sgd(model.parameters(), LearningRate.linear(1, 0.1, 100), 0, false),
                    TwoMoons.make(100, 0.1, new NumpyRandom(1337)))
            .l2(1e-4)
            .epochs(100);

    @Test
    void followsThePublishedCurve() throws IOException {
        follows(trainer.run(), 1e-9);
    }

    @Test
    void followsItMoreCloselyEagerly() throws IOException {
        follows(trainer.eager().run(), 1e-12);
    }

    private static void follows(List<Epoch> history, double tolerance) throws IOException {
        List<String> published = published();
        assertThat(history).hasSize(100).hasSameSizeAs(published);
        for (int step = 0; step < 100; step++) {
            String[] cells = published.get(step).split(",");
            Epoch epoch = history.get(step);
            assertThat(epoch.number()).isEqualTo(Integer.parseInt(cells[0]));
            assertThat(epoch.loss()).as("step %d", step).isCloseTo(Double.parseDouble(cells[1]), within(tolerance));
            assertThat(Math.round(epoch.metric() * 100)).as("step %d", step).isEqualTo((long)
                    Double.parseDouble(cells[2]));
        }
    }

    @Test
    void endsEagerlyWithTheSameBitsOnEveryRunAndMachine() throws Exception {
        trainer.eager().run();

        ByteBuffer bits = ByteBuffer.allocate(337 * Double.BYTES);
        model.parameters().forEach(p -> bits.putDouble(p.data));
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(bits.array());
        assertThat(HexFormat.of().formatHex(hash))
                .isEqualTo("74871f6f358b095acd94cd0cbc33b7aca653aba9ce01e60f259085d6e9535118");
    }

    private static List<String> published() throws IOException {
        var file = Objects.requireNonNull(MoonsDemoTest.class.getResourceAsStream("moons_published.csv"));
        try (var reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).toList();
        }
    }
}
