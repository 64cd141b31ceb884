package dev.gradus.viz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** The pages in a real browser, by mouse and keyboard. */
class StepPageBrowserTest {
    /** Where axe-core's script lies, for the accessibility check. */
    private static final String AXE = "GRADUS_AXE";

    @TempDir(cleanup = CleanupMode.NEVER) // Chromium's helpers may still write into it
    static Path folder;

    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        browser = Browser.start(Files.createDirectory(folder.resolve("profile")));
        browser.look(1280, 800, "light");
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @AfterEach
    void nothingWentWrongInThePageAndNothingWasLoaded() {
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void stepsForwardAndBackThroughTheLectureGraph() throws Exception {
        open(lecture(2));
        assertThat(texts("data")).contains("data 2.0000", "data −3.0000", "data ?");

        browser.press("ArrowRight", "");
        assertThat(browser.text("#formula")).isEqualTo("e = a · b");
        assertThat(browser.text("#numbers")).isEqualTo("= 2 · −3 = −6");

        press("ArrowRight", 5); // d, L, the seed, into d, into f
        press("ArrowRight", 1); // into e
        assertThat(browser.text("#formula")).isEqualTo("∂L/∂e += ∂d/∂e · ∂L/∂d");
        assertThat(browser.text("#numbers")).isEqualTo("= 1 · −2 = −2");
        assertThat(browser.evaluate("document.querySelectorAll('.node.lit').length"))
                .isEqualTo("1");

        press("ArrowLeft", 1);
        assertThat(browser.text("#formula")).isEqualTo("∂L/∂f += ∂L/∂f · ∂L/∂L");

        browser.press("Home", "");
        assertThat(texts("grad")).containsOnly("grad ·");
        browser.press("End", "");
        assertThat(texts("grad"))
                .containsExactlyInAnyOrder(
                        "grad 6.0000",
                        "grad −4.0000",
                        "grad −2.0000",
                        "grad −2.0000",
                        "grad −2.0000",
                        "grad 4.0000",
                        "grad 1.0000");
    }

    @Test
    void playsToTheEndAndPauses() throws Exception {
        open(lecture(2));
        browser.evaluate("document.getElementById('speed').value = '60'");
        browser.press(" ", " ");
        assertThat(browser.text("#play")).isEqualTo("Pause");
        browser.await("document.getElementById('play').textContent === 'Play'");
        assertThat(browser.text("#count")).isEqualTo("11 / 11");
    }

    @Test
    void anEditedLeafGivesTheNumbersOfJava() throws Exception {
        open(lecture(2));
        browser.press("End", "");
        browser.click("[data-id='" + idOf("a") + "'] .box");
        assertThat(browser.text("#details h2")).isEqualTo("a");
        browser.evaluate("document.getElementById('number').value = '5.5'");
        browser.click("#details form button");

        Value expected = lecture(5.5);
        expected.backward();
        List<Value> order = expected.topologicalOrder();
        for (Value v : order) {
            browser.click("[data-id='" + idOf(v.label) + "'] .box");
            assertThat(detail(v.label, "value")).isCloseTo(v.data, within(1e-10));
            assertThat(detail(v.label, "gradient")).isCloseTo(v.grad, within(1e-10));
            assertThat(detail(v.label, "by finite differences")).isCloseTo(v.grad, within(1e-6));
        }
    }

    @Test
    void whatIsNoNumberIsRefusedInASentence() throws Exception {
        open(lecture(2));
        browser.click("[data-id='" + idOf("a") + "'] .box");
        browser.evaluate("document.getElementById('number').value = 'abc'");
        browser.click("#details form button");
        assertThat(browser.text("#problem")).contains("‘abc’ is not a number");
        assertThat(texts("data")).contains("data 2.0000");
    }

    @Test
    void aNodeUsedTwiceShowsBothContributionsBeingAdded() throws Exception {
        Value a = new Value(3, "a");
        open(a.times(a).plus(a.times(4)).label("y"));
        browser.press("End", "");
        press("ArrowLeft", 1);
        assertThat(browser.text("#words")).contains("used 3 times");
        assertThat(browser.text("#sum")).matches("∂y/∂a: \\d+ \\+ \\d = 10");
        browser.click("[data-id='" + idOf("a") + "'] .box");
        assertThat(browser.text("#details")).contains("3 paths");
    }

    @Test
    void hostileLabelsStayText() throws Exception {
        String label = "</script><img src=x onerror=\"document.title='broken'\">\u2028'`${1}";
        open(new Value(3, label).tanh().label(label));
        browser.press("End", "");
        assertThat(browser.evaluate("document.querySelectorAll('img').length")).isEqualTo("0");
        assertThat(browser.evaluate("document.title")).isEqualTo("Step through " + label);
    }

    @Test
    void theKeyboardReachesNodesAndTheirDetails() throws Exception {
        open(lecture(2));
        browser.evaluate("document.querySelector('.node[tabindex=\"0\"]').focus()");
        browser.press("ArrowRight", "");
        browser.press("Enter", "\r");
        assertThat(browser.text("#details h2")).isEqualTo("e");
    }

    @Test
    void theLabShowsRightGradientsAndWhereTheMistakesDiffer() throws Exception {
        WrongBackpropLab.save(folder.resolve("lab.html"));
        browser.open(folder.resolve("lab.html"));
        Value root = WrongBackpropLab.expression();
        root.backward();
        Value a = root.topologicalOrder().stream()
                .filter(v -> v.label.equals("a"))
                .findFirst()
                .orElseThrow();
        for (int k = 0; k < 8; k++) {
            browser.click("[data-mistake='" + k + "']");
            assertThat(browser.text("#summary")).as("mistake %d", k).contains("wrong number");
            if (k < 7) { // the last one is shown at a = 1000
                assertThat(labCell("a", 5)).isEqualTo(rounded(a.grad));
            }
        }
        assertThat(browser.text("#rows")).contains("NaN ✗");
        browser.click("[data-mistake='3']");
        assertThat(labCell("a", 6)).isEqualTo("0 ✗");
        browser.click("[data-mistake='2']");
        assertThat(labCell("a", 6)).isEqualTo(rounded(2 * a.grad) + " ✗");
    }

    @Test
    void theseTestsWouldNoticeErrorsAndRequests() throws Exception {
        browser.open(Files.writeString(
                folder.resolve("bad.html"),
                "<img src='http://127.0.0.1:9/x.png'><script>console.warn('careful'); broken();</script>"));
        assertThat(browser.complaints())
                .anyMatch(c -> c.contains("Network.requestWillBeSent"))
                .anyMatch(c -> c.contains("careful"))
                .anyMatch(c -> c.contains("broken is not defined"));
        browser.forgetComplaints();
    }

    @Test
    void axeFindsNoSeriousFault() throws Exception {
        String script = System.getenv(AXE);
        if (script == null) {
            throw new TestAbortedException("Skipped, because " + AXE + " does not name axe-core's axe.min.js.");
        }
        String axe = Files.readString(Path.of(script));
        WrongBackpropLab.save(folder.resolve("lab.html"));
        StepPage.of(lecture(2)).save(folder.resolve("step.html"));
        for (String page : List.of("step.html", "lab.html")) {
            for (String scheme : List.of("light", "dark")) {
                for (int width : new int[] {1280, 390}) {
                    browser.look(width, 800, scheme);
                    browser.open(folder.resolve(page));
                    if (page.startsWith("step")) {
                        press("ArrowRight", 7);
                        browser.evaluate(
                                "document.querySelector('.node').dispatchEvent(new MouseEvent('click', {bubbles: true}))");
                    }
                    browser.evaluate("(() => {" + axe + "})()");
                    assertThat(browser.evaluate("axe.run().then((r) => r.violations"
                                    + ".filter((v) => v.impact === 'serious' || v.impact === 'critical')"
                                    + ".map((v) => v.id + ': ' + v.nodes[0].html).join('; '))"))
                            .as("%s, %s, %d wide", page, scheme, width)
                            .isEmpty();
                }
            }
        }
        browser.look(1280, 800, "light");
    }

    private static Value lecture(double a) {
        Value e = new Value(a, "a").times(new Value(-3, "b")).label("e");
        Value d = e.plus(new Value(10, "c")).label("d");
        return d.times(new Value(-2, "f")).label("L");
    }

    private static void open(Value root) throws Exception {
        Path file = folder.resolve("page.html");
        StepPage.of(root).save(file);
        browser.open(file);
    }

    private static void press(String key, int times) throws Exception {
        for (int i = 0; i < times; i++) {
            browser.press(key, "");
        }
    }

    private static List<String> texts(String kind) throws Exception {
        return List.of(browser.evaluate(
                        "[...document.querySelectorAll('.node ." + kind + "')].map((t) => t.textContent).join('|')")
                .split("\\|"));
    }

    private static String idOf(String label) throws Exception {
        return browser.evaluate(
                "[...document.querySelectorAll('.node')].find((n) => n.querySelector('.name').textContent === "
                        + JsLiteral.string(label) + ").dataset.id");
    }

    private static double detail(String label, String row) throws Exception {
        assertThat(browser.text("#details h2")).isEqualTo(label);
        String text =
                browser.evaluate("[...document.querySelectorAll('#details dt')].find((t) => t.textContent.startsWith("
                        + JsLiteral.string(row) + ")).nextElementSibling.textContent");
        return Double.parseDouble(text.replace('−', '-'));
    }

    private static String labCell(String node, int column) throws Exception {
        return browser.evaluate("[...document.querySelectorAll('#rows tr')].find((r) => r.cells[0].textContent === "
                + JsLiteral.string(node) + ").cells[" + (column - 1) + "].textContent");
    }

    private static String rounded(double x) {
        return Double.toString(Math.round(x * 1e4) / 1e4).replace('-', '−');
    }
}
