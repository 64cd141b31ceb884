package dev.gradus;

/** Text: the algebra in which a rule prints itself. */
final class Formula implements Algebra<Formula.Term> {
    /** A piece of formula and how tightly it binds: 1 comparison, 2 sum, 3 product, 4 prefix, 5 power, 6 atom. */
    record Term(String text, int binding) {
        String within(int least) {
            return binding < least ? "(" + text + ")" : text;
        }
    }

    static final Formula TEXT = new Formula();
    static final Term A = new Term("a", 6);
    static final Term B = new Term("b", 6);
    static final Term Y = new Term("y", 6);

    private Formula() {}

    static String of(Term term) {
        return term.text();
    }

    /** A number as people write it: {@code 2} for 2.0. */
    static String number(double x) {
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
            case MINUS -> new Term(a.within(2) + " - " + b.within(3), 2);
            case TIMES -> new Term(a.within(3) + "*" + b.within(3), 3);
            case DIV -> new Term(a.within(3) + "/" + b.within(4), 3);
            case NEG -> new Term("-" + a.within(4), 4);
            case POW -> new Term(a.within(6) + "^" + b.within(6), 5);
            case SQUARE -> new Term(a.within(6) + "^2", 5);
            case GREATER -> new Term("[" + a.text() + " > " + b.text() + "]", 6);
            default -> new Term(op.symbol() + "(" + a.text() + (op.arity() == 2 ? ", " + b.text() : "") + ")", 6);
        };
    }
}
