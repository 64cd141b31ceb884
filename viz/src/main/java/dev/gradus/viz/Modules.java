package dev.gradus.viz;

import dev.gradus.Op;
import dev.gradus.Value;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which module every node of an expression belongs to, found out from labels.
 *
 * <p>Networks label their parameters ({@code layers.0.neurons.3.w1}) and nothing else. So a node that combines a
 * parameter of a module with something computed or given belongs to that module; so does a sum of such nodes, and the
 * operation of one operand, the activation, that alone uses such a sum. A node with a dotted label of its own belongs
 * where its label says.
 */
final class Modules {
    private static final Pattern DOTTED = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*(\\.[\\p{L}\\p{N}_]+)+");

    /** What follows a sum without being its activation. */
    private static final Set<Op> ARITHMETIC = EnumSet.of(Op.PLUS, Op.MINUS, Op.TIMES, Op.DIV, Op.POW, Op.NEG);

    private final List<Value> order;
    private final Map<Value, Integer> index = new HashMap<>();
    private final String[] module;
    /** Whether more of the module's own arithmetic may follow. */
    private final boolean[] open;

    /** Whether a parameter was added to it, as a bias is: once in every use of a neuron. */
    private final boolean[] biased;

    private final int[] uses;
    /** A forest over the interior nodes of a module: those that are connected have the same top. */
    private final int[] above;

    private Modules(List<Value> order) {
        this.order = order;
        int n = order.size();
        module = new String[n];
        open = new boolean[n];
        biased = new boolean[n];
        uses = new int[n];
        above = new int[n];
        for (int i = 0; i < n; i++) {
            index.put(order.get(i), i);
            above[i] = i;
        }
        order.forEach(v -> v.operands().forEach(o -> uses[indexOf(o)]++));
        for (int i = 0; i < n; i++) {
            place(i);
        }
    }

    /** {@return the modules of an expression, given in topological order} */
    static Modules of(List<Value> order) {
        return new Modules(order);
    }

    /** {@return the place of a node in the order} */
    int indexOf(Value v) {
        Integer i = index.get(v);
        if (i == null) {
            throw new IllegalArgumentException(v + " is not part of this expression");
        }
        return i;
    }

    /** {@return the module of the i-th node, such as {@code layers.0.neurons.3}; empty if none} */
    String module(int i) {
        return module[i];
    }

    /** {@return whether the i-th node is a leaf that a module's name labels} */
    boolean isParameter(int i) {
        return order.get(i).op() == Op.LEAF && !module[i].isEmpty();
    }

    /** {@return whether no operation made the i-th node} */
    boolean isLeaf(int i) {
        return !isInterior(order.get(i));
    }

    /** {@return a number that the interior nodes of one use of a module (one row of a batch) have in common} */
    int use(int i) {
        int top = i;
        while (above[top] != top) {
            above[top] = above[above[top]]; // halves the path for whoever asks next
            top = above[top];
        }
        return top;
    }

    /** {@return how often each module was run: its uses by different rows} */
    Map<String, Integer> usesPerModule() {
        Map<String, Integer> count = new HashMap<>();
        for (int i = 0; i < module.length; i++) {
            if (!module[i].isEmpty() && above[i] == i && isInterior(order.get(i))) {
                count.merge(module[i], 1, Integer::sum);
            }
        }
        return count;
    }

    private void place(int i) {
        Value v = order.get(i);
        boolean named = DOTTED.matcher(v.label).matches();
        boolean meetsParameter = v.operands().stream().anyMatch(this::isParameter);
        module[i] = named ? v.label.substring(0, v.label.lastIndexOf('.')) : moduleOfOperands(v);
        open[i] = named || meetsParameter || v.op() == Op.PLUS;
        biased[i] = v.op() == Op.PLUS && meetsParameter;
        for (Value operand : v.operands()) {
            int o = indexOf(operand);
            if (!module[i].isEmpty() && isInterior(operand) && module[o].equals(module[i])) {
                above[use(o)] = use(i);
                biased[i] |= biased[o];
            }
        }
    }

    private String moduleOfOperands(Value v) {
        List<Value> parameters = v.operands().stream().filter(this::isParameter).toList();
        if (!parameters.isEmpty()) {
            boolean penalty = parameters.size() == v.operands().size(); // on the weights: no part of the network
            return penalty ? "" : module[indexOf(parameters.get(0))];
        }
        List<Value> operands =
                v.operands().stream().filter(o -> o.op() != Op.CONSTANT).toList();
        boolean continued =
                operands.stream().allMatch(Modules::isInterior) && (activates(v, operands) || adds(v, operands));
        return continued ? module[indexOf(operands.get(0))] : "";
    }

    private boolean activates(Value v, List<Value> operands) {
        if (operands.size() != 1 || ARITHMETIC.contains(v.op())) {
            return false;
        }
        int sum = indexOf(operands.get(0));
        return open[sum] && uses[sum] == 1;
    }

    private boolean adds(Value v, List<Value> operands) {
        if (operands.size() != 2 || v.op() != Op.PLUS) {
            return false;
        }
        int a = indexOf(operands.get(0));
        int b = indexOf(operands.get(1));
        return module[a].equals(module[b]) && open[a] && open[b] && !(biased[a] && biased[b]);
    }

    private boolean isParameter(Value v) {
        return isParameter(indexOf(v));
    }

    private static boolean isInterior(Value v) {
        return v.op().arity() > 0;
    }
}
