package dev.gradus.compile;

import dev.gradus.compile.Code.Local;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the loop of a template: everything in registers, one store per output. */
final class MapGenerator {
    /** The part of a {@link Kernels.UniformMap} from one place in the runs to another. */
    interface Span {
        void run(double[] uniforms, int[] table, int from, int to);
    }

    private final Lanes lanes;
    private final Lanes single;
    private final Template template;
    private final Expression expression;
    private final int[] uses;
    private final boolean[] varies;
    /** Which numbers are used outside the loop, and which values in it. */
    private final boolean[] usedBefore;

    private final boolean[] usedWithin;
    private final List<@Nullable Local> values;

    private MapGenerator(Lanes lanes, Template template) {
        this.lanes = lanes;
        single = new ScalarLanes(lanes.element);
        this.template = template;
        expression = new Expression(template);
        uses = expression.uses();
        varies = new boolean[uses.length];
        for (int i = 0; i < varies.length; i++) {
            Expression.Node node = expression.nodes().get(i);
            varies[i] = node instanceof Expression.Varying
                    || node.operands().stream().anyMatch(operand -> varies[operand]);
        }
        usedBefore = used(false);
        usedWithin = used(true);
        expression.outputs().forEach(output -> usedWithin[output] = true);
        values = new ArrayList<>(Collections.nCopies(uses.length, null));
    }

    private boolean[] used(boolean varying) {
        boolean[] used = new boolean[uses.length];
        for (int i = 0; i < used.length; i++) {
            if (uses[i] > 0 && varies[i] == varying) {
                expression.nodes().get(i).operands().forEach(operand -> used[operand] = true);
            }
        }
        return used;
    }

    /** A run of lanes: the array that it is in, and where in it the run starts, if not at 0. */
    private record Run(Local array, @Nullable Local start) {}

    static Kernels.Map map(Lanes lanes, Template template) {
        return new MapGenerator(lanes, template).map();
    }

    static Span span(Lanes lanes, Template template) {
        return new MapGenerator(lanes, template).span();
    }

    private Kernels.Map map() {
        String rowsType = lanes.element.rows();
        String arrayType = lanes.element.array();
        ClassFile file = new ClassFile("Map", Kernels.Map.class);
        Code code = file.method(ClassFile.PUBLIC, "run", "(" + rowsType + arrayType + "[III)V");
        code.parameter(file.name());
        Local rows = code.parameter(rowsType);
        Local uniforms = code.parameter(arrayType);
        Local table = code.parameter("[I");
        Local members = code.parameter("I");
        Local count = code.parameter("I");
        code.constant(0);
        Local place = code.store("I");
        code.constant(0);
        Local member = code.store("I");
        code.loop(member, members, 1, () -> {
            List<Run> inputs = new ArrayList<>();
            for (int i = 0; i < template.varying(); i++) {
                inputs.add(row(code, rows, table, place, i));
            }
            uniforms(code, uniforms, table, place);
            List<Run> outputs = new ArrayList<>();
            int first = template.varying() + template.uniform();
            for (int i = 0; i < template.outputs().size(); i++) {
                outputs.add(row(code, rows, table, place, first + i));
            }
            code.constant(0);
            loop(code, code.store("I"), count, inputs, outputs);
            code.increase(place, first + outputs.size());
        });
        code.end();
        return file.instance(Kernels.Map.class);
    }

    private Run row(Code code, Local rows, Local table, Local place, int offset) {
        code.load(rows);
        code.element(Code.IALOAD, table, place, offset);
        code.op(Code.AALOAD);
        return new Run(code.store(lanes.element.array()), null);
    }

    private Span span() {
        String arrayType = lanes.element.array();
        ClassFile file = new ClassFile("Span", Span.class);
        Code code = file.method(ClassFile.PUBLIC, "run", "(" + arrayType + "[III)V");
        code.parameter(file.name());
        Local uniforms = code.parameter(arrayType);
        Local table = code.parameter("[I");
        Local from = code.parameter("I");
        Local to = code.parameter("I");
        code.constant(0);
        Local place = code.store("I");
        List<Run> inputs = new ArrayList<>();
        for (int i = 0; i < template.varying(); i++) {
            inputs.add(start(code, uniforms, table, place, i));
        }
        uniforms(code, uniforms, table, place);
        List<Run> outputs = new ArrayList<>();
        for (int i = 0; i < template.outputs().size(); i++) {
            outputs.add(start(code, uniforms, table, place, template.varying() + template.uniform() + i));
        }
        loop(code, from, to, inputs, outputs);
        code.end();
        return file.instance(Span.class);
    }

