package dev.gradus.viz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PngTest {
    @Test
    void hasTheSizeOfTheSvgTimesTheScale() throws IOException {
        GraphView view = GraphView.of(Expressions.lecture());
        Layout layout = view.layout();

        for (double scale : new double[] {1, 2, 0.5}) {
            BufferedImage image = read(view.png(scale));
            assertThat(image.getWidth()).isEqualTo((int) Math.ceil(layout.width() * scale));
            assertThat(image.getHeight()).isEqualTo((int) Math.ceil(layout.height() * scale));
        }
    }

    @Test
    void showsTheColoursOfTheThemeAndOfTheGradients() throws IOException {
        GraphView view = GraphView.of(Expressions.lecture());
        Map<Integer, Integer> light = colours(read(view.png(2)));
        Map<Integer, Integer> dark = colours(read(view.theme(Theme.DARK).png(2)));

        int largest = rgb(Theme.LIGHT.gradients().positiveMost()); // a.grad = 6
        assertThat(light.get(largest)).isGreaterThan(2000);
        assertThat(light.get(rgb(Theme.LIGHT.gradients().of(-4, 6)))).isGreaterThan(2000);
        assertThat(light.get(rgb(Theme.LIGHT.ink))).as("heading of the root").isGreaterThan(2000);
        assertThat(dark.get(rgb(Theme.DARK.background))).isGreaterThan(100_000);
        assertThat(dark).doesNotContainKey(largest);
    }

    @Test
    void writesText() throws IOException {
        BufferedImage image = read(GraphView.of(Expressions.lecture()).png(2));
        int label = 0;
        for (int x = 60; x < 240; x++) { // the heading of the first leaf
            for (int y = 36; y < 70; y++) {
                label += (image.getRGB(x, y) & 0xff) < 0x60 ? 1 : 0;
            }
        }

        assertThat(label).isBetween(30, 600);
    }

    @Test
    void refusesScalesThatCannotBe() {
        GraphView view = GraphView.of(Expressions.lecture());

        assertThatThrownBy(() -> view.png(0)).hasMessage("the scale of a PNG must be positive, got 0.0");
        assertThatThrownBy(() -> view.png(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> view.png(1000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("too large (at most 100 million); take a scale below");
    }

    private static BufferedImage read(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static int rgb(String colour) {
        return Integer.parseInt(colour.substring(1), 16);
    }

    private static Map<Integer, Integer> colours(BufferedImage image) {
        Map<Integer, Integer> count = new HashMap<>();
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                count.merge(image.getRGB(x, y) & 0xffffff, 1, Integer::sum);
            }
        }
        return count;
    }
}
