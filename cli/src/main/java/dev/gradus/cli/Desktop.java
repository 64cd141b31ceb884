package dev.gradus.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The user's desktop, where there is one; Gradus itself draws without. */
final class Desktop {
    private Desktop() {}

    /** Opens a file with the program that the desktop has for it, or says that there is none. */
    static void open(Path file, Console console) {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        List<String> opener = system.startsWith("windows")
                ? List.of("cmd", "/c", "start", "")
                : List.of(system.startsWith("mac") ? "open" : "xdg-open");
        try {
            List<String> command = new ArrayList<>(opener);
            command.add(file.toString());
            new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            console.err().println("gradus: There is no desktop to open " + file + " on; open it yourself.");
        }
    }
}
