package dev.gradus.data;

import java.nio.ByteBuffer;

/**
 * The 32-bit Mersenne Twister MT19937: period 2<sup>19937</sup> − 1, equidistributed in 623 dimensions.
 *
 * <p>Both CPython's {@code random} and NumPy's legacy generator are built on it; they differ only in how
 * they seed it and in what they make of its words. Not for cryptography. Not thread-safe.
 *
 * <p>Source: M. Matsumoto and T. Nishimura, "Mersenne Twister: a 623-dimensionally equidistributed uniform
 * pseudo-random number generator", ACM TOMACS 8(1), 1998, with the seeding of their 2002 revision.
 */
final class MersenneTwister {
    private static final int WORDS = 624;
    private static final int OFFSET = 397;
    private static final int TWIST = 0x9908b0df;
    private static final int UPPER_BIT = 0x80000000;
    private static final int LOWER_BITS = 0x7fffffff;

    /** How many bytes {@link #write} writes and {@link #read} reads. */
    static final int BYTES = (WORDS + 1) * Integer.BYTES;

    private final int[] words = new int[WORDS];

    /** How many of the words have been handed out; at {@code WORDS} the next draw makes new ones. */
    private int used = WORDS;

    private MersenneTwister() {}

    /** The paper's {@code init_genrand}: the state from one 32-bit number. */
    static MersenneTwister seeded(int seed) {
        MersenneTwister twister = new MersenneTwister();
        twister.words[0] = seed;
        for (int i = 1; i < WORDS; i++) {
            twister.words[i] = 1812433253 * twister.folded(i - 1) + i;
        }
        return twister;
    }

    /** The paper's {@code init_by_array}: the state from any number of 32-bit words, at least one. */
    static MersenneTwister seeded(int[] key) {
        MersenneTwister twister = seeded(19650218);
        int[] words = twister.words;
        int at = 1;
        for (int step = 0; step < Math.max(WORDS, key.length); step++) {
            int j = step % key.length;
            words[at] = (words[at] ^ (twister.folded(at - 1) * 1664525)) + key[j] + j;
            at = twister.following(at);
        }
        for (int step = 1; step < WORDS; step++) {
            words[at] = (words[at] ^ (twister.folded(at - 1) * 1566083941)) - at;
            at = twister.following(at);
        }
        words[0] = UPPER_BIT;
        return twister;
    }

    private int folded(int i) {
        return words[i] ^ (words[i] >>> 30);
    }

    /** The next place while seeding; after the last word comes the second, the first taking the last's value. */
    private int following(int at) {
        if (at < WORDS - 1) {
            return at + 1;
        }
        words[0] = words[WORDS - 1];
        return 1;
    }

    /** The next 32 random bits. */
    int nextInt() {
        if (used == WORDS) {
            refill();
        }
        int y = words[used++];
        y ^= y >>> 11;
        y ^= (y << 7) & 0x9d2c5680;
        y ^= (y << 15) & 0xefc60000;
        return y ^ (y >>> 18);
    }

    /** The next multiple of 2<sup>−53</sup> in [0, 1), from two words: 27 bits of the first, 26 of the second. */
    double nextDouble() {
        int high = nextInt() >>> 5;
        int low = nextInt() >>> 6;
        return (((long) high << 26) + low) * 0x1p-53;
    }

    private void refill() {
        for (int i = 0; i < WORDS; i++) {
            int y = (words[i] & UPPER_BIT) | (words[(i + 1) % WORDS] & LOWER_BITS);
            words[i] = words[(i + OFFSET) % WORDS] ^ (y >>> 1) ^ ((y & 1) * TWIST);
        }
        used = 0;
    }

    /** Appends the whole state to the buffer. */
    void write(ByteBuffer buffer) {
        for (int word : words) {
            buffer.putInt(word);
        }
        buffer.putInt(used);
    }

    /**
     * The generator whose state {@link #write} wrote.
     *
     * @throws IllegalArgumentException if the position is outside the state
     */
    static MersenneTwister read(ByteBuffer buffer) {
        MersenneTwister twister = new MersenneTwister();
        for (int i = 0; i < WORDS; i++) {
            twister.words[i] = buffer.getInt();
        }
        twister.used = buffer.getInt();
        if (twister.used < 0 || twister.used > WORDS) {
            throw new IllegalArgumentException(
                    "The position in the generator state is " + twister.used + "; it must be 0 to " + WORDS + ".");
        }
        return twister;
    }
}
