package dev.gradus.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.Value;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rapaio.jupyter.kernel.display.DisplayData;
import org.rapaio.jupyter.kernel.display.DisplaySystem;

class KernelDisplaysTest {
    @Test
    void theKernelFindsThePictureOfAValue() {
        DisplayData data = DisplaySystem.inst().render(new Value(2, "a"));
        assertThat(data.data()).containsOnlyKeys("image/png", "text/plain");
        assertThat(data.data().get("text/plain")).isEqualTo("Value(a, data=2.0, grad=0.0)");
    }

    @Test
    void wordsWithAngleBracketsArrive() {
        assertThat(DisplaySystem.inst().render("a < b").data())
                .containsOnly(java.util.Map.entry("text/plain", "a < b"));
    }

    @Test
    void whoNamesAFormatGetsIt() {
        assertThat(DisplaySystem.inst().render("html", "<b>x</b>").data()).containsEntry("text/html", "<b>x</b>");
    }

    @Test
    void listsStayTheKernels() {
        assertThat(DisplaySystem.inst().render(List.of(1, 2)).data()).containsKey("text/html");
    }

    @Test
    void outsideAKernelShowPrintsWords() {
        PrintStream console = System.out;
        ByteArrayOutputStream captured = new ByteArrayOutputStream();
        System.setOut(new PrintStream(captured, true, StandardCharsets.UTF_8));
        try {
            Show.show(new Value(2, "a"), "and", 3);
        } finally {
            System.setOut(console);
        }
        assertThat(captured.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("Value(a, data=2.0, grad=0.0)", "and", "3");
    }
}
