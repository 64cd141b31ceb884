package dev.gradus.compile;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;

/** Runs a plan, from any number of threads at once; memory is kept between calls. */
final class Runner {
    /** More chunks than this would keep no more threads busy, and cost memory. */
    private static final int MOST_CHUNKS = 64;

    private final Plan plan;
    private final ArrayBlockingQueue<Call> idle =
            new ArrayBlockingQueue<>(Runtime.getRuntime().availableProcessors());

    Runner(Plan plan) {
        this.plan = plan;
    }

    int stepCount() {
        return plan.steps().stream().mapToInt(List::size).sum();
    }

    /** The memory of a call. */
    private static final class Call {
        final double[] uniforms;
        final Workspace main;
        final double[] total;
        final double[] spare;
        Workspace[] workers = new Workspace[0];
        double[][] chunkSums = new double[0][];

        Call(Plan plan) {
            uniforms = plan.uniforms();
            main = plan.workspace(uniforms);
            total = new double[plan.sumCount()];
            spare = new double[plan.sumCount()];
        }

        void prepare(Plan plan, int threads, int chunks) {
            if (workers.length < threads) {
                workers = new Workspace[threads];
                for (int i = 0; i < threads; i++) {
                    workers[i] = i == 0 ? main : plan.workspace(uniforms);
                }
            }
            if (chunkSums.length < chunks) {
                chunkSums = new double[chunks][plan.sumCount()];
                chunkSums[0] = total;
            }
        }
    }

    /**
     * Runs the plan.
     *
     * @param parameters the parameters' numbers
     * @param rows the inputs
     * @param out where the numbers per call go
     * @param rowOut where the numbers per row go, row by row; null if they are not wanted
     * @param threads how many threads may work on it
     * @return the first number per call, which does not go to {@code out}; 0 if there is none
     */
    double run(double[] parameters, double[][] rows, double[] out, double @Nullable [] rowOut, int threads) {
        Call call = idle.poll();
        if (call == null) {
            call = new Call(plan);
        }
        plan.begin(call.main, parameters, rows.length);
        int chunkRows = Math.max(plan.chunkRows(), plan.roundUp((rows.length - 1) / MOST_CHUNKS + 1));
        int chunks = (rows.length - 1) / chunkRows + 1;
        if (chunks == 1 || threads == 1) {
            for (int chunk = 0; chunk < chunks; chunk++) {
                int from = chunk * chunkRows;
                call.main.sums = chunk == 0 ? call.total : call.spare;
                plan.chunk(call.main, rows, from, Math.min(rows.length, from + chunkRows), rowOut);
                if (chunk > 0) {
                    add(call.spare, call.total);
                }
            }
        } else {
            shareOut(call, rows, rowOut, threads, chunks, chunkRows);
        }
        double value = plan.end(call.main, call.total, rows.length, out);
        idle.offer(call);
        return value;
    }

    private void shareOut(
            Call call, double[][] rows, double @Nullable [] rowOut, int threads, int chunks, int chunkRows) {
        call.prepare(plan, Math.min(threads, chunks), chunks);
        Crew.run(threads, chunks, (thread, chunk) -> {
            int from = chunk * chunkRows;
            Workspace worker = call.workers[thread];
            worker.sums = call.chunkSums[chunk];
            plan.chunk(worker, rows, from, Math.min(rows.length, from + chunkRows), rowOut);
        });
        for (int chunk = 1; chunk < chunks; chunk++) {
            add(call.chunkSums[chunk], call.total);
        }
    }

    /** Called in the order of the chunks, so that the total has the same bits however they were shared out. */
    private static void add(double[] sums, double[] total) {
        for (int i = 0; i < total.length; i++) {
            total[i] += sums[i];
        }
    }
}
