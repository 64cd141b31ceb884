package dev.gradus.compile;

import dev.gradus.Algebra;
import dev.gradus.Op;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A template down to primitive operations: one more algebra in which the rules of {@link Op} are evaluated, whose
 * elements are numbered nodes. Equal nodes are one, and a product that is used once, in a sum, becomes a fused
 * multiply-add.
 */
final class Expression implements Algebra<Integer> {
    /** The largest cost of a template that is sure to stay below {@link Code#HUGE}. */
    static final int LARGEST = 320;

    /** The cost of a {@link Template.Hit} or {@link Template.Guard}. */
    static final int MASKED = 4;

    private static final Map<Op, Integer> COSTS = new ConcurrentHashMap<>();

    /** One node; its operands come before it. */
    sealed interface Node {
        /** {@return how large its code is; the simplest are 1} */
        default int cost() {
            return 1;
        }

        default List<Integer> operands() {
            return List.of();
        }
    }

    /** What stands in the lane of an input row. */
    record Varying(int input) implements Node {}

    /** A number that is the same in every lane. */
    record Uniform(int input) implements Node {}

    record Constant(double value) implements Node {}

    record Primitive(Op op, List<Integer> operands) implements Node {
        @Override
        public int cost() {
            return switch (op) {
                case GREATER -> 4;
                case SIGN -> 5;
                default -> 1;
            };
        }
    }

    /** a · b + c, rounded once. */
    record Fma(List<Integer> operands) implements Node {}

    /** yes where the subject is this number, else no. */
    record Where(int subject, double number, int yes, int no) implements Node {
        @Override
        public int cost() {
            return 2;
        }

        @Override
        public List<Integer> operands() {
            return List.of(subject, yes, no);
        }
    }

    /** yes where a is below b, else no. */
    record Below(int a, int b, int yes, int no) implements Node {
        @Override
        public int cost() {
            return 2;
        }

        @Override
        public List<Integer> operands() {
            return List.of(a, b, yes, no);
        }
    }

    /** An operation on bits. */
    record OfBits(Bits bits, List<Integer> operands) implements Node {
        @Override
        public int cost() {
            return 2;
        }
    }

    /** What {@link StrictMath} gives, number by number; b is a where there is one operand. */
    record Strict(Op op, int a, int b) implements Node {
        @Override
        public int cost() {
            return 2;
        }

        @Override
        public List<Integer> operands() {
            return List.of(a, b);
        }
    }

    /** near where |x| is at most the limit, else what {@link StrictMath} gives for x. */
    record Beyond(Op op, int x, double limit, int near) implements Node {
        @Override
        public int cost() {
            return 5;
        }

        @Override
        public List<Integer> operands() {
            return List.of(x, near);
        }
    }

    private final Functions functions = new Functions(this);
    private final List<Node> nodes = new ArrayList<>();
    private final Map<Node, Integer> numbers = new HashMap<>();
    private final List<Integer> outputs = new ArrayList<>();
    private @Nullable Op expanding;

    Expression(Template template) {
        List<Integer> values = new ArrayList<>();
        for (int i = 0; i < template.varying(); i++) {
            values.add(node(new Varying(i)));
        }
        for (int i = 0; i < template.uniform(); i++) {
            values.add(node(new Uniform(i)));
        }
        for (Template.Instruction instruction : template.code()) {
            values.add(value(instruction, values));
        }
        template.outputs().forEach(v -> outputs.add(values.get(v)));
        fuse();
    }

    /** {@return what an instruction adds to the size of a kernel, at most; the sum for a template is limited} */
    static int cost(Template.Instruction instruction) {
        if (instruction instanceof Template.Apply apply) {
            return cost(apply.op());
        } else if (instruction instanceof Template.Pick pick) {
            return pickCost(pick.choices().size());
        }
        return instruction instanceof Template.Constant ? 1 : MASKED;
    }

