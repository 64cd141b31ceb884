package dev.gradus.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TensorTest {
    private static Tensor tensor(int[] shape, double... values) {
        return new Tensor(shape, values);
    }

    @Test
    void neverChangesThroughAnArrayOfTheCaller() {
        int[] shape = {2};
        double[] values = {1, 2};
        Tensor tensor = new Tensor(shape, values);

        shape[0] = 7;
        values[0] = 7;
        tensor.shape()[0] = 7;
        tensor.values()[0] = 7;

        assertThat(tensor.shape()).containsExactly(2);
        assertThat(tensor.values()).containsExactly(1, 2);
    }

    @Test
    void isEqualByShapeAndValues() {
        Tensor tensor = tensor(new int[] {2, 1}, 1, Double.NaN);

        assertThat(tensor)
                .isEqualTo(tensor(new int[] {2, 1}, 1, Double.NaN))
                .hasSameHashCodeAs(tensor(new int[] {2, 1}, 1, Double.NaN))
                .isNotEqualTo(tensor(new int[] {1, 2}, 1, Double.NaN))
                .isNotEqualTo(tensor(new int[] {2, 1}, 1, 2))
                .isNotEqualTo("tensor");
        assertThat(tensor(new int[] {}, 0.0)).isNotEqualTo(tensor(new int[] {}, -0.0));
        assertThat(tensor.hashCode())
                .isNotEqualTo(tensor(new int[] {1, 2}, 1, Double.NaN).hashCode())
                .isNotEqualTo(tensor(new int[] {2, 1}, 1, 3).hashCode());
    }

    @Test
    void acceptsScalarsAndEmptyShapes() {
        assertThat(tensor(new int[] {}, 5).values()).containsExactly(5);
        assertThat(tensor(new int[] {0}).values()).isEmpty();
        assertThat(tensor(new int[] {Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, 0})
                        .values())
                .isEmpty();
    }

    @Test
    void refusesAShapeThatDoesNotFitTheValues() {
        assertThatThrownBy(() -> tensor(new int[] {2, 2}, 1, 2, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The shape [2, 2] does not fit 3 values; its product must be their number.");
        assertThatThrownBy(() -> tensor(new int[] {})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tensor(new int[] {-1, -2}, 1, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The shape [-1, -2] has a negative axis; lengths start at 0.");
    }

    @Test
    void countsNoFurtherThanTwoToTheThirtyOne() {
        assertThat(Tensor.count(new int[] {65536, 32767})).isEqualTo(65536L * 32767);
        assertThat(Tensor.count(new int[] {65536, 32768})).isEqualTo(1L << 31);
        assertThat(Tensor.count(new int[] {1 << 30, 1 << 30, 1 << 30, 1 << 30})).isEqualTo(1L << 31);
    }

    @Test
    void printsItsShapeAndNotItsValues() {
        assertThat(tensor(new int[] {1, 2}, 3, 4)).hasToString("Tensor(shape=[1, 2], values=2)");
    }
}
