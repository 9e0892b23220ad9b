package io.recourse.negotiation.domain;

import io.recourse.casework.decision.Dated;
import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.PassedDeadline;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.rules.contact.Flag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What reaches a party of negotiation. */
public sealed interface PartyInput extends Input {

    /** Intake knows the party; its zone beats the one a case brought along. */
    record Registered(String lender, String zone, boolean hasMobile, boolean hasEmail) implements PartyInput {}

    /**
     * A case asks for one contact now. It may come before the registration and then opens the row.
     *
     * @param purpose what the contact is for, for the journal
     * @param zone the debtor's as the case knows it
     */
    record ContactAsked(
            String caseId,
            String attemptId,
            Channel channel,
            String purpose,
            String lender,
            String zone,
            String jurisdiction)
            implements PartyInput {}

    /**
     * Somebody outside the ladder asks whether they may contact the party now, and is answered at once: the lender's people, a
     * program of theirs. Allowed is spent.
     *
     * @param askId the caller's own id of the contact, unique within the case
     * @param tone how the contact is to speak
     * @param standing how the case stood when it was asked for
     */
    record PermissionAsked(String caseId, String askId, Channel channel, Tone tone, String purpose, Standing standing)
            implements PartyInput {}

    /** Proof that no contact took place: the unit comes back. */
    record ContactReturned(String caseId, String attemptId) implements PartyInput {}

    /** The contact took place, or nobody knows; the unit stays spent. */
    record ContactConfirmed(String caseId, String attemptId, ContactOutcome outcome) implements PartyInput {}

    /**
     * The party wants no contact from {@code at} on.
     *
     * @param channel the channel it opted out of, null for all of them
     */
    record Ceased(Instant at, @Nullable Channel channel) implements PartyInput, Dated {}

    record FlagRaised(Flag flag) implements PartyInput {}

    record FlagLifted(Flag flag) implements PartyInput {}

    /** The party agreed to contact at any hour, or took it back. */
    record HoursAgreed(boolean anyHour) implements PartyInput {}

    record DeadlinePassed(Deadline deadline) implements PartyInput, PassedDeadline {}
}
