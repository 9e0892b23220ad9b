package io.recourse.bench.hostile;

import java.nio.charset.StandardCharsets;

/** One hostile input. Seed, door and number give the same bytes again. */
final class Hostile {

    private static final int SHOWN = 300;

    private final String door;
    private final int number;
    private final byte[] bytes;

    /** @param number from 0, per door */
    Hostile(String door, int number, byte[] bytes) {
        this.door = door;
        this.number = number;
        this.bytes = bytes;
    }

    /** Not a copy: it is read, never written. */
    byte[] bytes() {
        return bytes;
    }

    /** For the report: by what it can be replayed, and its beginning. */
    String shown(long seed) {
        String text = new String(bytes, 0, Math.min(bytes.length, SHOWN), StandardCharsets.UTF_8);
        StringBuilder safe = new StringBuilder();
        text.codePoints()
                .forEach(c -> safe.append(
                        Character.isISOControl(c) ? "\\x" + Integer.toHexString(c) : Character.toString(c)));
        return "seed %d, %s #%d, %d bytes: %s".formatted(seed, door, number, bytes.length, safe);
    }
}
