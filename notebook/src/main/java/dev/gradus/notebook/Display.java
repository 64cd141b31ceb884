package dev.gradus.notebook;

import dev.gradus.Diagnosis;
import dev.gradus.GradientCheck;
import dev.gradus.Value;
import dev.gradus.nn.Module;
import dev.gradus.viz.GraphView;
import dev.gradus.viz.plot.Plot;
import java.util.Base64;

/**
 * How something is shown in a notebook; the one door between Gradus and a kernel.
 *
 * @param mimeType what the content is: {@code image/png}, {@code text/html} or {@code text/plain}
 * @param content the table or text; a picture in Base64
 * @param text the same in words, for a front end that cannot show the content
 */
public record Display(String mimeType, String content, String text) {
    /** Not SVG: converters and code-hosting pages strip it from notebooks, and leave a blank. */
    static final String PNG = "image/png";

    static final String HTML = "text/html";
    static final String TEXT = "text/plain";
    private static final double SCALE = 1.5;

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
            return picture(GraphView.of(value).png(SCALE), value.toString());
        }
        if (object instanceof GraphView view) {
            return picture(view.png(SCALE), "GraphView");
        }
        if (object instanceof Plot plot) {
            return picture(plot.png(SCALE), "Plot");
        }
        if (object instanceof Module model) {
            return ModelTable.of(model);
        }
        if (object instanceof GradientCheck || object instanceof Diagnosis) {
            return preformatted(object.toString());
        }
        return new Display(TEXT, object.toString(), object.toString());
    }

    private static Display picture(byte[] png, String text) {
        return new Display(PNG, Base64.getEncoder().encodeToString(png), text);
    }

    private static Display preformatted(String text) {
        return new Display(HTML, "<pre>" + Html.escape(text) + "</pre>", text);
    }
}
