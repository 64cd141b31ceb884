package dev.gradus.compile;

import dev.gradus.Algebra;
import dev.gradus.Op;
import java.util.Arrays;

/**
 * An expression as a list of numbered nodes, each after its operands: the form that all stages share.
 *
 * <p>A node is <em>varying</em> if it depends on an input, so that it has one number per row (a lane each), else
 * <em>uniform</em>. Nodes are kept as columns of numbers, since there may be millions.
 */
@SuppressWarnings("EnumOrdinal") // numbers that mean nothing outside one run
final class Graph {
    /** What a node is. Fields a, b, c are operands unless it says otherwise. */
    enum Kind {
        /** A parameter; a is its number. */
        PARAMETER,
        /** An input; a is its column. */
        INPUT,
        /** A number; a is its place among the constants. */
        CONSTANT,
        /** The number of rows in the call. */
        ROWS,
        /** An operation of the table, of a or of a and b. */
        APPLY,
        /** The choice that index a names; b and c are start and length of the choices in the pool. */
        PICK,
        /** b where index a is the number c, else 0. */
        HIT,
        /** a · b, but 0 where a is 0. */
        GUARD,
        /** The mean of a over the rows. */
        MEAN,
        /** The sum of a over the rows. */
        SUM,
        /**
         * Bias a (or {@link #NONE}) plus c products of a uniform and a varying node, or of two uniform ones; the pairs
         * start at b in the pool.
         */
        DOT
    }

    static final int NONE = -1;

    /** Rules of the op table, as nodes of this graph. */
    final Algebra<Integer> algebra = new Algebra<>() {
        @Override
        public Integer constant(double c) {
            return Graph.this.constant(c);
        }

        @Override
        public Integer apply(Op op, Integer x, Integer y) {
            return Graph.this.apply(op, x, y);
        }
    };

    private static final Kind[] KINDS = Kind.values();
    private static final Op[] OPS = Op.values();

    private int size;
    private byte[] kind = new byte[64];
    private byte[] op = new byte[64];
    private boolean[] varying = new boolean[64];
    private int[] a = new int[64];
    private int[] b = new int[64];
    private int[] c = new int[64];
    private double[] constants = new double[16];
    private int constantCount;
    private int[] pool = new int[16];
    private int poolSize;

    int size() {
        return size;
    }

    Kind kind(int node) {
        return KINDS[kind[node]];
    }

    boolean is(int node, Kind wanted) {
        return kind[node] == wanted.ordinal();
    }

    boolean is(int node, Op wanted) {
        return is(node, Kind.APPLY) && op[node] == wanted.ordinal();
    }

    boolean isConstant(int node, double number) {
        return is(node, Kind.CONSTANT) && Double.compare(number(node), number) == 0;
    }

    /** The operation of an {@link Kind#APPLY} node. */
    Op op(int node) {
        return OPS[op[node]];
    }

    int a(int node) {
        return a[node];
    }

    int b(int node) {
        return b[node];
    }

    int c(int node) {
        return c[node];
    }

    double number(int constant) {
        return constants[a[constant]];
    }

    boolean varying(int node) {
        return varying[node];
    }

    int pooled(int place) {
        return pool[place];
    }

    int operandCount(int node) {
        return switch (kind(node)) {
            case PARAMETER, INPUT, CONSTANT, ROWS -> 0;
            case MEAN, SUM -> 1;
            case APPLY -> b[node] == NONE ? 1 : 2;
            case HIT, GUARD -> 2;
            case PICK -> 1 + c[node];
            case DOT -> 2 * c[node] + (a[node] == NONE ? 0 : 1);
        };
    }

    int operand(int node, int i) {
        return switch (kind(node)) {
            case PICK -> i == 0 ? a[node] : pool[b[node] + i - 1];
            case DOT -> i < 2 * c[node] ? pool[b[node] + i] : a[node];
            default -> i == 0 ? a[node] : b[node];
        };
    }

    int parameter(int number) {
        return add(Kind.PARAMETER, 0, number, NONE, NONE, false);
    }

    int input(int column) {
        return add(Kind.INPUT, 0, column, NONE, NONE, true);
    }

    int rows() {
        return add(Kind.ROWS, 0, NONE, NONE, NONE, false);
    }

    int constant(double number) {
        if (constantCount == constants.length) {
            constants = Arrays.copyOf(constants, 2 * constantCount);
        }
        constants[constantCount] = number;
        return add(Kind.CONSTANT, 0, constantCount++, NONE, NONE, false);
    }

    /** y is not read where the operation has one operand. */
    int apply(Op operation, int x, int y) {
        boolean unary = operation.arity() == 1;
        return add(Kind.APPLY, operation.ordinal(), x, unary ? NONE : y, NONE, varying[x] || (!unary && varying[y]));
    }

    int pick(int index, int[] choices) {
        boolean varies = varying[index];
        for (int choice : choices) {
            varies |= varying[choice];
        }
        int start = pool(choices, choices.length);
        return add(Kind.PICK, 0, index, start, choices.length, varies);
    }

