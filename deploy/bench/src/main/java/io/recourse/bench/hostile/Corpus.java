package io.recourse.bench.hostile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/** Hostile variants of valid documents of one door. The same seed, door and number give the same bytes. */
final class Corpus {

    /** Every so many is spoiled byte by byte instead of field by field. */
    private static final int BYTES_EVERY = 4;

    private final long seed;
    private final String door;
    private final List<Original> originals;

    Corpus(long seed, String door, List<Original> originals) {
        this.seed = seed;
        this.door = door;
        this.originals = List.copyOf(originals);
    }

    /** A valid document. */
    interface Original {
        /** A new one; those of two numbers are about two things. */
        ObjectNode document(int number);
    }

    /** Chance that depends on nothing but seed, door and number. */
    Random random(int number) {
        long numbered = (seed * 1_000_003L + door.hashCode()) * 1_000_003L + number;
        // the first draws of neighbouring seeds resemble each other
        return new Random(new SplittableRandom(numbered).nextLong());
    }

    Hostile get(int number) {
        Original original = originals.get(number % originals.size());
        ObjectNode document = original.document(number);
        int turn = number / originals.size();
        Random random = random(number);
        if (turn % BYTES_EVERY == 0) {
            return new Hostile(door, number, Bytes.spoil(bytes(document), random));
        }
        int variant = turn - turn / BYTES_EVERY - 1;
        if (variant < Structure.variants(document)) {
            Structure.spoil(document, variant);
        } else {
            Structure.spoil(document, random);
        }
        return new Hostile(door, number, bytes(document));
    }

    static byte[] bytes(ObjectNode document) {
        return document.toString().getBytes(StandardCharsets.UTF_8);
    }
}
