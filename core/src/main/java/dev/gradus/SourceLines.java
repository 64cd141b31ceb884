package dev.gradus;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where in the user's program each value was made; empty unless recording, since a stack walk costs a microsecond. */
final class SourceLines {
    static boolean recording;

    private static final Map<Value, String> LINES = Collections.synchronizedMap(new WeakHashMap<>());

    /** The classes whose frames lie between a new node and the program that asked for it. */
    private static final Set<String> ENGINE = Stream.of(
                    Value.class,
                    Pick.class,
                    SourceLines.class,
                    Op.class,
                    Algebra.class,
                    Gradients.class,
                    GradientCheck.class)
            .map(Class::getName)
            .collect(Collectors.toUnmodifiableSet());

    private SourceLines() {}

    static void record(Value value) {
        String line = StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> !isEngine(frame.getClassName()))
                        .findFirst()
                        .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                        .orElse("an unknown line"));
        LINES.put(value, line);
    }

    private static boolean isEngine(String className) {
        int nested = className.indexOf('$');
        return className.startsWith("java.")
                || ENGINE.contains(nested < 0 ? className : className.substring(0, nested));
    }

    static @Nullable String of(Value value) {
        return LINES.get(value);
    }
}
