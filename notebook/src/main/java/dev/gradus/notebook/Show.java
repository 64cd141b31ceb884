package dev.gradus.notebook;

/**
 * Shows things in the middle of a notebook cell, where the last line's value alone would not do.
 *
 * <pre>{@code
 * import static dev.gradus.notebook.Show.show;
 * show(loss);
 * }</pre>
 */
public final class Show {
    private Show() {}

    /**
     * Shows each object as {@link Display#of} has it: as a picture or table in a kernel that can, as text on standard
     * output elsewhere.
     *
     * @param objects what to show, in order
     */
    public static void show(Object... objects) {
        for (Object object : objects) {
            Screen.put(Display.of(object));
        }
    }
}
