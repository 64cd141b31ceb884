package dev.gradus.viz;

import dev.gradus.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Counts what a folded box holds.
 *
 * @param modules the modules of the expression
 * @param members the places of the values in topological order
 * @param values the values
 * @param parameters those of them that are parameters
 */
record FoldedBox(Modules modules, List<Integer> members, List<Value> values, List<Value> parameters) {

    Box.Folded box(int id, String key) {
        boolean isModule = key.startsWith(Folding.MODULE);
        String module = isModule ? key.substring(Folding.MODULE.length()).replaceFirst("#.*", "") : "";
        String part = key.endsWith("#parameters") ? " parameters" : "";
        Value steepest = parameters.stream()
                .max(Comparator.comparingDouble(p -> Math.abs(p.grad)))
                .orElse(values.get(0));
        return new Box.Folded(
                id,
                module,
                isModule ? ModuleNames.words(module) + part : key,
                facts(module, isModule),
                values,
                steepest,
                parameters.size());
    }

    private List<String> facts(String module, boolean isModule) {
        List<String> facts = new ArrayList<>();
        String shape = isModule ? shape(module) : "";
        if (!shape.isEmpty()) {
            facts.add(shape);
        }
        if (!parameters.isEmpty()) {
            facts.add(Numbers.count(parameters.size(), "parameter"));
        }
        boolean onlyLeaves = members.stream().allMatch(modules::isLeaf);
        facts.add(Numbers.count(values.size(), onlyLeaves ? "value" : "node"));
        return facts;
    }

    /** {@code 16 neurons × 100 rows}, or as much of it as is more than one. */
    private String shape(String module) {
        Map<String, Set<Integer>> uses = new TreeMap<>();
        for (int i : members) {
            if (!modules.isLeaf(i)) {
                uses.computeIfAbsent(modules.module(i), m -> new HashSet<>()).add(modules.use(i));
            }
        }
        int rows = uses.values().stream().mapToInt(Set::size).max().orElse(1);
        boolean several = uses.size() > 1 || !uses.containsKey(module);
        String inner = several && !uses.isEmpty()
                ? Numbers.count(
                        uses.size(), ModuleNames.noun(uses.keySet().iterator().next()))
                : "";
        String times = rows > 1 ? (inner.isEmpty() ? "× " : " × ") + Numbers.count(rows, "row") : "";
        return inner + times;
    }
}
