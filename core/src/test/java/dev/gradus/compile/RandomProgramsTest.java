package dev.gradus.compile;

import java.nio.file.Path;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Random functions, each computed in every way there is; see {@link Agreement}. More of them with
 * {@code -Dgradus.randomPrograms=100000}, one of them with {@code -Dgradus.randomProgram=SEED}.
 */
class RandomProgramsTest {
    private static final int COUNT = Integer.getInteger("gradus.randomPrograms", 10_000);
    private static final Path FAILURES = Path.of("target", "failures");

    @Test
    void allWaysToComputeAFunctionAgree() {
        Long one = Long.getLong("gradus.randomProgram");
        long first = one == null ? 1 : one;
        long last = one == null ? COUNT : one;
        LongStream.rangeClosed(first, last).parallel().forEach(this::check);
    }

    private void check(long seed) {
        RandomFunction function = FunctionGrower.of(seed);
        @Nullable Throwable failure = failure(function, seed);
        if (failure != null) {
            RandomFunction smaller = new Shrinking(function, f -> isLike(failure, failure(f, seed))).run();
            String name = "RandomProgram" + seed + "Test";
            Path saved = FailureSource.save(smaller, name, FAILURES);
            throw new AssertionError(
                    "the random function of seed " + seed + ", of " + function.size() + " steps: "
                            + failure.getMessage() + ". With " + smaller.size() + " steps left it is saved as "
                            + saved.toAbsolutePath() + ", a test for the package "
                            + getClass().getPackageName(),
                    failure(smaller, seed));
        }
    }

    private static boolean isLike(Throwable failure, @Nullable Throwable other) {
        return other != null && other.getClass() == failure.getClass();
    }

    /** What is wrong with a function, or null; the more expensive questions are asked of small functions alone. */
    private static @Nullable Throwable failure(RandomFunction function, long seed) {
        try {
            Agreement agreement = function.agreement().valueAndGradient();
            if (function.size() < 60 && seed % 4 == 0) {
                agreement.jacobian();
            }
            if (function.size() < 25 && seed % 5 == 0) {
                agreement.hessian();
            }
            return null;
        } catch (AssertionError | RuntimeException e) {
            return e;
        }
    }
}
