package dev.gradus.viz;

import dev.gradus.viz.Cells.Cell;
import java.util.stream.Collectors;

/** A graph in Graphviz's language: record nodes, and an operation node before each result. */
final class DotWriter {
    private final Options options;
    private final Theme theme;
    private final Paints paints;
    private final StringBuilder out = new StringBuilder();

    private DotWriter(Graph graph, Options options) {
        this.options = options;
        theme = options.theme();
        paints = new Paints(graph, options);
    }

    static String write(Graph graph, Options options) {
        return new DotWriter(graph, options).write(graph);
    }

    private String write(Graph graph) {
        out.append("digraph gradus {\n");
        // ordering=in keeps the operands of an operation in their order.
        out.append("  graph [rankdir=%s, ordering=in, bgcolor=\"%s\"];\n"
                .formatted(options.direction(), theme.background));
        out.append("  node [shape=record, fontname=\"Helvetica,Arial,sans-serif\", fontsize=11, style=filled, ")
                .append("height=0.3, fontcolor=\"%s\", color=\"%s\", fillcolor=\"%s\"];\n"
                        .formatted(theme.ink, theme.line, theme.record));
        out.append("  edge [color=\"%s\", arrowsize=0.7];\n".formatted(theme.line));
        graph.boxes().forEach(this::box);
        for (Graph.Edge edge : graph.edges()) {
            out.append("  n%d -> %s;\n".formatted(edge.from().id(), entrance(edge.to())));
        }
        return out.append("}\n").toString();
    }

    private void box(Box box) {
        boolean folded = box instanceof Box.Folded;
        String fields = Cells.of(box, options).cells().stream()
                .map(DotWriter::field)
                .collect(Collectors.joining(folded ? "\\n" : " | "));
        String label = folded ? fields : "{ " + fields + " }";
        out.append("  n%d [label=\"%s\"%s];\n".formatted(box.id(), label, look(box)));
        if (box instanceof Box.Single single && !single.value().operands().isEmpty()) {
            out.append("  n%dop [label=\"%s\", shape=ellipse, width=0.3, margin=0.03, fillcolor=\"%s\"];\n"
                    .formatted(box.id(), Labels.dot(single.value().op().symbol()), theme.header));
            out.append("  n%dop -> n%d;\n".formatted(box.id(), box.id()));
        }
    }

    private static String field(Cell cell) {
        return Labels.dotField(cell.name().isEmpty() ? cell.text() : cell.name() + " " + cell.text());
    }

    private String look(Box box) {
        String fill = ", fillcolor=\"%s\"".formatted(paints.gradient(box));
        if (box instanceof Box.Single single) {
            return switch (single.kind()) {
                case CONSTANT ->
                    ", style=\"filled,rounded,dashed\", color=\"%s\", fontcolor=\"%s\""
                            .formatted(theme.faint, theme.muted);
                case INPUT -> ", style=\"filled,rounded\"" + fill;
                case PARAMETER ->
                    ", style=\"filled,rounded\", penwidth=2, color=\"%s\"".formatted(theme.parameterLine) + fill;
                case INTERIOR -> (single.root() ? ", penwidth=3, color=\"%s\"".formatted(theme.ink) : "") + fill;
            };
        }
        return ", shape=box3d, penwidth=1.5" + fill;
    }

    private static String entrance(Box box) {
        boolean made =
                box instanceof Box.Single single && !single.value().operands().isEmpty();
        return "n" + box.id() + (made ? "op" : "");
    }
}
