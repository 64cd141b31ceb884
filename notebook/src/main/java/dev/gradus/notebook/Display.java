package dev.gradus.notebook;

import dev.gradus.Diagnosis;
import dev.gradus.GradientCheck;
import dev.gradus.Value;
import dev.gradus.nn.Module;
import dev.gradus.viz.GraphView;
import dev.gradus.viz.plot.Plot;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * How something is shown in a notebook; the one door between Gradus and a kernel.
 *
 * @param mimeType what the content is: {@code image/svg+xml}, {@code text/html} or {@code text/plain}
 * @param content the picture, table or text
 * @param text the same in words, for a front end that cannot show the content
 * @param png a picture once more as a PNG in Base64, for a front end that refuses SVG; null for what is no picture
 */
public record Display(
        String mimeType,
        String content,
        String text,
        @Nullable String png) {
    static final String SVG = "image/svg+xml";
    static final String HTML = "text/html";
    static final String TEXT = "text/plain";
    static final String PNG = "image/png";

    private static final double SCALE = 1.5;

    /**
     * A display without a second form.
     *
     * @param mimeType what the content is
     * @param content the table or text
     * @param text the same in words
     */
    public Display(String mimeType, String content, String text) {
        this(mimeType, content, text, null);
    }

    /**
     * Chooses how to show an object: a value as its graph, a graph view and a plot as themselves, a model as a table of
     * its layers, a gradient check and a diagnosis as preformatted text, anything else as its {@code toString}.
     *
     * @param object what to show
     * @return its display
     */
    public static Display of(Object object) {
        if (object instanceof Display display) {
            return display;
        }
        if (object instanceof Value value) {
            return picture(
                    GraphView.of(value).svg(),
                    value.toString(),
                    GraphView.of(value).png(SCALE));
        }
        if (object instanceof GraphView view) {
            return picture(view.svg(), "GraphView", view.png(SCALE));
        }
        if (object instanceof Plot plot) {
            return picture(plot.svg(), "Plot", plot.png(SCALE));
        }
        if (object instanceof Module model) {
            return ModelTable.of(model);
        }
        if (object instanceof GradientCheck || object instanceof Diagnosis) {
            return preformatted(object.toString());
        }
        return new Display(TEXT, object.toString(), object.toString());
    }

    private static Display picture(String svg, String text, byte[] png) {
        return new Display(SVG, Svg.element(svg), text, Base64.getEncoder().encodeToString(png));
    }

    private static Display preformatted(String text) {
        return new Display(HTML, "<pre>" + Html.escape(text) + "</pre>", text);
    }
}
