package dev.gradus.compile;

import dev.gradus.compile.Code.Local;
import java.util.ArrayList;
import java.util.List;

/**
 * The inner loops of a matrix product over lanes: a tile of outputs by vectors of lanes is summed in registers.
 *
 * <p>Each step of the inmost loop loads one vector per column of the tile and one weight per row, and makes a
 * multiply-add of each pair (Goto, van de Geijn 2008).
 */
interface ProductTile {
    /**
     * Outputs from j0 to j1 and lanes from l0 to l1, of which there are whole tiles, over inputs from k0 to k1. Sums start
     * at the bias, or, where k0 is not 0, at what the output holds.
     */
    void run(
            double[][] rows,
            int[] y,
            int[] x,
            double[] w,
            int at,
            int down,
            int right,
            int[] bias,
            int j0,
            int j1,
            int k0,
            int k1,
            int l0,
            int l1);

    /**
     * One of the tiles to generate.
     *
     * @param outputs the number of outputs in a tile
     * @param vectors the number of vectors of lanes in a tile
     * @param continued whether sums start at what the output holds
     * @param consecutive whether the step from a weight to the next of the same output is 1
     */
    record Shape(int outputs, int vectors, boolean continued, boolean consecutive) {
        ProductTile generate(Lanes lanes) {
            return new Generator(this, lanes).generate();
        }
    }

    /** Writes one shape's loops. */
    final class Generator {
        private final Shape shape;
        private final Lanes lanes;
        private final ClassFile file = new ClassFile("ProductTile", ProductTile.class);
        private final Code code;
        private final Local rows;
        private final Local y;
        private final Local x;
        private final Local w;
        private final Local at;
        private final Local down;
        private final Local right;
        private final Local bias;
        private final Local output;
        private final Local outputEnd;
        private final Local input0;
        private final Local inputEnd;
        private final Local lane;
        private final Local laneEnd;

        Generator(Shape shape, Lanes lanes) {
            this.shape = shape;
            this.lanes = lanes;
            Element element = lanes.element;
            code = file.method(
                    ClassFile.PUBLIC, "run", "(" + element.rows() + "[I[I" + element.array() + "III[IIIIIII)V");
            code.parameter(file.name());
            rows = code.parameter(element.rows());
            y = code.parameter("[I");
            x = code.parameter("[I");
            w = code.parameter(element.array());
            at = code.parameter("I");
            down = code.parameter("I");
            right = code.parameter("I");
            bias = code.parameter("[I");
            output = code.parameter("I");
            outputEnd = code.parameter("I");
            input0 = code.parameter("I");
            inputEnd = code.parameter("I");
            lane = code.parameter("I");
            laneEnd = code.parameter("I");
        }

        ProductTile generate() {
            code.load(output);
            Local output0 = code.store("I");
            code.loop(lane, laneEnd, shape.vectors * lanes.length, () -> {
                code.load(output0);
                code.set(output);
                code.loop(output, outputEnd, shape.outputs, this::tile);
            });
            code.end();
            return file.instance(ProductTile.class);
        }

        private void tile() {
            List<Local> weights = weights();
            List<List<Local>> sums = start();
            code.load(input0);
            Local input = code.store("I");
            code.load(input0);
            code.load(right);
            code.op(Code.IMUL);
            Local offset = code.store("I");
            code.loop(input, inputEnd, 1, () -> step(input, shape.consecutive ? input : offset, weights, sums));
            for (int j = 0; j < shape.outputs; j++) {
                Local array = row(y, output, j);
                for (int v = 0; v < shape.vectors; v++) {
                    lanes.store(code, array, lane, v * lanes.length, sums.get(j).get(v));
                }
            }
        }

        /** The place of each output's weight for input 0. */
        private List<Local> weights() {
            List<Local> places = new ArrayList<>();
            for (int j = 0; j < shape.outputs; j++) {
                code.load(at);
                code.load(output, j);
                code.load(down);
                code.op(Code.IMUL);
                code.op(Code.IADD);
                places.add(code.store("I"));
            }
            return places;
        }

        private List<List<Local>> start() {
            List<List<Local>> sums = new ArrayList<>();
            for (int j = 0; j < shape.outputs; j++) {
                List<Local> ofOutput = new ArrayList<>();
                if (shape.continued) {
                    Local array = row(y, output, j);
                    for (int v = 0; v < shape.vectors; v++) {
                        lanes.load(code, array, lane, v * lanes.length);
                        ofOutput.add(code.store(lanes.type()));
                    }
                } else {
                    int next = j;
                    lanes.broadcast(code, () -> {
                        code.load(w);
                        code.element(Code.IALOAD, bias, output, next);
                        code.op(lanes.element.arrayLoad());
                    });
                    Local first = code.store(lanes.type());
                    for (int v = 0; v < shape.vectors; v++) {
                        code.load(first);
                        ofOutput.add(code.store(lanes.type()));
                    }
                }
                sums.add(ofOutput);
            }
            return sums;
        }

        private void step(Local input, Local offset, List<Local> weights, List<List<Local>> sums) {
            Local array = row(x, input, 0);
            List<Local> inputs = new ArrayList<>();
            for (int v = 0; v < shape.vectors; v++) {
                lanes.load(code, array, lane, v * lanes.length);
                inputs.add(code.store(lanes.type()));
            }
            for (int j = 0; j < shape.outputs; j++) {
                Local place = weights.get(j);
                lanes.broadcast(code, () -> {
                    code.load(w);
                    code.load(place);
                    code.load(offset);
                    code.op(Code.IADD);
                    code.op(lanes.element.arrayLoad());
                });
                Local weight = code.store(lanes.type());
                for (int v = 0; v < shape.vectors; v++) {
                    code.load(inputs.get(v));
                    code.load(weight);
                    code.load(sums.get(j).get(v));
                    lanes.fma(code);
                    code.set(sums.get(j).get(v));
                }
            }
            if (!shape.consecutive) {
                code.load(offset);
                code.load(right);
                code.op(Code.IADD);
                code.set(offset);
            }
        }

        private Local row(Local table, Local index, int next) {
            code.load(rows);
            code.element(Code.IALOAD, table, index, next);
            code.op(Code.AALOAD);
            return code.store(lanes.element.array());
        }
    }
}
