package dev.gradus.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a command writes.
 *
 * @param out results
 * @param err messages and the progress bar
 * @param color whether results may carry colours
 * @param progress whether a progress bar can be drawn on {@code err}
 */
record Console(PrintStream out, PrintStream err, boolean color, boolean progress) {
    /**
     * The process's own streams, always in UTF-8. The launcher says which of them are terminals, as Java itself cannot
     * tell one stream from the other.
     */
    static Console system() {
        return new Console(
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                isTerminal("stdout")
                        && System.getenv().getOrDefault("NO_COLOR", "").isEmpty(),
                isTerminal("stderr"));
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }

    private static boolean isTerminal(String stream) {
        return "terminal".equals(System.getProperty("gradus." + stream));
    }
}
