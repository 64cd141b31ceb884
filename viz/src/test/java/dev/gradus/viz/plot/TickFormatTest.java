package dev.gradus.viz.plot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TickFormatTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "3, 3",
        "14.000000001, 14",
        "-2.5, −2.5",
        "0.001, 0.001",
        "0.00001, 1e−5",
        "123456, 123456",
        "2000000, 2e6",
        "-1.23456e9, −1.235e9",
        "0.123456, 0.1235",
        "1234.5678, 1235"
    })
    void numbersAreBrief(double number, String written) {
        assertThat(TickFormat.brief(number)).isEqualTo(written);
    }
}
