package io.recourse.contracts;

import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import java.time.Instant;

/**
 * A channel's report of what became of one contact, written to {@code channels.<id>.reports}.
 *
 * @param attemptId the contact that was handed to the channel
 * @param at when the outcome was known to the channel
 */
public record ContactReported(String caseId, String attemptId, ContactOutcome outcome, Instant at)
        implements PartnerMessage {}
