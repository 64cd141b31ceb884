package dev.gradus.viz;

import dev.gradus.Op;
import dev.gradus.Value;
import dev.gradus.io.AtomicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A page that runs the classic mistakes of backpropagation beside the right answer, in one HTML file that needs nothing
 * else.
 *
 * <p>All on one small graph, {@code L = s²·(1 − tanh(s)) + a·a} with {@code s = a + b}, in which every mistake shows:
 * {@code =} for {@code +=}, no topological order, gradients not zeroed, a seed of 0, the wrong gradient handed on by an
 * addition, a reversed subtraction, a power that overwrites, and a tanh that overflows.
 */
public final class WrongBackpropLab {
    // spotless:off
    private static final String[] STYLES = {"page.css", "graph.css", "lab.css"};
    private static final String[] SCRIPTS = {
        "graph.js", "words.js", "view.js", "layout.js", "picture.js", "viewport.js", "element.js", "mistakes.js",
        "theme.js", "lab.js"
    };
    // spotless:on

    private WrongBackpropLab() {}

    /** {@return the whole page as text, always the same} */
    public static String html() {
        List<Value> order = expression().topologicalOrder();
        List<Op> ops = order.stream().map(Value::op).distinct().toList();
        String data = "const RULES = " + JsRules.table(ops) + ";\nconst MODEL = " + GraphModel.of(order, 4) + ";\n";
        return Page.of("Wrong backpropagation, side by side with right", "lab", STYLES, "lab.html", data, SCRIPTS);
    }

    /**
     * Writes the page to a file, which is then complete or as it was before.
     *
     * @param file usually with the extension {@code .html}; its folder must exist
     * @throws IOException if the file can't be written
     */
    public static void save(Path file) throws IOException {
        AtomicFiles.write(file, html().getBytes(StandardCharsets.UTF_8));
    }

    /** The graph at a = 2, b = −1.5. */
    static Value expression() {
        Value a = new Value(2, "a");
        Value b = new Value(-1.5, "b");
        Value s = a.plus(b).label("s");
        Value power = s.pow(2).label("p");
        Value rest = Value.constant(1).minus(s.tanh().label("t")).label("r");
        return power.times(rest).label("m").plus(a.times(a).label("k")).label("L");
    }
}
