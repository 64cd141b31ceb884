package dev.gradus.viz;

import dev.gradus.Op;
import dev.gradus.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Random expressions whose numbers stay moderate and away from kinks and poles. */
final class RandomGraph {
    private static final List<Op> OPS =
            Arrays.stream(Op.values()).filter(op -> op.arity() > 0).toList();
    private static final int STEPS = 15;
    private static final double MARGIN = 0.1;
    private static final double LIMIT = 4;

    private RandomGraph() {}

    /** The expression of this seed, always the same, after backpropagation. */
    static Value of(long seed) {
        Random random = new Random(seed);
        List<Value> nodes = new ArrayList<>();
        random.doubles(3, -2, 2).forEach(x -> nodes.add(new Value(x)));
        nodes.add(Value.constant(random.nextDouble(-2, 2)));
        List<Value> made = new ArrayList<>();
        while (made.size() < STEPS) {
            Op op = OPS.get(random.nextInt(OPS.size()));
            Value a = nodes.get(random.nextInt(nodes.size()));
            Value b = nodes.get(random.nextInt(nodes.size()));
            if (op == Op.DETACH || op.domain().contains(a.data, b.data, MARGIN)) {
                Value y = apply(op, a, b);
                if (isModerate(y)) {
                    nodes.add(y);
                    made.add(y);
                }
            }
        }
        Value result = Value.mean(made);
        result.backward();
        return result;
    }

    private static Value apply(Op op, Value a, Value b) {
        if (op == Op.PICK) {
            Value twice = a.sign().plus(1); // 0 or 2
            return Value.pick(twice, a, b.square(), b);
        }
        return op.arity() == 1 ? Value.apply(op, a) : Value.apply(op, a, b);
    }

    private static boolean isModerate(Value y) {
        return Math.abs(y.data) < LIMIT && Arrays.stream(y.localDerivatives()).allMatch(d -> Math.abs(d) < LIMIT);
    }
}
