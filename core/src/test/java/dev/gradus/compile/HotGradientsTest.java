package dev.gradus.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.Gradients;
import dev.gradus.Value;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Functions that are called often stop building graphs, unless their graph depends on their inputs. */
class HotGradientsTest {
    private final AtomicInteger runs = new AtomicInteger();

    private Function<double[], Gradients.ValueAndGradient> counted(Function<Value[], Value> f) {
        return Gradients.of(x -> {
            runs.incrementAndGet();
            return f.apply(x);
        });
    }

    private static Value rosenbrock(Value[] x) {
        return x[1].minus(x[0].square()).square().times(100).plus(x[0].minus(1).square());
    }

    @Test
    void aFunctionThatIsCalledOftenIsNoLongerRun() {
        var f = counted(HotGradientsTest::rosenbrock);
        Random random = new Random(1);
        for (int call = 1; call <= 1000; call++) {
            double a = random.nextDouble(-2, 2);
            double b = random.nextDouble(-2, 2);
            var result = f.apply(new double[] {a, b});
            double slope = b - a * a;
            assertThat(result.value()).isCloseTo(100 * slope * slope + (a - 1) * (a - 1), within(1e-10));
            assertThat(result.gradient()[0]).isCloseTo(-400 * a * slope + 2 * (a - 1), within(1e-9));
            assertThat(result.gradient()[1]).isCloseTo(200 * slope, within(1e-10));
        }
        assertThat(runs.get()).isLessThan(20);
    }

    @Test
    void aFunctionThatBranchesOnItsInputsIsRunAtEveryCall() {
        var f = counted(x -> x[0].data > 0 ? x[0].square() : x[0].times(3));
        for (int call = 0; call < 50; call++) {
            assertThat(f.apply(new double[] {2}).gradient()[0]).isEqualTo(4);
            assertThat(f.apply(new double[] {-2}).gradient()[0]).isEqualTo(3);
        }
        assertThat(runs.get()).isGreaterThanOrEqualTo(100);
    }

    @Test
    void aBranchThatTracingDidNotSeeIsFoundLater() {
        var f = counted(x -> x[0].data > 1000 ? x[0].square() : x[0].times(3));
        for (int call = 1; call < 16; call++) {
            assertThat(f.apply(new double[] {call}).gradient()[0]).isEqualTo(3);
        }
        assertThat(f.apply(new double[] {2000}).gradient()[0]).isEqualTo(4000); // call 16 is made both ways
        assertThat(f.apply(new double[] {3000}).gradient()[0]).isEqualTo(6000);
    }

    @Test
    void aFunctionWithLeavesOfItsOwnIsRunAtEveryCall() {
        Value factor = new Value(3, "factor");
        var f = counted(x -> x[0].times(factor));
        for (int call = 0; call < 20; call++) {
            assertThat(f.apply(new double[] {call}).gradient()[0]).isEqualTo(3);
        }
        assertThat(runs.get()).isGreaterThanOrEqualTo(20);
    }

    @Test
    void inputsOfAnotherLengthAreRecordedAnew() {
        var f = counted(x -> Value.sum(x).square());
        for (int call = 0; call < 40; call++) {
            double[] x = new double[1 + call % 3];
            x[0] = call;
            assertThat(f.apply(x).gradient()).hasSize(x.length).containsOnly(2.0 * call);
        }
    }
}
