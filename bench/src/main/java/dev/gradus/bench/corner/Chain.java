package dev.gradus.bench.corner;

import dev.gradus.Value;
import java.util.SplittableRandom;

/**
 * 1,000 steps of Euler's method for logistic growth, x += h·r·x·(1 − x/K), and the squared error at the end: 100 rows, two
 * parameters, r and K.
 */
final class Chain extends Corner {
    static final int STEPS = 1_000;
    static final double H = 0.005;

    private final double[] x = new double[STEPS + 1];

    Chain() {
        super(new double[] {1.1, 2.5}, rows(100));
    }

    private static double[][] rows(int count) {
        SplittableRandom random = new SplittableRandom(1337);
        double[][] rows = new double[count][];
        for (int r = 0; r < count; r++) {
            rows[r] = new double[] {random.nextDouble(0.1, 1), random.nextDouble(2, 3)};
        }
        return rows;
    }

    @Override
    Value loss(Value[] p, Value[] row) {
        Value end = row[0];
        for (int step = 0; step < STEPS; step++) {
            end = end.plus(
                    p[0].times(end).times(end.div(p[1]).unaryMinus().plus(1)).times(H));
        }
        return end.minus(row[1]).square();
    }

    @Override
    double byHand(double[] gradient) {
        double rate = parameters[0];
        double capacity = parameters[1];
        double loss = 0;
        double byRate = 0;
        double byCapacity = 0;
        for (double[] row : rows) {
            x[0] = row[0];
            for (int i = 0; i < STEPS; i++) {
                x[i + 1] = x[i] + H * rate * x[i] * (1 - x[i] / capacity);
            }
            double error = x[STEPS] - row[1];
            loss += error * error;
            double d = 2 * error;
            for (int i = STEPS - 1; i >= 0; i--) {
                double share = x[i] / capacity;
                byRate += d * H * x[i] * (1 - share);
                byCapacity += d * H * rate * share * share;
                d *= 1 + H * rate * (1 - 2 * share);
            }
        }
        gradient[0] = byRate / rows.length;
        gradient[1] = byCapacity / rows.length;
        return loss / rows.length;
    }
}
