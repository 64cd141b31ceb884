package dev.gradus.compile;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Just enough of the class file format (JVM specification, chapter 4) for one final class with loops in it, defined as a
 * hidden class, which the garbage collector may unload with its last instance.
 */
final class ClassFile {
    private static final int JAVA_17 = 61;
    private static final int FINAL_SUPER = 0x0030;
    static final int PUBLIC = 0x0001;
    static final int STATIC = 0x0008;
    private static final int STATIC_FINAL = 0x0018;

    private final ByteArrayOutputStream pool = new ByteArrayOutputStream();
    private final Map<List<Object>, Integer> poolIndex = new HashMap<>();
    private int poolSize = 1;
    private final List<byte[]> fields = new ArrayList<>();
    private final List<byte[]> methods = new ArrayList<>();
    private final String name;
    private final String implemented;

    /**
     * @param simpleName the name, in this package
     * @param implemented the interface of this package that the class implements
     */
    ClassFile(String simpleName, Class<?> implemented) {
        this.name = ClassFile.class.getPackageName().replace('.', '/') + "/" + simpleName;
        this.implemented = implemented.getName().replace('.', '/');
        Code constructor = method(PUBLIC, "<init>", "()V");
        constructor.load(constructor.parameter(name));
        constructor.invoke(Code.INVOKESPECIAL, "java/lang/Object", "<init>", "()V");
        constructor.end();
    }

    /** The name with slashes. */
    String name() {
        return name;
    }

    void constantField(String fieldName, String descriptor) {
        fields.add(bytes(out -> {
            out.writeShort(STATIC_FINAL);
            out.writeShort(text(fieldName));
            out.writeShort(text(descriptor));
            out.writeShort(0);
        }));
    }

    /** A method to write; parameters are to be declared first, {@code this} among them. */
    Code method(int access, String methodName, String descriptor) {
        return new Code(
                this,
                (code, frames) -> methods.add(bytes(out -> {
                    out.writeShort(access);
                    out.writeShort(text(methodName));
                    out.writeShort(text(descriptor));
                    out.writeShort(1);
                    writeAttribute(out, "Code", bytes(body -> {
                        body.write(code);
                        body.writeShort(frames.length == 0 ? 0 : 1);
                        if (frames.length > 0) {
                            writeAttribute(body, "StackMapTable", frames);
                        }
                    }));
                })));
    }

    private void writeAttribute(DataOutputStream out, String attribute, byte[] content) throws IOException {
        out.writeShort(text(attribute));
        out.writeInt(content.length);
        out.write(content);
    }

    /** Defines the class and makes its one instance. */
    <T> T instance(Class<T> type) {
        try {
            Class<?> defined =
                    MethodHandles.lookup().defineHiddenClass(toBytes(), true).lookupClass();
            return type.cast(defined.getDeclaredConstructor().newInstance());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the generated class " + name + " could not be defined", e);
        }
    }

    private byte[] toBytes() {
        int self = type(name);
        int parent = type("java/lang/Object");
        int face = type(implemented);
        return bytes(out -> {
            out.writeInt(0xCAFEBABE);
            out.writeInt(JAVA_17);
            out.writeShort(poolSize);
            out.write(pool.toByteArray());
            out.writeShort(FINAL_SUPER);
            out.writeShort(self);
            out.writeShort(parent);
            out.writeShort(1);
            out.writeShort(face);
            writeAll(out, fields);
            writeAll(out, methods);
            out.writeShort(0);
        });
    }

    private static void writeAll(DataOutputStream out, List<byte[]> members) throws IOException {
        out.writeShort(members.size());
        for (byte[] member : members) {
            out.write(member);
        }
    }

    // --- the constant pool ---

    int text(String s) {
        return entry(List.of(1, s), out -> {
            out.writeByte(1);
            out.writeUTF(s);
        });
    }

    int type(String className) {
        return reference(7, text(className));
    }

    int number(double c) {
        return entry(List.of(6, c), out -> {
            out.writeByte(6);
            out.writeDouble(c);
        });
    }

    int number(long c) {
        return entry(List.of(5, c), out -> {
            out.writeByte(5);
            out.writeLong(c);
        });
    }

    int field(String owner, String fieldName, String descriptor) {
        return pair(9, type(owner), pair(12, text(fieldName), text(descriptor)));
    }

    int methodOf(String owner, String methodName, String descriptor) {
        return pair(10, type(owner), pair(12, text(methodName), text(descriptor)));
    }

    private int reference(int tag, int to) {
        return entry(List.of(tag, to), out -> {
            out.writeByte(tag);
            out.writeShort(to);
        });
    }

    private int pair(int tag, int first, int second) {
        return entry(List.of(tag, first, second), out -> {
            out.writeByte(tag);
            out.writeShort(first);
            out.writeShort(second);
        });
    }

    private int entry(List<Object> key, Writing content) {
        Integer known = poolIndex.get(key);
        if (known != null) {
            return known;
        }
        pool.writeBytes(bytes(content));
        poolIndex.put(key, poolSize);
        int index = poolSize;
        poolSize += key.get(0).equals(5) || key.get(0).equals(6) ? 2 : 1; // a long or double counts twice
        return index;
    }

    /** Something that writes. */
    interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    static byte[] bytes(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            writing.to(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // an array in memory has no such error
        }
        return bytes.toByteArray();
    }
}
