package dev.gradus.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code gradus}: help, version, and the way every failure is told. */
@Command(
        name = "gradus",
        description = "Scalar autograd for the JVM: watch a network learn, train one on a CSV file, use it, and"
                + " see the chain rule at work.",
        versionProvider = Gradus.Version.class,
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  gradus demo",
            "  gradus train iris.csv --target species --save iris.safetensors",
            "  gradus predict iris.safetensors new.csv",
            "  gradus explain 'tanh(x*w + b)' x=2 w=-3 b=6.8",
            "",
            "gradus COMMAND --help tells more.",
            "Exit codes: 0 done, 2 bad input, 1 anything unexpected."
        })
final class Gradus implements Runnable {
    private static final int BAD_INPUT = 2;
    private static final int UNEXPECTED = 1;

    @Option(names = "--stacktrace", description = "Show where in the program a failure happened.")
    boolean stacktrace;

    @CommandLine.Spec
    CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    private Gradus() {}

    /** Runs one command and returns its exit code. */
    static int run(Console console, String... args) {
        Gradus gradus = new Gradus();
        CommandLine explain = new CommandLine(new ExplainCommand(console)).setUnmatchedOptionsArePositionalParams(true);
        CommandLine line = new CommandLine(gradus)
                .addSubcommand(new DemoCommand(console))
                .addSubcommand(new TrainCommand(console))
                .addSubcommand(new PredictCommand(console))
                .addSubcommand(explain)
                .addSubcommand(new NotebookCommand(console))
                .setColorScheme(CommandLine.Help.defaultColorScheme(console.color() ? Ansi.ON : Ansi.OFF))
                .setOut(writer(console.out()))
                .setErr(writer(console.err()))
                .setParameterExceptionHandler((e, arguments) -> usage(e, console))
                .setExecutionExceptionHandler((e, command, parsed) -> failure(e, gradus.stacktrace, console));
        try {
            return line.execute(args);
        } catch (OutOfMemoryError | StackOverflowError e) {
            say(
                    console,
                    "There is not enough memory; take smaller batches, a smaller network or a shorter expression.");
            return UNEXPECTED;
        }
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    private static int usage(ParameterException e, Console console) {
        String reason = e.getMessage();
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty()) {
            reason += ", did you mean " + String.join(" or ", unmatched.getSuggestions());
        }
        say(console, reason + "; see " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help.");
        return BAD_INPUT;
    }

    private static int failure(Exception e, boolean stacktrace, Console console) {
        boolean bad = e instanceof BadInput || e instanceof IOException;
        boolean trace =
                stacktrace || !System.getenv().getOrDefault("GRADUS_DEBUG", "").isEmpty();
        say(
                console,
                bad
                        ? String.valueOf(e.getMessage())
                        : "Unexpected " + e + (trace ? "." : "; gradus --stacktrace COMMAND shows where."));
        if (trace) {
            e.printStackTrace(console.err());
        }
        return bad ? BAD_INPUT : UNEXPECTED;
    }

    private static void say(Console console, String sentence) {
        console.err().println("gradus: " + sentence.replaceAll("\\s*\\R\\s*", " "));
    }

    /** Without a command there is nothing to do. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Give a command: demo, train, predict, explain or notebook");
    }

    /** The version in the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Gradus.class.getPackage().getImplementationVersion();
            return new String[] {"gradus " + (version == null ? "(not built)" : version) + ", Java " + Runtime.version()
            };
        }
    }
}
