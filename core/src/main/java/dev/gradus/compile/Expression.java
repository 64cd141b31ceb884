package dev.gradus.compile;

import dev.gradus.Algebra;
import dev.gradus.Op;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A template down to primitive operations: one more algebra in which the rules of {@link Op} are evaluated, whose
 * elements are numbered nodes. Equal nodes are one, and a product that is used once, in a sum, becomes a fused
 * multiply-add.
 */
final class Expression implements Algebra<Integer> {
    /** The largest cost of a template that is sure to stay below {@link Code#HUGE}. */
    static final int LARGEST = 320;

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
                case POW -> 20;
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
        if (instruction instanceof Template.Pick pick) {
            return pick.choices().size() * new Where(0, 0, 0, 0).cost();
        } else if (instruction instanceof Template.Hit || instruction instanceof Template.Guard) {
            return 2 * new Where(0, 0, 0, 0).cost();
        }
        Template.Instruction alone =
                instruction instanceof Template.Apply apply ? new Template.Apply(apply.op(), 0, 1) : instruction;
        Expression expression = new Expression(new Template(2, 0, List.of(alone), List.of(2)));
        return expression.nodes.stream().mapToInt(Node::cost).sum();
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
        boolean commutes = op == Op.PLUS || op == Op.TIMES;
        if (op.arity() == 1) {
            return node(new Primitive(op, List.of(a)));
        }
        return node(new Primitive(op, commutes && b < a ? List.of(b, a) : List.of(a, b)));
    }

    private int node(Node node) {
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
