package dev.gradus.data;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Rows to learn from: each has the same number of inputs and the same number of targets, all of them finite.
 *
 * <pre>{@code
 * Dataset and = Dataset.of(
 *         new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}},
 *         Targets.column(-1, -1, -1, 1));
 * }</pre>
 *
 * <p>Immutable: what goes in and what comes out is copied. Rows and columns count from 0.
 */
public final class Dataset {
    private final double[][] inputs;
    private final double[][] targets;
    private final List<String> inputNames;
    private final List<String> targetNames;

    private Dataset(double[][] inputs, double[][] targets, List<String> inputNames, List<String> targetNames) {
        this.inputs = inputs;
        this.targets = targets;
        this.inputNames = inputNames;
        this.targetNames = targetNames;
    }

    /**
     * The rows of two tables side by side, with the columns named {@code x1}, {@code x2}, … and {@code y}, or
     * {@code y1}, {@code y2}, … when there are several targets.
     *
     * @param inputs one row of inputs for each example
     * @param targets one row of targets for each example; {@link Targets} makes them from classes or a column
     * @return the dataset
     * @throws IllegalArgumentException naming the place, if a table is empty, its rows differ in length, a number is NaN
     *     or infinite, or the tables differ in their number of rows
     */
    public static Dataset of(double[][] inputs, double[][] targets) {
        double[][] x = Tables.checkedCopy("inputs", inputs);
        double[][] y = Tables.checkedCopy("targets", targets);
        if (x.length != y.length) {
            throw new IllegalArgumentException("There are " + x.length + " rows of inputs and " + y.length
                    + " rows of targets; give one row of targets for each row of inputs.");
        }
        int targetCount = y[0].length;
        return new Dataset(
                x, y, numbered("x", x[0].length), targetCount == 1 ? List.of("y") : numbered("y", targetCount));
    }

    private static List<String> numbered(String letter, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> letter + i).toList();
    }

    /**
     * The same rows under other column names.
     *
     * @param inputNames one for each input
     * @param targetNames one for each target
     * @return the renamed dataset
     * @throws IllegalArgumentException if their number is not that of the columns
     */
    public Dataset named(List<String> inputNames, List<String> targetNames) {
        requireNames("input", inputNames, inputCount());
        requireNames("target", targetNames, targetCount());
        return new Dataset(inputs, targets, List.copyOf(inputNames), List.copyOf(targetNames));
    }

    private static void requireNames(String kind, List<String> names, int count) {
        if (names.size() != count) {
            throw new IllegalArgumentException("The " + kind + " names " + names + " are " + names.size()
                    + ", the columns " + count + "; give one name for each.");
        }
    }

    /**
     * The number of rows.
     *
     * @return 0 only for an empty {@link #subset}
     */
    public int size() {
        return inputs.length;
    }

    /**
     * The number of inputs in each row.
     *
     * @return at least 1
     */
    public int inputCount() {
        return inputNames.size();
    }

    /**
     * The number of targets in each row.
     *
     * @return at least 1
     */
    public int targetCount() {
        return targetNames.size();
    }

    /**
     * The names of the inputs.
     *
     * @return one for each, unmodifiable
     */
    public List<String> inputNames() {
        return inputNames;
    }

    /**
     * The names of the targets.
     *
     * @return one for each, unmodifiable
     */
    public List<String> targetNames() {
        return targetNames;
    }

    /**
     * The inputs of one row.
     *
     * @param row 0 to {@code size() − 1}
     * @return a copy
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public double[] input(int row) {
        return inputs[Objects.checkIndex(row, size())].clone();
    }

    /**
     * The targets of one row.
     *
     * @param row 0 to {@code size() − 1}
     * @return a copy
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public double[] target(int row) {
        return targets[Objects.checkIndex(row, size())].clone();
    }

    /**
     * The inputs of all rows.
     *
     * @return a copy
     */
    public double[][] inputs() {
        return Tables.copy(inputs);
    }

    /**
     * The targets of all rows.
     *
     * @return a copy
     */
    public double[][] targets() {
        return Tables.copy(targets);
    }

    /**
     * The chosen rows, in the order given; a row may be chosen more than once.
     *
     * @param rows their indices; none gives an empty dataset with the same columns
     * @return the new dataset
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public Dataset subset(int[] rows) {
        double[][] x = new double[rows.length][];
        double[][] y = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            int row = Objects.checkIndex(rows[i], size());
            x[i] = inputs[row];
            y[i] = targets[row];
        }
        return new Dataset(x, y, inputNames, targetNames);
    }

    /**
     * Deals the rows at random into those to train on and those to validate with.
     *
     * <p>The rows are shuffled; the first {@code validationFraction} of them, rounded to whole rows and at least one on
     * either side, are for validation. With fraction 0 nothing is drawn: all rows, in their order, are for training.
     *
     * @param validationFraction the share of the rows to validate with, 0 ≤ fraction &lt; 1
     * @param random decides the order; the same seed gives the same split
     * @return the two sides
     * @throws IllegalArgumentException if the fraction is out of range, or it is not 0 and there are fewer than two rows
     */
    public Split split(double validationFraction, PythonRandom random) {
        if (!(validationFraction >= 0 && validationFraction < 1)) {
            throw new IllegalArgumentException(
                    "The validation fraction is " + validationFraction + "; it must be at least 0 and below 1.");
        }
        if (validationFraction == 0) {
            return new Split(this, subset(new int[0]));
        }
        if (size() < 2) {
            throw new IllegalArgumentException("Rows to split: " + size()
                    + ". Training and validation need at least one each; add rows or use the validation fraction 0.");
        }
        int[] order = IntStream.range(0, size()).toArray();
        random.shuffle(order);
        int rounded = (int) Math.round(size() * validationFraction);
        int held = Math.max(1, Math.min(size() - 1, rounded));
        return new Split(
                subset(IntStream.of(order).skip(held).toArray()),
                subset(IntStream.of(order).limit(held).toArray()));
    }

    /** The same targets and names with every row of inputs changed. */
    Dataset mapInputs(UnaryOperator<double[]> change) {
        double[][] changed = new double[size()][];
        for (int row = 0; row < size(); row++) {
            changed[row] = change.apply(inputs[row]);
        }
        return new Dataset(changed, targets, inputNames, targetNames);
    }

    /** Says how many rows, inputs and targets there are. */
    @Override
    public String toString() {
        return "Dataset(rows=" + size() + ", inputs=" + inputNames + ", targets=" + targetNames + ")";
    }
}
