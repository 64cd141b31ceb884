package dev.gradus.viz;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** SVG to PNG. */
final class Png {
    private static final double MOST_PIXELS = 100e6;

    private Png() {}

    /** {@return the largest scale at which a picture of this size can be rendered} */
    static double largestScale(double width, double height) {
        return 0.999 * Math.sqrt(MOST_PIXELS / (width * height));
    }

    static byte[] render(String svg, double width, double height, double scale) {
        if (!(scale > 0)) {
            throw new IllegalArgumentException("the scale of a PNG must be positive, got " + scale);
        }
        double w = Math.ceil(width * scale);
        double h = Math.ceil(height * scale);
        if (w * h > MOST_PIXELS) {
            throw new IllegalArgumentException(String.format(
                    "A PNG of %.0f × %.0f pixels is too large (at most 100 million); take a scale below %.2f, or SVG.",
                    w, h, largestScale(width, height)));
        }
        requireFont();
        return encode(draw(svg, (int) w, (int) h, scale));
    }

    /** Fails with a sentence instead of what the JDK throws where there is no font, which differs between versions. */
    private static void requireFont() {
        try {
            new Font(Font.SANS_SERIF, Font.PLAIN, 12).canDisplay('0');
        } catch (RuntimeException | Error e) {
            throw new IllegalStateException(
                    "A PNG needs a font, and none is installed; install one (apt-get install fonts-dejavu-core"
                            + " fontconfig), or write SVG, which needs none.",
                    e);
        }
    }

    private static BufferedImage draw(String svg, int width, int height, double scale) {
        String screen = svg.replace(SvgWriter.PRINT_STYLE, ""); // which jsvg would warn of
        SVGDocument document = new SVGLoader()
                .load(
                        new ByteArrayInputStream(screen.getBytes(StandardCharsets.UTF_8)),
                        null,
                        LoaderContext.createDefault());
        if (document == null) {
            throw new IllegalStateException("The SVG could not be read back to make a PNG of it.");
        }
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        try {
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
            g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            g.scale(scale, scale);
            document.render(null, g);
        } finally {
            g.dispose();
        }
        return image;
    }

    private static byte[] encode(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException("A PNG could not be encoded: " + e.getMessage(), e);
        }
        return bytes.toByteArray();
    }
}
