package dev.gradus.compile;

import dev.gradus.Op;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The instructions of a template as formulas, with no more brackets than are needed. */
final class Formulas {
    /**
     * A piece of formula.
     *
     * @param text as printed
     * @param binding how tightly it binds: 1 comparison, 2 sum, 3 product, 4 sign, 5 power, 6 all else
     */
    record Piece(String text, int binding) {
        static Piece of(String text) {
            return new Piece(text, 6);
        }

        private String within(int least) {
            return binding < least ? "(" + text + ")" : text;
        }
    }

    private final Template template;
    private final List<Piece> pieces = new ArrayList<>();
    private final int[] uses;

    private Formulas(Template template, List<String> inputs) {
        this.template = template;
        inputs.forEach(input -> pieces.add(Piece.of(input)));
        uses = new int[inputs.size() + template.code().size()];
        template.code()
                .forEach(instruction -> Arrays.stream(operands(instruction)).forEach(i -> uses[i]++));
    }

    /**
     * The formulas of a template's outputs; a result that is used once stands where it is used, others get a name.
     *
     * @param inputs the names of the inputs
     * @param outputs the names of the outputs
     * @return one line each
     */
    static String of(Template template, List<String> inputs, List<String> outputs) {
        return new Formulas(template, inputs).lines(outputs);
    }

    private String lines(List<String> outputs) {
        List<String> lines = new ArrayList<>();
        int temporaries = 0;
        for (Template.Instruction instruction : template.code()) {
            int number = pieces.size();
            Piece piece = piece(instruction);
            int output = template.outputs().indexOf(number);
            boolean named = uses[number] > 1 && !(instruction instanceof Template.Constant);
            if (output >= 0 || named) {
                String name = output >= 0 ? outputs.get(output) : "t" + temporaries++;
                lines.add(name + " = " + piece.text);
                piece = Piece.of(name);
            }
            pieces.add(piece);
        }
        return String.join("\n", lines);
    }

    private static int[] operands(Template.Instruction instruction) {
        if (instruction instanceof Template.Apply apply) {
            return apply.op().arity() == 1 ? new int[] {apply.a()} : new int[] {apply.a(), apply.b()};
        }
        if (instruction instanceof Template.Hit hit) {
            return new int[] {hit.index(), hit.a()};
        }
        if (instruction instanceof Template.Guard guard) {
            return new int[] {guard.a(), guard.a(), guard.b()}; // a is printed twice
        }
        if (instruction instanceof Template.Pick pick) {
            return IntStream.concat(
                            IntStream.of(pick.index()), pick.choices().stream().mapToInt(i -> i))
                    .toArray();
        }
        return new int[0];
    }

    private Piece piece(Template.Instruction instruction) {
        if (instruction instanceof Template.Constant constant) {
            return number(constant.value());
        }
        if (instruction instanceof Template.Apply apply) {
            return apply(apply.op(), pieces.get(apply.a()), pieces.get(apply.b()));
        }
        if (instruction instanceof Template.Hit hit) {
            return hit(pieces.get(hit.index()), pieces.get(hit.a()), hit.choice());
        }
        if (instruction instanceof Template.Guard guard) {
            return guard(pieces.get(guard.a()), pieces.get(guard.b()));
        }
        Template.Pick pick = (Template.Pick) instruction;
        List<String> choices =
                pick.choices().stream().map(i -> pieces.get(i).text).toList();
        return Piece.of("[" + Listing.shortened(choices) + "][" + pieces.get(pick.index()).text + "]");
    }

    static Piece number(double number) {
        boolean whole = number == Math.rint(number) && Math.abs(number) < 1e9;
        return new Piece(whole ? "" + (long) number : "" + number, number < 0 ? 4 : 6);
    }

    /** An operation; b is not looked at where there is one operand. */
    static Piece apply(Op op, Piece a, Piece b) {
        return switch (op) {
            case GREATER -> infix(op, a, b, 1);
            case PLUS, MINUS -> infix(op, a, b, 2);
            case TIMES, DIV -> infix(op, a, b, 3);
            case NEG -> new Piece("-" + a.within(5), 4);
            case POW -> new Piece(a.within(6) + " ** " + b.within(6), 5);
            default -> Piece.of(op.symbol() + "(" + a.text + (op.arity() == 2 ? ", " + b.text : "") + ")");
        };
    }

    /** What stands on the right is bracketed even where the result would be the same: it is computed first. */
    private static Piece infix(Op op, Piece a, Piece b, int binding) {
        return new Piece(a.within(binding) + " " + op.symbol() + " " + b.within(binding + 1), binding);
    }

    static Piece hit(Piece index, Piece a, int choice) {
        return new Piece(a.text + " where " + index.text + " is " + choice + " else 0", 0);
    }

    static Piece guard(Piece a, Piece b) {
        return new Piece(a.within(3) + " * " + b.within(4) + " unless " + a.text + " is 0", 0);
    }
}
