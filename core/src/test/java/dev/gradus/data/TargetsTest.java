package dev.gradus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TargetsTest {

    @Test
    void aColumnHasOneTargetARow() {
        assertThat(Targets.column(1, -1, 0.5)).isDeepEqualTo(new double[][] {{1}, {-1}, {0.5}});
    }

    @Test
    void twoClassesBecomeSigns() {
        assertThat(Targets.signs(0, 1, 1)).isDeepEqualTo(new double[][] {{-1}, {1}, {1}});
    }

    @Test
    void classesBecomeIndicators() {
        assertThat(Targets.oneHot(new int[] {2, 0}, 3)).isDeepEqualTo(new double[][] {{0, 0, 1}, {1, 0, 0}});
    }

    @Test
    void refusesAClassOutOfRangeAndNamesItsRow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Targets.signs(0, 2))
                .withMessage("Row 1 has class 2; with 2 classes they are 0 to 1.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Targets.oneHot(new int[] {0, 1, -1}, 3))
                .withMessage("Row 2 has class -1; with 3 classes they are 0 to 2.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Targets.oneHot(new int[] {3}, 3))
                .withMessage("Row 0 has class 3; with 3 classes they are 0 to 2.");
    }
}
