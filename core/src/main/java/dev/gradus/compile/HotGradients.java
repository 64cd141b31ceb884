package dev.gradus.compile;

import dev.gradus.GradientCompiler;
import dev.gradus.Gradients.ValueAndGradient;
import dev.gradus.Value;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Turns a function that is called again and again into a {@link Program}.
 *
 * <p>The first calls build graphs, since recording costs as much as many of them. Afterwards the recording answers; a
 * function whose graph changes with its inputs, or that cannot be recorded, goes on building graphs. So that a branch
 * which tracing did not see is found, calls 16, 32, 64 and so on are made both ways: from the first difference on, graphs
 * are built again.
 */
public final class HotGradients implements GradientCompiler {
    private static final int FIRST_COMPILED = 8;
    private static final double TOLERANCE = 1e-9;
    private static final double[][] ONE_ROW = new double[1][0];

    /** For the service loader. */
    public HotGradients() {}

    @Override
    public Function<double[], ValueAndGradient> compile(
            Function<double[], ValueAndGradient> eager, Function<Value[], Value> f) {
        return new Hot(eager, f);
    }

    private static final class Hot implements Function<double[], ValueAndGradient> {
        private final Function<double[], ValueAndGradient> eager;
        private final Function<Value[], Value> f;
        private final AtomicLong calls = new AtomicLong();
        private volatile @Nullable Program program;
        private volatile boolean refused;

        Hot(Function<double[], ValueAndGradient> eager, Function<Value[], Value> f) {
            this.eager = eager;
            this.f = f;
        }

        @Override
        public ValueAndGradient apply(double[] x) {
            long call = calls.incrementAndGet();
            Program recorded = refused || call < FIRST_COMPILED ? null : program(x);
            if (recorded == null) {
                return eager.apply(x);
            }
            double[] gradient = new double[x.length];
            ValueAndGradient result = new ValueAndGradient(recorded.gradient(x, ONE_ROW, gradient), gradient);
            boolean check = call > FIRST_COMPILED && Long.bitCount(call) == 1;
            return check ? checked(result, eager.apply(x)) : result;
        }

        private ValueAndGradient checked(ValueAndGradient compiled, ValueAndGradient expected) {
            boolean same = near(compiled.value(), expected.value());
            for (int i = 0; same && i < expected.gradient().length; i++) {
                same = near(compiled.gradient()[i], expected.gradient()[i]);
            }
            refused |= !same;
            return expected;
        }

        private static boolean near(double a, double b) {
            return Double.compare(a, b) == 0
                    || Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.max(Math.abs(a), Math.abs(b)));
        }

        private @Nullable Program program(double[] x) {
            Program known = program;
            return known != null && known.parameterCount() == x.length ? known : record(x);
        }

        private synchronized @Nullable Program record(double[] x) {
            Value[] inputs = Value.of(x);
            try {
                Program recorded = Program.trace(Arrays.asList(inputs), 0, row -> f.apply(inputs), ONE_ROW);
                program = recorded;
                return recorded;
            } catch (IllegalArgumentException e) {
                refused = true; // it builds other graphs for other inputs, or uses leaves of its own
                return null;
            }
        }
    }
}
