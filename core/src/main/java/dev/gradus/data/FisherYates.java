package dev.gradus.data;

import java.util.function.IntUnaryOperator;

/**
 * The shuffle that gives every order the same chance, from the last place to the second.
 *
 * <p>Source: R. Durstenfeld, "Algorithm 235: Random permutation", Communications of the ACM 7(7), 1964.
 */
final class FisherYates {
    private FisherYates() {}

    /** Shuffles in place; {@code upTo} draws a number uniform between 0 and its argument, both included. */
    static void shuffle(int[] array, IntUnaryOperator upTo) {
        for (int i = array.length - 1; i > 0; i--) {
            int j = upTo.applyAsInt(i);
            int swapped = array[i];
            array[i] = array[j];
            array[j] = swapped;
        }
    }
}
