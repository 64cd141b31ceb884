package dev.gradus.compile;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Makes a function smaller while something is still wrong with it. */
final class Shrinking {
    private static final int MOST_TRIES = 2000;
    private static final Set<String> LISTS = Set.of("sum", "mean", "largest", "logSumExp");

    private final Predicate<RandomFunction> fails;
    private RandomFunction smallest;
    private int tries;

    Shrinking(RandomFunction function, Predicate<RandomFunction> fails) {
        smallest = function;
        this.fails = fails;
    }

    RandomFunction run() {
        RandomFunction.Point point = smallest.point();
        tryPoint(point.rows(), point.rows().length, false);
        tryPoint(point.rows(), point.rows().length, point.penalty());
        tryPoint(Arrays.copyOf(point.rows(), 1), 1, smallest.point().penalty());
        boolean shrunk = true;
        while (shrunk && tries < MOST_TRIES) {
            shrunk = false;
            for (int output = smallest.outputs().size() - 1; output >= 0; output--) {
                shrunk |= tryOutputs(List.of(smallest.outputs().get(output)));
            }
            for (int step = smallest.steps().size() - 1; step >= 0; step--) {
                shrunk |= tryOperands(step);
                if (step < smallest.steps().size()
                        && !smallest.steps().get(step).operands().isEmpty()) {
                    shrunk |= accept(smallest.without(step));
                }
            }
        }
        return smallest;
    }

    private boolean tryOperands(int step) {
        boolean shrunk = false;
        for (int operand = 0; step < smallest.steps().size(); operand++) {
            RandomFunction.Step s = smallest.steps().get(step);
            if (!LISTS.contains(s.name())
                    || operand >= s.operands().size()
                    || s.operands().size() < 2) {
                break;
            }
            shrunk |= accept(smallest.withoutOperand(step, operand));
        }
        return shrunk;
    }

    private boolean tryOutputs(List<Integer> outputs) {
        return smallest.outputs().size() > 1 && accept(smallest.withOutputs(outputs));
    }

    private void tryPoint(double[][] rows, int rowCount, boolean penalty) {
        accept(smallest.at(new RandomFunction.Point(smallest.point().parameters(), rows, rowCount, penalty)));
    }

    private boolean accept(RandomFunction candidate) {
        boolean better = tries++ < MOST_TRIES && FunctionGrower.isRegular(candidate) && fails.test(candidate);
        if (better) {
            smallest = candidate;
        }
        return better;
    }
}
