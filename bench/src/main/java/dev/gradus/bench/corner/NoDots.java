package dev.gradus.bench.corner;

import dev.gradus.Value;
import java.util.SplittableRandom;

/**
 * The squared logarithmic error of a reaction's rate, v = A·exp(−E/T)·S/(K + S) (Arrhenius; Michaelis and Menten): 1,000
 * rows of T, S and measured v, three parameters, A, E and K.
 */
final class NoDots extends Corner {
    NoDots() {
        super(new double[] {5, 3, 0.7}, rows(1_000));
    }

    private static double[][] rows(int count) {
        SplittableRandom random = new SplittableRandom(1337);
        double[][] rows = new double[count][];
        for (int r = 0; r < count; r++) {
            rows[r] = new double[] {random.nextDouble(2, 4), random.nextDouble(0.1, 2), random.nextDouble(0.5, 2)};
        }
        return rows;
    }

    @Override
    Value loss(Value[] p, Value[] row) {
        Value rate =
                p[0].times(p[1].unaryMinus().div(row[0]).exp()).times(row[1]).div(p[2].plus(row[1]));
        return rate.div(row[2]).log().square();
    }

    @Override
    double byHand(double[] gradient) {
        double loss = 0;
        double byA = 0;
        double byE = 0;
        double byK = 0;
        for (double[] row : rows) {
            double bound = parameters[2] + row[1];
            double rate = parameters[0] * Math.exp(-parameters[1] / row[0]) * row[1] / bound;
            double error = Math.log(rate / row[2]);
            loss += error * error;
            byA += error;
            byE -= error / row[0];
            byK -= error / bound;
        }
        gradient[0] = 2 * byA / parameters[0] / rows.length;
        gradient[1] = 2 * byE / rows.length;
        gradient[2] = 2 * byK / rows.length;
        return loss / rows.length;
    }
}
