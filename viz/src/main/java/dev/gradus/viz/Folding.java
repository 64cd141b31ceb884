package dev.gradus.viz;

import dev.gradus.Op;
import dev.gradus.Value;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One way to divide an expression among boxes: every node has the key of the box it is in.
 *
 * <p>Keys of boxes that hold a module start with {@link #MODULE}, those of single values with {@link #SINGLE}; the
 * others are titles.
 */
final class Folding {
    static final String MODULE = "m:";
    static final String SINGLE = "v:";
    static final String INPUTS = "inputs";
    static final String BEFORE = "prepared inputs";
    static final String BETWEEN = "between modules";
    static final String AFTER = "on the way to ";

    private final List<Value> order;
    private final Modules modules;
    private final int levels;
    private final boolean rowsApart;
    private final boolean restFolded;
    private final String[] key;

    /**
     * Divides an expression.
     *
     * @param order its nodes, operands first
     * @param modules their modules
     * @param levels how many levels of modules to fold into the one around them
     * @param rowsApart whether each row of a batch has boxes of its own
     * @param restFolded whether what no module holds is folded as well
     */
    Folding(List<Value> order, Modules modules, int levels, boolean rowsApart, boolean restFolded) {
        this.order = order;
        this.modules = modules;
        this.levels = levels;
        this.rowsApart = rowsApart;
        this.restFolded = restFolded;
        key = new String[order.size()];
        foldModules();
        foldRest();
        foldLeaves();
        int root = order.size() - 1;
        key[root] = SINGLE + root;
    }

    /** {@return the key of the box that the i-th node is in} */
    String key(int i) {
        return key[i];
    }

    /** {@return how many boxes and arrows a picture would have} */
    int size() {
        Map<String, Integer> boxes = new HashMap<>();
        int[] box = new int[key.length];
        for (int i = 0; i < key.length; i++) {
            box[i] = boxes.computeIfAbsent(key[i], k -> boxes.size());
        }
        Set<Long> arrows = new HashSet<>();
        for (int i = 0; i < order.size(); i++) {
            for (int o : modules.operands(i)) {
                int from = box[o];
                if (from != box[i]) {
                    arrows.add((long) from << 32 | box[i]);
                }
            }
        }
        return boxes.size() + arrows.size();
    }

    private void foldModules() {
        var uses = modules.usesPerModule();
        for (int i = 0; i < key.length; i++) {
            String module = ModuleNames.around(modules.module(i), levels);
            if (module.isEmpty()) {
                key[i] = SINGLE + i;
            } else if (rowsApart && uses.getOrDefault(modules.module(i), 0) > 1) {
                key[i] = MODULE + module + (modules.isParameter(i) ? "#parameters" : "#" + modules.use(i));
            } else {
                key[i] = MODULE + module;
            }
        }
    }

    /** Interior nodes that no module holds, by whether modules come before them, after them, or both. */
    private void foldRest() {
        if (!restFolded) {
            return;
        }
        boolean[] after = new boolean[key.length];
        boolean[] before = new boolean[key.length];
        for (int i = 0; i < key.length; i++) {
            for (int o : modules.operands(i)) {
                after[i] |= after[o] || (isModule(o) && !modules.isParameter(o));
            }
        }
        for (int i = key.length - 1; i >= 0; i--) {
            for (int o : modules.operands(i)) {
                before[o] |= before[i] || isModule(i);
            }
        }
        String root = order.get(order.size() - 1).label;
        for (int i = 0; i < key.length; i++) {
            if (!isModule(i) && !modules.isLeaf(i)) {
                key[i] = before[i] ? after[i] ? BETWEEN : BEFORE : AFTER + (root.isEmpty() ? "the output" : root);
            }
        }
    }

    /** Leaves that no module holds: into the box that alone uses them, unless they are what a module is applied to. */
    private void foldLeaves() {
        String[] user = new String[key.length];
        for (int i = 0; i < key.length; i++) {
            for (int o : modules.operands(i)) {
                if (modules.isLeaf(o) && !isModule(o)) {
                    boolean folded = !key[i].startsWith(SINGLE) && !isInput(o, i);
                    String box = folded ? key[i] : "";
                    user[o] = user[o] == null || user[o].equals(box) ? box : "";
                }
            }
        }
        for (int i = 0; i < key.length; i++) {
            if (user[i] != null && !user[i].isEmpty()) {
                key[i] = user[i];
            } else if (user[i] != null && restFolded) {
                key[i] = INPUTS;
            }
        }
    }

    /** Whether a leaf is an input of the module that uses it there: not a constant, or combined with a parameter. */
    private boolean isInput(int leaf, int user) {
        return isModule(user)
                && (order.get(leaf).op() != Op.CONSTANT
                        || Arrays.stream(modules.operands(user)).anyMatch(modules::isParameter));
    }

    private boolean isModule(int i) {
        return key[i].startsWith(MODULE);
    }
}
