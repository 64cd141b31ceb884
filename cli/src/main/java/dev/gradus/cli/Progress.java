package dev.gradus.cli;

import dev.gradus.train.Epoch;
import java.util.function.DoubleFunction;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar on the terminal that grows with the epochs and shows loss and metric; nothing where there is no terminal. */
final class Progress implements AutoCloseable {
    private static final int WIDTH = 79;
    private static final int INTERVAL_MILLIS = 100;

    private final Console console;
    private final int epochs;
    private final DoubleFunction<String> metric;
    private @Nullable ProgressBar bar;

    /** A bar for so many epochs; the function puts the metric into words. */
    Progress(Console console, int epochs, DoubleFunction<String> metric) {
        this.console = console;
        this.epochs = epochs;
        this.metric = metric;
    }

    /** Draws the bar, below what was printed before. */
    void start() {
        bar = console.progress()
                ? new ProgressBarBuilder()
                        .setTaskName("training")
                        .setInitialMax(epochs)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(INTERVAL_MILLIS)
                        .hideEta()
                        .clearDisplayOnFinish()
                        .setConsumer(new ConsoleProgressBarConsumer(console.err(), WIDTH))
                        .build()
                : null;
    }

    /** Shows an epoch. */
    void show(Epoch epoch) {
        if (bar != null) {
            bar.stepTo(epoch.number() + 1);
            bar.setExtraMessage(" loss " + Numbers.rounded(epoch.loss()) + ", " + metric.apply(epoch.metric()));
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
