package dev.gradus.bench;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Register-blocked matrix products by hand for vectors of 8 lanes: tiles of 8 × 16 whose 16 accumulators stay in
 * registers, so that 16 multiply-adds need 10 loads.
 */
public final class Tiles {
    /** Eight doubles. */
    public static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_512;

    /** The columns of a tile and of a panel, a matrix of 16 columns stored row after row. */
    public static final int PANEL = 16;

    private Tiles() {}

    /** Refuses a machine where 8 lanes are not one register: the figures would say nothing. */
    public static void requireEightLanes() {
        if (DoubleVector.SPECIES_PREFERRED != LANES) {
            throw new IllegalStateException("the hand-written vector versions are made for 8 lanes (AVX-512), this "
                    + "machine has " + DoubleVector.SPECIES_PREFERRED.length());
        }
    }

    /**
     * c[r][0…15] += Σₖ a[r][k] · b[k][0…15] for 8 rows r.
     *
     * @param a the left side
     * @param at the place of a[0][0]
     * @param stride from a[r][k] to a[r + 1][k]
     * @param depth how many k
     * @param b a panel
     * @param bAt the place of b[0][0]
     * @param c a panel
     * @param cAt the place of c[0][0]
     */
    public static void addProduct(double[] a, int at, int stride, int depth, double[] b, int bAt, double[] c, int cAt) {
        DoubleVector l0 = load(c, cAt);
        DoubleVector h0 = load(c, cAt + 8);
        DoubleVector l1 = load(c, cAt + 16);
        DoubleVector h1 = load(c, cAt + 24);
        DoubleVector l2 = load(c, cAt + 32);
        DoubleVector h2 = load(c, cAt + 40);
        DoubleVector l3 = load(c, cAt + 48);
        DoubleVector h3 = load(c, cAt + 56);
        DoubleVector l4 = load(c, cAt + 64);
        DoubleVector h4 = load(c, cAt + 72);
        DoubleVector l5 = load(c, cAt + 80);
        DoubleVector h5 = load(c, cAt + 88);
        DoubleVector l6 = load(c, cAt + 96);
        DoubleVector h6 = load(c, cAt + 104);
        DoubleVector l7 = load(c, cAt + 112);
        DoubleVector h7 = load(c, cAt + 120);
        for (int k = 0; k < depth; k++) {
            DoubleVector low = load(b, bAt + PANEL * k);
            DoubleVector high = load(b, bAt + PANEL * k + 8);
            int i = at + k;
            DoubleVector x = all(a, i);
            l0 = x.fma(low, l0);
            h0 = x.fma(high, h0);
            x = all(a, i + stride);
            l1 = x.fma(low, l1);
            h1 = x.fma(high, h1);
            x = all(a, i + 2 * stride);
            l2 = x.fma(low, l2);
            h2 = x.fma(high, h2);
            x = all(a, i + 3 * stride);
            l3 = x.fma(low, l3);
            h3 = x.fma(high, h3);
            x = all(a, i + 4 * stride);
            l4 = x.fma(low, l4);
            h4 = x.fma(high, h4);
            x = all(a, i + 5 * stride);
            l5 = x.fma(low, l5);
            h5 = x.fma(high, h5);
            x = all(a, i + 6 * stride);
            l6 = x.fma(low, l6);
            h6 = x.fma(high, h6);
            x = all(a, i + 7 * stride);
            l7 = x.fma(low, l7);
            h7 = x.fma(high, h7);
        }
        l0.intoArray(c, cAt);
        h0.intoArray(c, cAt + 8);
        l1.intoArray(c, cAt + 16);
        h1.intoArray(c, cAt + 24);
        l2.intoArray(c, cAt + 32);
        h2.intoArray(c, cAt + 40);
        l3.intoArray(c, cAt + 48);
        h3.intoArray(c, cAt + 56);
        l4.intoArray(c, cAt + 64);
        h4.intoArray(c, cAt + 72);
        l5.intoArray(c, cAt + 80);
        h5.intoArray(c, cAt + 88);
        l6.intoArray(c, cAt + 96);
        h6.intoArray(c, cAt + 104);
        l7.intoArray(c, cAt + 112);
        h7.intoArray(c, cAt + 120);
    }

