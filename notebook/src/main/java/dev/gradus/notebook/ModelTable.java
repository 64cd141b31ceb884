package dev.gradus.notebook;

import dev.gradus.nn.Mlp;
import dev.gradus.nn.Module;
import dev.gradus.nn.Module.Block;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A model as a table: one row per layer with the shapes of its parameters and their number. */
final class ModelTable {
    /** A neuron's weights are blocks of their own; so many are named. */
    private static final int NAMED_BLOCKS = 4;

    private ModelTable() {}

    /** One layer: what it is called, how its parameters are arranged, how many there are. */
    private record Row(String layer, String activation, String shapes, int parameters) {
        String html() {
            return "<tr><td>" + Html.escape(layer) + "</td><td>" + Html.escape(activation) + "</td><td>"
                    + Html.escape(shapes) + "</td><td style=\"text-align:right\">" + parameters + "</td></tr>";
        }

        String text() {
            return layer + " (" + (activation.isEmpty() ? "" : activation + "; ") + shapes + "): " + parameters;
        }
    }

    static Display of(Module model) {
        List<Row> rows = rows(model);
        String title = title(model) + ", "
                + counted(rows.stream().mapToInt(Row::parameters).sum());
        String html = "<table><caption>" + Html.escape(title) + "</caption>"
                + "<thead><tr><th>layer</th><th>activation</th><th>shapes</th><th>parameters</th></tr></thead><tbody>"
                + rows.stream().map(Row::html).collect(Collectors.joining()) + "</tbody></table>";
        String text = title + rows.stream().map(row -> "\n  " + row.text()).collect(Collectors.joining());
        return new Display(Display.HTML, html, text);
    }

    private static String title(Module model) {
        String name = model.getClass().getSimpleName();
        return model instanceof Mlp mlp
                ? name + " " + mlp.sizes().stream().map(String::valueOf).collect(Collectors.joining("-"))
                : name.isEmpty() ? "Module" : name;
    }

    private static String counted(int parameters) {
        return parameters + (parameters == 1 ? " parameter" : " parameters");
    }

    /** Blocks that share their name up to the last dot belong to one layer. */
    private static List<Row> rows(Module model) {
        Map<String, Map<String, Block>> layers = new LinkedHashMap<>();
        model.blocks().forEach((name, block) -> {
            int dot = name.lastIndexOf('.');
            layers.computeIfAbsent(dot < 0 ? "" : name.substring(0, dot), prefix -> new LinkedHashMap<>())
                    .put(name.substring(dot + 1), block);
        });
        List<Row> rows = new ArrayList<>();
        layers.forEach((prefix, blocks) -> rows.add(new Row(
                prefix.isEmpty() ? title(model) : prefix,
                activation(model, rows.size(), layers.size()),
                shapes(blocks),
                blocks.values().stream()
                        .mapToInt(block -> block.values().size())
                        .sum())));
        return rows;
    }

    private static String activation(Module model, int layer, int layers) {
        return !(model instanceof Mlp mlp)
                ? ""
                : (layer == layers - 1 ? mlp.outputActivation() : mlp.hiddenActivation()).toString();
    }

    private static String shapes(Map<String, Block> blocks) {
        String named = blocks.entrySet().stream()
                .limit(NAMED_BLOCKS)
                .map(entry -> (entry.getKey() + " " + shape(entry.getValue())).strip())
                .collect(Collectors.joining(", "));
        int more = blocks.size() - NAMED_BLOCKS;
        return more > 0 ? named + " and " + more + " more" : named;
    }

    private static String shape(Block block) {
        return block.shape().stream().map(String::valueOf).collect(Collectors.joining(" × "));
    }
}
