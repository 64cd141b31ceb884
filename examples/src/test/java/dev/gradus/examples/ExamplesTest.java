package dev.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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

    @Test
    void wrongBackprop() throws IOException {
        prints("WrongBackprop", WrongBackprop::main);
    }

    /** A program that may fail to write a file. */
    private interface Program {
        void main(String[] args) throws IOException;
    }

    private static void prints(String name, Program program) throws IOException {
        try (InputStream expected = ExamplesTest.class.getResourceAsStream(name + ".txt")) {
            assertThat(expected).as("the expected output of " + name).isNotNull();
            assertThat(output(() -> run(program)))
                    .isEqualTo(new String(expected.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static void run(Program program) {
        try {
            program.main(new String[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
