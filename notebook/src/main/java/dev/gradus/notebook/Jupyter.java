package dev.gradus.notebook;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The Jupyter of this machine, with a kernel that knows Gradus; nothing is written outside the folder it is given. */
public final class Jupyter {
    private static final String CONVERTER = "jupyter-nbconvert";
    private static final int LINES_OF_FAILURE = 12;
    /** Another program may take a port between Jupyter's choice and the kernel's start. */
    private static final int ATTEMPTS = 2;

    private static final Pattern DEAF = Pattern.compile("Kernel didn't respond in|Kernel died before replying");

    private final Path data;

    /**
     * Registers the kernel.
     *
     * @param data where: a Jupyter data folder of our own, made if it is missing
     * @param classPath what the kernel has on its class path: Gradus, what it needs, and the kernel itself
     * @throws IOException if the folder cannot be written
     */
    public Jupyter(Path data, String classPath) throws IOException {
        this.data = data.toAbsolutePath();
        KernelSpec.write(this.data, classPath);
    }

    /** {@return the program that shows notebooks: JupyterLab, else Jupyter Notebook; empty without either} */
    public static Optional<Path> browser() {
        return onPath("jupyter-lab").or(() -> onPath("jupyter-notebook"));
    }

    /** {@return the program that runs notebooks without a browser; empty if it is not installed} */
    public static Optional<Path> converter() {
        return onPath(CONVERTER);
    }

    private static Optional<Path> onPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Shows a folder of notebooks in the browser, until Jupyter is ended.
     *
     * @param folder the folder
     * @return Jupyter's exit code
     * @throws IOException if neither JupyterLab nor Jupyter Notebook is installed
     * @throws InterruptedException if the wait is interrupted
     */
    public int open(Path folder) throws IOException, InterruptedException {
        Path program = browser()
                .orElseThrow(() -> new IOException("There is no Jupyter on the PATH; install it with "
                        + "'pip install jupyterlab' or 'apt install jupyter-notebook' and try again."));
        Process process = started(List.of(program.toString(), folder.toString()), ProcessBuilder.Redirect.INHERIT);
        return process.waitFor();
    }

    /**
     * Runs a notebook from a clean state, without a browser.
     *
     * @param notebook the notebook
     * @param result where the notebook with its outputs goes; may be the same file
     * @throws IOException if nbconvert is not installed, or a cell fails; the message has the end of what it said
     * @throws InterruptedException if the wait is interrupted
     */
    public void execute(Path notebook, Path result) throws IOException, InterruptedException {
        Path program = converter()
                .orElseThrow(() -> new IOException("There is no " + CONVERTER + " on the PATH; install it with "
                        + "'pip install nbconvert' or 'apt install jupyter-nbconvert' and try again."));
        Path target = result.toAbsolutePath();
        Path log = Files.createTempFile(data, "nbconvert", ".log");
        List<String> command = List.of(
                program.toString(),
                "--to=notebook",
                "--execute",
                "--ExecutePreprocessor.kernel_name=" + KernelSpec.NAME,
                "--ExecutePreprocessor.startup_timeout=30",
                "--ExecutePreprocessor.record_timing=False",
                "--ClearMetadataPreprocessor.enabled=True",
                "--ClearMetadataPreprocessor.clear_cell_metadata=False",
                "--ClearMetadataPreprocessor.preserve_nb_metadata_mask={'kernelspec', ('language_info', 'name')}",
                "--output-dir=" + target.getParent(),
                "--output=" + target.getFileName(),
                notebook.toAbsolutePath().toString());
        try {
            int attempt = 1;
            while (started(command, ProcessBuilder.Redirect.to(log.toFile())).waitFor() != 0) {
                String output = Files.readString(log);
                if (attempt == ATTEMPTS || !DEAF.matcher(output).find()) {
                    throw new IOException(notebook + " does not run:\n" + end(output));
                }
                attempt++;
            }
        } finally {
            Files.delete(log);
        }
    }

    private Process started(List<String> command, ProcessBuilder.Redirect output) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output);
        Map<String, String> environment = builder.environment();
        environment.merge("JUPYTER_PATH", data.toString(), (theirs, ours) -> ours + File.pathSeparator + theirs);
        return builder.start();
    }

    private static String end(String output) {
        List<String> lines = output.lines().toList();
        return lines.stream().skip(Math.max(0, lines.size() - LINES_OF_FAILURE)).collect(Collectors.joining("\n"));
    }
}
