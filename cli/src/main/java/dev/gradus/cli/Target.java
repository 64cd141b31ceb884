package dev.gradus.cli;

import dev.gradus.Value;
import dev.gradus.data.Standardizer;
import dev.gradus.data.Targets;
import dev.gradus.nn.Loss;
import dev.gradus.train.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a network is to predict, and how its outputs stand for that. */
sealed interface Target {
    /** The column's name in the header. */
    String name();

    /** What training makes small. */
    Loss loss();

    /** What training shows beside the loss. */
    Metric metric();

    /** The number of outputs. */
    int outputs();

    /** The outputs that a row should have. */
    double[] encode(CsvTable table, int row, int column);

    /** The names of the columns that a prediction adds to a table. */
    List<String> header();

    /** A row's cells in those columns. */
    List<String> cells(double[] outputs);

    /** One of several classes: an output for each, or one output alone for the two classes of a binary loss. */
    record Classes(String name, List<String> classes, Loss loss) implements Target {
        public Classes {
            classes = List.copyOf(classes);
            if (classes.size() < 2 || (loss != Loss.SOFTMAX_CROSS_ENTROPY && classes.size() > 2)) {
                throw new IllegalArgumentException(loss + " does not fit the classes " + classes);
            }
        }

        private boolean binary() {
            return loss != Loss.SOFTMAX_CROSS_ENTROPY;
        }

        @Override
        public Metric metric() {
            return Metric.ACCURACY;
        }

        @Override
        public int outputs() {
            return binary() ? 1 : classes.size();
        }

        @Override
        public double[] encode(CsvTable table, int row, int column) {
            int index = classes.indexOf(table.value(row, column));
            return switch (loss) {
                case HINGE -> Targets.signs(index)[0];
                case BINARY_CROSS_ENTROPY -> new double[] {index};
                default -> Targets.oneHot(new int[] {index}, classes.size())[0];
            };
        }

        /** The class that outputs, or targets, stand for. */
        int decode(double[] outputs) {
            return binary() ? (outputs[0] > 0 ? 1 : 0) : Metric.indexOfMax(outputs);
        }

        @Override
        public List<String> header() {
            List<String> header = new ArrayList<>(List.of("prediction"));
            if (loss == Loss.HINGE) {
                header.add("score");
            } else {
                classes.forEach(c -> header.add("probability_" + c));
            }
            return header;
        }

        @Override
        public List<String> cells(double[] outputs) {
            List<String> cells = new ArrayList<>(List.of(classes.get(decode(outputs))));
            for (double x : loss == Loss.HINGE ? outputs : probabilities(outputs)) {
                cells.add(Double.toString(x));
            }
            return cells;
        }

        private double[] probabilities(double[] outputs) {
            Value[] logits = Value.constants(outputs);
            // The sigmoid of z is the second of the softmax of (0, z).
            Value[] all = binary() ? new Value[] {Value.constant(0), logits[0]} : logits;
            return Arrays.stream(Value.softmax(all)).mapToDouble(p -> p.data).toArray();
        }
    }

    /** A number, standardized. */
    record Quantity(String name, Standardizer standardizer, Loss loss) implements Target {
        @Override
        public Metric metric() {
            return Metric.MEAN_ABSOLUTE_ERROR;
        }

        @Override
        public int outputs() {
            return 1;
        }

        @Override
        public double[] encode(CsvTable table, int row, int column) {
            return standardizer.transform(new double[] {table.number(row, column)});
        }

        /** The number that an output, or a target, stands for. */
        double decode(double[] outputs) {
            return standardizer.inverse(outputs)[0];
        }

        @Override
        public List<String> header() {
            return List.of("prediction");
        }

        @Override
        public List<String> cells(double[] outputs) {
            return List.of(Double.toString(decode(outputs)));
        }
    }
}
