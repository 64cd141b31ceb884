package dev.gradus.cli;

import dev.gradus.notebook.Jupyter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Opens the lessons in Jupyter, or runs them without a browser. */
@Command(
        name = "notebook",
        description = {
            "Open the lessons in Jupyter.",
            "",
            "Starts JupyterLab, or Jupyter Notebook, with a Java kernel that draws values, plots and models. The kernel"
                    + " is registered for this run only; nothing is written to your home folder.",
            ""
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  gradus notebook", "  gradus notebook my-notebooks", "  gradus notebook --execute"
        })
final class NotebookCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "The folder to open; the lessons without it.")
    @Nullable
    Path folder;

    @Option(
            names = "--execute",
            description = "Run all notebooks of the folder from a clean state and keep their outputs in them.")
    boolean execute;

    NotebookCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path home = home();
        Path opened = folder == null ? home.resolve("notebooks") : folder;
        if (!Files.isDirectory(opened)) {
            throw new BadInput("There is no folder " + opened + "; name one that holds notebooks.");
        }
        Path target = home.resolve("notebook").resolve("target");
        Jupyter jupyter = new Jupyter(
                target.resolve("jupyter"), target.resolve("lib").resolve("*").toString());
        if (!execute) {
            return jupyter.open(opened);
        }
        for (Path notebook : notebooks(opened)) {
            console.out().println(notebook);
            jupyter.execute(notebook, notebook);
        }
        return 0;
    }

    private static Path home() {
        String home = System.getProperty("gradus.home");
        if (home == null) {
            throw new BadInput("The folder of Gradus is not known; start this command with ./gradus notebook.");
        }
        return Path.of(home);
    }

    private static List<Path> notebooks(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".ipynb"))
                    .sorted()
                    .toList();
        }
    }
}
