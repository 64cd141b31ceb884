package dev.gradus.cli;

import dev.gradus.Value;
import dev.gradus.io.AtomicFiles;
import dev.gradus.viz.GraphView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where {@code explain} writes pictures of its graph. */
final class PictureOptions {
    @Option(names = "--svg", paramLabel = "FILE", description = "Also draw the graph as SVG.")
    @Nullable
    Path svg;

    @Option(names = "--png", paramLabel = "FILE", description = "Also draw the graph as PNG, at twice its size.")
    @Nullable
    Path png;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Also write a page that steps through both passes; it needs nothing beside it.")
    @Nullable
    Path html;

    @Option(names = "--dot", paramLabel = "FILE", description = "Also write the graph in Graphviz's language.")
    @Nullable
    Path dot;

    @Option(names = "--open", description = "Open what was written, where there is a desktop.")
    boolean open;

    /** Checks the files before anything is computed or written. */
    void check() throws IOException {
        Map<Pictures.Form, Path> files = files();
        if (open && files.isEmpty()) {
            throw new BadInput("--open needs something to open; add --html FILE, --svg FILE or --png FILE.");
        }
        if (files.values().stream()
                        .map(file -> file.toAbsolutePath().normalize())
                        .distinct()
                        .count()
                < files.size()) {
            throw new BadInput("Two pictures cannot share a file; give each its own.");
        }
        for (Path file : files.values()) {
            AtomicFiles.requireWritable(file);
        }
    }

    void write(Value root, Console console) throws IOException {
        GraphView view = GraphView.of(root);
        for (Map.Entry<Pictures.Form, Path> entry : files().entrySet()) {
            Pictures.write(view, entry.getKey(), entry.getValue());
            console.out().println("Written: " + entry.getValue());
            if (open && entry.getKey() != Pictures.Form.DOT) {
                Desktop.open(entry.getValue(), console);
            }
        }
    }

    private Map<Pictures.Form, Path> files() {
        Map<Pictures.Form, Path> files = new EnumMap<>(Pictures.Form.class);
        put(files, Pictures.Form.DOT, dot);
        put(files, Pictures.Form.SVG, svg);
        put(files, Pictures.Form.PNG, png);
        put(files, Pictures.Form.HTML, html);
        return files;
    }

    private static void put(Map<Pictures.Form, Path> files, Pictures.Form form, @Nullable Path file) {
        if (file != null) {
            files.put(form, file);
        }
    }
}
