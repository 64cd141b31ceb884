package dev.gradus.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** One thing to do in a call. */
@SuppressWarnings("ArrayRecordComponent") // tables that are made once and only read
interface Step {
    void run(Workspace w);

    /** {@return the step as a line of text} */
    String text(Plan plan);

    private static String rows(int... rows) {
        return Listing.range(row -> "r" + row, rows);
    }

    /** The j-th entries of each member's part of a table. */
    private static int[] column(int[] table, int width, int j) {
        return IntStream.iterate(j, i -> i < table.length, i -> i + width)
                .map(i -> table[i])
                .toArray();
    }

    /** An expression in all lanes, for several members. */
    record Lanes(Template template, Kernels.Map kernel, int[] table, int members) implements Step {
        @Override
        public void run(Workspace w) {
            kernel.run(w.rows, w.numbers, table, members, w.lanes);
        }

        @Override
        public String text(Plan plan) {
            int width = table.length / members;
            List<String> inputs = new ArrayList<>();
            for (int i = 0; i < template.varying(); i++) {
                inputs.add(rows(column(table, width, i)));
            }
            for (int i = template.varying(); i < template.varying() + template.uniform(); i++) {
                inputs.add(Listing.range(plan::nameOf, column(table, width, i)));
            }
            List<String> outputs = new ArrayList<>();
            for (int i = inputs.size(); i < width; i++) {
                outputs.add(rows(column(table, width, i)));
            }
            return Formulas.of(template, inputs, outputs);
        }
    }

    /** A matrix product. */
    record MatMul(Kernels kernels, int[] y, int[] x, int w0, int down, int right, int[] bias) implements Step {
        @Override
        public void run(Workspace w) {
            kernels.matmul(w.rows, y, x, w.numbers, w0, down, right, bias, w.lanes);
        }

        @Override
        public String text(Plan plan) {
            String added = Listing.range(plan::nameOf, bias);
            return rows(y) + " = matrix " + y.length + "×" + x.length + " [" + weights(plan) + "] · " + rows(x)
                    + (added.equals("0") ? "" : " + " + added);
        }

        /** The first row of the matrix and the last. */
        private String weights(Plan plan) {
            String first = weights(plan, 0);
            int last = y.length - 1;
            return last == 0 ? first : first + (last == 1 ? "; " : "; …; ") + weights(plan, last);
        }

        private String weights(Plan plan, int j) {
            return Listing.range(
                    plan::nameOf,
                    IntStream.range(0, x.length)
                            .map(k -> w0 + j * down + k * right)
                            .toArray());
        }
    }

    /** Products summed over lanes; what stands in lanes beyond the last row is cleared first. */
    record LaneDot(Kernels kernels, int[] a, int[] b, int at, int down, int ones) implements Step {
        @Override
        public void run(Workspace w) {
            clear(a, w);
            clear(b, w);
            kernels.laneDot(w.rows, a, b, w.sums, at, down, 1, w.lanes);
        }

        @Override
        public String text(Plan plan) {
            String sums = Listing.range(
                    s -> "s" + s,
                    IntStream.range(0, a.length * b.length)
                            .map(i -> at + i / b.length * down + i % b.length)
                            .toArray());
            String right = right();
            if (a.length * b.length == 1) {
                return sums + " += sum over rows of " + rows(a) + (right.equals("1") ? "" : " * " + right);
            }
            return sums + " += sum over rows of outer product " + a.length + "×" + b.length + " (" + rows(a) + ") × ("
                    + right + ")";
        }

        private String right() {
            int one = IntStream.range(0, b.length)
                    .filter(i -> b[i] == ones)
                    .findFirst()
                    .orElse(b.length);
            List<String> parts = new ArrayList<>();
            if (one > 0) {
                parts.add(rows(Arrays.copyOf(b, one)));
            }
            if (one < b.length) {
                parts.add("1");
            }
            if (one + 1 < b.length) {
                parts.add(rows(Arrays.copyOfRange(b, one + 1, b.length)));
            }
            return String.join(", ", parts);
        }

        private void clear(int[] rows, Workspace w) {
            if (w.used < w.lanes) {
                for (int row : rows) {
                    if (row != ones) {
                        Arrays.fill(w.rows[row], w.used, w.lanes, 0);
                    }
                }
            }
        }
    }

    /** Refuses indices that name no choice. */
    record Check(int index, int choices, String name) implements Step {
        @Override
        public void run(Workspace w) {
            for (int lane = 0; lane < w.used; lane++) {
                if (!isChoice(w.rows[index][lane], choices)) {
                    throw new IllegalArgumentException("the index " + name + " is " + w.rows[index][lane] + " in row "
                            + (w.firstRow + lane) + "; it must be a whole number from 0 to " + (choices - 1));
                }
            }
        }

