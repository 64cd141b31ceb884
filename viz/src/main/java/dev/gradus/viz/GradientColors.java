package dev.gradus.viz;

/**
 * Colours for gradients: one hue for each sign, the deeper the larger.
 *
 * @param none for a gradient of 0
 * @param positiveLeast for a positive gradient next to 0
 * @param positiveMost for the largest gradient of the picture
 * @param negativeLeast for a negative gradient next to 0
 * @param negativeMost for the most negative one
 * @param broken for NaN and the infinities
 */
record GradientColors(
        String none,
        String positiveLeast,
        String positiveMost,
        String negativeLeast,
        String negativeMost,
        String broken) {

    /**
     * The colour of one gradient.
     *
     * @param gradient the gradient
     * @param largest the largest finite size of a gradient in the picture
     * @return a colour as {@code #rrggbb}
     */
    String of(double gradient, double largest) {
        if (!Double.isFinite(gradient)) {
            return broken;
        }
        if (gradient == 0) {
            return none;
        }
        // The square root keeps a gradient of a hundredth of the largest visible.
        double depth = Math.sqrt(Math.abs(gradient) / largest);
        return gradient > 0 ? mix(positiveLeast, positiveMost, depth) : mix(negativeLeast, negativeMost, depth);
    }

    private static String mix(String from, String to, double part) {
        StringBuilder colour = new StringBuilder("#");
        for (int i = 1; i < 7; i += 2) {
            int a = Integer.parseInt(from.substring(i, i + 2), 16);
            int b = Integer.parseInt(to.substring(i, i + 2), 16);
            int c = (int) Math.round(a + (b - a) * part);
            colour.append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
        }
        return colour.toString();
    }
}
