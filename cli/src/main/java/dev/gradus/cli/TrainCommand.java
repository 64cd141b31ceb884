package dev.gradus.cli;

import dev.gradus.data.PythonRandom;
import dev.gradus.io.AtomicFiles;
import dev.gradus.nn.Mlp;
import dev.gradus.train.Epoch;
import dev.gradus.train.Trainer;
import dev.gradus.viz.plot.Plot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trains a network on a CSV file. */
@Command(
        name = "train",
        description = {
            "Train a network on a CSV file, to predict one column from the others.",
            "",
            "The first line names the columns. A column with numbers in more than half of its rows is one of numbers,"
                    + " which are standardized; any other is one of categories, each of which becomes an input of 0 or"
                    + " 1. Means, deviations and categories are those of the training rows alone; a category that only"
                    + " the validation rows have counts as none, with a warning. Every value must be there.",
            ""
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  gradus train iris.csv --target species",
            "  gradus train iris.csv --target species --save iris.safetensors",
            "  gradus train penguins.csv --target body_mass_g --ignore island --hidden 8",
            "  gradus train survey.csv --target rating --task regression --delimiter ';'",
            "",
            "With --save, a run that is stopped leaves MODEL.checkpoint, written about once a second, and the same"
                    + " command with --resume goes on from there to the same bits as a run that was never stopped."
                    + " --epochs may grow meanwhile, all else must stay. A run that completes removes the checkpoint,"
                    + " so a finished model is trained anew, not further.",
            "",
            "Training is compiled to loops in plain Java. With the environment variable GRADUS_KERNELS=vector they use the"
                    + " Vector API: twice as fast from some ten seconds on, slower before."
        })
final class TrainCommand implements Callable<Integer> {
    /** About as many products as a second takes: a node and its gradient for each parameter and row. */
    private static final double PRODUCTS_PER_SECOND = 2e7;

    private final Console console;

    @Parameters(paramLabel = "FILE", description = "CSV file with a header.")
    Path file = Path.of("");

    @Mixin
    TableOptions table = new TableOptions();

    @Option(
            names = "--delimiter",
            paramLabel = "C",
            defaultValue = ",",
            converter = Delimiter.class,
            description = "What separates cells, such as ';' or tab (default: a comma).")
    char delimiter;

    @Mixin
    TrainOptions options = new TrainOptions();

    @Option(names = "--save", paramLabel = "MODEL", description = "File for the trained model, in safetensors format.")
    @Nullable
    Path save;

    @Option(
            names = "--plots",
            paramLabel = "DIR",
            description = "Draw loss and metric into this folder; with two inputs to classify by, also the regions.")
    @Nullable
    Path plots;

    @Option(names = "--resume", description = "Go on with a run that was stopped, from its checkpoint.")
    boolean resume;

    TrainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        options.check();
        Path checkpoint = save == null ? null : save.resolveSibling(save.getFileName() + ".checkpoint");
        requireFiles(checkpoint);
        CsvTable csv = CsvTable.read(file, delimiter);
        PythonRandom random = new PythonRandom(options.seed);
        TrainingData data = TrainingData.of(csv, table, options.loss, options.validation, random);
        Mlp model = options.network(
                data.encoding().inputs(), data.encoding().target().outputs(), random);
        Pictures pictures = plots == null ? null : Pictures.in(plots);
        introduce(csv, data, model);
        List<Epoch> epochs = train(data, model, checkpoint);
        double seconds = epochs.stream().mapToDouble(Epoch::seconds).sum();
        console.out().printf(Locale.ROOT, "%s in %.1f s%n%n", Numbers.count(epochs.size(), "epoch"), seconds);
        new Report(model, data.encoding().target())
                .lines(data.training(), data.validation())
                .forEach(console.out()::println);
        if (pictures != null) {
            draw(pictures, epochs, data, model);
        }
        if (save != null && checkpoint != null) {
            new ModelFile(model, data.encoding()).save(save, options.summary());
            Files.deleteIfExists(checkpoint);
            console.out().printf("%nSaved to %s.%n", save);
        }
        return 0;
    }

    private void draw(Pictures pictures, List<Epoch> epochs, TrainingData data, Mlp model) throws IOException {
        Target target = data.encoding().target();
        boolean classes = target instanceof Target.Classes;
        Plot curve = Plot.curve(epochs, classes ? "accuracy" : "mean absolute error (standardized)");
        pictures.save("loss", curve.title("Training on " + file.getFileName()));
        String drawn = "The loss is";
        if (classes && data.encoding().inputs() == 2) {
            Plot regions = Plot.regions(model, data.training());
            pictures.save("regions", regions.title("Where the network decides what, inputs standardized"));
            drawn = "Loss and regions are";
        }
        console.out().printf("%n%s drawn in %s.%n", drawn, pictures.folder());
    }

    private void requireFiles(@Nullable Path checkpoint) throws IOException {
        if (save == null || checkpoint == null) {
            if (resume) {
                throw new BadInput("--resume needs --save MODEL, whose checkpoint it goes on from.");
            }
            return;
        }
        AtomicFiles.requireWritable(save);
        if (Files.exists(save) && Files.exists(file) && Files.isSameFile(save, file)) {
            throw new BadInput("--save would overwrite the table " + file + "; save to another file.");
        }
        if (resume && !Files.exists(checkpoint)) {
            throw new BadInput("There is no checkpoint " + checkpoint
                    + " to resume from: the run was completed or never began; leave --resume out.");
        }
        if (!resume && Files.exists(checkpoint)) {
            throw new BadInput("A run that was stopped has left " + checkpoint
                    + "; go on with it by --resume, or delete it to begin anew.");
        }
    }

    private void introduce(CsvTable csv, TrainingData data, Mlp model) {
        Target target = data.encoding().target();
        String task = target instanceof Target.Classes c
                ? "classification, " + Numbers.count(c.classes().size(), "class")
                : "regression";
        console.out()
                .println(file + ": " + Numbers.count(csv.size(), "row") + ", target '" + target.name() + "': " + task);
        console.out()
                .println(Numbers.count(data.encoding().columns().size(), "column") + " as "
                        + Numbers.count(data.encoding().inputs(), "input") + ", layers " + model.sizes() + ", "
                        + Numbers.count(model.parameterCount(), "parameter"));
        data.encoding()
                .firstUnknown(csv)
                .ifPresent(cell -> console.err().println("gradus: " + cell + "; it counts as none of them."));
    }

    private List<Epoch> train(TrainingData data, Mlp model, @Nullable Path checkpoint) throws IOException {
        Target target = data.encoding().target();
        Trainer trainer = new Trainer(model, target.loss(), options.optimizer(model), data.training())
                .epochs(options.epochs)
                .batchSize(options.batch)
                .l2(options.l2)
                .seed(options.seed)
                .metric(target.metric())
                .validation(data.validation())
                .fingerprint(options.summary() + " columns=" + ModelFile.fingerprint(data.encoding()));
        if (options.eager) {
            trainer.eager();
        }
        if (options.clip != null) {
            trainer.clipNorm(options.clip);
        }
        if (options.patience != null) {
            trainer.patience(options.patience);
        }
        if (checkpoint != null) {
            double products = (double) model.parameterCount() * data.training().size();
            trainer.checkpoint(checkpoint, (int) Math.max(1, PRODUCTS_PER_SECOND / products));
        }
        try (Progress progress = new Progress(console, options.epochs, words(target))) {
            trainer.onStart(line -> {
                console.out().println(line);
                progress.start();
            });
            trainer.onEpoch(progress::show);
            return resume ? trainer.resume() : trainer.run();
        } catch (ArithmeticException e) {
            if (checkpoint != null && !resume) {
                Files.deleteIfExists(checkpoint);
            }
            throw new BadInput(e.getMessage() + ".", e);
        }
    }

    private static DoubleFunction<String> words(Target target) {
        return target instanceof Target.Quantity quantity
                ? error ->
                        "MAE " + Numbers.rounded(error * quantity.standardizer().deviations()[0])
                : accuracy -> "accuracy " + Numbers.percent(accuracy);
    }
}