    int hit(int index, int x, int choice) {
        return add(Kind.HIT, 0, index, x, choice, varying[index] || varying[x]);
    }

    int guard(int x, int y) {
        return add(Kind.GUARD, 0, x, y, NONE, varying[x] || varying[y]);
    }

    /** A {@link Kind#MEAN} or {@link Kind#SUM} over the rows. */
    int reduce(Kind how, int x) {
        return add(how, 0, x, NONE, NONE, false);
    }

    /** pairs are uniform, varying, uniform, varying, … */
    int dot(int bias, int[] pairs, int length) {
        int start = pool(pairs, length);
        return add(Kind.DOT, 0, bias, start, length / 2, length > 0 && varying[pairs[1]]);
    }

    private int pool(int[] items, int length) {
        if (poolSize + length > pool.length) {
            pool = Arrays.copyOf(pool, Math.max(2 * pool.length, poolSize + length));
        }
        System.arraycopy(items, 0, pool, poolSize, length);
        poolSize += length;
        return poolSize - length;
    }

    /** A node as in another graph, with its operands renamed. */
    int copyOf(Graph from, int node, int[] renamed) {
        return switch (from.kind(node)) {
            case CONSTANT -> constant(from.number(node));
            case PARAMETER -> parameter(from.a[node]);
            case INPUT -> input(from.a[node]);
            case ROWS -> rows();
            case APPLY -> apply(from.op(node), renamed[from.a[node]], from.b[node] == NONE ? 0 : renamed[from.b[node]]);
            case HIT -> hit(renamed[from.a[node]], renamed[from.b[node]], from.c[node]);
            case GUARD -> guard(renamed[from.a[node]], renamed[from.b[node]]);
            case MEAN, SUM -> reduce(from.kind(node), renamed[from.a[node]]);
            case PICK -> pick(renamed[from.a[node]], renamed(from, from.b[node], from.c[node], renamed));
            case DOT -> {
                int bias = from.a[node] == NONE ? NONE : renamed[from.a[node]];
                yield dot(bias, renamed(from, from.b[node], 2 * from.c[node], renamed), 2 * from.c[node]);
            }
        };
    }

    private static int[] renamed(Graph from, int start, int length, int[] renamed) {
        int[] items = new int[length];
        for (int i = 0; i < length; i++) {
            items[i] = renamed[from.pool[start + i]];
        }
        return items;
    }

    private int add(Kind what, int operation, int x, int y, int z, boolean varies) {
        if (size == kind.length) {
            int room = 2 * size;
            kind = Arrays.copyOf(kind, room);
            op = Arrays.copyOf(op, room);
            varying = Arrays.copyOf(varying, room);
            a = Arrays.copyOf(a, room);
            b = Arrays.copyOf(b, room);
            c = Arrays.copyOf(c, room);
        }
        kind[size] = (byte) what.ordinal();
        op[size] = (byte) operation;
        varying[size] = varies;
        a[size] = x;
        b[size] = y;
        c[size] = z;
        return size++;
    }

    /** The same nodes in a graph of its own, to append to. */
    Graph copy() {
        Graph copy = new Graph();
        copy.size = size;
        copy.kind = kind.clone();
        copy.op = op.clone();
        copy.varying = varying.clone();
        copy.a = a.clone();
        copy.b = b.clone();
        copy.c = c.clone();
        copy.constants = constants.clone();
        copy.constantCount = constantCount;
        copy.pool = pool.clone();
        copy.poolSize = poolSize;
        return copy;
    }

    /** Marks what some nodes depend on, themselves included. */
    boolean[] needed(int... roots) {
        boolean[] needed = new boolean[size];
        for (int root : roots) {
            needed[root] = true;
        }
        for (int node = size - 1; node >= 0; node--) {
            if (needed[node]) {
                for (int i = operandCount(node) - 1; i >= 0; i--) {
                    needed[operand(node, i)] = true;
                }
            }
        }
        return needed;
    }

    /** How often each node is an operand, or one of the roots. */
    int[] uses(int... roots) {
        int[] uses = new int[size];
        for (int root : roots) {
            uses[root]++;
        }
        for (int node = 0; node < size; node++) {
            for (int i = operandCount(node) - 1; i >= 0; i--) {
                uses[operand(node, i)]++;
            }
        }
        return uses;
    }

    /** Whether the other graph has the same nodes with the same operands and the same constants. */
    boolean sameAs(Graph other) {
        return sameShapeAs(other) && Arrays.equals(constants, 0, constantCount, other.constants, 0, constantCount);
    }

    /** As {@link #sameAs}, whatever the constants are. */
    boolean sameShapeAs(Graph other) {
        return size == other.size
                && Arrays.equals(kind, 0, size, other.kind, 0, size)
                && Arrays.equals(op, 0, size, other.op, 0, size)
                && Arrays.equals(a, 0, size, other.a, 0, size)
                && Arrays.equals(b, 0, size, other.b, 0, size)
                && Arrays.equals(c, 0, size, other.c, 0, size)
                && Arrays.equals(pool, 0, poolSize, other.pool, 0, other.poolSize);
    }
}
