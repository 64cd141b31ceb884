package dev.gradus.viz.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.data.Dataset;
import dev.gradus.data.PythonRandom;
import dev.gradus.data.Targets;
import dev.gradus.nn.Mlp;
import dev.gradus.train.Epoch;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlotTest {
    private static final Dataset FOUR =
            Dataset.of(new double[][] {{-1, -1}, {-1, 1}, {1, -1}, {1, 1}}, Targets.signs(0, 0, 1, 1));
    private static final Dataset THREE =
            Dataset.of(new double[][] {{0, 0}, {10, 0}, {0, 10}, {10, 10}}, Targets.oneHot(new int[] {0, 1, 2, 1}, 3));

    private static BufferedImage image(Plot plot, double scale) {
        try {
            return ImageIO.read(new ByteArrayInputStream(plot.png(scale)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The colour at shares of the picture from left to right and from top to bottom. */
    private static Color at(BufferedImage image, double across, double down) {
        return new Color(image.getRGB((int) (across * image.getWidth()), (int) (down * image.getHeight())));
    }

    @Test
    void theTangentsSlopeIsTheDerivative() {
        assertThat(new Svg(Gallery.tangent()).texts())
                .contains("f(x) = 3x² − 4x + 5", "tangent at x = 3, slope 14", "x", "y");
    }

    @Test
    void aGivenSlopeIsDrawnAsGiven() {
        Plot plot = Plot.function(0, 2, Curve.of("square", x -> x * x).tangentAt(1, 2.5));
        assertThat(new Svg(plot).texts()).contains("tangent at x = 1, slope 2.5");
    }

    @Test
    void titlesAndAxesAreWhatTheyWereSetTo() {
        Svg svg = new Svg(Gallery.tanh().title("A < B & \"C\"").axes("input", "output"));
        assertThat(svg.texts())
                .contains("A < B & \"C\"", "input", "output", "tanh x")
                .doesNotContain("x", "y");
        assertThat(svg.elements("title").get(0).getTextContent()).isEqualTo("A < B & \"C\"");
    }

    @Test
    void everySeriesHasALineAndALegend() {
        Svg svg = new Svg(Plot.curve(
                Series.of("a", 3, 2, 1),
                Series.of("b", 1, 2, 3),
                Series.of("rate", 1, 0.5, 0.1).on("learning rate")));
        assertThat(svg.texts()).contains("a", "b", "rate", "value", "learning rate", "step");
        assertThat(svg.filled("path", "rgb(0,114,178)") + svg.filled("circle", "rgb(0,114,178)"))
                .isEqualTo(4);
        assertThat(svg.filled("path", "rgb(0,158,115)") + svg.filled("circle", "rgb(0,158,115)"))
                .isEqualTo(4);
    }

    @Test
    void epochsShowValidationOnlyWhereThereIsAny() {
        Epoch plain = new Epoch(0, 1, 0.5, Double.NaN, Double.NaN, 1, 0.1, 0);
        Epoch validated = new Epoch(0, 1, 0.5, 2, 0.4, 1, 0.1, 0);
        assertThat(new Svg(Plot.curve(List.of(plain))).texts())
                .contains("training loss", "training accuracy", "epoch")
                .doesNotContain("validation loss");
        assertThat(new Svg(Plot.curve(List.of(validated), "error")).texts())
                .contains("validation loss", "training error", "validation error");
    }

    @Test
    void aLogarithmicAxisHasTicksAtPowersOfTen() {
        Plot plot = Plot.curve(Series.of("loss", 1, 0.1, 0.01, 0, 0.0015)).logScale();
        assertThat(new Svg(plot).texts()).contains("1", "0.1", "0.01");
    }

    @Test
    void everyRowIsAMarkerInItsClassesShapeAndColour() {
        Svg svg = new Svg(Plot.scatter(Gallery.MOONS));
        // One more of each is in the legend.
        assertThat(svg.filled("path", "rgb(0,114,178)") + svg.filled("circle", "rgb(0,114,178)"))
                .isEqualTo(51);
        assertThat(svg.filled("path", "rgb(213,94,0)") + svg.filled("rect", "rgb(213,94,0)"))
                .isEqualTo(51);
        assertThat(svg.texts()).contains("y = −1", "y = 1", "x1", "x2");
    }

    @Test
    void regionsHaveTheColourOfTheWinningClass() {
        BufferedImage two = image(Plot.regions(x -> new double[] {x[0]}, FOUR), 1);
        Color left = at(two, 0.2, 0.5);
        Color right = at(two, 0.9, 0.5);
        assertThat(left.getBlue()).isGreaterThan(left.getRed() + 40);
        assertThat(right.getRed()).isGreaterThan(right.getBlue() + 40);
        BufferedImage three =
                image(Plot.regions(x -> new double[] {-x[0] - x[1], x[0] - 5, x[1] - x[0] - 5}, THREE), 1);
        Color bottomRight = at(three, 0.9, 0.7);
        Color topLeft = at(three, 0.25, 0.25);
        assertThat(bottomRight.getRed()).isGreaterThan(bottomRight.getBlue() + 40);
        assertThat(topLeft.getGreen()).isGreaterThan(topLeft.getRed() + 40);
    }

    @Test
    void theZeroLineLiesWhereTheScoreChangesSign() {
        BufferedImage image = image(Plot.regions(x -> new double[] {x[0]}, FOUR), 2);
        int row = image.getHeight() / 2;
        int[] dark = IntStream.range(200, image.getWidth() - 40)
                .filter(x -> new Color(image.getRGB(x, row)).getGreen() < 70)
                .toArray();
        assertThat(dark).hasSizeBetween(3, 5);
        // The plot's inside goes, give or take the axis labels, from a tenth of the width to its end.
        assertThat(dark[1]).isCloseTo((int) (0.54 * image.getWidth()), within(30));
    }

    @Test
    void whereAModelGivesNaNTheBackgroundShows() {
        Color gap = at(image(Plot.regions(x -> new double[] {x[0] > 0 ? Double.NaN : -1}, FOUR), 1), 0.8, 0.5);
        assertThat(gap).isEqualTo(Color.WHITE);
    }

    @Test
    void aModelTrainedFurtherDoesNotChangeAPlot() {
        Mlp model = new Mlp(new PythonRandom(1), 2, 4, 1);
        Plot plot = Plot.regions(model, FOUR);
        byte[] before = plot.png(1);
        model.parameters().forEach(p -> p.data = -p.data);
        assertThat(plot.png(1)).isEqualTo(before);
        assertThat(Plot.regions(model, FOUR).png(1)).isNotEqualTo(before);
    }

    @Test
    void histogramsSayMeanAndDeviationAndWhatIsNotFinite() {
        Plot plot = Plot.histogram(Series.of("layer 0", 1, 3, Double.NaN), Series.of("layer 1", 0, 0, 0, 0));
        assertThat(new Svg(plot).texts())
                .contains("layer 0 · mean 2 · sd 1 · 1 not finite", "layer 1 · mean 0 · sd 0", "% of values");
    }

    @Test
    void thePngHasTheSizeTimesTheScale() {
        BufferedImage image = image(Gallery.tanh().size(300, 200), 1.5);
        assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(450, 300);
        assertThat(at(image, 0.999, 0.999)).isEqualTo(Color.WHITE);
        assertThat(at(image(Gallery.tanh().dark(), 1), 0.999, 0.999)).isEqualTo(new Color(0x14181D));
        assertThat(new Svg(Gallery.tanh().size(300, 200)).root().getAttribute("viewBox"))
                .isEqualTo("0 0 300 200");
    }

    @Test
    void theSamePlotHasTheSameBytesInAnyLocale() {
        Locale usual = Locale.getDefault();
        String svg = Gallery.tangent().svg();
        byte[] png = Gallery.tangent().png(1);
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            assertThat(Gallery.tangent().svg()).isEqualTo(svg);
            assertThat(Gallery.tangent().png(1)).isEqualTo(png);
        } finally {
            Locale.setDefault(usual);
        }
    }

    @Test
    void differentPlotsShareNoIds() {
        Pattern id = Pattern.compile("id=\"([^\"]+)\"");
        List<String> one = id.matcher(Gallery.tangent().svg())
                .results()
                .map(m -> m.group(1))
                .toList();
        List<String> other =
                id.matcher(Gallery.tanh().svg()).results().map(m -> m.group(1)).toList();
        assertThat(one).isNotEmpty().doesNotContainAnyElementsOf(other);
    }

    @Test
    void theRegionsSvgIsSmallAndNamesItsFont() {
        String svg = Gallery.moons().svg();
        assertThat(svg).hasSizeLessThan(200_000).startsWith("<svg").contains("'DejaVu Sans', Verdana, sans-serif");
        assertThat(new Svg(Gallery.moons()).elements("image")).hasSize(1);
    }

    @Test
    void savesByExtension(@TempDir Path folder) throws IOException {
        Plot plot = Gallery.tanh();
        plot.save(folder.resolve("a.svg"));
        plot.save(folder.resolve("a.PNG"));
        assertThat(Files.readString(folder.resolve("a.svg"))).isEqualTo(plot.svg());
        assertThat(Files.readAllBytes(folder.resolve("a.PNG"))).isEqualTo(plot.png(2));
        assertThatThrownBy(() -> plot.save(Path.of("a.jpg")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Can't tell from a.jpg what to write; name a file that ends in .svg or .png.");
    }
}
