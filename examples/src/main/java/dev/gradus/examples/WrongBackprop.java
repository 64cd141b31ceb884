package dev.gradus.examples;

import dev.gradus.Op;
import dev.gradus.Value;
import dev.gradus.viz.WrongBackpropLab;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * The classic mistakes of backpropagation, each beside the right answer on the same graph.
 *
 * <p>{@code L = s²·(1 − tanh(s)) + a·a} with {@code s = a + b} uses a and s twice, so that nothing stays hidden.
 */
public final class WrongBackprop {
    private WrongBackprop() {}

    /** The graph, made anew for every experiment. */
    private static final class Graph {
        final Value a;
        final Value b;
        final Value s;
        final Value loss;

        Graph(double atA, double atB) {
            a = new Value(atA, "a");
            b = new Value(atB, "b");
            s = a.plus(b).label("s");
            Value rest = Value.constant(1).minus(s.tanh());
            loss = s.pow(2).times(rest).plus(a.times(a)).label("L");
        }

        Graph() {
            this(2, -1.5);
        }

        List<Value> backwardOrder() {
            List<Value> order = loss.topologicalOrder();
            Collections.reverse(order);
            return order;
        }
    }

    /** What a mistake does to one operand of one node. */
    private interface Rule {
        void pass(Value node, int operand);
    }

    /**
     * Runs the example.
     *
     * @param args nothing, or a file to write the page with all mistakes to
     * @throws IOException if that file can't be written
     */
    public static void main(String[] args) throws IOException {
        Graph right = new Graph();
        right.loss.backward();
        print("right", right, "every gradient as it should be");

        print("= instead of +=", swept(WrongBackprop::assign), "the later use of a and s erases the earlier");
        print("no topological order", recursive(), "what is below s is counted once too often");
        print("not zeroed", twice(), "leaves still hold the gradients of the pass before");
        print("seeded with 0", unseeded(), "a product with 0 stays 0");
        print("self.grad in +", swept(WrongBackprop::slipInPlus), "the second operand gets the first one's gradient");
        print("power overwrites", swept(WrongBackprop::assignInPower), "one = among many += erases tanh's share of s");
        reversedSubtraction();
        overflowingTanh();

        if (args.length > 0) {
            WrongBackpropLab.save(Path.of(args[0]));
        }
    }

    private static void add(Value node, int operand) {
        node.operands().get(operand).grad += node.localDerivatives()[operand] * node.grad;
    }

    private static void assign(Value node, int operand) {
        node.operands().get(operand).grad = node.localDerivatives()[operand] * node.grad;
    }

    private static void assignInPower(Value node, int operand) {
        if (node.op() == Op.POW) {
            assign(node, operand);
        } else {
            add(node, operand);
        }
    }

    private static void slipInPlus(Value node, int operand) {
        if (node.op() == Op.PLUS && operand == 1) {
            node.operands().get(1).grad += node.operands().get(0).grad; // should be node.grad
        } else {
            add(node, operand);
        }
    }

    private static Graph swept(Rule rule) {
        Graph graph = new Graph();
        graph.loss.grad = 1;
        for (Value node : graph.backwardOrder()) {
            for (int i = 0; i < node.operands().size(); i++) {
                rule.pass(node, i);
            }
        }
        return graph;
    }

    private static Graph recursive() {
        Graph graph = new Graph();
        graph.loss.grad = 1;
        passOn(graph.loss);
        return graph;
    }

    // hands on what has arrived so far, every time a node is reached
    private static void passOn(Value node) {
        for (int i = 0; i < node.operands().size(); i++) {
            add(node, i);
            passOn(node.operands().get(i));
        }
    }

    private static Graph twice() {
        Graph graph = new Graph();
        graph.loss.backward();
        graph.loss.backward(); // without graph.loss.zeroGrad() in between
        return graph;
    }

    private static Graph unseeded() {
        Graph graph = new Graph();
        graph.backwardOrder().forEach(Value::backwardStep); // without graph.loss.grad = 1
        return graph;
    }

    private static void reversedSubtraction() {
        Value t = new Value(0.25, "t");
        Value one = Value.constant(1);
        Value asWritten = t.minus(one); // what __rsub__ returned for 1 - t
        asWritten.backward();
        double wrong = t.grad;
        t.zeroGrad();
        Value meant = one.minus(t);
        meant.backward();
        System.out.println("reversed subtraction: 1 - t at t = 0.25 is " + meant.data + " with slope " + t.grad
                + ", not " + asWritten.data + " with slope " + wrong);
    }

    private static void overflowingTanh() {
        Value x = new Value(1000, "x");
        Value e = x.times(2).exp();
        System.out.println("overflowing tanh: tanh(1000) is " + x.tanh().data + ", not "
                + e.minus(1).div(e.plus(1)).data + ", which (e^2x - 1) / (e^2x + 1) gives");
    }

    private static void print(String what, Graph graph, String why) {
        System.out.printf(
                Locale.ROOT,
                "%-20s  dL/da %7.4f  dL/db %7.4f  dL/ds %7.4f  %s%n",
                what,
                graph.a.grad,
                graph.b.grad,
                graph.s.grad,
                why);
    }
}
