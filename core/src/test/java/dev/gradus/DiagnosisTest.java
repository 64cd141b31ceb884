package dev.gradus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.Diagnosis.Trouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DiagnosisTest {
    @AfterEach
    void stopRecording() {
        Gradients.recordSourceLines(false);
    }

    private static String only(Value root, Trouble trouble) {
        Diagnosis diagnosis = Gradients.diagnose(root);
        assertThat(diagnosis.healthy()).isFalse();
        assertThat(diagnosis.findings()).extracting(Diagnosis.Finding::trouble).containsExactly(trouble);
        return diagnosis.findings().get(0).message();
    }

    @Test
    void aHealthyExpression() {
        Value y = new Value(0.5, "x").times(2).tanh().relu();
        y.backward();

        assertThat(Gradients.diagnose(y).healthy()).isTrue();
        assertThat(Gradients.diagnose(y)).hasToString("nothing suspicious found");
    }

    @Test
    void theFirstBadValueIsNamedAndNotWhatFollowsFromIt() {
        Value x = new Value(-1, "x");
        Value bad = x.log().label("n");
        Diagnosis diagnosis = Gradients.diagnose(bad.plus(1).exp());

        assertThat(diagnosis.findings().get(0))
                .isEqualTo(new Diagnosis.Finding(Trouble.VALUE, bad, "NaN is born in 'n' = log(x=-1.0)"));
        assertThat(diagnosis.findings()).hasSize(1);
        assertThat(diagnosis).hasToString("VALUE: NaN is born in 'n' = log(x=-1.0)");
    }

    @Test
    void overflowAndDivisionAreShownAsArithmetic() {
        Value x = new Value(1, "x");

        assertThat(Gradients.diagnose(x.div(0)).findings().get(0).message())
                .isEqualTo("Infinity is born in x=1.0 / 0.0");
        assertThat(Gradients.diagnose(x.times(1e308).plus(1e308).label("s"))
                        .findings()
                        .get(0)
                        .message())
                .isEqualTo("Infinity is born in 's' = 1.0E308 + 1.0E308");
    }

    @Test
    void aBadInputIsSaidToBeGiven() {
        assertThat(only(new Value(Double.NaN, "x").plus(1), Trouble.VALUE))
                .isEqualTo("NaN is given as such: 'x' = leaf NaN");
    }

    @Test
    void aBadLocalDerivativeComesWithTheDomain() {
        assertThat(only(new Value(0, "x").sqrt(), Trouble.LOCAL_DERIVATIVE))
                .isEqualTo("the derivative by operand 1 is Infinity in sqrt(x=0.0); differentiable for: a > 0");
        assertThat(only(new Value(-2, "x").pow(new Value(2, "p")), Trouble.LOCAL_DERIVATIVE))
                .isEqualTo("the derivative by operand 2 is NaN in x=-2.0 ** p=2.0; differentiable for: a > 0");
    }

    @Test
    void onlyTheFirstBadLocalDerivativeIsReported() {
        Value x = new Value(0);

        assertThat(only(x.sqrt().plus(x.cbrt()), Trouble.LOCAL_DERIVATIVE)).contains("(0.0)");
    }

    @Test
    void theDerivativeByAConstantDoesNotMatter() {
        assertThat(Gradients.diagnose(new Value(-2).pow(Value.constant(2))).healthy())
                .isTrue();
    }

    @Test
    void theFirstBadGradientIsTheOneNearestTheResult() {
        Value x = new Value(1e-200, "x");
        Value inner = x.times(1e200).label("one");
        Value scaled = inner.times(1e200).label("scaled");
        Value y = scaled.div(1e200);
        scaled.grad = Double.POSITIVE_INFINITY;
        inner.grad = Double.NaN;

        assertThat(only(y, Trouble.GRADIENT))
                .isEqualTo("the gradient first becomes Infinity at 'scaled' = one=1.0 * 1.0E200");
    }

    @Test
    void aReluThatIsOffInEveryRowIsDead() {
        Value w = new Value(-1, "w");
        Value rows = w.times(2).relu().plus(w.times(3).relu());

        assertThat(only(rows, Trouble.DEAD_RELU))
                .isEqualTo("0 in relu(-2.0) and 1 more of the same unit, unit of 'w': no gradient passes");
        assertThat(only(new Value(-1).relu(), Trouble.DEAD_RELU)).isEqualTo("0 in relu(-1.0): no gradient passes");
    }

    @Test
    void aReluThatIsOnInOneRowIsAlive() {
        Value w = new Value(-1, "w");

        assertThat(Gradients.diagnose(w.times(2).relu().plus(w.times(-3).relu()))
                        .healthy())
                .isTrue();
    }

    @Test
    void saturatedUnitsAreNamed() {
        assertThat(only(new Value(10, "n").tanh(), Trouble.SATURATED))
                .isEqualTo("saturated: tanh(n=10.0) has local derivative "
                        + new Value(10).tanh().localDerivatives()[0]);
        assertThat(only(new Value(-10, "n").sigmoid(), Trouble.SATURATED)).startsWith("saturated: sigmoid(n=-10.0)");
        assertThat(Gradients.diagnose(new Value(3).tanh()).healthy()).isTrue();
        assertThat(Gradients.diagnose(new Value(100).atan()).healthy()).isTrue();
    }

    @Test
    void troublesComeWorstFirst() {
        Value y = new Value(0)
                .sqrt()
                .plus(new Value(-1).relu())
                .plus(new Value(20).tanh())
                .plus(new Value(-1).log());
        y.grad = Double.NaN;

        assertThat(Gradients.diagnose(y).findings())
                .extracting(Diagnosis.Finding::trouble)
                .containsExactly(Trouble.values());
        assertThat(Gradients.diagnose(y).toString().lines()).hasSize(Trouble.values().length);
    }

    @Test
    void theSourceLineIsNamedWhileRecordingIsOn() {
        Gradients.recordSourceLines(true);
        int line = StackWalker.getInstance()
                .walk(frames -> frames.findFirst().orElseThrow().getLineNumber());
        Value bad = new Value(-1, "x").log();
        Gradients.recordSourceLines(false);
        Value unrecorded = new Value(-1, "x").log();

        assertThat(only(bad, Trouble.VALUE))
                .isEqualTo("NaN is born in log(x=-1.0) (made at DiagnosisTest.java:" + (line + 1) + ")");
        assertThat(only(unrecorded, Trouble.VALUE)).doesNotContain("made at");
    }

    @Test
    void theSourceLineIsTheUsersAlsoWhereTheEngineBuildsTheGraph() {
        Gradients.recordSourceLines(true);
        Value x = new Value(0);
        Value slope = Gradients.grad(x.sqrt(), x)[0];
        Value bySum = Value.sum(x, x.log());
        GradientCheck check = Gradients.check(v -> v[0].relu(), 0);

        assertThat(Gradients.diagnose(slope).findings().get(0).message()).contains("made at DiagnosisTest.java:");
        assertThat(only(bySum, Trouble.VALUE)).contains("made at DiagnosisTest.java:");
        assertThat(check.suspects().get(0).what()).contains("made at DiagnosisTest.java:");
    }
}
