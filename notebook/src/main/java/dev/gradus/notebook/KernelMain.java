package dev.gradus.notebook;

import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.rapaio.jupyter.kernel.MainApp;
import org.rapaio.jupyter.kernel.channels.Channels;

/**
 * Starts the kernel and sees to it that it listens.
 *
 * <p>Version 3.0.1 marks the threads of its channels as running just after it has started them; on a busy machine a
 * thread can look at the mark before, and end. Such a channel is deaf for good, so its loop is started again.
 */
public final class KernelMain {
    private static final int WATCH_MILLIS = 15_000;
    private static final int PAUSE_MILLIS = 20;

    private KernelMain() {}

    /**
     * Runs the kernel until its client ends it.
     *
     * @param args the connection file, as Jupyter gives it
     * @throws Exception if the kernel cannot start
     */
    public static void main(String[] args) throws Exception {
        Thread watch = new Thread(KernelMain::watch, "channel watch");
        watch.setDaemon(true);
        watch.start();
        MainApp.main(args);
    }

    private static void watch() {
        Map<Thread, Thread> runners = new HashMap<>();
        try {
            for (int waited = 0; waited < WATCH_MILLIS; waited += PAUSE_MILLIS) {
                Channels channels = MainApp.kernel.channels();
                if (channels != null) {
                    for (Object channel : (Set<?>) field(channels, "channels")) {
                        restartIfEnded(channel, runners);
                    }
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        } catch (ReflectiveOperationException otherVersion) {
            // A kernel with other insides has to look after its threads itself.
        }
    }

    private static void restartIfEnded(Object channel, Map<Thread, Thread> runners)
            throws ReflectiveOperationException {
        for (Field declared : channel.getClass().getDeclaredFields()) {
            if (Thread.class.isAssignableFrom(declared.getType())
                    && field(channel, declared.getName()) instanceof Thread loop
                    && runners.getOrDefault(loop, loop).getState() == Thread.State.TERMINATED) {
                Thread runner = new Thread(loop, loop.getName());
                runners.put(loop, runner);
                runner.start();
            }
        }
    }

    private static Object field(Object owner, String name) throws ReflectiveOperationException {
        Field field = owner.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field.get(owner);
    }
}
