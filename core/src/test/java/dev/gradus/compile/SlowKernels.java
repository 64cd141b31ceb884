package dev.gradus.compile;

import java.util.List;

/** The loops as they are defined, one number after the other: what faster ones are compared with. */
final class SlowKernels implements Kernels {
    @Override
    public int width() {
        return 8;
    }

    @Override
    public String name() {
        return "one by one";
    }

    @Override
    public Map map(Template template) {
        return (rows, uniforms, table, members, lanes) -> {
            int perMember =
                    template.varying() + template.uniform() + template.outputs().size();
            for (int member = 0; member < members; member++) {
                for (int lane = 0; lane < lanes; lane++) {
                    double[] values = new double
                            [template.varying()
                                    + template.uniform()
                                    + template.code().size()];
                    int at = member * perMember;
                    for (int i = 0; i < template.varying(); i++) {
                        values[i] = rows[table[at++]][lane];
                    }
                    for (int i = 0; i < template.uniform(); i++) {
                        values[template.varying() + i] = uniforms[table[at++]];
                    }
                    compute(template, values);
                    for (int output : template.outputs()) {
                        rows[table[at++]][lane] = values[output];
                    }
                }
            }
        };
    }

    @Override
    public UniformMap uniformMap(Template template) {
        return (uniforms, table, count) -> {
            for (int i = 0; i < count; i++) {
                double[] values = new double
                        [template.varying()
                                + template.uniform()
                                + template.code().size()];
                int at = 0;
                for (int v = 0; v < template.varying(); v++) {
                    values[v] = uniforms[table[at++] + i];
                }
                for (int u = 0; u < template.uniform(); u++) {
                    values[template.varying() + u] = uniforms[table[at++]];
                }
                compute(template, values);
                for (int output : template.outputs()) {
                    uniforms[table[at++] + i] = values[output];
                }
            }
        };
    }

    private static void compute(Template template, double[] values) {
        int next = template.varying() + template.uniform();
        for (Template.Instruction instruction : template.code()) {
            values[next++] = value(instruction, values);
        }
    }

    private static double value(Template.Instruction instruction, double[] v) {
        if (instruction instanceof Template.Constant c) {
            return c.value();
        }
        if (instruction instanceof Template.Apply apply) {
            return apply.op().value(v[apply.a()], v[apply.b()]);
        }
        if (instruction instanceof Template.Pick pick) {
            List<Integer> choices = pick.choices();
            int index = (int) v[pick.index()];
            return index >= 0 && index < choices.size() ? v[choices.get(index)] : 0;
        }
        if (instruction instanceof Template.Hit hit) {
            return v[hit.index()] == hit.choice() ? v[hit.a()] : 0;
        }
        Template.Guard guard = (Template.Guard) instruction;
        return v[guard.a()] == 0 ? 0 : v[guard.a()] * v[guard.b()];
    }

    @Override
    public void matmul(
            double[][] rows, int[] y, int[] x, double[] uniforms, int w, int down, int right, int[] bias, int lanes) {
        for (int j = 0; j < y.length; j++) {
            for (int lane = 0; lane < lanes; lane++) {
                double sum = uniforms[bias[j]];
                for (int k = 0; k < x.length; k++) {
                    sum += uniforms[w + j * down + k * right] * rows[x[k]][lane];
                }
                rows[y[j]][lane] = sum;
            }
        }
    }

    @Override
    public void laneDot(double[][] rows, int[] a, int[] b, double[] sums, int at, int down, int right, int lanes) {
        for (int j = 0; j < a.length; j++) {
            for (int k = 0; k < b.length; k++) {
                double sum = 0;
                for (int lane = 0; lane < lanes; lane++) {
                    sum += rows[a[j]][lane] * rows[b[k]][lane];
                }
                sums[at + j * down + k * right] += sum;
            }
        }
    }
}
