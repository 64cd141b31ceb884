package dev.gradus.viz;

import dev.gradus.Value;
import java.util.Set;

/**
 * How a graph is drawn; see the methods of {@link GraphView} of the same names.
 *
 * @param direction which way it reads
 * @param numbers how numbers are written
 * @param gradients whether gradients are shown
 * @param theme the colours
 * @param detail how much is folded
 * @param collapseAbove the number of nodes from which on AUTO folds
 * @param oneRow whether a record is one line
 * @param parameters leaves to draw as parameters, beside those that a module's name labels
 */
record Options(
        Direction direction,
        Numbers numbers,
        boolean gradients,
        Theme theme,
        Detail detail,
        int collapseAbove,
        boolean oneRow,
        Set<Value> parameters) {
    static final Options DEFAULT =
            new Options(Direction.LR, new Numbers(4), true, Theme.LIGHT, Detail.AUTO, 300, false, Set.of());

    Options with(Direction newDirection) {
        return new Options(newDirection, numbers, gradients, theme, detail, collapseAbove, oneRow, parameters);
    }

    Options with(Numbers newNumbers) {
        return new Options(direction, newNumbers, gradients, theme, detail, collapseAbove, oneRow, parameters);
    }

    Options withGradients(boolean shown) {
        return new Options(direction, numbers, shown, theme, detail, collapseAbove, oneRow, parameters);
    }

    Options with(Theme newTheme) {
        return new Options(direction, numbers, gradients, newTheme, detail, collapseAbove, oneRow, parameters);
    }

    Options with(Detail newDetail) {
        return new Options(direction, numbers, gradients, theme, newDetail, collapseAbove, oneRow, parameters);
    }

    Options withLimit(int nodes) {
        return new Options(direction, numbers, gradients, theme, detail, nodes, oneRow, parameters);
    }

    Options withOneRow(boolean wide) {
        return new Options(direction, numbers, gradients, theme, detail, collapseAbove, wide, parameters);
    }

    Options with(Set<Value> newParameters) {
        return new Options(direction, numbers, gradients, theme, detail, collapseAbove, oneRow, newParameters);
    }
}
