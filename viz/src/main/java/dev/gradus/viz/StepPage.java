package dev.gradus.viz;

import dev.gradus.Op;
import dev.gradus.Value;
import dev.gradus.io.AtomicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A page that steps through an expression's forward and backward pass, in one HTML file that needs nothing else.
 *
 * <p>It plays, pauses, steps and scrubs through every operation and every contribution to a gradient, each in words, as
 * a formula and in numbers; it shows for any node the value, the gradient beside a difference quotient, the local
 * derivatives and the paths to the result. Numbers of leaves can be edited: the page computes on its own, by rules
 * printed from the table of operations. It computes from the leaves' present numbers, so an interior value that no longer
 * matches its leaves is shown as it would be now. Of a {@link Value#pick(Value, java.util.List) pick} it has the chosen
 * value alone, so where an edited number makes another choice, the result is NaN.
 *
 * <p>The file works offline and from a folder, in any browser of the last years, with keyboard and screen reader.
 */
public final class StepPage {
    // spotless:off
    private static final String[] STYLES = {"page.css", "graph.css", "step-page.css"};
    private static final String[] SCRIPTS = {
        "graph.js", "words.js", "steps.js", "view.js", "layout.js", "picture.js", "viewport.js", "element.js",
        "groups.js", "details.js", "player.js", "theme.js", "page.js"
    };
    // spotless:on

    /** Opens in a few seconds; with more nodes, nobody would reach the end. */
    private static final int MOST_NODES = 10_000;

    private final Value root;
    private final int digits;

    private StepPage(Value root, int digits) {
        this.root = root;
        this.digits = digits;
    }

    /**
     * The page of an expression, with 4 decimals.
     *
     * @param root the result
     * @return the page; its text is made by {@link #html()}
     */
    public static StepPage of(Value root) {
        return new StepPage(root, 4);
    }

    /**
     * The same page with another number of decimals in the picture.
     *
     * @param count 0 to 17
     * @return a new page
     * @throws IllegalArgumentException if the count is outside that range
     */
    public StepPage digits(int count) {
        if (count < 0 || count > 17) {
            throw new IllegalArgumentException("a page shows 0 to 17 decimals, got " + count);
        }
        return new StepPage(root, count);
    }

    /**
     * The whole page as text; the same graph gives the same text.
     *
     * @return an HTML document that needs nothing beside it
     * @throws IllegalArgumentException if the expression has more than 10,000 nodes
     */
    public String html() {
        List<Value> order = root.topologicalOrder();
        if (order.size() > MOST_NODES) {
            throw new IllegalArgumentException("The expression has " + Numbers.count(order.size(), "node")
                    + ", and a page can step through " + Numbers.count(MOST_NODES)
                    + "; make one for a part of it, such as the loss of a single row.");
        }
        Set<Op> ops = EnumSet.noneOf(Op.class);
        order.forEach(v -> ops.add(v.op()));
        String name = root.label.isBlank() ? "an expression" : root.label;
        String data =
                "const RULES = " + JsRules.table(ops) + ";\nconst MODEL = " + GraphModel.of(order, digits) + ";\n";
        return Page.of("Step through " + name, "steps", STYLES, "step-page.html", data, SCRIPTS);
    }

    /**
     * Writes the page to a file, which is then complete or as it was before.
     *
     * @param file usually with the extension {@code .html}; its folder must exist
     * @throws IOException if the file can't be written
     * @throws IllegalArgumentException as {@link #html()}
     */
    public void save(Path file) throws IOException {
        AtomicFiles.write(file, html().getBytes(StandardCharsets.UTF_8));
    }
}
