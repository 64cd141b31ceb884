package dev.gradus.compile;

import dev.gradus.Op;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Kernels on the Vector API. */
final class VectorKernels extends GeneratedKernels {
    private static final int OUTPUTS = 6;
    private static final int VECTORS = 8;

    private static final int ROUNDS = 20;

    /** Together they are made of all operations on vectors that there are. */
    static final List<Op> EVERY_OPERATION =
            List.of(Op.EXP, Op.LOG, Op.SIN, Op.TANH, Op.MAX, Op.MIN, Op.SQRT, Op.SIGN, Op.GREATER);

    /** Half of a level 1 cache, where that is 32 kB, for the part of the inputs that every output reads again. */
    private static final int PANEL_BYTES = 16 << 10;

    /** The most sums of a tile: as many as leave registers for a step's operands. */
    private final int sums;

    private final int mostOutputs;

    private final AtomicReferenceArray<@Nullable ProductTile> productTiles =
            new AtomicReferenceArray<>((OUTPUTS + 1) * (VECTORS + 1) * 4);

    VectorKernels(int length) {
        super(
                new VectorLanes(Element.DOUBLE, length),
                hasManyRegisters(length) ? 4 : 3,
                hasManyRegisters(length) ? 6 : 4);
        sums = hasManyRegisters(length) ? 24 : 12;
        mostOutputs = hasManyRegisters(length) ? OUTPUTS : 4;
        useEveryOperation();
    }

    /** Vectors of 512 bits come with 32 registers, shorter ones perhaps with 16. */
    private static boolean hasManyRegisters(int length) {
        return length >= 8;
    }

    /**
     * Inside the Vector API, one method looks every operation up. If HotSpot compiles it when only some kinds of operation
     * have come by, the next kind is a class check that fails; and the failure counts again wherever the method is inlined.
     * With a hundred in one kernel, HotSpot 17 no longer trusts what it knows of classes, and keeps vectors in objects for
     * good. So all kinds come by first, until they are in the profile.
     */
    private void useEveryOperation() {
        for (int round = 0; round < ROUNDS; round++) {
            for (Op op : EVERY_OPERATION) {
                Template template = new Template(2, 0, List.of(new Template.Apply(op, 0, 1)), List.of(2));
                map(template).run(new double[3][width()], new double[0], new int[] {0, 1, 2}, 1, width());
            }
        }
    }

    @Override
    public String name() {
        return "Vector API, " + lanes.length + " lanes";
    }

    @Override
    public void matmul(
            double[][] rows, int[] y, int[] x, double[] uniforms, int w, int down, int right, int[] bias, int lanes) {
        int vectors = lanes / this.lanes.length;
        int mostVectors = Math.min(VECTORS, sums / Math.min(mostOutputs, y.length));
        int panel = PANEL_BYTES / (mostVectors * this.lanes.length * Double.BYTES);
        int blocks = Split.parts(x.length, panel);
        for (int block = 0; block < blocks; block++) {
            int k0 = (int) ((long) x.length * block / blocks);
            int k1 = (int) ((long) x.length * (block + 1) / blocks);
            int middle = Split.inLonger(vectors, mostVectors);
            int size = Split.size(vectors, mostVectors);
            if (middle > 0) {
                outputs(rows, y, x, uniforms, w, down, right, bias, k0, k1, 0, middle, size + 1);
            }
            if (middle < vectors) {
                outputs(rows, y, x, uniforms, w, down, right, bias, k0, k1, middle, vectors, size);
            }
        }
    }

    private void outputs(
            double[][] rows,
            int[] y,
            int[] x,
            double[] uniforms,
            int w,
            int down,
            int right,
            int[] bias,
            int k0,
            int k1,
            int v0,
            int v1,
            int vectors) {
        int l0 = v0 * lanes.length;
        int l1 = v1 * lanes.length;
        int middle = Split.inLonger(y.length, mostOutputs);
        int size = Split.size(y.length, mostOutputs);
        boolean continued = k0 > 0;
        if (middle > 0) {
            tile(size + 1, vectors, continued, right == 1)
                    .run(rows, y, x, uniforms, w, down, right, bias, 0, middle, k0, k1, l0, l1);
        }
        if (middle < y.length) {
            tile(size, vectors, continued, right == 1)
                    .run(rows, y, x, uniforms, w, down, right, bias, middle, y.length, k0, k1, l0, l1);
        }
    }

    private ProductTile tile(int outputs, int vectors, boolean continued, boolean consecutive) {
        int index = (outputs * (VECTORS + 1) + vectors) * 4 + (continued ? 2 : 0) + (consecutive ? 1 : 0);
        ProductTile tile = productTiles.get(index);
        if (tile == null) {
            tile = new ProductTile.Shape(outputs, vectors, continued, consecutive).generate(lanes);
            productTiles.set(index, tile);
        }
        return tile;
    }
}
