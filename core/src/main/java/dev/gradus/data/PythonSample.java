package dev.gradus.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/**
 * Drawing without replacement, in one of two ways chosen as CPython chooses: the numbers drawn depend on it.
 *
 * <p>{@code below} draws a number uniform between 0 and its argument, the argument excluded.
 */
final class PythonSample {
    private PythonSample() {}

    static <T> List<T> draw(List<T> population, int k, IntUnaryOperator below) {
        int n = population.size();
        if (k < 0 || k > n) {
            throw new IllegalArgumentException("A sample of " + k + " cannot be drawn from " + n + " elements.");
        }
        return n <= poolLimit(k) ? fromPool(population, k, below) : bySet(population, k, below);
    }

    /** The largest population that is copied; with a larger one, what was drawn is remembered instead. */
    private static long poolLimit(int k) {
        if (k <= 5) {
            return 21;
        }
        long power = 4;
        while (power < 3L * k) {
            power *= 4;
        }
        return 21 + power;
    }

    private static <T> List<T> fromPool(List<T> population, int k, IntUnaryOperator below) {
        List<T> pool = new ArrayList<>(population);
        List<T> sample = new ArrayList<>(k);
        for (int left = pool.size(); sample.size() < k; left--) {
            int j = below.applyAsInt(left);
            sample.add(pool.get(j));
            pool.set(j, pool.get(left - 1));
        }
        return sample;
    }

    private static <T> List<T> bySet(List<T> population, int k, IntUnaryOperator below) {
        Set<Integer> drawn = new HashSet<>();
        List<T> sample = new ArrayList<>(k);
        while (sample.size() < k) {
            int j = below.applyAsInt(population.size());
            if (drawn.add(j)) {
                sample.add(population.get(j));
            }
        }
        return sample;
    }
}