    /** {@return the cost of one operation of the table} */
    static int cost(Op op) {
        return COSTS.computeIfAbsent(op, o -> {
            Template alone = new Template(2, 0, List.of(new Template.Apply(o, 0, 1)), List.of(2));
            return new Expression(alone).nodes.stream().mapToInt(Node::cost).sum();
        });
    }

    /** {@return the cost of a choice among so many} */
    static int pickCost(int choices) {
        return choices * new Where(0, 0, 0, 0).cost();
    }

    /** All nodes in order, of which {@link #uses} tells which are needed. */
    List<Node> nodes() {
        return nodes;
    }

    List<Integer> outputs() {
        return outputs;
    }

    private int value(Template.Instruction instruction, List<Integer> values) {
        if (instruction instanceof Template.Constant c) {
            return constant(c.value());
        } else if (instruction instanceof Template.Apply apply) {
            return apply(apply.op(), values.get(apply.a()), values.get(apply.b()));
        } else if (instruction instanceof Template.Pick pick) {
            List<Integer> choices = pick.choices();
            int chosen = values.get(choices.get(0));
            for (int i = 1; i < choices.size(); i++) {
                chosen = node(new Where(values.get(pick.index()), i, values.get(choices.get(i)), chosen));
            }
            return chosen;
        } else if (instruction instanceof Template.Hit hit) {
            return node(new Where(values.get(hit.index()), hit.choice(), values.get(hit.a()), zero()));
        }
        Template.Guard guard = (Template.Guard) instruction;
        int a = values.get(guard.a());
        return node(new Where(a, 0, zero(), mul(a, values.get(guard.b()))));
    }

    @Override
    public Integer constant(double c) {
        return node(new Constant(c));
    }

    /** An operation whose rule is itself is primitive; all others are made of such. */
    @Override
    public Integer apply(Op op, Integer a, Integer b) {
        if (op == expanding) {
            return primitive(op, a, b);
        }
        Op outer = expanding;
        expanding = op;
        Integer result = op.value(this, a, b);
        expanding = outer;
        return result;
    }

    private int primitive(Op op, int a, int b) {
        if (Functions.has(op)) {
            return functions.of(op, a, b);
        }
        boolean commutes = op == Op.PLUS || op == Op.TIMES;
        if (op.arity() == 1) {
            return node(new Primitive(op, List.of(a)));
        }
        return node(new Primitive(op, commutes && b < a ? List.of(b, a) : List.of(a, b)));
    }

    int node(Node node) {
        Integer known = numbers.get(node);
        if (known == null) {
            known = nodes.size();
            nodes.add(node);
            numbers.put(node, known);
        }
        return known;
    }

    private void fuse() {
        int[] uses = uses();
        for (int i = 0; i < nodes.size(); i++) {
            if (uses[i] > 0 && nodes.get(i) instanceof Primitive sum && sum.op == Op.PLUS) {
                int a = sum.operands.get(0);
                int b = sum.operands.get(1);
                if (isProduct(b) && uses[b] == 1) {
                    nodes.set(i, new Fma(with(nodes.get(b).operands(), a)));
                } else if (isProduct(a) && uses[a] == 1) {
                    nodes.set(i, new Fma(with(nodes.get(a).operands(), b)));
                }
            }
        }
    }

    private boolean isProduct(int i) {
        return nodes.get(i) instanceof Primitive product && product.op == Op.TIMES;
    }

    private static List<Integer> with(List<Integer> factors, int summand) {
        return List.of(factors.get(0), factors.get(1), summand);
    }

    /** {@return how often each node is used by needed nodes and outputs} */
    int[] uses() {
        int[] uses = new int[nodes.size()];
        outputs.forEach(i -> uses[i]++);
        for (int i = nodes.size() - 1; i >= 0; i--) {
            if (uses[i] > 0) {
                nodes.get(i).operands().forEach(operand -> uses[operand]++);
            }
        }
        return uses;
    }
}
