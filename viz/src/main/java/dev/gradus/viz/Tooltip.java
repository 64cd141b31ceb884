package dev.gradus.viz;

import dev.gradus.Value;
import java.util.stream.Collectors;

/** What a box is, in one sentence for the pointer and the screen reader. */
final class Tooltip {
    private Tooltip() {}

    static String of(Box box, Options options) {
        if (box instanceof Box.Folded folded) {
            return folded.title() + ": " + String.join(", ", folded.facts());
        }
        Box.Single single = (Box.Single) box;
        Value v = single.value();
        String what = switch (single.kind()) {
            case CONSTANT -> "constant";
            case INPUT -> "leaf";
            case PARAMETER -> "parameter";
            case INTERIOR ->
                v.op().symbol() + " of "
                        + v.operands().stream().map(o -> name(o, options)).collect(Collectors.joining(" and "));
        };
        String module = single.module().isEmpty() ? "" : " in " + ModuleNames.words(Labels.clean(single.module()));
        boolean gradient = options.gradients() && single.kind() != Box.Kind.CONSTANT;
        return (v.label.isBlank() ? "" : Labels.clean(v.label) + " = ")
                + options.numbers().text(v.data) + ", " + what + module
                + (gradient ? ", gradient " + options.numbers().text(v.grad) : "");
    }

    private static String name(Value v, Options options) {
        return v.label.isBlank() ? options.numbers().text(v.data) : Labels.clean(v.label);
    }
}
