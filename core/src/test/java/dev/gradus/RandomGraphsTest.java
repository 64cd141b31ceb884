package dev.gradus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Four ways to the same derivatives, on graphs that grow from a seed. */
class RandomGraphsTest {
    static LongStream seeds() {
        return LongStream.rangeClosed(1, 400);
    }

    static LongStream fewSeeds() {
        return LongStream.rangeClosed(1000, 1150);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void backwardIsGradIsDifferenceQuotient(long seed) {
        Recipe recipe = RandomRecipe.of(seed);
        Value[] x = Value.of(recipe.point());
        Value y = recipe.build(x);
        Value[] asValues = Gradients.grad(y, x);
        Gradients.ValueAndGradient asNumbers = Gradients.of(recipe::build).apply(recipe.point());
        y.backward();

        GradientCheck check = Gradients.check(recipe::build, recipe.point());
        assertThat(check.passed()).as("%s", check).isTrue();
        assertThat(asNumbers.value()).isEqualTo(y.data);
        for (int i = 0; i < x.length; i++) {
            assertThat(asValues[i].data + 0.0).as("grad by x%d", i).isEqualTo(x[i].grad + 0.0);
            assertThat(asNumbers.gradient()[i]).isEqualTo(x[i].grad);
            assertThat(check.inputs().get(i).analytic()).isEqualTo(x[i].grad);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("fewSeeds")
    void theHessianIsSymmetricAndTheDifferenceQuotientOfTheGradient(long seed) {
        Recipe recipe = RandomRecipe.of(seed);
        double[] point = recipe.point();
        Value[] x = Value.of(point);
        Value[] gradient = Gradients.grad(recipe.build(x), x);
        double[][] hessian = new double[x.length][];
        for (int i = 0; i < x.length; i++) {
            Value[] row = Gradients.grad(gradient[i], x);
            hessian[i] = new double[] {row[0].data, row[1].data, row[2].data};
        }

        for (int i = 0; i < x.length; i++) {
            int component = i;
            double[] numeric = Gradients.numericCentral(
                    p -> Gradients.of(recipe::build).apply(p).gradient()[component], point, 0x1p-16);
            for (int j = 0; j < x.length; j++) {
                double scale = Math.max(1, Math.abs(hessian[i][j]));
                assertThat(hessian[i][j])
                        .as("∂²y/∂x%d∂x%d", i, j)
                        .isCloseTo(hessian[j][i], within(1e-11 * scale))
                        .isCloseTo(numeric[j], within(1e-4 * scale));
            }
        }
    }
}
