package dev.gradus.compile;

import java.util.Arrays;

/** A list of nodes, compared by content. */
@SuppressWarnings("ArrayRecordComponent") // that is what equals and hashCode are for
record Nodes(int[] list) {
    @Override
    public boolean equals(Object other) {
        return other instanceof Nodes that && Arrays.equals(list, that.list);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(list);
    }
}
