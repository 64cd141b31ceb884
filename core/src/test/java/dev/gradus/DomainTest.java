package dev.gradus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DomainTest {
    @ParameterizedTest(name = "{0} contains ({1}, {2}) with margin {3}: {4}")
    @CsvSource({
        "REALS, 0, 0, 1, true",
        "POSITIVE, 0, 1, 0, false",
        "POSITIVE, 0.5, 0, 0.5, false",
        "POSITIVE, 0.6, 0, 0.5, true",
        "ABOVE_MINUS_ONE, -1, 0, 0, false",
        "ABOVE_MINUS_ONE, -0.5, 0, 0.5, false",
        "ABOVE_MINUS_ONE, -0.4, 0, 0.5, true",
        "WITHIN_ONE, 1, 0, 0, false",
        "WITHIN_ONE, -0.5, 0, 0.5, false",
        "WITHIN_ONE, -0.4, 0, 0.5, true",
        "NONZERO, 0, 1, 0, false",
        "NONZERO, -0.5, 0, 0.5, false",
        "NONZERO, -0.6, 0, 0.5, true",
        "NONZERO_DIVISOR, 1, 0, 0, false",
        "NONZERO_DIVISOR, 0, 0.5, 0.5, false",
        "NONZERO_DIVISOR, 0, -0.6, 0.5, true",
        "OFF_ORIGIN, 0, 0, 0, false",
        "OFF_ORIGIN, 0.5, -0.5, 0.5, false",
        "OFF_ORIGIN, 0.6, 0, 0.5, true",
        "OFF_ORIGIN, 0, -0.6, 0.5, true",
        "OFF_CUT, 0, 0, 0, false",
        "OFF_CUT, 0, -1, 0, false",
        "OFF_CUT, 0.5, 0.5, 0.5, false",
        "OFF_CUT, -0.6, -1, 0.5, true",
        "OFF_CUT, 0, 0.6, 0.5, true",
        "OFF_POLES, 1.5707963267948966, 0, 1e-9, false",
        "OFF_POLES, 0, 0, 1, false",
        "OFF_POLES, 3.1, 0, 0.9, true",
        "UNEQUAL, 1, 1, 0, false",
        "UNEQUAL, 1, 1.5, 0.5, false",
        "UNEQUAL, 1.6, 1, 0.5, true",
        "NOWHERE, 1, 1, 0, false",
    })
    void keepsItsDistance(Domain domain, double a, double b, double margin, boolean contained) {
        assertThat(domain.contains(a, b, margin)).isEqualTo(contained);
    }
}
