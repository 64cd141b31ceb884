package dev.gradus.compile;

import dev.gradus.EagerNumbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A template evaluated for one lane, by the eager engine's rules. */
final class ScalarTemplate {
    private ScalarTemplate() {}

    static double[] evaluate(Template template, double... inputs) {
        List<Double> values = new ArrayList<>(Arrays.stream(inputs).boxed().toList());
        template.code().forEach(instruction -> values.add(evaluate(instruction, values)));
        return template.outputs().stream().mapToDouble(values::get).toArray();
    }

    private static double evaluate(Template.Instruction instruction, List<Double> values) {
        if (instruction instanceof Template.Constant c) {
            return c.value();
        } else if (instruction instanceof Template.Apply apply) {
            return apply.op().value(EagerNumbers.ALGEBRA, values.get(apply.a()), values.get(apply.b()));
        } else if (instruction instanceof Template.Pick pick) {
            return values.get(pick.choices().get((int) (double) values.get(pick.index())));
        } else if (instruction instanceof Template.Hit hit) {
            return values.get(hit.index()) == hit.choice() ? values.get(hit.a()) : 0;
        }
        Template.Guard guard = (Template.Guard) instruction;
        double a = values.get(guard.a());
        return a == 0 ? 0 : a * values.get(guard.b());
    }
}
