package io.recourse.negotiation.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parties of several lenders that are one person, and on which ground that may be used. The one row that knows who they are.
 *
 * <pre>
 * Unmade ──recorded──▶ Standing ──withdrawn, or its time is over──▶ Over
 * </pre>
 */
public sealed interface LinkState {

    record Unmade(String linkId) implements LinkState {}

    record Standing(LinkFile file) implements LinkState {
        Over end(@Nullable String by, Instant at) {
            return new Over(file, by, at);
        }
    }

    /** @param by who withdrew it, null if its time was over */
    record Over(LinkFile file, @Nullable String by, Instant at) implements LinkState {}

    /**
     * As it was recorded.
     *
     * @param parties in order
     * @param reference of the document that is the ground
     * @param by who recorded it
     * @param until from when on it is a ground no more, null if it has no end
     */
    record LinkFile(
            String linkId,
            List<String> parties,
            LinkBasis basis,
            String reference,
            String by,
            Instant at,
            @Nullable Instant until) {
        public LinkFile {
            parties = List.copyOf(parties);
        }
    }
}
