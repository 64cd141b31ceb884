package dev.gradus.viz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gradus.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepPageTest {
    @Test
    void theSameGraphGivesTheSamePage() {
        assertThat(StepPage.of(RandomGraph.of(1)).html())
                .isEqualTo(StepPage.of(RandomGraph.of(1)).html());
    }

    @Test
    void nothingInThePagesLeadsElsewhere() {
        for (String page : new String[] {StepPage.of(RandomGraph.of(1)).html(), WrongBackpropLab.html()}) {
            assertThat(page.replace("'http://www.w3.org/2000/svg'", ""))
                    .doesNotContain("http:", "https:", "@import", "src=");
        }
    }

    @Test
    void hostileLabelsNeitherEndTheScriptNorTheTitle() {
        String page = StepPage.of(new Value(1, "</script></title><b>").exp().label("</title><b>"))
                .html();
        assertThat(page.split("</script>", -1)).hasSize(2);
        assertThat(page.split("</title>", -1)).hasSize(2);
        assertThat(page).contains("<title>Step through &lt;/title&gt;&lt;b&gt;</title>");
    }

    @Test
    void graphViewSavesThePageByItsExtension(@TempDir Path folder) throws Exception {
        Value root = RandomGraph.of(1);
        GraphView.of(root).save(folder.resolve("x.html"));
        assertThat(Files.readString(folder.resolve("x.html")))
                .isEqualTo(StepPage.of(root).html());
    }

    @Test
    void largeNetworksOpenWithTheirNeuronsClosed() {
        Value sum = Value.constant(0);
        for (int i = 0; i < 400; i++) {
            sum = sum.plus(new Value(i, "layers.0.neurons." + i % 4 + ".w" + i).times(new Value(i, "x" + i)));
        }
        String model = GraphModel.of(sum.topologicalOrder(), 4);
        assertThat(model).contains("\"name\":\"layer 0 / neuron 3\"");
        assertThat(model).doesNotContain("\"closed\":[]");
    }

    @Test
    void whatIsTooLargeToStepThroughIsRefusedInASentence() {
        Value x = new Value(1);
        for (int i = 0; i < 10_000; i++) {
            x = x.sin();
        }
        assertThatIllegalArgumentException()
                .isThrownBy(StepPage.of(x)::html)
                .withMessage(
                        "The expression has 10,001 nodes, and a page can step through 10,000; make one for a part of"
                                + " it, such as the loss of a single row.");
    }

    @Test
    void decimalsOutOfRangeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StepPage.of(new Value(1)).digits(18))
                .withMessage("a page shows 0 to 17 decimals, got 18");
    }
}
