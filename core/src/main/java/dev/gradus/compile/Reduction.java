package dev.gradus.compile;

/** What becomes of the rows' results. */
enum Reduction {
    /** Their mean. */
    MEAN,
    /** Their sum. */
    SUM,
    /** They stay as they are, one per row. */
    NONE;

    /** The kind of node that does it. */
    Graph.Kind kind() {
        return switch (this) {
            case MEAN -> Graph.Kind.MEAN;
            case SUM -> Graph.Kind.SUM;
            case NONE -> throw new IllegalStateException("rows that stay as they are have no reduction");
        };
    }
}
