package dev.gradus.train;

import dev.gradus.nn.Loss;
import dev.gradus.nn.Mlp;
import dev.gradus.optim.Adam;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** A training run in a process of its own, to be killed; it goes on from its checkpoint if there is one. */
final class TrainingProcess {
    static final int EPOCHS = 200;

    /** The least that an epoch of the process takes, so that a kill hits a run that is under way. */
    private static final long NANOS = 3_000_000;

    private TrainingProcess() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        Trainer trainer = trainer(Runs.model()).checkpoint(file, 1).onEpoch(e -> LockSupport.parkNanos(NANOS));
        if (Files.exists(file)) {
            trainer.resume();
        } else {
            trainer.run();
        }
    }

    static Trainer trainer(Mlp model) {
        return new Trainer(model, Loss.HINGE, new Adam(model.parameters(), 0.01), Runs.moons(12, 1))
                .batchSize(5)
                .validation(Runs.moons(5, 2))
                .patience(EPOCHS)
                .epochs(EPOCHS);
    }

    static Process start(Path file) throws IOException, URISyntaxException {
        String classes = place(Trainer.class) + File.pathSeparator + place(TrainingProcess.class);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "--add-modules=jdk.incubator.vector", // as in the tests' own process
                        "-cp",
                        classes,
                        TrainingProcess.class.getName(),
                        file.toString())
                .inheritIO()
                .start();
    }

    private static Path place(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
