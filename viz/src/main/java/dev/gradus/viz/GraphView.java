package dev.gradus.viz;

import dev.gradus.Value;
import dev.gradus.io.AtomicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;

/**
 * A picture of the expression that a value was made from.
 *
 * <p>Every value is a record {@code label | data 4.0000 | grad -2.0000}, with a small node for its operation before it
 * and an edge from each operand, in operand order. Leaves have round corners; parameters a heavier outline; constants a
 * dashed one and no gradient; the result a dark heading. Gradients are blue where positive and orange where negative,
 * the deeper the larger. Nothing needs to be installed.
 *
 * <pre>{@code
 * Value d = a.times(b).plus(c).label("d");
 * d.backward();
 * GraphView.of(d).save(Path.of("d.svg"));
 * }</pre>
 *
 * <p>A view is immutable: its options return a new one. It draws the numbers that the values have when it draws. The
 * same numbers give the same bytes of DOT and SVG on every machine; the pixels of a PNG depend on the fonts installed.
 */
public final class GraphView {
    private static final double SAVED_SCALE = 2;

    private final Value root;
    private final Options options;

    private GraphView(Value root, Options options) {
        this.root = root;
        this.options = options;
    }

    /**
     * A picture of an expression: left to right, four digits, gradients shown, light, folded above 300 nodes.
     *
     * @param root the result
     * @return the picture
     */
    public static GraphView of(Value root) {
        return new GraphView(root, Options.DEFAULT);
    }

    /**
     * {@return the picture read in another direction}
     *
     * @param direction from operands to results
     */
    public GraphView direction(Direction direction) {
        return new GraphView(root, options.with(direction));
    }

    /**
     * The picture with another number of digits.
     *
     * @param digits how many follow the decimal point, from 0 to 17; numbers that would show none of theirs, and those
     *     from 1e9, are written with an exponent
     * @return the picture
     * @throws IllegalArgumentException if the number of digits is outside 0 … 17
     */
    public GraphView digits(int digits) {
        return new GraphView(root, options.with(new Numbers(digits)));
    }

    /**
     * {@return the picture with gradients or without}
     *
     * @param shown whether records have a gradient; constants never do
     */
    public GraphView gradients(boolean shown) {
        return new GraphView(root, options.withGradients(shown));
    }

    /**
     * {@return the picture in other colours}
     *
     * @param theme the colours
     */
    public GraphView theme(Theme theme) {
        return new GraphView(root, options.with(theme));
    }

    /**
     * {@return the picture with another choice of what is folded}
     *
     * @param detail how much is drawn
     */
    public GraphView detail(Detail detail) {
        return new GraphView(root, options.with(detail));
    }

    /**
     * The picture with another limit for {@link Detail#AUTO}: a graph with more nodes is folded as finely as keeps boxes
     * and arrows together within the limit. Nodes that no label puts into a module are not folded if none is.
     *
     * @param nodes the limit, 300 unless set
     * @return the picture
     * @throws IllegalArgumentException if the limit is below 1
     */
    public GraphView collapseAbove(int nodes) {
        if (nodes < 1) {
            throw new IllegalArgumentException("collapseAbove needs a limit of at least 1 node, got " + nodes);
        }
        return new GraphView(root, options.withLimit(nodes));
    }

    /**
     * {@return the picture with the fields of each record side by side, as Graphviz draws them, or below each other}
     *
     * @param oneRow whether records are one line high; false unless set
     */
    public GraphView oneRow(boolean oneRow) {
        return new GraphView(root, options.withOneRow(oneRow));
    }

    /**
     * The picture with these leaves drawn as parameters, beside those that a module's name labels
     * ({@code layers.0.neurons.3.w1}).
     *
     * @param parameters leaves of the expression; others are ignored
     * @return the picture
     */
    public GraphView parameters(Collection<Value> parameters) {
        return new GraphView(root, options.with(Set.copyOf(parameters)));
    }

    /**
     * The graph in Graphviz's language.
     *
     * @return text that {@code dot} accepts unchanged
     * @throws IllegalArgumentException if the graph has more than 20,000 boxes
     */
    public String dot() {
        return DotWriter.write(graph(), options);
    }

    /**
     * The picture as SVG.
     *
     * @return a document that needs nothing beside it, with a title and a description for those who cannot see it
     * @throws IllegalArgumentException if the graph has more than 20,000 boxes
     */
    public String svg() {
        return SvgWriter.write(layout(), options);
    }

    /**
     * The picture as PNG.
     *
     * @param scale pixels of the image per pixel of the SVG; 2 is crisp on today's screens and in print
     * @return the file's bytes
     * @throws IllegalArgumentException if the scale is not positive, the image would have more than 100 million pixels,
     *     or the graph has more than 20,000 boxes
     * @throws IllegalStateException if no font is installed
     */
    public byte[] png(double scale) {
        Layout layout = layout();
        return Png.render(SvgWriter.write(layout, options), layout.width(), layout.height(), scale);
    }

    /**
     * Writes the picture to a file, in the language that its name ends with: {@code .dot} or {@code .gv}, {@code .svg},
     * {@code .png} (at scale 2, or the largest that an image can have).
     *
     * @param file the file, created or replaced atomically
     * @throws IOException if it cannot be written; what was there is unchanged
     * @throws IllegalArgumentException if the name ends differently, or the picture cannot be drawn
     */
    public void save(Path file) throws IOException {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        String extension = name.substring(name.lastIndexOf('.') + 1);
        AtomicFiles.write(
                file,
                switch (name.contains(".") ? extension : "") {
                    case "dot", "gv" -> dot().getBytes(StandardCharsets.UTF_8);
                    case "svg" -> svg().getBytes(StandardCharsets.UTF_8);
                    case "png" -> savedPng();
                    default ->
                        throw new IllegalArgumentException("Cannot tell from the name " + file
                                + " which picture to write; end it in .svg, .png, .dot or .gv.");
                });
    }

    private byte[] savedPng() {
        Layout layout = layout();
        double scale = Math.min(SAVED_SCALE, Png.largestScale(layout.width(), layout.height()));
        return Png.render(SvgWriter.write(layout, options), layout.width(), layout.height(), scale);
    }

    /** The boxes and edges, without places. */
    Graph graph() {
        return GraphBuilder.build(root, options);
    }

    /** The boxes and edges in their places. */
    Layout layout() {
        return ElkLayout.of(graph(), options);
    }

    /** How the graph is drawn. */
    Options options() {
        return options;
    }
}
