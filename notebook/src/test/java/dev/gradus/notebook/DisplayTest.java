package dev.gradus.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.Gradients;
import dev.gradus.Value;
import dev.gradus.data.PythonRandom;
import dev.gradus.nn.Activation;
import dev.gradus.nn.Mlp;
import dev.gradus.nn.Neuron;
import dev.gradus.viz.plot.Plot;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class DisplayTest {
    @Test
    void aValueIsItsGraph() {
        Display display = Display.of(new Value(2, "a").times(new Value(-3, "b")).label("e"));
        assertThat(display.mimeType()).isEqualTo("image/png");
        assertThat(Base64.getDecoder().decode(display.content())).startsWith(0x89, 'P', 'N', 'G');
        assertThat(display.text()).isEqualTo("Value(e, data=-6.0, grad=0.0)");
    }

    @Test
    void aPlotIsItself() {
        Display display = Display.of(Plot.function(-1, 1, x -> x * x).title("parabola"));
        assertThat(display.mimeType()).isEqualTo("image/png");
        assertThat(Base64.getDecoder().decode(display.content())).startsWith(0x89, 'P', 'N', 'G');
    }

    @Test
    void aNetworkIsATableOfItsLayers() {
        Display display = Display.of(new Mlp(new PythonRandom(1), 2, 16, 1));
        assertThat(display.mimeType()).isEqualTo("text/html");
        assertThat(display.content())
                .startsWith("<table><caption>Mlp 2-16-1, 65 parameters</caption>")
                .contains("<td>layers.0</td><td>ReLU</td><td>weight 16 × 2, bias 16</td>")
                .contains("<td>layers.1</td><td>Linear</td><td>weight 1 × 16, bias 1</td>");
        assertThat(display.text()).isEqualTo("""
                        Mlp 2-16-1, 65 parameters
                          layers.0 (ReLU; weight 16 × 2, bias 16): 48
                          layers.1 (Linear; weight 1 × 16, bias 1): 17""");
    }

    @Test
    void aNeuronWithManyInputsNamesTheFirstWeights() {
        assertThat(Display.of(new Neuron(6, Activation.TANH, new PythonRandom(1)))
                        .text())
                .isEqualTo("Neuron, 7 parameters\n  Neuron (w0, w1, w2, w3 and 3 more): 7");
    }

    @Test
    void aGradientCheckIsPreformattedText() {
        Display display = Display.of(Gradients.check(v -> v[0].square(), 3));
        assertThat(display.mimeType()).isEqualTo("text/html");
        assertThat(display.content()).startsWith("<pre>value 9.0").endsWith("</pre>");
        assertThat(display.text()).contains("all 1 derivatives agree");
    }

    @Test
    void aDiagnosisKeepsItsSpecialCharacters() {
        Value bad = new Value(-1, "a<b & \"c\"").log();
        assertThat(Display.of(Gradients.diagnose(bad)).content()).contains("a&lt;b &amp; &quot;c&quot;");
    }

    @Test
    void anythingElseIsItsText() {
        assertThat(Display.of(14.003)).isEqualTo(new Display("text/plain", "14.003", "14.003"));
    }

    @Test
    void aDisplayIsShownAsItIs() {
        Display display = new Display("text/html", "<b>x</b>", "x");
        assertThat(Display.of(display)).isSameAs(display);
    }
}
