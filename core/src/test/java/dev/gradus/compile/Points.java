package dev.gradus.compile;

import java.util.Random;

/** Numbers that are hard on an implementation of a function: every magnitude, every special case. */
final class Points {
    private static final double[] SPECIAL = {
        0.0,
        -0.0,
        0.5,
        -0.5,
        1,
        -1,
        2,
        -2,
        3,
        -3,
        Math.PI,
        Math.PI / 2,
        Math.E,
        19,
        19.1,
        22,
        36.8,
        -36.8,
        709.78,
        709.79,
        710.47,
        710.48,
        -708.5,
        -745.13,
        -745.14,
        1e-300,
        1e300,
        1e22,
        1e16,
        1e-17,
        1.34e154,
        -1.35e154,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        Double.MIN_NORMAL,
        -Double.MIN_NORMAL,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NaN,
    };

    private Points() {}

    static double[] of(Random random, int count) {
        return random.ints(count, 0, 12).mapToDouble(kind -> next(random, kind)).toArray();
    }

    private static double next(Random random, int kind) {
        int sign = random.nextBoolean() ? 1 : -1;
        double tiny = Math.scalb(random.nextDouble(-1, 1), -random.nextInt(52));
        return switch (kind) {
            case 0, 1 -> SPECIAL[random.nextInt(SPECIAL.length)];
            case 2 -> Double.longBitsToDouble(random.nextLong()); // any exponent
            case 3 -> sign * Double.longBitsToDouble(random.nextLong(1L << 52)); // subnormal
            case 4, 5 -> random.nextDouble(-1, 1);
            case 6 -> random.nextDouble(-20, 20);
            case 7 -> random.nextDouble(-750, 750);
            case 8 -> sign + tiny;
            case 9 -> random.nextInt(1_000_000) * (Math.PI / 2) + tiny;
            case 10 -> sign * Math.pow(2, random.nextDouble(-60, 12));
            default -> random.nextInt(41) - 20;
        };
    }
}
