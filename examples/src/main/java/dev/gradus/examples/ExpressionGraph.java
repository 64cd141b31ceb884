package dev.gradus.examples;

import dev.gradus.Value;

/** A value remembers what it was made from, so an expression is a graph that can be walked. */
public final class ExpressionGraph {
    private ExpressionGraph() {}

    /**
     * Runs the example.
     *
     * @param args none
     */
    public static void main(String[] args) {
        Value a = new Value(2, "a");
        Value b = new Value(-3, "b");
        Value c = new Value(10, "c");
        Value d = a.times(b).label("e").plus(c).label("d");
        System.out.println(d + " is made by " + d.op().symbol() + " from " + d.operands());

        Value f = new Value(-2, "f");
        Value loss = d.times(f).label("L");
        for (Value v : loss.topologicalOrder()) {
            System.out.println(v.label + " = " + v.data);
        }

        System.out.println("nudging e: " + nudged(0.001));
    }

    /** The slope of L along e, found by building the expression twice. */
    private static double nudged(double h) {
        double before = new Value(2).times(-3).plus(h).plus(10).times(-2).data;
        double after = new Value(2).times(-3).plus(10).times(-2).data;
        return (after - before) / h;
    }
}
