package dev.gradus.compile;

import dev.gradus.Op;
import dev.gradus.compile.Code.Local;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * The inner loops of products summed over lanes: a tile of pairs of rows is summed in registers, a vector for each pair,
 * whose lanes are added up at the end.
 */
interface DotTile {
    /** Pairs of a row of a from j0 to j1 with a row of b from k0 to k1, of which there are whole tiles. */
    void run(
            double[][] rows,
            int[] a,
            int[] b,
            double[] sums,
            int at,
            int down,
            int right,
            int j0,
            int j1,
            int k0,
            int k1,
            int lanes);

    /**
     * One of the tiles to generate.
     *
     * @param down the rows of a in a tile
     * @param right the rows of b in a tile
     * @param consecutive whether the sums of one row of a stand side by side
     */
    record Shape(int down, int right, boolean consecutive) {
        DotTile generate(Lanes lanes) {
            return new Generator(this, lanes).generate();
        }
    }

    /** Writes one shape's loops. */
    final class Generator {
        private final Shape shape;
        private final Lanes lanes;
        private final ClassFile file = new ClassFile("DotTile", DotTile.class);
        private final LaneSums laneSums;
        private final Code code;
        private final Local rows;
        private final Local a;
        private final Local b;
        private final Local sums;
        private final Local at;
        private final Local down;
        private final Local right;
        private final Local fromA;
        private final Local endA;
        private final Local indexB;
        private final Local endB;
        private final Local count;

        Generator(Shape shape, Lanes lanes) {
            this.shape = shape;
            this.lanes = lanes;
            Element element = lanes.element;
            laneSums = new LaneSums(file, lanes);
            code = file.method(ClassFile.PUBLIC, "run", "(" + element.rows() + "[I[I" + element.array() + "IIIIIIII)V");
            code.parameter(file.name());
            rows = code.parameter(element.rows());
            a = code.parameter("[I");
            b = code.parameter("[I");
            sums = code.parameter(element.array());
            at = code.parameter("I");
            down = code.parameter("I");
            right = code.parameter("I");
            fromA = code.parameter("I");
            endA = code.parameter("I");
            indexB = code.parameter("I");
            endB = code.parameter("I");
            count = code.parameter("I");
        }

        DotTile generate() {
            code.loop(indexB, endB, shape.right, () -> {
                code.load(fromA);
                Local indexA = code.store("I");
                code.loop(indexA, endA, shape.down, () -> tile(indexA));
            });
            code.end();
            return file.instance(DotTile.class);
        }

        private void tile(Local indexA) {
            List<Local> side = arrays(a, indexA, shape.down);
            List<Local> top = arrays(b, indexB, shape.right);
            code.constant(0);
            Local lane = code.store("I");
            List<Local> products = new ArrayList<>();
            step(lane, side, top, product -> {
                lanes.apply(code, Op.TIMES);
                products.add(code.store(lanes.type()));
            });
            code.increase(lane, lanes.length);
            code.loop(
                    lane,
                    count,
                    lanes.length,
                    () -> step(lane, side, top, product -> {
                        Local sum = products.get(product);
                        code.load(sum);
                        lanes.fma(code);
                        code.set(sum);
                    }));
            List<Local> totals = laneSums.of(code, products);
            for (int j = 0; j < shape.down; j++) {
                code.load(at);
                code.load(indexA, j);
                code.load(down);
                code.op(Code.IMUL);
                code.op(Code.IADD);
                code.load(indexB);
                code.load(right);
                code.op(Code.IMUL);
                code.op(Code.IADD);
                add(code.store("I"), totals, j * shape.right);
            }
        }

        private List<Local> arrays(Local table, Local index, int size) {
            List<Local> arrays = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                code.load(rows);
                code.element(Code.IALOAD, table, index, i);
                code.op(Code.AALOAD);
                arrays.add(code.store(lanes.element.array()));
            }
            return arrays;
        }

        /** Leaves the factors of each product on the stack, and tells of it. */
        private void step(Local lane, List<Local> side, List<Local> top, IntConsumer product) {
            List<Local> columns = new ArrayList<>();
            for (Local array : top) {
                lanes.load(code, array, lane, 0);
                columns.add(code.store(lanes.type()));
            }
            for (int j = 0; j < shape.down; j++) {
                lanes.load(code, side.get(j), lane, 0);
                Local factor = code.store(lanes.type());
                for (int k = 0; k < shape.right; k++) {
                    code.load(factor);
                    code.load(columns.get(k));
                    product.accept(j * shape.right + k);
                }
            }
        }

        /** Adds one row of the tile to the sums, from this place. */
        private void add(Local place, List<Local> totals, int first) {
            if (shape.consecutive && shape.right == lanes.length) {
                lanes.load(code, sums, place, 0);
                code.load(totals.get(first / lanes.length));
                lanes.apply(code, Op.PLUS);
                lanes.store(code, sums, place, 0, code.store(lanes.type()));
                return;
            }
            for (int k = 0; k < shape.right; k++) {
                code.load(sums);
                code.load(place);
                code.op(Code.DUP2);
                code.op(lanes.element.arrayLoad());
                laneSums.extract(code, totals, first + k);
                code.op(lanes.element.add());
                code.op(lanes.element.arrayStore());
                code.load(place);
                code.load(right);
                code.op(Code.IADD);
                code.set(place);
            }
        }
    }
}
