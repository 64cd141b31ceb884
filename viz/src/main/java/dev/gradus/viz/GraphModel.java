package dev.gradus.viz;

import dev.gradus.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** An expression as data for a page's script: nodes by number, operands before users, and the groups they belong to. */
final class GraphModel {
    /** Above this many nodes a page opens with its groups closed. */
    private static final int OPEN_LIMIT = 300;

    private final Map<String, Integer> groups = new LinkedHashMap<>();
    private final List<Map<String, Object>> groupList = new ArrayList<>();

    private GraphModel() {}

    /** The nodes in topological order as a JavaScript object. */
    static String of(List<Value> order, int digits) {
        return new GraphModel().write(order, digits);
    }

    private String write(List<Value> order, int digits) {
        Map<Value, Integer> numbers = new HashMap<>();
        List<Map<String, Object>> nodes = new ArrayList<>();
        for (Value v : order) {
            numbers.put(v, nodes.size());
            nodes.add(node(v, numbers));
        }
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("digits", digits);
        model.put("nodes", nodes);
        model.put("groups", groupList);
        boolean closed = order.size() > OPEN_LIMIT;
        model.put(
                "closed", closed ? IntStream.range(0, groupList.size()).boxed().toList() : List.of());
        return JsLiteral.of(model);
    }

    private Map<String, Object> node(Value v, Map<Value, Integer> numbers) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("op", v.op().name());
        node.put("in", v.operands().stream().map(numbers::get).toList());
        node.put("label", v.label.strip());
        if (v.operands().isEmpty()) {
            node.put("data", v.data);
        }
        int dot = v.label.lastIndexOf('.');
        if (dot > 0) {
            node.put("group", group(v.label.substring(0, dot)));
        }
        return node;
    }

    // layers.0.neurons.3 lies in layers.0.neurons, and so on outwards
    private int group(String name) {
        Integer known = groups.get(name);
        if (known != null) {
            return known;
        }
        int dot = name.lastIndexOf('.');
        int parent = dot > 0 ? group(name.substring(0, dot)) : -1;
        groupList.add(Map.of("name", name, "parent", parent));
        groups.put(name, groupList.size() - 1);
        return groupList.size() - 1;
    }
}
