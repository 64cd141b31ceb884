package dev.gradus;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/** Where in the user's program each value was made; empty unless recording, since a stack walk costs a microsecond. */
final class SourceLines {
    static boolean recording;

    private static final Map<Value, String> LINES = Collections.synchronizedMap(new WeakHashMap<>());

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
        return className.startsWith("java.")
                || className.equals(Value.class.getName())
                || className.equals(SourceLines.class.getName())
                || className.startsWith(Gradients.class.getName());
    }

    static @Nullable String of(Value value) {
        return LINES.get(value);
    }
}