    private static Run start(Code code, Local uniforms, Local table, Local place, int offset) {
        code.element(Code.IALOAD, table, place, offset);
        return new Run(uniforms, code.store("I"));
    }

    /** Reads the uniform inputs, and computes once what depends on nothing else. */
    private void uniforms(Code code, Local uniforms, Local table, Local place) {
        for (int i = 0; i < uses.length; i++) {
            if (uses[i] == 0 || varies[i] || (isConstant(i) && !usedBefore[i])) {
                continue;
            }
            if (expression.nodes().get(i) instanceof Expression.Uniform uniform) {
                code.load(uniforms);
                code.element(Code.IALOAD, table, place, template.varying() + uniform.input());
                code.op(lanes.element.arrayLoad());
                values.set(i, code.store(lanes.element.descriptor()));
            } else {
                compute(code, single, i);
            }
        }
    }

    private boolean isConstant(int i) {
        return expression.nodes().get(i) instanceof Expression.Constant;
    }

    private void loop(Code code, Local lane, Local limit, List<Run> inputs, List<Run> outputs) {
        code.loop(lane, limit, lanes.length, () -> {
            for (int i = 0; i < uses.length; i++) {
                if (uses[i] == 0 || !(varies[i] || usedWithin[i])) {
                    continue;
                }
                if (expression.nodes().get(i) instanceof Expression.Varying varying) {
                    Run run = inputs.get(varying.input());
                    lanes.load(code, run.array, index(code, run, lane), 0);
                    values.set(i, code.store(lanes.type()));
                } else if (varies[i] || isConstant(i)) {
                    compute(code, lanes, i);
                } else {
                    Local number = value(i);
                    lanes.broadcast(code, () -> code.load(number));
                    values.set(i, code.store(lanes.type()));
                }
            }
            for (int i = 0; i < outputs.size(); i++) {
                Run run = outputs.get(i);
                Local value = value(expression.outputs().get(i));
                lanes.store(code, run.array, index(code, run, lane), 0, value);
            }
        });
    }

    private static Local index(Code code, Run run, Local lane) {
        if (run.start == null) {
            return lane;
        }
        code.load(run.start);
        code.load(lane);
        code.op(Code.IADD);
        return code.store("I");
    }

    private void compute(Code code, Lanes lanes, int i) {
        Expression.Node node = expression.nodes().get(i);
        if (node instanceof Expression.Constant c) {
            lanes.broadcast(code, () -> code.constant(c.value()));
        } else if (node instanceof Expression.Where where) {
            lanes.where(code, value(where.subject()), where.number(), value(where.yes()), value(where.no()));
        } else if (node instanceof Expression.Below below) {
            lanes.below(code, value(below.a()), value(below.b()), value(below.yes()), value(below.no()));
        } else if (node instanceof Expression.Strict strict) {
            lanes.strict(code, strict.op(), value(strict.a()), value(strict.b()));
        } else if (node instanceof Expression.Beyond beyond) {
            lanes.beyond(code, beyond.op(), value(beyond.x()), beyond.limit(), value(beyond.near()));
        } else {
            node.operands().forEach(operand -> code.load(value(operand)));
            if (node instanceof Expression.Primitive primitive) {
                lanes.apply(code, primitive.op());
            } else if (node instanceof Expression.OfBits ofBits) {
                lanes.bits(code, ofBits.bits());
            } else {
                lanes.fma(code);
            }
        }
        values.set(i, code.store(lanes.type()));
    }

    private Local value(int i) {
        Local value = values.get(i);
        if (value == null) {
            throw new IllegalStateException("value " + i + " is used before it is computed");
        }
        return value;
    }
}
