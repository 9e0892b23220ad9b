package io.recourse.negotiation.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to a link of parties; all of it private. */
public sealed interface LinkEvent {

    record LinkRecorded(
            List<String> parties,
            LinkBasis basis,
            String reference,
            String by,
            Instant at,
            @Nullable Instant until) implements LinkEvent {
        public LinkRecorded {
            parties = List.copyOf(parties);
        }
    }

    /** @param by null if its time was over */
    record LinkEnded(@Nullable String by, Instant at) implements LinkEvent {}
}
