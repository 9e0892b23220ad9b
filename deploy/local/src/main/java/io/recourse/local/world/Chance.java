package io.recourse.local.world;

import java.time.Duration;

/** Chance without a generator: a draw is a hash of the seed and of what it is about, so no order of asking matters. */
public record Chance(long seed) {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    /** @param about what is drawn for, enough words to be asked once only */
    public Draw draw(String... about) {
        long hash = FNV_OFFSET ^ mix(seed);
        for (String word : about) {
            for (int i = 0; i < word.length(); i++) {
                hash = (hash ^ word.charAt(i)) * FNV_PRIME;
            }
            hash = (hash ^ 0x1f) * FNV_PRIME;
        }
        return new Draw(mix(hash));
    }

    /** The finaliser of SplitMix64. */
    private static long mix(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** One drawn number. */
    public record Draw(long bits) {

        /** Both ends included. */
        public int between(int least, int most) {
            return least + (int) Long.remainderUnsigned(bits, most - least + 1L);
        }

        public boolean percent(int of100) {
            return between(0, 99) < of100;
        }

        /** A time of so many whole days, to the minute: nobody acts at midnight sharp. */
        public Duration days(int least, int most) {
            return Duration.ofDays(between(least, most)).plusMinutes(Long.remainderUnsigned(bits >>> 17, 20 * 60L));
        }
    }
}
