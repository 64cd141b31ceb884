package dev.gradus.notebook;

/** Pictures as a notebook wants them. */
final class Svg {
    private Svg() {}

    /** The svg element alone, without what a file has before it. */
    static String element(String document) {
        int start = document.indexOf("<svg");
        return start < 0 ? document : document.substring(start).strip();
    }
}