    /**
     * c[k][0…15] = Σᵣ a[r][k] · b[r][0…15] for 8 columns k of a.
     *
     * @param a the left side, to be transposed
     * @param at the place of a[0][0]
     * @param stride from a[r][k] to a[r + 1][k]
     * @param rows how many r
     * @param b a panel
     * @param bAt the place of b[0][0]
     * @param c a panel
     * @param cAt the place of c[0][0]
     */
    public static void transposedProduct(
            double[] a, int at, int stride, int rows, double[] b, int bAt, double[] c, int cAt) {
        DoubleVector l0 = DoubleVector.zero(LANES);
        DoubleVector h0 = l0;
        DoubleVector l1 = l0;
        DoubleVector h1 = l0;
        DoubleVector l2 = l0;
        DoubleVector h2 = l0;
        DoubleVector l3 = l0;
        DoubleVector h3 = l0;
        DoubleVector l4 = l0;
        DoubleVector h4 = l0;
        DoubleVector l5 = l0;
        DoubleVector h5 = l0;
        DoubleVector l6 = l0;
        DoubleVector h6 = l0;
        DoubleVector l7 = l0;
        DoubleVector h7 = l0;
        for (int r = 0; r < rows; r++) {
            DoubleVector low = load(b, bAt + PANEL * r);
            DoubleVector high = load(b, bAt + PANEL * r + 8);
            int i = at + r * stride;
            DoubleVector x = all(a, i);
            l0 = x.fma(low, l0);
            h0 = x.fma(high, h0);
            x = all(a, i + 1);
            l1 = x.fma(low, l1);
            h1 = x.fma(high, h1);
            x = all(a, i + 2);
            l2 = x.fma(low, l2);
            h2 = x.fma(high, h2);
            x = all(a, i + 3);
            l3 = x.fma(low, l3);
            h3 = x.fma(high, h3);
            x = all(a, i + 4);
            l4 = x.fma(low, l4);
            h4 = x.fma(high, h4);
            x = all(a, i + 5);
            l5 = x.fma(low, l5);
            h5 = x.fma(high, h5);
            x = all(a, i + 6);
            l6 = x.fma(low, l6);
            h6 = x.fma(high, h6);
            x = all(a, i + 7);
            l7 = x.fma(low, l7);
            h7 = x.fma(high, h7);
        }
        l0.intoArray(c, cAt);
        h0.intoArray(c, cAt + 8);
        l1.intoArray(c, cAt + 16);
        h1.intoArray(c, cAt + 24);
        l2.intoArray(c, cAt + 32);
        h2.intoArray(c, cAt + 40);
        l3.intoArray(c, cAt + 48);
        h3.intoArray(c, cAt + 56);
        l4.intoArray(c, cAt + 64);
        h4.intoArray(c, cAt + 72);
        l5.intoArray(c, cAt + 80);
        h5.intoArray(c, cAt + 88);
        l6.intoArray(c, cAt + 96);
        h6.intoArray(c, cAt + 104);
        l7.intoArray(c, cAt + 112);
        h7.intoArray(c, cAt + 120);
    }

    /**
     * Eight numbers of an array.
     *
     * @param from the array
     * @param at the first
     * @return them
     */
    public static DoubleVector load(double[] from, int at) {
        return DoubleVector.fromArray(LANES, from, at);
    }

    /**
     * One number of an array in every lane.
     *
     * @param from the array
     * @param at its place
     * @return the number, eight times
     */
    public static DoubleVector all(double[] from, int at) {
        return DoubleVector.broadcast(LANES, from[at]);
    }
}
