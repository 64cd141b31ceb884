package dev.gradus.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gradus.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModuleTest {
    /** slope · x + offset, written by a user. */
    private static final class Line implements Module {
        private final Value slope = new Value(3);
        private final Value offset = new Value(-1);

        @Override
        public Value[] forward(Value... inputs) {
            return new Value[] {slope.times(inputs[0]).plus(offset)};
        }

        @Override
        public Map<String, Value> namedParameters() {
            Map<String, Value> named = new LinkedHashMap<>();
            named.put("slope", slope);
            named.put("offset", offset);
            return named;
        }
    }

    private final Line line = new Line();

    @Test
    void derivesTheRestFromForwardAndTheNames() {
        assertThat(line.output(2).data).isEqualTo(5);
        assertThat(line.output(new Value(2)).data).isEqualTo(5);
        assertThat(line.forward(2)[0].data).isEqualTo(5);
        assertThat(line.parameters()).containsExactly(line.slope, line.offset);
        assertThat(line.parameterCount()).isEqualTo(2);
    }

    @Test
    void setsGradientsBackToZero() {
        line.output(2).backward();
        assertThat(line.slope.grad).isEqualTo(2);

        line.zeroGrad();

        assertThat(line.parameters()).extracting(p -> p.grad).containsExactly(0.0, 0.0);
    }

    @Test
    void makesOneScalarBlockOfEachParameter() {
        assertThat(line.blocks().keySet()).containsExactly("slope", "offset");
        assertThat(line.blocks().get("offset").shape()).isEmpty();
        assertThat(line.blocks().get("offset").values()).containsExactly(line.offset);
    }

    @Test
    void refusesABlockWhoseShapeIsNotItsSize() {
        List<Value> six = List.of(Value.of(1, 2, 3, 4, 5, 6));
        assertThat(new Module.Block(List.of(2, 3), six).shape()).containsExactly(2, 3);
        assertThat(new Module.Block(List.of(0, 3), List.of()).values()).isEmpty();

        for (List<Integer> shape : List.of(List.of(2, 2), List.of(7), List.<Integer>of(), List.of(-2, -3))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Module.Block(shape, six))
                    .withMessage("a block of shape " + shape + " does not hold 6 parameters");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Module.Block(List.of(1 << 16, 1 << 16), List.of())) // the product of ints is 0
                .withMessageContaining("does not hold 0 parameters");
    }

    @Test
    void copiesWhatABlockIsMadeOf() {
        List<Value> values = new ArrayList<>(List.of(Value.of(1, 2)));
        List<Integer> shape = new ArrayList<>(List.of(2));
        Module.Block block = new Module.Block(shape, values);

        values.clear();
        shape.clear();

        assertThat(block.values()).hasSize(2);
        assertThat(block.shape()).containsExactly(2);
    }
}
