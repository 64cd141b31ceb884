package dev.gradus.viz;

import dev.gradus.Value;
import dev.gradus.data.PythonRandom;
import dev.gradus.nn.Loss;
import dev.gradus.nn.Mlp;
import java.util.ArrayList;
import java.util.List;

/** The expressions that are drawn in tests, after their backward pass. */
final class Expressions {
    private Expressions() {}

    /** L = (a·b + c)·f of the lecture; its gradients are 6, −4, −2, −2, −2, 4, 1. */
    static Value lecture() {
        Value e = new Value(2, "a").times(new Value(-3, "b")).label("e");
        Value d = e.plus(new Value(10, "c")).label("d");
        Value result = d.times(new Value(-2, "f")).label("L");
        result.backward();
        return result;
    }

    private static Value weightedSum() {
        Value first = new Value(2, "x1").times(new Value(-3, "w1")).label("x1*w1");
        Value second = new Value(0, "x2").times(new Value(1, "w2")).label("x2*w2");
        Value sum = first.plus(second).label("x1*w1 + x2*w2");
        return sum.plus(new Value(6.8813735870195432, "b")).label("n");
    }

    /** The lecture's neuron. */
    static Value neuron() {
        Value result = weightedSum().tanh().label("o");
        result.backward();
        return result;
    }

    /** The lecture's neuron with its tanh taken apart. */
    static Value neuronTakenApart() {
        Value e = weightedSum().times(2).exp().label("e");
        Value result = e.minus(1).div(e.plus(1)).label("o");
        result.backward();
        return result;
    }

    /** The hinge loss of an MLP 2-16-16-1, with a penalty on its weights. */
    static Value moonsLoss(int rows) {
        PythonRandom random = new PythonRandom(1337);
        Mlp model = new Mlp(random, 2, 16, 16, 1);
        List<Value> losses = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            Value[] x = Value.constants(random.nextDouble(), random.nextDouble());
            losses.add(Loss.HINGE.of(model.output(x), Value.constant(i % 2 * 2 - 1)));
        }
        List<Value> squares = model.parameters().stream().map(p -> p.times(p)).toList();
        Value loss = Value.mean(losses).plus(Value.sum(squares).times(1e-4)).label("loss");
        loss.backward();
        return loss;
    }

    /** A sum of so many nodes, without labels. */
    static Value chain(int nodes) {
        Value sum = new Value(1);
        for (int i = 1; i < nodes; i += 2) {
            sum = sum.plus(1);
        }
        return sum;
    }

    /** Labels that break what does not quote them. */
    static List<String> hostileLabels() {
        return List.of(
                "\"quoted\" 'too'",
                "{a|b}<port> \\N \\l",
                "<script>alert(1)</script> & &lt;",
                "two\nlines\r\nand\ttabs",
                "🙂 emoji 👩‍👩‍👧",
                "שלום עולם \u202ertl",
                "control \u0000\u0007\u001b\u0085 \uD800 \uFFFE",
                "]]> --> ]]>; } -> n1 [",
                "spaces   within",
                "long ".repeat(400));
    }

    /** A sum of leaves with hostile labels, itself labelled with one of them. */
    static Value hostile() {
        List<Value> leaves = new ArrayList<>();
        hostileLabels().forEach(label -> leaves.add(new Value(1, label)));
        return Value.sum(leaves).label(hostileLabels().get(0));
    }
}
