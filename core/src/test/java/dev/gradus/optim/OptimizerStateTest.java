package dev.gradus.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gradus.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptimizerStateTest {
    private static final LearningRate RATE = LearningRate.linear(0.1, 0.01, 30);

    static final List<Function<List<Value>, Optimizer>> OPTIMIZERS = List.of(
            p -> new Sgd(p, RATE, 0, false),
            p -> new Sgd(p, RATE, 0.9, false),
            p -> new Sgd(p, RATE, 0.9, true),
            p -> new Adam(p, RATE, 0.9, 0.999, 1e-8),
            p -> new AdamW(p, RATE, 0.01));

    @ParameterizedTest
    @FieldSource("OPTIMIZERS")
    void continuesToTheSameBits(Function<List<Value>, Optimizer> make) {
        List<Value> point = point();
        Optimizer through = make.apply(point);
        descend(through, 10);

        List<Value> copy = point();
        for (int i = 0; i < copy.size(); i++) {
            copy.get(i).data = point.get(i).data;
        }
        Optimizer resumed = make.apply(copy);
        resumed.restore(through.state());
        assertThat(resumed.learningRate()).isEqualTo(through.learningRate());
        descend(through, 20);
        descend(resumed, 20);

        assertThat(copy).extracting(p -> p.data).containsExactly(point.get(0).data, point.get(1).data);
        assertThat(point.get(0).data).isNotEqualTo(point().get(0).data);
    }

    @Test
    void namesWhatItKeeps() {
        assertThat(new Sgd(point(), 1).state().keySet()).containsExactly("steps");
        assertThat(new Sgd(point(), RATE, 0.5, false).state().keySet()).containsExactly("steps", "velocity");
        assertThat(new Adam(point(), 1).state().keySet()).containsExactly("steps", "mean", "square");
    }

    @Test
    void givesCopies() {
        Optimizer optimizer = new Sgd(point(), RATE, 0.5, false);
        optimizer.state().get("velocity")[0] = 5;
        Map<String, double[]> saved = optimizer.state();
        assertThat(saved.get("velocity")).containsExactly(0, 0);

        optimizer.restore(saved);
        saved.get("velocity")[0] = 7;

        assertThat(optimizer.state().get("velocity")).containsExactly(0, 0);
    }

    @Test
    void refusesTheStateOfAnotherKind() {
        Optimizer adam = new Adam(point(), 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> adam.restore(new Sgd(point(), 1).state()))
                .withMessage("this optimizer keeps [steps, mean, square], the saved state has [steps]");
    }

    @Test
    void refusesTheStateOfOtherParametersAndChangesNothing() {
        Optimizer optimizer = new Sgd(point(), RATE, 0.5, false);
        descend(optimizer, 3);
        double[] velocity = optimizer.state().get("velocity");
        Map<String, double[]> longer = new LinkedHashMap<>();
        longer.put("steps", new double[] {9});
        longer.put("velocity", new double[] {1, 2, 3});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> optimizer.restore(longer))
                .withMessage("the optimizer's 'velocity' has 2 numbers, the saved state has 3");
        assertThat(optimizer.state().get("velocity")).containsExactly(velocity);
        assertThat(optimizer.state().get("steps")).containsExactly(3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Sgd(point(), 1).restore(Map.of("steps", new double[2])))
                .withMessage("the optimizer's 'steps' has 1 numbers, the saved state has 2");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 0.5, Double.NaN, 3e9, Double.POSITIVE_INFINITY})
    void refusesANumberOfStepsThatIsNone(double steps) {
        Optimizer optimizer = new Sgd(point(), RATE, 0.5, false);
        Map<String, double[]> damaged = optimizer.state();
        damaged.put("steps", new double[] {steps});
        damaged.put("velocity", new double[] {1, 1});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> optimizer.restore(damaged))
                .withMessage("the saved number of steps is " + steps + "; it must be a whole number");
        assertThat(optimizer.state().get("velocity")).containsExactly(0, 0);
    }

    /** An optimizer of a user's own, which keeps a number of its own. */
    private static final class Mine extends Optimizer {
        Mine(String... slots) {
            super(point(), RATE);
            for (String slot : slots) {
                slot(slot);
            }
        }

        @Override
        protected void update(int index, Value p, double rate, int step) {
            p.data -= rate;
        }

        @Override
        public String settings() {
            return "Mine";
        }
    }

    @Test
    void keepsOneSlotOfEachName() {
        assertThat(new Mine("a", "b").state().keySet()).containsExactly("steps", "a", "b");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Mine("a", "a"))
                .withMessage("the optimizer keeps 'a' already; choose another name");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Mine("steps"))
                .withMessage("the optimizer keeps 'steps' already; choose another name");
    }

    @Test
    void showsItsKindItsParametersAndItsRate() {
        Optimizer optimizer = new Sgd(point(), LearningRate.linear(1, 0.5, 2), 0, false);
        assertThat(optimizer).hasToString("Sgd of 2 parameters, learning rate 1.0");

        optimizer.step();

        assertThat(optimizer).hasToString("Sgd of 2 parameters, learning rate 0.75");
        assertThat(optimizer.parameters()).hasSize(2);
    }

    @Test
    void tellsItsSettings() {
        assertThat(new Sgd(point(), RATE, 0.9, true).settings()).isEqualTo("Sgd(momentum=0.9,nesterov=true)");
        assertThat(new Adam(point(), 1).settings()).isEqualTo("Adam(beta1=0.9,beta2=0.999,epsilon=1.0E-8)");
        assertThat(new AdamW(point(), RATE, 0.01).settings()).isEqualTo("AdamW(decay=0.01)");
    }

    private static List<Value> point() {
        return List.of(Value.of(1, -2));
    }

    private static void descend(Optimizer optimizer, int steps) {
        for (int i = 0; i < steps; i++) {
            optimizer.zeroGrad();
            Value x = optimizer.parameters().get(0);
            Value y = optimizer.parameters().get(1);
            x.times(y).plus(x.square()).plus(y.square()).backward();
            optimizer.step();
        }
    }
}
