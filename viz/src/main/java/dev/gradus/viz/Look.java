package dev.gradus.viz;

/**
 * How a record looks, by what it is: told by corners and outline first and by colour second.
 *
 * @param radius of the corners
 * @param stroke the colour of the outline
 * @param strokeWidth of the outline
 * @param dashed whether the outline is dashed
 * @param heading the fill behind the label
 * @param headingInk the colour of the label
 * @param ink the colour of numbers
 */
record Look(
        double radius,
        String stroke,
        double strokeWidth,
        boolean dashed,
        String heading,
        String headingInk,
        String ink) {
    private static final double ROUND = 10;
    private static final double SQUARE = 2;

    static Look of(Box box, Theme t) {
        if (!(box instanceof Box.Single single)) {
            return new Look(SQUARE, t.line, 1.4, false, t.header, t.ink, t.ink);
        }
        if (single.root()) {
            double radius = single.kind() == Box.Kind.INTERIOR ? SQUARE : ROUND;
            return new Look(radius, t.ink, 2, false, t.ink, t.background, t.ink);
        }
        return switch (single.kind()) {
            case CONSTANT -> new Look(ROUND, t.faint, 1, true, t.record, t.muted, t.muted);
            case INPUT -> new Look(ROUND, t.line, 1.2, false, t.header, t.ink, t.ink);
            case PARAMETER -> new Look(ROUND, t.parameterLine, 2, false, t.parameter, t.ink, t.ink);
            case INTERIOR -> new Look(SQUARE, t.line, 1.2, false, t.header, t.ink, t.ink);
        };
    }
}
