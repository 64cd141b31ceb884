package dev.gradus.viz;

import dev.gradus.viz.Layout.Rect;
import org.jspecify.annotations.Nullable;

/**
 * A box before it has a place: the record and the operation before it, side by side in reading direction.
 *
 * @param cells what is written in the record
 * @param record the record, relative to the corner of the whole
 * @param op the operation; null if there is none
 * @param width of the whole
 * @param height of the whole
 */
record NodeShape(Cells cells, Rect record, @Nullable Rect op, double width, double height) {
    private static final double OP = 24;
    private static final double OP_PAD = 7;
    private static final double STEM = 12;

    static NodeShape of(Box box, Options options) {
        Cells cells = Cells.of(box, options);
        double w = cells.width();
        double h = cells.height();
        if (!(box instanceof Box.Single single) || single.value().operands().isEmpty()) {
            return new NodeShape(cells, new Rect(0, 0, w, h), null, w, h);
        }
        String symbol = single.value().op().symbol();
        double opWidth = Math.max(OP, Math.ceil(TextWidth.of(symbol, Cells.FONT, false)) + 2 * OP_PAD);
        Direction direction = options.direction();
        boolean opFirst = direction == Direction.LR || direction == Direction.TB;
        if (direction.horizontal()) {
            double height = Math.max(h, OP);
            Rect op = new Rect(opFirst ? 0 : w + STEM, (height - OP) / 2, opWidth, OP);
            Rect record = new Rect(opFirst ? opWidth + STEM : 0, (height - h) / 2, w, h);
            return new NodeShape(cells, record, op, opWidth + STEM + w, height);
        }
        double width = Math.max(w, opWidth);
        Rect op = new Rect((width - opWidth) / 2, opFirst ? 0 : h + STEM, opWidth, OP);
        Rect record = new Rect((width - w) / 2, opFirst ? OP + STEM : 0, w, h);
        return new NodeShape(cells, record, op, width, h + STEM + OP);
    }

    Layout.Node at(Box box, double x, double y) {
        return new Layout.Node(box, cells, record.moved(x, y), op == null ? null : op.moved(x, y));
    }
}
