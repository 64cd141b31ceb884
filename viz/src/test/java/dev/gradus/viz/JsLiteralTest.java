package dev.gradus.viz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsLiteralTest {
    @Test
    void whatCouldEndAScriptOrAStringIsEscaped() {
        assertThat(JsLiteral.of("</script><!--\"'\\\u2028\u2029\n&"))
                .isEqualTo("\"\\u003c/script\\u003e\\u003c!--\\u0022'\\u005c\\u2028\\u2029\\u000a\\u0026\"");
    }

    @Test
    void lettersOfAnyScriptStayReadable() {
        assertThat(JsLiteral.of("β₁ w0 größe")).isEqualTo("\"β\\u2081 w0 größe\"");
    }

    @Test
    void numbersAreReadBackAsTheSameDouble() {
        assertThat(JsLiteral.of(List.of(2.0, -0.0, 0.1, Double.NaN, Double.NEGATIVE_INFINITY, 1e300, Double.MIN_VALUE)))
                .isEqualTo("[2,-0.0,0.1,NaN,-Infinity,1.0E300,4.9E-324]");
    }

    @Test
    void mapsAndListsNest() {
        assertThat(JsLiteral.of(Map.of("in", List.of(0, 1)))).isEqualTo("{\"in\":[0,1]}");
    }
}
