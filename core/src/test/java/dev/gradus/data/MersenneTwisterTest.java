package dev.gradus.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The test values that the authors of MT19937 publish, and the one that the C++ standard demands. */
class MersenneTwisterTest {

    @Test
    void theTenThousandthNumberOfTheDefaultSeedIsThatOfTheStandard() {
        MersenneTwister twister = MersenneTwister.seeded(5489);
        for (int i = 1; i < 10_000; i++) {
            twister.nextInt();
        }

        assertThat(Integer.toUnsignedLong(twister.nextInt())).isEqualTo(4123659995L);
    }

    @Test
    void seedingByAnArrayGivesTheAuthorsNumbers() {
        MersenneTwister twister = MersenneTwister.seeded(new int[] {0x123, 0x234, 0x345, 0x456});

        assertThat(Integer.toUnsignedLong(twister.nextInt())).isEqualTo(1067595299L);
        assertThat(Integer.toUnsignedLong(twister.nextInt())).isEqualTo(955945823L);
        assertThat(Integer.toUnsignedLong(twister.nextInt())).isEqualTo(477289528L);
        assertThat(Integer.toUnsignedLong(twister.nextInt())).isEqualTo(4107218783L);
        assertThat(Integer.toUnsignedLong(twister.nextInt())).isEqualTo(4228976476L);
    }
}
