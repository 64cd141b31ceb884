package dev.gradus.viz;

import dev.gradus.Op;
import dev.gradus.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** From a value to what is drawn of it: chooses how much is folded, and makes the boxes and edges. */
final class GraphBuilder {
    /** What a reader could not find anything in, and the layout would take minutes for. */
    static final int MOST_BOXES = 20_000;

    private final Options options;
    private final List<Value> order;
    private final Modules modules;

    private GraphBuilder(Value root, Options options) {
        this.options = options;
        order = root.topologicalOrder();
        modules = Modules.of(order);
    }

    static Graph build(Value root, Options options) {
        return new GraphBuilder(root, options).graph();
    }

    private Graph graph() {
        Folding folding = folding();
        Map<String, List<Integer>> members = new LinkedHashMap<>();
        for (int i = 0; i < order.size(); i++) {
            String key = folding == null ? Folding.SINGLE + i : folding.key(i);
            members.computeIfAbsent(key, k -> new ArrayList<>()).add(i);
        }
        if (members.size() > MOST_BOXES) {
            throw new IllegalArgumentException("The graph would have " + Numbers.count(members.size())
                    + " boxes, more than anyone can look at (at most " + Numbers.count(MOST_BOXES)
                    + "); draw a smaller part of it, or give values dotted labels (encoder.w1) so that they fold into"
                    + " boxes.");
        }
        List<Box> boxes = new ArrayList<>();
        Box[] boxOf = new Box[order.size()];
        // A box comes where its last member does, so that what it is made from comes first.
        members.entrySet().stream()
                .sorted(Comparator.comparing(e -> e.getValue().get(e.getValue().size() - 1)))
                .forEach(e -> {
                    Box box = box(boxes.size(), e.getKey(), e.getValue());
                    boxes.add(box);
                    e.getValue().forEach(i -> boxOf[i] = box);
                });
        return new Graph(boxes, edges(boxOf), order.size());
    }

    private @Nullable Folding folding() {
        return switch (options.detail()) {
            case NODES -> null;
            case NEURONS -> new Folding(order, modules, 0, false, true);
            case LAYERS -> new Folding(order, modules, 1, false, true);
            case AUTO -> order.size() <= options.collapseAbove() ? null : finestWithin(options.collapseAbove());
        };
    }

    private @Nullable Folding finestWithin(int limit) {
        List<String> names = IntStream.range(0, order.size())
                .mapToObj(modules::module)
                .filter(m -> !m.isEmpty())
                .distinct()
                .toList();
        if (names.isEmpty()) {
            return null;
        }
        int outermost = 0;
        while (names.stream().anyMatch(hasLevel(outermost + 1))) {
            outermost++;
        }
        Folding folding = new Folding(order, modules, 0, true, false);
        for (int step = 0; folding.size() > limit && step < 2 * (outermost + 1); step++) {
            folding = new Folding(order, modules, step / 2, false, step % 2 == 1);
        }
        return folding;
    }

    private static Predicate<String> hasLevel(int level) {
        return name -> !ModuleNames.around(name, level).equals(ModuleNames.around(name, level - 1));
    }

    private Box box(int id, String key, List<Integer> members) {
        int first = members.get(0);
        if (members.size() == 1) {
            Value v = order.get(first);
            return new Box.Single(id, modules.module(first), v, kind(first), first == order.size() - 1);
        }
        List<Value> values = members.stream().map(order::get).toList();
        List<Value> parameters =
                members.stream().filter(this::isParameter).map(order::get).toList();
        return new FoldedBox(modules, members, values, parameters).box(id, key);
    }

    private Box.Kind kind(int i) {
        Op op = order.get(i).op();
        if (op == Op.CONSTANT) {
            return Box.Kind.CONSTANT;
        }
        return op != Op.LEAF ? Box.Kind.INTERIOR : isParameter(i) ? Box.Kind.PARAMETER : Box.Kind.INPUT;
    }

    private boolean isParameter(int i) {
        return modules.isParameter(i) || options.parameters().contains(order.get(i));
    }

    private List<Graph.Edge> edges(Box[] boxOf) {
        Map<List<Integer>, Graph.Edge> edges = new LinkedHashMap<>();
        for (int i = 0; i < order.size(); i++) {
            List<Value> operands = order.get(i).operands();
            for (int slot = 0; slot < operands.size(); slot++) {
                Box from = boxOf[modules.indexOf(operands.get(slot))];
                Box to = boxOf[i];
                int operand = to instanceof Box.Single ? slot : -1;
                if (from != to) {
                    edges.merge(
                            List.of(to.id(), operand, from.id()),
                            new Graph.Edge(from, to, operand, 1),
                            (a, b) -> new Graph.Edge(from, to, operand, a.uses() + b.uses()));
                }
            }
        }
        return List.copyOf(edges.values());
    }
}
