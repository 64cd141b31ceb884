package dev.gradus.compile;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** A fixed crew of threads, one for each processor but the caller's own, that shares out numbered pieces of work. */
final class Crew {
    private static final ExecutorService HANDS =
            Executors.newFixedThreadPool(Math.max(1, Runtime.getRuntime().availableProcessors() - 1), work -> {
                Thread thread = new Thread(work, "gradus");
                thread.setDaemon(true);
                return thread;
            });

    private Crew() {}

    /** What one thread does with a piece of work. */
    interface Work {
        /**
         * Does a piece.
         *
         * @param thread which of the threads, from 0
         * @param piece which piece, from 0
         */
        void run(int thread, int piece);
    }

    /**
     * Does all pieces and returns when they are done; the caller is one of the threads.
     *
     * @param threads how many threads, at least 1
     * @param pieces how many pieces
     * @param work what to do
     * @throws RuntimeException or Error what a piece has thrown; some others are then left out
     */
    static void run(int threads, int pieces, Work work) {
        AtomicInteger next = new AtomicInteger();
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        IntConsumer thread = number -> {
            try {
                for (int piece = next.getAndIncrement(); piece < pieces; piece = next.getAndIncrement()) {
                    work.run(number, piece);
                }
            } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
                next.set(pieces);
            }
        };
        int helpers = Math.min(threads, pieces) - 1;
        CountDownLatch done = new CountDownLatch(helpers);
        for (int i = 1; i <= helpers; i++) {
            int number = i;
            HANDS.execute(() -> {
                thread.accept(number);
                done.countDown();
            });
        }
        thread.accept(0);
        awaitWithoutInterruption(done);
        Throwable thrown = failure.get();
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown != null) {
            throw (RuntimeException) thrown;
        }
    }

    private static void awaitWithoutInterruption(CountDownLatch done) {
        boolean interrupted = false;
        while (true) {
            try {
                done.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true; // the pieces write into the caller's arrays: leaving now would be wrong
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
