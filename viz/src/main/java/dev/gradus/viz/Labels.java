package dev.gradus.viz;

/** Labels made safe for the languages that pictures are written in. */
final class Labels {
    /** In code points; what is longer is cut in the box and whole in the tooltip. */
    private static final int LONGEST = 32;

    private Labels() {}

    /** {@return the label on one line, without what XML or Graphviz cannot hold} */
    static String clean(String label) {
        StringBuilder clean = new StringBuilder();
        label.replace("\r\n", "\n").codePoints().map(Labels::printable).forEach(clean::appendCodePoint);
        return clean.toString().strip();
    }

    private static int printable(int c) {
        if (c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029) {
            return '↵';
        }
        if (c == '\t') {
            return ' ';
        }
        boolean control = c < 0x20 || (c >= 0x7f && c < 0xa0);
        boolean surrogate = c >= 0xd800 && c < 0xe000;
        boolean noncharacter = (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
        boolean override = c == 0x202d || c == 0x202e; // of the direction of writing: shows text as what it is not
        return control || surrogate || noncharacter || override ? 0xfffd : c;
    }

    /** {@return the clean label, cut with … where it is too long for a box} */
    static String brief(String label) {
        String clean = clean(label);
        if (clean.codePointCount(0, clean.length()) <= LONGEST) {
            return clean;
        }
        return clean.substring(0, clean.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }

    /** {@return clean text for an XML attribute or element} */
    static String xml(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** {@return clean text for a quoted string of Graphviz, which reads some backslashes and ampersands its own way} */
    static String dot(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("&", "&amp;");
    }

    /** {@return clean text for a field of a record, where braces, bars and angles have a meaning} */
    static String dotField(String text) {
        // Graphviz drops a space in a record after another one or after what is not ASCII, even one with a backslash.
        return dot(text).replaceAll("[{}|<>]", "\\\\$0").replaceAll("(?<=[ \\P{ASCII}]) ", "\u00a0");
    }
}
