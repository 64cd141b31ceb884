package dev.gradus.notebook;

import dev.gradus.Diagnosis;
import dev.gradus.GradientCheck;
import dev.gradus.Value;
import dev.gradus.nn.Module;
import dev.gradus.viz.GraphView;
import dev.gradus.viz.plot.Plot;

/**
 * How something is shown in a notebook; the one door between Gradus and a kernel.
 *
 * @param mimeType what the content is: {@code image/svg+xml}, {@code text/html} or {@code text/plain}
 * @param content the picture, table or text
 * @param text the same in words, for a front end that cannot show the content
 */
public record Display(String mimeType, String content, String text) {
    static final String SVG = "image/svg+xml";
    static final String HTML = "text/html";
    static final String TEXT = "text/plain";

    /**
     * Chooses how to show an object: a value as its graph, a graph view and a plot as themselves, a model as a table of its layers, a
     * gradient check and a diagnosis as preformatted text, anything else as its {@code toString}.
     *
     * @param object what to show
     * @return its display
     */
    public static Display of(Object object) {
        if (object instanceof Display display) {
            return display;
        }
        if (object instanceof Value value) {
            return new Display(SVG, Svg.element(GraphView.of(value).svg()), value.toString());
        }
        if (object instanceof GraphView view) {
            return new Display(SVG, Svg.element(view.svg()), "GraphView");
        }
        if (object instanceof Plot plot) {
            return new Display(SVG, Svg.element(plot.svg()), "Plot");
        }
        if (object instanceof Module model) {
            return ModelTable.of(model);
        }
        if (object instanceof GradientCheck || object instanceof Diagnosis) {
            return preformatted(object.toString());
        }
        return new Display(TEXT, object.toString(), object.toString());
    }

    private static Display preformatted(String text) {
        return new Display(HTML, "<pre>" + Html.escape(text) + "</pre>", text);
    }
}
