package dev.gradus.train;

import dev.gradus.Value;
import dev.gradus.compile.Program;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The forward and backward passes of a training run. */
interface Passes {
    /**
     * Runs forward and backward over some rows, and sets the gradient of each of the model's parameters.
     *
     * @param rows the numbers of the rows to learn from
     * @return the loss with its penalty, and the metric
     */
    Evaluation learn(int[] rows);

    /** {@return loss, without penalty, and metric on the rows to measure on} */
    Evaluation check();

    /**
     * Passes that are compiled where that is wanted and possible, and says which they are.
     *
     * @throws IllegalArgumentException if the rows do not fit the model or the loss
     */
    static Passes of(Job job, boolean eager, List<Consumer<String>> listeners) {
        if (eager) {
            listeners.forEach(listener -> listener.accept("eager: value by value, as asked for"));
            return new EagerPasses(job);
        }
        job.loss()
                .of(
                        job.model().forward(job.training().input(0)),
                        Value.constants(job.training().target(0)));
        try {
            long start = System.nanoTime();
            CompiledPasses passes = new CompiledPasses(job);
            String summary = passes.summary();
            double millis = (System.nanoTime() - start) / 1e6;
            String line = String.format(Locale.ROOT, "compiled in %.0f ms: %s, %s", millis, summary, Program.kernels());
            listeners.forEach(listener -> listener.accept(line));
            return passes;
        } catch (IllegalArgumentException e) {
            String line = "eager, as the model cannot be compiled: " + e.getMessage() + "; or call eager()";
            if (listeners.isEmpty()) {
                System.getLogger(Trainer.class.getName()).log(System.Logger.Level.WARNING, line);
            }
            listeners.forEach(listener -> listener.accept(line));
            return new EagerPasses(job);
        }
    }
}
