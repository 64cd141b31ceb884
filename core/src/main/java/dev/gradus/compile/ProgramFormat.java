package dev.gradus.compile;

import dev.gradus.Op;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UTFDataFormatException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * A recording as bytes, big-endian: {@code GRADUSPR}, the version, the reduction, the columns, the parameters' labels, the
 * nodes in order, the outputs, the penalty, and a CRC-32 of all that. Operations are written by name. Nothing that is
 * read is trusted before it was checked, and no more memory is taken than there are bytes.
 */
final class ProgramFormat {
    private static final long MAGIC = 0x4752414455535052L; // GRADUSPR
    private static final int VERSION = 1;
    private static final String DAMAGED = "This is not a whole program file: ";

    private ProgramFormat() {}

    /** What a file holds. */
    record Content(Recording recording, Reduction reduction) {}

    static void write(Recording recording, Reduction reduction, OutputStream stream) throws IOException {
        CheckedOutputStream checked = new CheckedOutputStream(stream, new CRC32());
        DataOutputStream out = new DataOutputStream(checked);
        out.writeLong(MAGIC);
        out.writeInt(VERSION);
        out.writeUTF(reduction.name());
        out.writeInt(recording.columns());
        out.writeInt(recording.parameters());
        for (String name : recording.names()) {
            out.writeUTF(name);
        }
        Graph graph = recording.graph();
        out.writeInt(graph.size());
        for (int node = recording.parameters(); node < graph.size(); node++) {
            writeNode(graph, node, out);
        }
        out.writeInt(recording.outputs().length);
        for (int output : recording.outputs()) {
            out.writeInt(output);
        }
        out.writeInt(recording.penalty());
        out.writeLong(checked.getChecksum().getValue());
        out.flush();
    }

    private static void writeNode(Graph graph, int node, DataOutputStream out) throws IOException {
        switch (graph.kind(node)) {
            case INPUT -> {
                out.writeUTF("INPUT");
                out.writeInt(graph.a(node));
            }
            case CONSTANT -> {
                out.writeUTF("CONSTANT");
                out.writeDouble(graph.number(node));
            }
            case PICK -> {
                out.writeUTF("PICK");
                out.writeInt(graph.c(node));
                writeOperands(graph, node, out);
            }
            case APPLY -> {
                out.writeUTF(graph.op(node).name());
                writeOperands(graph, node, out);
            }
            default -> throw new IllegalStateException(graph.kind(node) + " is not recorded");
        }
    }

    private static void writeOperands(Graph graph, int node, DataOutputStream out) throws IOException {
        for (int i = 0; i < graph.operandCount(node); i++) {
            out.writeInt(graph.operand(node, i));
        }
    }

    static Content read(InputStream stream) throws IOException {
        CheckedInputStream checked = new CheckedInputStream(stream, new CRC32());
        DataInputStream in = new DataInputStream(checked);
        try {
            return read(in, checked);
        } catch (EOFException e) {
            throw new IOException(DAMAGED + "it ends too early.", e);
        } catch (UTFDataFormatException e) {
            throw new IOException(DAMAGED + "it has a name that is no text.", e);
        }
    }

    private static Content read(DataInputStream in, CheckedInputStream checked) throws IOException {
        require(in.readLong() == MAGIC, "it does not begin like one.");
        int version = in.readInt();
        if (version != VERSION) {
            throw new IOException("This program file has version " + version + "; this Gradus reads version " + VERSION
                    + ". Record the program again, or use the Gradus that wrote it.");
        }
        Reduction reduction = reduction(in.readUTF());
        int columns = in.readInt();
        require(columns >= 0, "it has " + columns + " columns.");
        int parameters = in.readInt();
        require(parameters >= 0, "it has " + parameters + " parameters.");
        List<String> names = new ArrayList<>();
        Graph graph = new Graph();
        for (int i = 0; i < parameters; i++) {
            names.add(in.readUTF());
            graph.parameter(i);
        }
        int size = in.readInt();
        require(size >= parameters, "it has fewer nodes than parameters.");
        while (graph.size() < size) {
            readNode(graph, columns, in);
        }
        int[] outputs = readNodes(in, in.readInt(), graph.size());
        require(outputs.length > 0, "it has no result.");
        int penalty = in.readInt();
        boolean penaltyFits = penalty >= Graph.NONE && penalty < size && (penalty < 0 || !graph.varying(penalty));
        require(penaltyFits, "its penalty is not one of its uniform nodes.");
        long sum = checked.getChecksum().getValue();
        require(in.readLong() == sum, "its check sum is not that of its bytes.");
        return new Content(new Recording(graph, outputs, penalty, List.copyOf(names), columns), reduction);
    }

    private static void require(boolean holds, String otherwise) throws IOException {
        if (!holds) {
            throw new IOException(DAMAGED + otherwise);
        }
    }

    private static Reduction reduction(String name) throws IOException {
        for (Reduction reduction : new Reduction[] {Reduction.MEAN, Reduction.SUM}) {
            if (reduction.name().equals(name)) {
                return reduction;
            }
        }
        throw new IOException(DAMAGED + "it reduces rows by " + quoted(name) + ".");
    }

    private static void readNode(Graph graph, int columns, DataInputStream in) throws IOException {
        String name = in.readUTF();
        switch (name) {
            case "INPUT" -> {
                int column = in.readInt();
                require(column >= 0 && column < columns, "it uses column " + column + " of " + columns + ".");
                graph.input(column);
            }
            case "CONSTANT" -> graph.constant(in.readDouble());
            case "PICK" -> {
                int choices = in.readInt();
                require(choices > 0, "it picks from " + choices + " choices.");
                int index = readNodes(in, 1, graph.size())[0];
                graph.pick(index, readNodes(in, choices, graph.size()));
            }
            default -> {
                Op op = op(name);
                int[] operands = readNodes(in, op.arity(), graph.size());
                graph.apply(op, operands[0], operands[operands.length - 1]);
            }
        }
    }

    private static Op op(String name) throws IOException {
        for (Op op : Op.values()) {
            if (op.arity() > 0 && op != Op.PICK && op.name().equals(name)) {
                return op;
            }
        }
        throw new IOException(
                DAMAGED + "it uses " + quoted(name) + " as an operation, which this Gradus does not know.");
    }

    /** A name for a message; what is no name at all may be anything, and is not shown. */
    private static String quoted(String name) {
        return name.matches("\\w{1,40}") ? "'" + name + "'" : "something without a name";
    }

    /** Reads node numbers, each below a limit; the array grows with what there really is. */
    private static int[] readNodes(DataInputStream in, int count, int limit) throws IOException {
        require(count >= 0, "it has a list of " + count + " nodes.");
        int[] nodes = new int[Math.min(count, 1024)];
        for (int i = 0; i < count; i++) {
            if (i == nodes.length) {
                nodes = Arrays.copyOf(nodes, Math.min(count, 2 * i));
            }
            nodes[i] = in.readInt();
            require(nodes[i] >= 0 && nodes[i] < limit, "a node uses node " + nodes[i] + ", which is not before it.");
        }
        return nodes;
    }
}
