package dev.gradus.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.Value;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is saved of a failure is a test that compiles, runs, and rebuilds the same function. */
class FailureSourceTest {
    private static final AtomicInteger SAVED = new AtomicInteger(); // a class is loaded under its name once

    @TempDir
    private Path directory;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 17, 33, 72})
    void itCompilesAndPassesForAFunctionThatIsComputedRightly(long seed) throws Throwable {
        RandomFunction function = FunctionGrower.of(seed);
        RandomFunction.Point point = function.point();

        Method test = compiled(function.at(
                new RandomFunction.Point(point.parameters(), new double[][] {point.rows()[0]}, 1, point.penalty())));

        invoke(test);
    }

    @Test
    void itBuildsTheSameGraph() throws Exception {
        RandomFunction function = FunctionGrower.of(5);
        Class<?> saved = compiled(function).getDeclaringClass();
        Method f = saved.getDeclaredMethod("f", Value[].class, Value[].class);
        f.setAccessible(true);
        Value[] p = Value.of(function.point().parameters());
        double[] row = function.point().rows()[0];

        Tracer.Recorded original = Tracer.record(List.of(p), x -> function.apply(p, x), row);
        Tracer.Recorded rebuilt = Tracer.record(
                List.of(p),
                x -> {
                    try {
                        return (Value[]) f.invoke(null, p, x);
                    } catch (ReflectiveOperationException e) {
                        throw new IllegalStateException(e);
                    }
                },
                row);

        assertThat(rebuilt.sameAs(original)).isTrue();
    }

    @Test
    void itFailsWhereTheFunctionCannotBeComputed() throws Throwable {
        RandomFunction wrong = new RandomFunction(
                List.of(RandomFunction.Step.of("input").with(0), RandomFunction.Step.of("pick", 0, 0)),
                List.of(1),
                new RandomFunction.Point(new double[] {1}, new double[][] {{0}, {5}}, 2, false));

        Method test = compiled(wrong);

        assertThatThrownBy(() -> invoke(test))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("5.0");
    }

    private Method compiled(RandomFunction function) throws IOException, ReflectiveOperationException {
        String name = "Saved" + SAVED.incrementAndGet() + "Test";
        Path source = FailureSource.save(function, name, directory);
        Path classes = Files.createDirectories(directory.resolve("classes"));
        int status = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(
                        System.out,
                        System.err,
                        "-proc:none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        classes.toString(),
                        source.toString());
        assertThat(status).as("the compiler on %s", source).isZero();
        byte[] code = Files.readAllBytes(classes.resolve("dev/gradus/compile/" + name + ".class"));
        Class<?> saved = MethodHandles.lookup().defineClass(code);
        Method test = saved.getDeclaredMethod("allWaysToComputeItAgree");
        test.setAccessible(true);
        return test;
    }

    private static void invoke(Method test) throws Throwable {
        Constructor<?> constructor = test.getDeclaringClass().getDeclaredConstructor();
        constructor.setAccessible(true);
        try {
            test.invoke(constructor.newInstance());
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