        @Override
        public String text(Plan plan) {
            return "check that " + rows(index) + " is a whole number from 0 to " + (choices - 1);
        }
    }

    /** Refuses an index that is the same in all rows and names no choice. */
    record CheckUniform(int index, int choices) implements Step {
        @Override
        public void run(Workspace w) {
            if (!isChoice(w.numbers[index], choices)) {
                throw new IllegalArgumentException("the index of a pick is " + w.numbers[index]
                        + "; it must be a whole number from 0 to " + (choices - 1));
            }
        }

        @Override
        public String text(Plan plan) {
            return "check that " + plan.nameOf(index) + " is a whole number from 0 to " + (choices - 1);
        }
    }

    private static boolean isChoice(double index, int choices) {
        int i = (int) index;
        return i == index && i >= 0 && i < choices; // NaN differs from every number
    }

    /** A table lookup: uniform choices by a varying index. */
    record Gather(int index, int y, int[] choices) implements Step {
        @Override
        public void run(Workspace w) {
            for (int lane = 0; lane < w.used; lane++) {
                w.rows[y][lane] = w.numbers[choices[(int) w.rows[index][lane]]];
            }
            Arrays.fill(w.rows[y], w.used, w.lanes, 0);
        }

        @Override
        public String text(Plan plan) {
            return rows(y) + " = lookup [" + Listing.range(plan::nameOf, choices) + "][" + rows(index) + "]";
        }
    }

    /** The gradient of a table lookup: adds each lane to the sum that its index names, if any. */
    record Scatter(int index, int x, int[] sums) implements Step {
        @Override
        public void run(Workspace w) {
            for (int lane = 0; lane < w.used; lane++) {
                int choice = (int) w.rows[index][lane];
                if (choice < sums.length && sums[choice] >= 0) {
                    w.sums[sums[choice]] += w.rows[x][lane];
                }
            }
        }

        @Override
        public String text(Plan plan) {
            String targets = Listing.range(s -> s < 0 ? "none" : "s" + s, sums);
            return "scatter [" + targets + "][" + rows(index) + "] += " + rows(x);
        }
    }

    /** An expression over runs of uniform numbers. */
    record Uniform(Template template, Kernels.UniformMap kernel, int[] table, int count) implements Step {
        @Override
        public void run(Workspace w) {
            kernel.run(w.numbers, table, count);
        }

        @Override
        public String text(Plan plan) {
            List<String> inputs = new ArrayList<>();
            for (int i = 0; i < template.varying(); i++) {
                inputs.add(run(plan, table[i]));
            }
            for (int i = template.varying(); i < template.varying() + template.uniform(); i++) {
                inputs.add(plan.nameOf(table[i]));
            }
            List<String> outputs = new ArrayList<>();
            for (int i = inputs.size(); i < table.length; i++) {
                outputs.add(run(plan, table[i]));
            }
            return Formulas.of(template, inputs, outputs);
        }

        private String run(Plan plan, int start) {
            return Listing.range(
                    plan::nameOf, IntStream.range(start, start + count).toArray());
        }
    }

    /** Uniform numbers brought together. */
    record Copy(int[] from, int to) implements Step {
        @Override
        public void run(Workspace w) {
            for (int i = 0; i < from.length; i++) {
                w.numbers[to + i] = w.numbers[from[i]];
            }
        }

        @Override
        public String text(Plan plan) {
            return Listing.range(
                            plan::nameOf, IntStream.range(to, to + from.length).toArray()) + " = "
                    + Listing.range(plan::nameOf, from);
        }
    }

    /** The inner product of two runs of uniform numbers, in four partial sums. */
    record UniformDot(int a, int b, int count, int y) implements Step {
        @Override
        public void run(Workspace w) {
            double[] u = w.numbers;
            double s0 = 0;
            double s1 = 0;
            double s2 = 0;
            double s3 = 0;
            int i = 0;
            for (; i < count - 3; i += 4) {
                s0 += u[a + i] * u[b + i];
                s1 += u[a + i + 1] * u[b + i + 1];
                s2 += u[a + i + 2] * u[b + i + 2];
                s3 += u[a + i + 3] * u[b + i + 3];
            }
            for (; i < count; i++) {
                s0 += u[a + i] * u[b + i];
            }
            u[y] = (s0 + s1) + (s2 + s3);
        }

        @Override
        public String text(Plan plan) {
            return plan.nameOf(y) + " = "
                    + Listing.range(plan::nameOf, IntStream.range(a, a + count).toArray()) + " · "
                    + Listing.range(plan::nameOf, IntStream.range(b, b + count).toArray());
        }
    }
}
