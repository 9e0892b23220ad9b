package io.recourse.negotiation.domain;

import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A contact with a third person that had refused by then, which nobody knew yet.
 *
 * @param at when leave for it was given
 * @param outcome null while nobody has said what became of it
 */
public record LateRefusal(
        String attemptId,
        Instant at,
        Instant refusedFrom,
        @Nullable ContactOutcome outcome) {}
