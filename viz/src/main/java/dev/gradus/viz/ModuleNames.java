package dev.gradus.viz;

/** Names of modules, such as {@code layers.0.neurons.3}: paths of segments, the innermost last. */
final class ModuleNames {
    private ModuleNames() {}

    /** {@return the module around this one, {@code layers.0}; this one itself if there is none} */
    static String around(String module) {
        int cut = module.lastIndexOf('.');
        if (cut > 0 && isNumber(module.substring(cut + 1))) {
            cut = module.lastIndexOf('.', cut - 1);
        }
        return cut > 0 ? module.substring(0, cut) : module;
    }

    /** {@return the module so many levels further out} */
    static String around(String module, int levels) {
        String outer = module;
        for (int i = 0; i < levels; i++) {
            outer = around(outer);
        }
        return outer;
    }

    /** {@return the name in words: {@code layer 0 / neuron 3}} */
    static String words(String module) {
        StringBuilder words = new StringBuilder();
        String[] segments = module.split("\\.", -1);
        for (int i = 0; i < segments.length; i++) {
            boolean numbered = i + 1 < segments.length && isNumber(segments[i + 1]);
            words.append(words.isEmpty() ? "" : " / ").append(numbered ? singular(segments[i]) : segments[i]);
            if (numbered) {
                words.append(' ').append(segments[++i]);
            }
        }
        return words.toString();
    }

    /** {@return what one module of this name is called: {@code neuron}, or {@code module} where it has no number} */
    static String noun(String module) {
        String[] segments = module.split("\\.", -1);
        int last = segments.length - 1;
        return last > 0 && isNumber(segments[last]) ? singular(segments[last - 1]) : "module";
    }

    private static boolean isNumber(String segment) {
        return !segment.isEmpty() && segment.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static String singular(String plural) {
        return plural.length() > 1 && plural.endsWith("s") ? plural.substring(0, plural.length() - 1) : plural;
    }
}
