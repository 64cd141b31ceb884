package dev.gradus.notebook;

import java.util.stream.Stream;
import org.rapaio.jupyter.kernel.global.Global;

/** Where displays go: to the kernel's page in a kernel, to standard output as text elsewhere. */
final class Screen {
    /** The kernel is an optional dependency, and its classes make a kernel when touched: so look at the command. */
    private static final boolean IN_KERNEL = Stream.of("org.rapaio.jupyter.kernel.", KernelMain.class.getName())
            .anyMatch(System.getProperty("sun.java.command", "")::startsWith);

    private Screen() {}

    static void put(Display display) {
        if (IN_KERNEL) {
            Global.display(display);
        } else {
            System.out.println(display.text());
        }
    }
}
