package dev.gradus.compile;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * The body of a method: typed local variables, calls and counting loops.
 *
 * <p>A local's type is {@code I}, {@code D}, an array descriptor or a class name. Locals are declared by their first
 * store and end with the loop in which they were declared. At the head and the end of a loop or a branch the stack must be empty;
 * there the verifier gets a frame.
 */
final class Code {
    /** Where HotSpot stops compiling a method ({@code HugeMethodLimit}). */
    static final int HUGE = 8000;

    static final int AALOAD = 50;
    static final int IALOAD = 46;
    static final int IADD = 96;
    static final int IMUL = 104;
    static final int DUP2 = 92;
    static final int INVOKEVIRTUAL = 182;
    static final int INVOKESPECIAL = 183;
    static final int INVOKESTATIC = 184;

    private static final int STACK = 24;
    private static final int WIDE = 196;
    private static final int IINC = 132;
    private static final int GOTO = 167;
    private static final int IFEQ = 153;
    private static final int IF_ICMPGE = 162;
    private static final int RETURN = 177;
    private static final int FULL_FRAME = 255;

    /** A place in the local variables. */
    record Local(int slot, String type) {
        private int slots() {
            return type.equals("D") ? 2 : 1;
        }

        /** What the verifier calls it: an int, a double, or an object of a class. */
        private void writeTo(DataOutputStream out, ClassFile file) throws IOException {
            switch (type) {
                case "I" -> out.writeByte(1);
                case "D" -> out.writeByte(3);
                default -> {
                    out.writeByte(7);
                    out.writeShort(file.type(type));
                }
            }
        }

        /** The opcode of this type, given the one for int and the one for an object. */
        private int opcode(int forInt, int forObject) {
            return switch (type) {
                case "I" -> forInt;
                case "D" -> forInt + 3;
                default -> forObject;
            };
        }
    }

    private record Frame(int pc, List<Local> locals) {}

    private final ClassFile file;
    private final BiConsumer<byte[], byte[]> done;
    private final List<Local> locals = new ArrayList<>();
    private final List<Frame> frames = new ArrayList<>();
    private final List<int[]> jumps = new ArrayList<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int maxLocals;

    Code(ClassFile file, BiConsumer<byte[], byte[]> done) {
        this.file = file;
        this.done = done;
    }

    /** Declares the next parameter. */
    Local parameter(String type) {
        Local last = locals.isEmpty() ? null : locals.get(locals.size() - 1);
        int slot = last == null ? 0 : last.slot + last.slots();
        Local local = new Local(slot, type);
        locals.add(local);
        maxLocals = Math.max(maxLocals, slot + local.slots());
        return local;
    }

    /** Declares a local with the value on the stack. */
    Local store(String type) {
        Local local = parameter(type);
        set(local);
        return local;
    }

    void set(Local local) {
        local(local.opcode(54, 58), local.slot);
    }

    void load(Local local) {
        local(local.opcode(21, 25), local.slot);
    }

    void increase(Local local, int by) {
        op(WIDE);
        op(IINC);
        two(local.slot);
        two(by);
    }

    private void local(int opcode, int slot) {
        if (slot < 256) {
            op(opcode);
            op(slot);
        } else {
            op(WIDE);
            op(opcode);
            two(slot);
        }
    }

    void op(int opcode) {
        out.write(opcode);
    }

    private void two(int value) {
        out.write(value >> 8);
        out.write(value);
    }

    void constant(int value) {
        op(17); // sipush
        two(value);
    }

    void constant(double value) {
        op(20); // ldc2_w
        two(file.number(value));
    }

    void constant(long value) {
        op(20); // ldc2_w
        two(file.number(value));
    }

    void invoke(int opcode, String owner, String name, String descriptor) {
        op(opcode);
        two(file.methodOf(owner, name, descriptor));
    }

    void getStatic(String owner, String name, String descriptor) {
        op(178);
        two(file.field(owner, name, descriptor));
    }

    void putStatic(String name, String descriptor) {
        op(179);
        two(file.field(file.name(), name, descriptor));
    }

    /** Leaves array[index + offset] on the stack. */
    void element(int opcode, Local array, Local index, int offset) {
        load(array);
        load(index, offset);
        op(opcode);
    }

    /** Leaves index + offset on the stack. */
    void load(Local index, int offset) {
        load(index);
        if (offset != 0) {
            constant(offset);
            op(IADD);
        }
    }

    /** {@code for (; index < limit; index += step) body}. */
    void loop(Local index, Local limit, int step, Runnable body) {
        int head = frame();
        int live = locals.size();
        load(index);
        load(limit);
        int exit = jump(IF_ICMPGE);
        body.run();
        locals.subList(live, locals.size()).clear();
        increase(index, step);
        land(jump(GOTO), head);
        land(exit, frame());
    }

    /** Runs the body where the int on the stack, the only thing on it, is not 0. */
    void when(Runnable body) {
        int skip = jump(IFEQ);
        int live = locals.size();
        body.run();
        locals.subList(live, locals.size()).clear();
        land(skip, frame());
    }

    private int frame() {
        int pc = out.size();
        if (frames.isEmpty() || frames.get(frames.size() - 1).pc != pc) {
            frames.add(new Frame(pc, List.copyOf(locals)));
        }
        return pc;
    }

    private int jump(int opcode) {
        int from = out.size();
        op(opcode);
        two(0);
        return from;
    }

    private void land(int from, int target) {
        jumps.add(new int[] {from, target - from});
    }

    /** Returns from the method, which is complete now. */
    void end() {
        op(RETURN);
        byte[] code = out.toByteArray();
        for (int[] jump : jumps) {
            code[jump[0] + 1] = (byte) (jump[1] >> 8);
            code[jump[0] + 2] = (byte) jump[1];
        }
        if (code.length >= HUGE) {
            throw new IllegalArgumentException("a kernel of " + code.length + " bytes would not be compiled: HotSpot's"
                    + " limit is " + HUGE + "; split the expression");
        }
        done.accept(
                ClassFile.bytes(to -> {
                    to.writeShort(STACK);
                    to.writeShort(maxLocals);
                    to.writeInt(code.length);
                    to.write(code);
                    to.writeShort(0);
                }),
                frames.isEmpty() ? new byte[0] : ClassFile.bytes(this::writeFrames));
    }

    private void writeFrames(DataOutputStream to) throws IOException {
        to.writeShort(frames.size());
        int next = 0;
        for (Frame frame : frames) {
            to.writeByte(FULL_FRAME);
            to.writeShort(frame.pc - next);
            to.writeShort(frame.locals.size());
            for (Local local : frame.locals) {
                local.writeTo(to, file);
            }
            to.writeShort(0);
            next = frame.pc + 1;
        }
    }
}
