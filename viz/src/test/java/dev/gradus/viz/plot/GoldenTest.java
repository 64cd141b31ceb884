package dev.gradus.viz.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The gallery against pictures that were looked at, with room for another Java's fonts. After a wanted change run with
 * {@code -Dgradus.write=true} and look at them again.
 */
class GoldenTest {
    private static final Map<String, Plot> PLOTS = Gallery.plots();
    private static final Path SOURCE = Path.of("src/test/resources/dev/gradus/viz/plot");
    private static final int NOTICEABLE = 48;
    private static final double FEW = 0.01;

    @ParameterizedTest
    @ValueSource(strings = {"tangent", "tanh", "poles", "loss-log", "moons", "moons-dark", "spirals", "layers"})
    void looksAsItDid(String name) throws IOException {
        byte[] png = Objects.requireNonNull(PLOTS.get(name)).png(1);
        if (Boolean.getBoolean("gradus.write")) {
            Files.createDirectories(SOURCE);
            Files.write(SOURCE.resolve(name + ".png"), png);
        }
        BufferedImage now = ImageIO.read(new ByteArrayInputStream(png));
        BufferedImage then;
        try (InputStream in = Files.newInputStream(SOURCE.resolve(name + ".png"))) {
            then = ImageIO.read(in);
        }
        assertThat(now.getWidth()).isEqualTo(then.getWidth());
        assertThat(now.getHeight()).isEqualTo(then.getHeight());
        assertThat(shareThatDiffers(now, then))
                .as("share of pixels of %s that differ", name)
                .isLessThan(FEW);
    }

    private static double shareThatDiffers(BufferedImage a, BufferedImage b) {
        int different = 0;
        for (int y = 0; y < a.getHeight(); y++) {
            for (int x = 0; x < a.getWidth(); x++) {
                Color one = new Color(a.getRGB(x, y));
                Color other = new Color(b.getRGB(x, y));
                int distance = Math.abs(one.getRed() - other.getRed())
                        + Math.abs(one.getGreen() - other.getGreen())
                        + Math.abs(one.getBlue() - other.getBlue());
                different += distance > NOTICEABLE ? 1 : 0;
            }
        }
        return (double) different / (a.getWidth() * a.getHeight());
    }
}
