package io.recourse.casework.desk;

import org.jspecify.annotations.Nullable;

/**
 * What a service's doors keep of the messages that come in: a service that hears who somebody is keeps them under a secret
 * of its own, the others as they are.
 */
public interface Sealing {

    /** Nothing that comes in says who anybody is. */
    Sealing NONE = new Sealing() {
        @Override
        public Kept keep(String letter, byte[] value) {
            return new Kept(value, null);
        }

        @Override
        public String digest(byte[] value) {
            return EventIds.hash(value);
        }
    };

    /**
     * A dead letter's value as it goes into the journal.
     *
     * @param letter {@code <door>@<offset>}: what is kept can be opened as that letter only
     */
    Kept keep(String letter, byte[] value);

    /** Tells one value from another: the same for the same bytes, and nothing to try out guesses on. */
    String digest(byte[] value);

    /** @param key names the key it was closed with, null if it lies open */
    record Kept(byte[] bytes, @Nullable String key) {}
}
