package dev.gradus.cli;

/** Starts the command line. */
public final class Main {
    private Main() {}

    /**
     * Runs one command and ends the process with its exit code: 0 for success, 2 for bad input, 1 for anything else.
     *
     * @param args the command and its arguments
     */
    public static void main(String[] args) {
        Console console = Console.system();
        int exitCode = Gradus.run(console, args);
        console.out().flush();
        console.err().flush();
        System.exit(exitCode);
    }
}
