package dev.gradus.compile;

import dev.gradus.Op;
import java.util.stream.IntStream;

/** What can be asked of a recorded function; each builds the graph that answers it. */
enum Question {
    /** The first output, reduced over the rows. */
    VALUE {
        @Override
        Stages ask(Recording r, Reduction reduction) {
            Graph graph = r.graph().copy();
            return Stages.of(graph, new int[] {r.total(graph, reduction)}, new int[0], r.parameters());
        }
    },
    /** The value and its derivative by each parameter; the other outputs for each row. */
    GRADIENT {
        @Override
        Stages ask(Recording r, Reduction reduction) {
            Graph graph = r.graph().copy();
            int total = r.total(graph, reduction);
            int[] by = r.parameterNodes();
            int[] derivatives = Differentiation.append(graph, total, by, reduction);
            int[] others = IntStream.of(r.outputs()).skip(1).toArray();
            return Stages.of(graph, joined(total, IntStream.of(derivatives)), others, r.parameters());
        }
    },
    /** All outputs, for each row. */
    OUTPUTS {
        @Override
        Stages ask(Recording r, Reduction reduction) {
            return Stages.of(r.graph().copy(), new int[0], r.outputs(), r.parameters());
        }
    },
    /** The derivative of each output by each parameter, for each row. */
    JACOBIAN {
        @Override
        Stages ask(Recording r, Reduction reduction) {
            Graph graph = r.graph().copy();
            int[] derivatives = IntStream.of(r.outputs())
                    .flatMap(output ->
                            IntStream.of(Differentiation.append(graph, output, r.parameterNodes(), Reduction.NONE)))
                    .toArray();
            return Stages.of(graph, new int[0], derivatives, r.parameters());
        }
    },
    /** The second derivatives of the value by each pair of parameters. */
    HESSIAN {
        @Override
        Stages ask(Recording r, Reduction reduction) {
            Graph graph = r.graph().copy();
            int[] by = r.parameterNodes();
            int total = r.total(graph, reduction);
            int[] first = Differentiation.append(graph, total, by, reduction);
            IntStream second = IntStream.of(first)
                    .flatMap(derivative -> IntStream.of(Differentiation.append(graph, derivative, by, reduction)));
            return Stages.of(graph, joined(total, second), new int[0], r.parameters());
        }
    },
    /** The product of the second derivatives and a vector, which comes as more parameters. */
    HESSIAN_VECTOR {
        @Override
        Stages ask(Recording r, Reduction reduction) {
            Graph graph = r.graph().copy();
            int[] by = r.parameterNodes();
            int total = r.total(graph, reduction);
            int[] first = Differentiation.append(graph, total, by, reduction);
            int slope = graph.constant(0);
            for (int i = 0; i < first.length; i++) {
                int direction = graph.parameter(r.parameters() + i);
                slope = graph.apply(Op.PLUS, slope, graph.apply(Op.TIMES, first[i], direction));
            }
            int[] product = Differentiation.append(graph, slope, by, reduction);
            return Stages.of(graph, joined(total, IntStream.of(product)), new int[0], 2 * r.parameters());
        }
    };

    private static int[] joined(int value, IntStream derivatives) {
        return IntStream.concat(IntStream.of(value), derivatives).toArray();
    }

    /** Appends what is asked for to the recorded graph, and takes it through the stages. */
    abstract Stages ask(Recording recording, Reduction reduction);
}
