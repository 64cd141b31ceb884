package dev.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Each program prints exactly what stands under its name in the resources. */
class ExamplesTest {
    @Test
    void numericalDerivatives() throws IOException {
        prints("NumericalDerivatives", NumericalDerivatives::main);
    }

    @Test
    void expressionGraph() throws IOException {
        prints("ExpressionGraph", ExpressionGraph::main);
    }

    @Test
    void chainRuleByHand() throws IOException {
        prints("ChainRuleByHand", ChainRuleByHand::main);
    }

    @Test
    void neuronStepByStep() throws IOException {
        prints("NeuronStepByStep", NeuronStepByStep::main);
    }

    @Test
    void trainingLoop() throws IOException {
        prints("TrainingLoop", TrainingLoop::main);
    }

    private static void prints(String name, Consumer<String[]> program) throws IOException {
        try (InputStream expected = ExamplesTest.class.getResourceAsStream(name + ".txt")) {
            assertThat(expected).as("the expected output of " + name).isNotNull();
            assertThat(output(() -> program.accept(new String[0])))
                    .isEqualTo(new String(expected.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    static String output(Runnable program) {
        PrintStream console = System.out;
        ByteArrayOutputStream captured = new ByteArrayOutputStream();
        System.setOut(new PrintStream(captured, true, StandardCharsets.UTF_8));
        try {
            program.run();
        } finally {
            System.setOut(console);
        }
        return captured.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
