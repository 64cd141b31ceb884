package dev.gradus;

import org.jspecify.annotations.Nullable;

/**
 * Text: the algebra in which a rule prints itself.
 *
 * <p>It prints for people: factors of 1 are dropped, {@code a/r/r} is {@code a/r^2}, and a number that is 1 or 0 by a
 * condition is the condition in brackets, {@code [a > 0]}, whose complement {@code 1 - [a > 0]} is {@code [a ≤ 0]}.
 */
final class Formula implements Algebra<Formula.Term> {
    /**
     * A piece of formula.
     *
     * @param text as printed
     * @param binding how tightly it binds: 2 sum, 3 product, 4 prefix, 5 power, 6 atom
     * @param complement for a condition, what one minus it is; else null
     */
    record Term(String text, int binding, @Nullable String complement) {
        Term(String text, int binding) {
            this(text, binding, null);
        }

        String within(int least) {
            return binding < least ? "(" + text + ")" : text;
        }
    }

    static final Formula TEXT = new Formula();
    static final Term A = new Term("a", 6);
    static final Term B = new Term("b", 6);
    static final Term Y = new Term("y", 6);

    private static final Term ONE = new Term("1", 6);
    private static final String SIGN = Op.SIGN.symbol() + "(";

    private Formula() {}

    static String of(Term term) {
        return term.text();
    }

    /** A number as people write it: {@code 2} for 2.0, and the one irrational factor in the table by its name. */
    static String number(double x) {
        if (x == Math.sqrt(2 / Math.PI)) {
            return "√(2/π)";
        }
        return x == Math.rint(x) && Math.abs(x) < 1e15 ? Long.toString((long) x) : Double.toString(x);
    }

    @Override
    public Term constant(double c) {
        return new Term(number(c), c < 0 ? 4 : 6);
    }

    @Override
    public Term apply(Op op, Term a, Term b) {
        return switch (op) {
            case PLUS -> new Term(a.within(2) + " + " + b.within(2), 2);
            case MINUS -> difference(a, b);
            case TIMES -> product(a, b);
            case DIV -> quotient(a, b);
            case NEG -> new Term("-" + a.within(3), Math.min(a.binding(), 4));
            case POW -> new Term(a.within(6) + "^" + b.within(6), 5);
            case SQUARE -> squared(a);
            case ABS -> magnitude(a);
            case GREATER -> condition(a.text() + " > " + b.text(), a.text() + " ≤ " + b.text());
            default -> new Term(op.symbol() + "(" + a.text() + (op.arity() == 2 ? ", " + b.text() : "") + ")", 6);
        };
    }

    private static Term difference(Term a, Term b) {
        return a.equals(ONE) && b.complement() != null
                ? new Term(/* text= */ b.complement(), 6, /* complement= */ b.text())
                : new Term(a.within(2) + " - " + b.within(3), 2);
    }

    private static Term product(Term a, Term b) {
        if (a.equals(b)) {
            return squared(a);
        }
        if (a.equals(ONE)) {
            return b;
        }
        return b.equals(ONE) ? a : new Term(a.within(3) + "*" + b.within(3), 3);
    }

    private static Term quotient(Term a, Term b) {
        String again = "/" + b.within(4);
        boolean twice = a.binding() == 3 && a.text().endsWith(again);
        return new Term(twice ? a.text() + "^2" : a.within(3) + again, 3);
    }

    private static Term squared(Term a) {
        return new Term(a.within(6) + "^2", 5);
    }

    // |sign(x)| is how a rule says "1 unless x is 0"
    private static Term magnitude(Term a) {
        if (a.text().startsWith(SIGN)) {
            String x = a.text().substring(SIGN.length(), a.text().length() - 1);
            return condition(x + " ≠ 0", x + " = 0");
        }
        return new Term("|" + a.text() + "|", 6);
    }

    private static Term condition(String holds, String fails) {
        return new Term("[" + holds + "]", 6, "[" + fails + "]");
    }
}
