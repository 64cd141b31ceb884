package dev.gradus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BackwardTest {
    static Stream<Recipe> recipes() {
        return Stream.iterate(1L, seed -> seed + 1).limit(20).map(RandomRecipe::of);
    }

    private static double[] gradients(List<Value> nodes) {
        return nodes.stream().mapToDouble(v -> v.grad).toArray();
    }

    @Test
    void aSecondCallDoublesTheLeavesAndLeavesTheInteriorAlone() {
        Value q = new Value(3);
        Value p = q.times(2);
        Value y = p.pow(2);

        y.backward();
        assertThat(q.grad).isEqualTo(24);

        y.backward();
        assertThat(q.grad).isEqualTo(48);
        assertThat(p.grad).isEqualTo(12);
        assertThat(y.grad).isEqualTo(1);
    }

    @Test
    void sharedNodesCollectFromEveryUse() {
        Value a = new Value(3);
        Value b = a.plus(a);
        Value c = b.plus(b);

        c.backward();
        c.backward();

        assertThat(b.grad).isEqualTo(2);
        assertThat(a.grad).isEqualTo(8);
    }

    @Test
    void aValueTimesItselfHasTwoOperands() {
        Value x = new Value(3);
        Value y = x.times(x);
        y.backward();

        assertThat(y.operands()).containsExactly(x, x);
        assertThat(x.grad).isEqualTo(6);
    }

    @Test
    void zeroGradClearsEverythingBelow() {
        Value x = new Value(3);
        Value p = x.times(2);
        Value y = p.exp();
        y.backward();
        y.zeroGrad();

        assertThat(gradients(List.of(x, p, y))).containsOnly(0);
    }

    @Test
    void resultsThatShareParametersAddUpInThem() {
        Value w = new Value(3);
        w.times(2).backward();
        w.square().backward();

        assertThat(w.grad).isEqualTo(2 + 6);
    }

    @Test
    void aLeafIsItsOwnDerivative() {
        Value x = new Value(3);
        x.backward();
        x.backward();

        assertThat(x.grad).isEqualTo(2);
    }

    @Test
    void constantsTakeNoGradient() {
        Value c = Value.constant(4);
        Value x = new Value(3);
        Value y = c.times(x).plus(x.times(c)).plus(1);
        y.backward();
        c.backward();

        assertThat(c.grad).isZero();
        assertThat(x.grad).isEqualTo(8);
        assertThat(y.operands().get(1).grad).isZero();
    }

    @Test
    void changingDataAfterwardsDoesNotChangeTheGradient() {
        Value x = new Value(3);
        Value y = x.times(x).tanh();
        x.data = 100;
        y.data = 100;
        y.backward();

        Value unchanged = new Value(3);
        unchanged.times(unchanged).tanh().backward();
        assertThat(x.grad).isEqualTo(unchanged.grad);
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void stepByStepInReverseTopologicalOrderIsTheSame(Recipe recipe) {
        Value atOnce = recipe.build(Value.of(recipe.point()));
        atOnce.backward();

        Value byHand = recipe.build(Value.of(recipe.point()));
        List<Value> order = byHand.topologicalOrder();
        byHand.grad = 1;
        Collections.reverse(order);
        order.forEach(Value::backwardStep);

        assertThat(gradients(byHand.topologicalOrder())).isEqualTo(gradients(atOnce.topologicalOrder()));
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void theSameExpressionGivesTheSameBits(Recipe recipe) {
        Value first = recipe.build(Value.of(recipe.point()));
        Value second = recipe.build(Value.of(recipe.point()));
        first.backward();
        second.backward();

        assertThat(second.data).isEqualTo(first.data);
        assertThat(gradients(second.topologicalOrder())).isEqualTo(gradients(first.topologicalOrder()));
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void topologicalOrderHasEachNodeOnceAfterItsOperands(Recipe recipe) {
        List<Value> nodes = recipe.nodes(Value.of(recipe.point()));
        Value root = nodes.get(nodes.size() - 1);
        List<Value> order = root.topologicalOrder();

        Set<Value> seen = new HashSet<>();
        for (Value v : order) {
            assertThat(seen).containsAll(v.operands());
            assertThat(seen.add(v)).as("%s for the first time", v).isTrue();
        }
        assertThat(order).last().isSameAs(root);
        assertThat(root.topologicalOrder()).isEqualTo(order);
        Value again = recipe.build(Value.of(recipe.point()));
        assertThat(again.topologicalOrder())
                .extracting(Value::op)
                .isEqualTo(order.stream().map(Value::op).toList());
    }

    @Test
    void topologicalOrderOfALeafIsTheLeaf() {
        Value x = new Value(1);

        assertThat(x.topologicalOrder()).containsExactly(x);
    }
}
