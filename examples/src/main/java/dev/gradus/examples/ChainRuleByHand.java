package dev.gradus.examples;

import dev.gradus.Value;
import java.util.List;
import java.util.Locale;

/** Backpropagation with pencil and paper: each gradient from the one above it, then compared with the engine's. */
public final class ChainRuleByHand {
    private ChainRuleByHand() {}

    /**
     * Runs the example.
     *
     * @param args none
     */
    public static void main(String[] args) {
        Value a = new Value(2, "a");
        Value b = new Value(-3, "b");
        Value c = new Value(10, "c");
        Value f = new Value(-2, "f");
        Value e = a.times(b).label("e");
        Value d = e.plus(c).label("d");
        Value loss = d.times(f).label("L");

        loss.grad = 1;
        d.grad = f.data * loss.grad; // a factor's gradient is the other factor times the gradient above
        f.grad = d.data * loss.grad;
        c.grad = d.grad; // a sum hands its gradient on unchanged
        e.grad = d.grad;
        a.grad = b.data * e.grad;
        b.grad = a.data * e.grad;
        List<Value> nodes = List.of(loss, d, f, c, e, a, b);
        double[] byHand = nodes.stream().mapToDouble(v -> v.grad).toArray();

        loss.zeroGrad();
        loss.backward();
        for (int i = 0; i < byHand.length; i++) {
            Value v = nodes.get(i);
            System.out.println("dL/d" + v.label + "  by hand " + byHand[i] + "  by backward() " + v.grad);
        }

        for (Value leaf : List.of(a, b, c, f)) {
            leaf.data += 0.01 * leaf.grad; // a small step uphill
        }
        System.out.printf(
                Locale.ROOT, "L after the step: %.6f%n", a.times(b).plus(c).times(f).data);
    }
}
