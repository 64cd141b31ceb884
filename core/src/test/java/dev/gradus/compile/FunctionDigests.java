package dev.gradus.compile;

import dev.gradus.Op;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** The bits of every function over fixed points, as hash sums; a program, to be run in other JVMs too. */
final class FunctionDigests {
    static final int POINTS = 2048;

    private static final double[] SPECIAL = {
        0.0,
        -0.0,
        1,
        -1,
        0.5,
        -0.5,
        Math.PI,
        22,
        709.78,
        709.79,
        710.47,
        710.48,
        -708.5,
        -745.13,
        -745.14,
        1e5,
        1e22,
        1e300,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        Double.MIN_NORMAL,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NaN
    };

    private static final double[] SCALES = {1e-9, 1, 1, 1, 30, 30, 750, 1e5, 1e10};

    private final Kernels.Map map;
    private final double[][] rows;

    FunctionDigests(Kernels kernels, Op op) {
        map = kernels.map(new Template(2, 0, List.of(new Template.Apply(op, 0, op.arity() - 1)), List.of(2)));
        Random random = new Random(op.ordinal());
        rows = new double[][] {points(random), points(random), new double[POINTS]};
    }

    /** Not by functions whose bits may differ between JDKs. */
    private static double[] points(Random random) {
        double[] points = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            int kind = random.nextInt(SCALES.length + 3);
            points[i] = kind < SCALES.length
                    ? SCALES[kind] * (2 * random.nextDouble() - 1)
                    : kind == SCALES.length
                            ? Double.longBitsToDouble(random.nextLong())
                            : SPECIAL[random.nextInt(SPECIAL.length)];
        }
        return points;
    }

    /** The operations that compute something. */
    static List<Op> ops() {
        return Arrays.stream(Op.values())
                .filter(op -> op.arity() > 0 && op != Op.PICK && op != Op.DETACH)
                .toList();
    }

    void run() {
        map.run(rows, new double[0], new int[] {0, 1, 2}, 1, POINTS);
    }

    /** The start of a hash sum of the results, every NaN being the same. */
    String digest() {
        ByteBuffer bytes = ByteBuffer.allocate(POINTS * Double.BYTES);
        for (double y : rows[2]) {
            bytes.putLong(Double.doubleToLongBits(y));
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes.array());
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static Map<String, String> all(Kernels kernels) {
        Map<String, String> all = new TreeMap<>();
        for (Op op : ops()) {
            FunctionDigests digests = new FunctionDigests(kernels, op);
            digests.run();
            all.put(op.name(), digests.digest());
        }
        return all;
    }

    public static void main(String[] args) {
        all(args[0].equals("plain") ? Kernels.plain() : Kernels.vector())
                .forEach((op, digest) -> System.out.println(op + " " + digest));
    }
}
