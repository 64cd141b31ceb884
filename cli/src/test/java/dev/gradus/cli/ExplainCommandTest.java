package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.Op;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplainCommandTest {
    private static String gradientLine(Run run, String input) {
        return run.out()
                .substring(run.out().indexOf("Inputs,"))
                .lines()
                .filter(line -> line.startsWith("  " + input + " "))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theLecturesExpressionIsExplainedLineByLine() {
        Run run = Run.of("explain", "(a*b + c)*f", "a=2", "b=-3", "c=10", "f=-2");

        assertThat(run.code()).isZero();
        assertThat(run.out().lines().map(String::strip))
                .contains(
                        "v1 = a * b = 2 * (-3) = -6",
                        "v2 = v1 + c = -6 + 10 = 4",
                        "L  = v2 * f = 4 * (-2) = -8",
                        "dL/dL = 1",
                        "dL/df  = dL/dL · dL/df = 1 · v2 = 1 · 4 = 4",
                        "dL/dv1 = dL/dv2 · dv2/dv1 = -2 · 1 = -2",
                        "dL/da = dL/dv1 · dv1/da = -2 · b = -2 · -3 = 6");
        assertThat(gradientLine(run, "a").strip().split(" +")).containsExactly("a", "2", "6", "6", "0");
    }

    @Test
    void theNeuronHasTheNotebooksNumbers() {
        Run run = Run.of("explain", "tanh(x1*w1 + x2*w2 + b)", "x1=2", "x2=0", "w1=-3", "w2=1", "b=6.8813735870195432");

        assertThat(run.out()).contains("L  = tanh(v4) = tanh(0.8813735870195432) = 0.707106781186547");
        assertThat(Double.parseDouble(gradientLine(run, "x1").strip().split(" +")[2]))
                .isCloseTo(-1.5, within(1e-12));
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void aNodeThatIsUsedTwiceCollectsItsGradient() {
        Run run = Run.of("explain", "x*x", "x=3", "--paths", "x");

        assertThat(run.out())
                .contains("dL/dx += dL/dL · dL/dx = 1 · x = 1 · 3 = 3")
                .contains("so far dL/dx = 3 + 3 = 6")
                .contains("sum over 2 paths = 6");
    }

    @Test
    void aPowersRuleHasItsReducedExponent() {
        assertThat(Run.of("explain", "x^3", "x=2").out()).contains("dL/dx = dL/dL · dL/dx = 1 · 3*x^2 = 1 · 12 = 12");
    }

    @Test
    void pathsMultiplyTheLocalDerivativesOnTheWay() {
        Run run = Run.of("explain", "(a*b + c)*f", "a=2", "b=-3", "c=10", "f=-2", "--paths", "a");

        assertThat(run.out())
                .contains("Paths from L to a\n  L → v2 → v1 → a: -2 · 1 · -3 = 6\n  sum over 1 path = 6\n");
    }

    @Test
    void manyPathsAreCutAndTheSumStaysThatOfAll() {
        String doubled = "(x+x)";
        for (int i = 0; i < 4; i++) {
            doubled = "(" + doubled + ")*(" + doubled + ")";
        }
        Run run = Run.of(
                "explain", doubled + "+" + doubled.replace("x", "(x*x)").replace("+", "*"), "x=0.5", "--paths", "x");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("sum over 96 paths");

        String power = "x" + "*(1+x)".repeat(1100);
        Run cut = Run.of("explain", power, "x=0.001", "--paths", "x");
        assertThat(cut.out()).contains("These are the first 1000 of 1101 paths; the sum over all of them is ");
        assertThat(cut.out().lines().filter(l -> l.startsWith("  L → "))).hasSize(1000);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -x^2              | 3    | -9
            2^x^2             | 2    | 16
            x**-2             | 2    | 0.25
            x^-1              | 4    | 0.25
            1e-3*x            | 2    | 0.002
            x--1              | 2    | 3
            TANH(0*x)         | 2    | 0
            max(x, 3)         | 2    | 3
            leakyRelu(x)      | -2   | -0.02
            leakyrelu(x, 0.5) | -2   | -1
            elu(0*x)          | 1    | 0
            atan2(x, 1)       | 0    | 0
            pow(x, 3)         | 2    | 8
            x > 1             | 2    | 1
            where(x > 1, x, 0) | 2   | 2
            WHERE(x > 1, x, -x) | -2 | 2
            pick(2, x, 1, 5*x) | 2   | 10
            pick(x > 0, sqrt(x), 7) | 9 | 7
            x + pi - pi       | 1    | 1
            log(e)*x          | 7    | 7
            +x                | 7    | 7
            x^2               | -3   | 9
            """)
    void expressionsMeanWhatPeopleMean(String expression, String x, String result) {
        Run run = Run.of("explain", expression, "x=" + x);

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).containsPattern("(?m)^  (L|x) += (.* = )?" + Pattern.quote(result) + "$");
    }

    @Test
    void piAndEAreVariablesWhenTheyAreGiven() {
        assertThat(Run.of("explain", "e*2", "e=5").out()).contains("L = e * 2 = 5 * 2 = 10");
    }

    @Test
    void everyOperationIsAFunction() {
        for (Op op : Op.values()) {
            String function = op.name().toLowerCase(Locale.ROOT).replace("_", "");
            String index = op == Op.PICK ? "1, " : "";
            Run run = op.arity() == 1
                    ? Run.of("explain", function + "(x)", "x=0.5")
                    : Run.of("explain", function + "(" + index + "x, y)", "x=0.5", "y=0.25");
            assertThat(run.code()).as(op + run.err()).isEqualTo(op.arity() == 0 ? 2 : 0);
        }
    }

    @Test
    void aChoiceIsShownWithItsIndex() {
        Run run = Run.of("explain", "pick(i, x, x*y, log(y))*3", "i=1", "x=4", "y=-2");

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("v2 = pick(i → v1) = pick(1 → -8) = -8")
                .contains("dL/dv1 = dL/dv2 · dv2/dv1 = 3 · 1 = 3")
                .containsPattern("(?m)^ *x +4 +-6 +-6 ")
                .containsPattern("(?m)^ *i +1 +0 +- +whole numbers only");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            where(x, 1, 2)   | In the expression, where needs a condition of 0 or 1, as greaterThan gives, got 0.5 from 'x'.
            pick(x, 1, 2)    | In the expression, pick needs a whole number from 0 to 1 as its index, got 0.5 from 'x'.
            pick(2*x, x)     | In the expression, pick needs a whole number from 0 to 0 as its index, got 1.0.
            pick(x)          | The function 'pick' takes an index and one choice or more, got 1.
            where(x > 0, x)  | The function 'where' takes a condition and two more operands, got 2.
            """)
    void aChoiceThatCannotBeMadeIsRefused(String expression, String message) {
        Run run = Run.of("explain", expression, "x=0.5");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(message);
    }

    @Test
    void theLongestExpressionsDoNotBreakIt() {
        assertThat(Run.of("explain", "x" + "+x".repeat(2_000), "x=1").out()).contains("so far dL/dx = 2000 + 1 = 2001");
        assertThat(Run.of("explain", "(".repeat(4_000) + "x" + ")".repeat(4_000), "x=1")
                        .code())
                .isZero();
        assertThat(Run.of("explain", "x" + "+x".repeat(5_000), "x=1").err())
                .contains("The expression has 10001 characters; the most is 10000.");
    }

    @Test
    void aResultNamedLDoesNotHideAVariableOfThatName() {
        assertThat(Run.of("explain", "L*v1*2", "L=1", "v1=2").out()).contains("y  = v2 * 2");
    }

    @Test
    void anInfiniteGradientIsTold() {
        Run run = Run.of("explain", "sqrt(x)", "x=0");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("A gradient is not finite: the derivative by operand 1 is Infinity in 'L' = sqrt(x=0.0)");
    }

    @Test
    void theProgramOfANeuronGoesThroughEveryStage() {
        Run run = Run.of("explain", "tanh(x1*w1 + x2*w2 + b)", "x1=2", "x2=0", "w1=-3", "w2=1", "b=6.9", "--program");

        assertThat(run.code()).isZero();
        assertThat(run.out().substring(run.out().indexOf("Program, ")).lines().map(String::strip))
                .contains("recorded", "differentiated", "simplified", "fused", "steps", "for each block of rows")
                .anyMatch(line -> line.endsWith("= x1 * w1"))
                .anyMatch(line -> line.endsWith("= x2 * w2"))
                .noneMatch(line -> line.contains("x0"));
    }

    @Test
    void theInputsOfAProgramCanBeChosen() {
        Object[] words = {"explain", "a*x1", "a=2", "x1=3", "--program"};

        assertThat(Run.of(words).out()).contains("= a * x1\n", "mean of x1\n");
        assertThat(Run.of(concat(words, "--inputs", "a")).out()).contains("= a * x_1\n", "mean of a\n");
    }

    @Test
    void anExpressionOfXAloneHasThemAsParameters() {
        assertThat(Run.of("explain", "x*x", "x=3", "--program").out()).contains("= x * x\n", "= x + x\n");
    }

    @Test
    void inputsThatAreNoneAreRefused() {
        Run unknown = Run.of("explain", "a*x", "a=2", "x=3", "--program", "--inputs", "b");
        Run alone = Run.of("explain", "a*x", "a=2", "x=3", "--inputs", "a");

        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).isEqualTo("gradus: There is no 'b' for --inputs; choose a or x.\n");
        assertThat(alone.code()).isEqualTo(2);
        assertThat(alone.err()).isEqualTo("gradus: --inputs is about --program; give both.\n");
    }

    private static Object[] concat(Object[] words, Object... more) {
        return Stream.concat(Arrays.stream(words), Arrays.stream(more)).toArray();
    }
}
