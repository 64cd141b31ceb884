package dev.gradus.compile;

import dev.gradus.Op;
import dev.gradus.compile.Code.Local;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Adds up the lanes of several vectors at once.
 *
 * <p>Two vectors of which the halves are to be added become one: the lower half of each beside the other's, plus the
 * upper halves. After three such rounds eight vectors of eight lanes are one vector of eight sums, at a quarter of the
 * cost of adding the lanes of each by itself; and the order of summation is always the same.
 */
final class LaneSums {
    private final ClassFile file;
    private final Lanes lanes;

    /** Adds the constants that are needed to the class. */
    LaneSums(ClassFile file, Lanes lanes) {
        this.file = file;
        this.lanes = lanes;
        if (lanes.length == 1) {
            return;
        }
        Code code = file.method(ClassFile.STATIC, "<clinit>", "()V");
        for (int half = lanes.length / 2; half > 0; half /= 2) {
            file.constantField(mask(half), VectorLanes.MASK);
            file.constantField(swap(half), VectorLanes.SHUFFLE);
            upperHalves(code, half);
            swappedHalves(code, half);
        }
        code.end();
    }

    private static String mask(int half) {
        return "UPPER_" + half;
    }

    private static String swap(int half) {
        return "SWAP_" + half;
    }

    private void upperHalves(Code code, int half) {
        ((VectorLanes) lanes).species(code);
        code.constant(lanes.length);
        code.op(188); // newarray
        code.op(4); // boolean
        for (int lane = 0; lane < lanes.length; lane++) {
            if ((lane & half) != 0) {
                code.op(89); // dup
                code.constant(lane);
                code.constant(1);
                code.op(84); // bastore
            }
        }
        code.constant(0);
        String descriptor = "(" + VectorLanes.SPECIES + "[ZI)" + VectorLanes.MASK;
        code.invoke(Code.INVOKESTATIC, Lanes.PACKAGE + "VectorMask", "fromArray", descriptor);
        code.putStatic(mask(half), VectorLanes.MASK);
    }

    private void swappedHalves(Code code, int half) {
        ((VectorLanes) lanes).species(code);
        code.constant(lanes.length);
        code.op(188); // newarray
        code.op(10); // int
        for (int lane = 0; lane < lanes.length; lane++) {
            code.op(89); // dup
            code.constant(lane);
            code.constant(lane ^ half);
            code.op(79); // iastore
        }
        code.constant(0);
        String descriptor = "(" + VectorLanes.SPECIES + "[II)" + VectorLanes.SHUFFLE;
        code.invoke(Code.INVOKESTATIC, Lanes.PACKAGE + "VectorShuffle", "fromArray", descriptor);
        code.putStatic(swap(half), VectorLanes.SHUFFLE);
    }

    /** The sums over lanes: each vector of the result holds those of the next {@code length} operands. */
    List<Local> of(Code code, List<Local> vectors) {
        if (lanes.length == 1) {
            return vectors;
        }
        List<Local> sums = new ArrayList<>();
        for (int first = 0; first < vectors.size(); first += lanes.length) {
            List<@Nullable Local> group = new ArrayList<>();
            for (int i = first; i < first + lanes.length; i++) {
                group.add(i < vectors.size() ? vectors.get(i) : null);
            }
            for (int half = lanes.length / 2; half > 0; half /= 2) {
                for (int i = 0; i < half; i++) {
                    group.set(i, add(code, half, group.get(i), group.get(i + half)));
                }
            }
            Local sum = group.get(0);
            if (sum != null) {
                sums.add(sum);
            }
        }
        return sums;
    }

    private @Nullable Local add(Code code, int half, @Nullable Local a, @Nullable Local b) {
        if (a == null) {
            return null;
        }
        lower(code, half, a, b);
        lower(code, half, b == null ? a : b, b == null ? null : a);
        code.getStatic(file.name(), swap(half), VectorLanes.SHUFFLE);
        vectorLanes().call(code, "rearrange", VectorLanes.SHUFFLE);
        lanes.apply(code, Op.PLUS);
        return code.store(lanes.type());
    }

    /** a with b's upper halves: the lower half of each is a's, the upper half is b's; a itself where there is no b. */
    private void lower(Code code, int half, Local a, @Nullable Local b) {
        code.load(a);
        if (b != null) {
            code.load(b);
            code.getStatic(file.name(), mask(half), VectorLanes.MASK);
            vectorLanes().call(code, "blend", VectorLanes.VECTOR + VectorLanes.MASK);
        }
    }

    private VectorLanes vectorLanes() {
        return (VectorLanes) lanes;
    }

    /** Leaves the sum of one of the operands on the stack. */
    void extract(Code code, List<Local> sums, int operand) {
        code.load(sums.get(operand / lanes.length));
        if (lanes.length > 1) {
            code.constant(operand % lanes.length);
            code.invoke(Code.INVOKEVIRTUAL, lanes.element.vector(), "lane", "(I)" + lanes.element.descriptor());
        }
    }
}
