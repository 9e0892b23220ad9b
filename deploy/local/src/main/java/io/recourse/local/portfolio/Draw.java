package io.recourse.local.portfolio;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * Chance that can be repeated: a stream of numbers which depends on a seed and some names and on nothing else, neither
 * on the platform nor on what was drawn elsewhere. SHA-256 makes the start, SplitMix64 (Steele, Lea, Flood 2014) goes on.
 */
public final class Draw {
    private long state;

    private Draw(long state) {
        this.state = state;
    }

    /** The stream of one seed for one purpose: {@code Draw.of(seed, account, "payment")}. */
    public static Draw of(long seed, String... names) {
        // a length before each part keeps ("a", "bc") and ("ab", "c") apart
        StringBuilder text = new StringBuilder(Long.toString(seed));
        for (String name : names) {
            text.append('/').append(name.length()).append(':').append(name);
        }
        byte[] hash = sha256(text.toString());
        long start = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            start = start << 8 | hash[i] & 0xff;
        }
        return new Draw(start);
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private long next() {
        state += 0x9e3779b97f4a7c15L;
        long z = state;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }

    /** A whole number, 0 … {@code bound} − 1. */
    public long below(long bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound must be positive");
        }
        return Math.unsignedMultiplyHigh(next(), bound);
    }

    /** A whole number, both ends included. */
    public int between(int least, int most) {
        return Math.toIntExact(least + below((long) most - least + 1));
    }

    /** True in so many of a thousand cases. */
    public boolean chance(int perMille) {
        return below(1000) < perMille;
    }

    public <T> T of(List<T> all) {
        return all.get((int) below(all.size()));
    }

    <T extends Weighted> T weighted(List<T> all) {
        long left = below(all.stream().mapToLong(Weighted::weight).sum());
        for (T one : all) {
            left -= one.weight();
            if (left < 0) {
                return one;
            }
        }
        throw new IllegalStateException("weights changed while drawing");
    }

    /** The place in a list of weights. */
    int place(int... weights) {
        long sum = 0;
        for (int weight : weights) {
            sum += weight;
        }
        long left = below(sum);
        int place = 0;
        while (left >= weights[place]) {
            left -= weights[place++];
        }
        return place;
    }
}
