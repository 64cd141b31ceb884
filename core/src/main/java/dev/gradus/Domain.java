package dev.gradus;

/** Where an {@link Op} is differentiable: the points at which its local derivatives are limits of difference quotients. */
public enum Domain {
    /** No exception. */
    REALS("every real number") {
        @Override
        public boolean contains(double a, double b, double margin) {
            return true;
        }
    },
    /** A positive first operand. */
    POSITIVE("a > 0") {
        @Override
        public boolean contains(double a, double b, double margin) {
            return a > margin;
        }
    },
    /** A first operand above −1. */
    ABOVE_MINUS_ONE("a > -1") {
        @Override
        public boolean contains(double a, double b, double margin) {
            return a > -1 + margin;
        }
    },
    /** A first operand strictly between −1 and 1. */
    WITHIN_ONE("-1 < a < 1") {
        @Override
        public boolean contains(double a, double b, double margin) {
            return Math.abs(a) < 1 - margin;
        }
    },
    /** A first operand other than 0. */
    NONZERO("a ≠ 0") {
        @Override
        public boolean contains(double a, double b, double margin) {
            return Math.abs(a) > margin;
        }
    },
    /** A second operand other than 0. */
    NONZERO_DIVISOR("b ≠ 0") {
        @Override
        public boolean contains(double a, double b, double margin) {
            return Math.abs(b) > margin;
        }
    },
    /** Operands that are not both 0. */
    OFF_ORIGIN("a and b not both 0") {
        @Override
        public boolean contains(double a, double b, double margin) {
            return Math.abs(a) > margin || Math.abs(b) > margin;
        }
    },
    /** A point (b, a) off the half-line from the origin along the negative b axis. */
    OFF_CUT("a ≠ 0 or b > 0") {
        @Override
        public boolean contains(double a, double b, double margin) {
            return Math.abs(a) > margin || b > margin;
        }
    },
    /** A first operand whose cosine is not 0. */
    OFF_POLES("cos(a) ≠ 0") {
        @Override
        public boolean contains(double a, double b, double margin) {
            return Math.abs(Math.cos(a)) > margin;
        }
    },
    /** Two operands that differ. */
    UNEQUAL("a ≠ b") {
        @Override
        public boolean contains(double a, double b, double margin) {
            return Math.abs(a - b) > margin;
        }
    },
    /** Nowhere: the derivative is 0 by definition, whatever the difference quotient says. */
    NOWHERE("none: the derivative is 0 by definition") {
        @Override
        public boolean contains(double a, double b, double margin) {
            return false;
        }
    };

    private final String text;

    Domain(String text) {
        this.text = text;
    }

    /**
     * Whether a point lies inside, and far enough from the border for a difference quotient of that width.
     *
     * @param a the first operand
     * @param b the second operand; not read by an operation of one operand
     * @param margin the distance to keep from every excluded point, ≥ 0
     * @return whether the operation is differentiable there
     */
    public abstract boolean contains(double a, double b, double margin);

    /** {@return the condition in words} */
    @Override
    public String toString() {
        return text;
    }
}
