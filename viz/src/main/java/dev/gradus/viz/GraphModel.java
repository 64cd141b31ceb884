package dev.gradus.viz;

import dev.gradus.Op;
import dev.gradus.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** An expression as data for a page's script: nodes by number, operands before users, and the groups they belong to. */
final class GraphModel {
    /** A page opens with its groups closed where it would otherwise show more boxes than this. */
    private static final int MOST_BOXES = 300;

    private final Modules modules;
    private final Map<String, Integer> groups = new LinkedHashMap<>();
    private final List<Map<String, Object>> groupList = new ArrayList<>();

    private GraphModel(List<Value> order) {
        modules = Modules.of(order);
    }

    /** The nodes in topological order as a JavaScript object. */
    static String of(List<Value> order, int digits) {
        return new GraphModel(order).write(order, digits);
    }

    private String write(List<Value> order, int digits) {
        Map<Value, Integer> numbers = new HashMap<>();
        List<Map<String, Object>> nodes = new ArrayList<>();
        for (Value v : order) {
            numbers.put(v, nodes.size());
            nodes.add(node(v, numbers, modules.module(nodes.size())));
        }
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("digits", digits);
        model.put("nodes", nodes);
        model.put("groups", groupList);
        model.put("closed", closed(nodes));
        return JsLiteral.of(model);
    }

    private Map<String, Object> node(Value v, Map<Value, Integer> numbers, String module) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("op", v.op().name());
        node.put("in", v.operands().stream().map(numbers::get).toList());
        node.put("label", v.label.strip());
        if (v.operands().isEmpty()) {
            node.put("data", v.data);
        }
        if (v.op() == Op.PICK) {
            Value chosen = v.operands().get(0);
            List<Value> choices = v.choices();
            node.put(
                    "indices",
                    IntStream.range(0, choices.size())
                            .filter(i -> choices.get(i) == chosen)
                            .boxed()
                            .toList());
        }
        if (!module.isEmpty()) {
            node.put("group", group(module));
        }
        return node;
    }

    private int group(String module) {
        Integer known = groups.get(module);
        if (known != null) {
            return known;
        }
        String around = ModuleNames.around(module);
        int parent = around.equals(module) ? -1 : group(around);
        groupList.add(Map.of("name", ModuleNames.words(module), "parent", parent));
        groups.put(module, groupList.size() - 1);
        return groupList.size() - 1;
    }

    /** None where all nodes fit; the innermost groups (neurons) where that is enough; else the outer ones (layers) too. */
    private List<Integer> closed(List<Map<String, Object>> nodes) {
        if (nodes.size() <= MOST_BOXES) {
            return List.of();
        }
        List<Integer> all = IntStream.range(0, groupList.size()).boxed().toList();
        List<Integer> innermost = all.stream()
                .filter(g -> groupList.stream().noneMatch(other -> g.equals(other.get("parent"))))
                .toList();
        long alone = nodes.stream()
                .filter(node -> !innermost.contains(node.get("group")))
                .count();
        return alone + innermost.size() <= MOST_BOXES ? innermost : all;
    }
}
