package dev.gradus.compile;

/**
 * Operations on the bits of numbers, from which {@link Functions} are made. They are defined here for one number;
 * {@link VectorLanes} does the same to a vector.
 */
enum Bits {
    /** 2ⁿ for the number n + {@link #BIASED}, if n is whole and from −1022 to 1023. */
    POWER_OF_TWO,
    /** A number below 0 where bit 1 of a whole number, plus {@link #WHOLE}, is set: every other pair of quadrants. */
    HALF_TURN,
    /** e + {@link #EXPONENT_BIASED}, where a normal number above 0 is 2ᵉ · m with m from √½ to √2. */
    EXPONENT,
    /** That m. */
    MANTISSA,
    /** The first number, which is 0 or above, with the sign of the second. */
    COPY_SIGN,
    /** The first number, its sign changed if the second is below 0 or −0. */
    FLIP;

    /** Adding this rounds a number to a whole one, which its last bits then are; subtracting it leaves the whole number. */
    static final double WHOLE = 0x1.8p52;

    /** The same with the bias of an exponent in it. */
    static final double BIASED = WHOLE + 1023;

    static final double EXPONENT_BIASED = 0x1p52 + 1023;

    static final int EXPONENT_SHIFT = 52;
    static final int HALF_TURN_SHIFT = 62;
    static final long SIGN_BIT = 1L << 63;
    static final long MANTISSA_BITS = (1L << EXPONENT_SHIFT) - 1;
    static final long TWO_TO_THE_52 = Double.doubleToRawLongBits(0x1p52);

    /** The bits of √½. */
    static final long LEAST = 0x3FE6_A09E_667F_3BCDL;

    /** Added to the bits of a number, carries into its exponent from √2 on instead of 2. */
    static final long CARRY = Double.doubleToRawLongBits(1) - LEAST;

    int operands() {
        return this == FLIP || this == COPY_SIGN ? 2 : 1;
    }

    // Called by generated code.

    static double powerOfTwo(double t) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(t) << EXPONENT_SHIFT);
    }

    static double halfTurn(double t) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(t) << HALF_TURN_SHIFT);
    }

    static double exponent(double x) {
        long carried = Double.doubleToRawLongBits(x) + CARRY;
        return Double.longBitsToDouble(carried >>> EXPONENT_SHIFT | TWO_TO_THE_52);
    }

    static double mantissa(double x) {
        long carried = Double.doubleToRawLongBits(x) + CARRY;
        return Double.longBitsToDouble((carried & MANTISSA_BITS) + LEAST);
    }

    static double copySign(double x, double sign) {
        long bit = Double.doubleToRawLongBits(sign) & SIGN_BIT;
        return Double.longBitsToDouble(Double.doubleToRawLongBits(x) | bit);
    }

    static double flip(double x, double sign) {
        long bit = Double.doubleToRawLongBits(sign) & SIGN_BIT;
        return Double.longBitsToDouble(Double.doubleToRawLongBits(x) ^ bit);
    }
}
