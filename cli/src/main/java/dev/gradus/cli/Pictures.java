package dev.gradus.cli;

import dev.gradus.Value;
import dev.gradus.io.AtomicFiles;
import dev.gradus.viz.GraphView;
import dev.gradus.viz.plot.Plot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder that pictures are written to, each under a name of its own. */
record Pictures(Path folder) {
    private static final double CRISP = 2;

    /**
     * The folder, made if it is not there.
     *
     * @throws BadInput if there is a file of that name, or the folder cannot be made
     */
    static Pictures in(Path folder) {
        try {
            return new Pictures(Files.createDirectories(folder));
        } catch (IOException e) {
            throw new BadInput("Cannot make the folder " + folder + " for the pictures; name another.", e);
        }
    }

    /** Writes a plot as NAME.svg and NAME.png. */
    void save(String name, Plot plot) throws IOException {
        plot.save(folder.resolve(name + ".svg"));
        plot.save(folder.resolve(name + ".png"));
    }

    /** Writes a graph as NAME.svg and NAME.png, and NAME.html to step through. */
    void save(String name, Value root) throws IOException {
        GraphView view = GraphView.of(root);
        for (String extension : List.of(".svg", ".png", ".html")) {
            view.save(folder.resolve(name + extension));
        }
    }

    /** Writes one form of a graph to a file of any name. */
    static void write(GraphView view, Form form, Path file) throws IOException {
        AtomicFiles.write(
                file,
                switch (form) {
                    case DOT -> view.dot().getBytes(StandardCharsets.UTF_8);
                    case SVG -> view.svg().getBytes(StandardCharsets.UTF_8);
                    case PNG -> view.png(CRISP);
                    case HTML -> view.html().getBytes(StandardCharsets.UTF_8);
                });
    }

    /** What a graph can be written as. */
    enum Form {
        DOT,
        SVG,
        PNG,
        HTML
    }
}
