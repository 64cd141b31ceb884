package dev.gradus.viz;

import dev.gradus.Value;
import dev.gradus.viz.Cells.Cell;
import dev.gradus.viz.Layout.Node;
import dev.gradus.viz.Layout.Rect;
import java.util.Locale;

/**
 * A graph as SVG: plain shapes and text with their colours on them, and no identifiers, so that several pictures can
 * stand on one page.
 */
final class SvgWriter {
    private static final String FONTS = "Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif";
    private static final double PAD = 9;
    private static final double BASELINE = 15;

    private final Layout layout;
    private final Options options;
    private final Theme theme;
    private final Paints paints;
    private final StringBuilder out = new StringBuilder();

    private SvgWriter(Layout layout, Options options) {
        this.layout = layout;
        this.options = options;
        theme = options.theme();
        paints = new Paints(layout.graph(), options);
    }

    static String write(Layout layout, Options options) {
        return new SvgWriter(layout, options).write();
    }

    private String write() {
        Value root = root();
        String name = Labels.xml(root.label.isBlank() ? "an unnamed value" : Labels.clean(root.label));
        line(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%s\" height=\"%s\" viewBox=\"0 0 %s %s\" role=\"img\""
                        + " class=\"gradus-%s\" font-family=\"%s\" font-size=\"%s\">",
                n(layout.width()),
                n(layout.height()),
                n(layout.width()),
                n(layout.height()),
                theme.name().toLowerCase(Locale.ROOT),
                FONTS,
                n(Cells.FONT));
        line("<title>Expression graph of %s</title>", name);
        line("<desc>%s</desc>", description(name, root));
        if (theme == Theme.DARK) {
            line("<style>@media print { .gradus-dark { filter: invert(1) hue-rotate(180deg); } }</style>");
        }
        line("<rect width=\"100%%\" height=\"100%%\" fill=\"%s\"/>", theme.background);
        line("<g fill=\"none\" stroke=\"%s\" stroke-width=\"1.2\">", theme.line);
        layout.routes().forEach(route -> line("<path d=\"%s\"%s/>", EdgePath.line(route), weight(route.edge())));
        line("</g>");
        line("<g fill=\"%s\">", theme.line);
        layout.routes().forEach(route -> line("<path d=\"%s\"/>", EdgePath.arrowHead(route)));
        line("</g>");
        layout.nodes().forEach(this::node);
        line("</svg>");
        return out.toString();
    }

    private Value root() {
        Box last = layout.graph().boxes().get(layout.graph().boxes().size() - 1);
        return last instanceof Box.Single single ? single.value() : ((Box.Folded) last).steepest();
    }

    private String description(String name, Value root) {
        int boxes = layout.graph().boxes().size();
        int values = layout.graph().values();
        String size = Numbers.count(values, "value")
                + (boxes < values ? ", folded into " + Numbers.count(boxes) + " boxes" : "");
        return "How " + name + " = " + options.numbers().text(root.data) + " is computed: " + size
                + ". Arrows lead from operands to results"
                + (options.gradients() ? "; grad is the derivative of the result by each value." : ".");
    }

    private static String weight(Graph.Edge edge) {
        return edge.uses() > 1 ? " stroke-width=\"2.4\"" : "";
    }

    private void node(Node node) {
        line("<g>");
        line("<title>%s</title>", Labels.xml(Tooltip.of(node.box(), options)));
        if (node.op() != null && node.box() instanceof Box.Single single) {
            op(node.op(), node.record(), single.value().op().symbol());
        }
        Look look = Look.of(node.box(), theme);
        Rect r = node.record();
        if (node.box() instanceof Box.Folded) {
            frame(r.moved(6, 6), look, theme.header);
            frame(r.moved(3, 3), look, theme.header);
        }
        frame(r, look, theme.record);
        for (Cell cell : node.cells().cells()) {
            cell(cell, node, look);
        }
        outline(r, look);
        line("</g>");
    }

    /** The operation and the line from it to its result. */
    private void op(Rect op, Rect record, String symbol) {
        boolean across = Math.abs(op.centreY() - record.centreY()) < 1;
        line(
                "<path d=\"M%s %sL%s %s\" stroke=\"%s\" stroke-width=\"1.2\"/>",
                n(across ? Math.min(op.x() + op.width(), record.x() + record.width()) : op.centreX()),
                n(across ? op.centreY() : Math.min(op.y() + op.height(), record.y() + record.height())),
                n(across ? Math.max(op.x(), record.x()) : op.centreX()),
                n(across ? op.centreY() : Math.max(op.y(), record.y())),
                theme.line);
        line(
                "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"7\" fill=\"%s\" stroke=\"%s\"/>",
                n(op.x()), n(op.y()), n(op.width()), n(op.height()), theme.header, theme.line);
        text(op.centreX(), op.centreY() + 4.5, "middle", theme.ink, "", symbol);
    }

    private void frame(Rect r, Look look, String fill) {
        line("<path d=\"%s\" fill=\"%s\" stroke=\"%s\"/>", Rounded.all(r, look.radius()), fill, look.stroke());
    }

    private void outline(Rect r, Look look) {
        line(
                "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\"%s/>",
                Rounded.all(r, look.radius()),
                look.stroke(),
                n(look.strokeWidth()),
                look.dashed() ? " stroke-dasharray=\"4 3\"" : "");
    }

    private void cell(Cell cell, Node node, Look look) {
        Rect at = new Rect(cell.x(), cell.y(), cell.width(), cell.height())
                .moved(node.record().x(), node.record().y());
        String fill = switch (cell.kind()) {
            case HEADING -> look.heading();
            case GRADIENT -> paints.gradient(node.box());
            case DATA, FACT -> theme.record;
        };
        if (!fill.equals(theme.record)) {
            line("<path d=\"%s\" fill=\"%s\"/>", Rounded.within(at, node.record(), look.radius()), fill);
        }
        if (at.x() > node.record().x()) {
            line("<path d=\"M%s %sv%s\" stroke=\"%s\"/>", n(at.x()), n(at.y()), n(at.height()), theme.faint);
        }
        double y = at.y() + BASELINE;
        switch (cell.kind()) {
            case HEADING -> text(at.centreX(), y, "middle", look.headingInk(), " font-weight=\"bold\"", cell.text());
            case FACT -> text(at.centreX(), y, "middle", theme.muted, "", cell.text());
            case DATA, GRADIENT -> {
                text(
                        at.x() + PAD,
                        y,
                        "start",
                        cell.kind() == Cells.Kind.GRADIENT ? theme.ink : theme.muted,
                        "",
                        cell.name());
                text(at.x() + at.width() - PAD, y, "end", look.ink(), "", cell.text());
            }
        }
    }

    private void text(double x, double y, String anchor, String ink, String more, String text) {
        line(
                "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\" fill=\"%s\"%s>%s</text>",
                n(x), n(y), anchor, ink, more, Labels.xml(text));
    }

    @SuppressWarnings("AnnotateFormatMethod") // the annotation would be one more dependency
    private void line(String format, Object... values) {
        out.append(String.format(format, values)).append('\n');
    }

    /** {@return a length with at most one decimal, whatever the last bits of the layout are} */
    static String n(double length) {
        long tenths = Math.round(length * 10);
        String sign = tenths < 0 ? "-" : "";
        long size = Math.abs(tenths);
        return sign + size / 10 + (size % 10 == 0 ? "" : "." + size % 10);
    }
}
