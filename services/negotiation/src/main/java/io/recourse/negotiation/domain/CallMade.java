package io.recourse.negotiation.domain;

import io.recourse.casework.decision.SubjectId;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.rules.contact.ContactKind;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A contact by voice as its case keeps it, or as its party does if it went to a third person or the party began it: everything a call
 * must know of it.
 *
 * @param party whom it was made to, or about whom, or who began it
 * @param at when it was handed out, or was had if the party began it
 * @param third what the third person is and a digest that tells it from others; null if it went to the party
 */
public record CallMade(
        String caseId,
        String attemptId,
        String lender,
        String party,
        Channel channel,
        Tone tone,
        Instant at,
        @Nullable ThirdPerson third) {

    /** Who owes nothing is spoken to in no other tone, ours. */
    static final Tone TO_THIRD_PERSONS = Tone.FRIENDLY;

    /** Nobody gave leave for a harder one, ours. */
    private static final Tone TO_WHO_RINGS_UP = Tone.FRIENDLY;

    /** The contact of that name with a third person; empty if there is none, or if it is no call. */
    public static Optional<CallMade> ofThird(PartyFile party, String caseId, String attemptId) {
        return party.grant(caseId, attemptId).flatMap(grant -> ofThird(party, grant));
    }

    static Optional<CallMade> ofThird(PartyFile party, Grant grant) {
        return grant.third() == null || ContactKind.of(grant.channel()) != ContactKind.VOICE
                ? Optional.empty()
                : Optional.of(new CallMade(
                        grant.caseId(),
                        grant.attemptId(),
                        party.lender(),
                        party.partyId(),
                        grant.channel(),
                        TO_THIRD_PERSONS,
                        grant.at(),
                        grant.third()));
    }

    /** The call of that name that the party began; empty if there is none, or it was long ago. */
    public static Optional<CallMade> ofConversation(PartyFile party, String caseId, String name) {
        return party.talks().stream()
                .filter(c -> c.isCall(caseId, name))
                .map(c -> of(party, c))
                .findFirst();
    }

    static CallMade of(PartyFile party, Conversation held) {
        return new CallMade(
                held.caseId(),
                held.callName(),
                party.lender(),
                party.partyId(),
                held.channel(),
                TO_WHO_RINGS_UP,
                held.at(),
                null);
    }

    /** The contact of that name; empty if there is none, or if it is no call. */
    public static Optional<CallMade> of(CaseFile file, String attemptId) {
        return file.attempt(attemptId).flatMap(attempt -> of(file, attempt));
    }

    static Optional<CallMade> of(CaseFile file, Attempt attempt) {
        Channel channel = attempt.channel();
        Tone tone = attempt.tone();
        return channel == null || tone == null || ContactKind.of(channel) != ContactKind.VOICE
                ? Optional.empty()
                : Optional.of(new CallMade(
                        file.caseId(),
                        attempt.attemptId(),
                        file.lender(),
                        attempt.party() == null ? file.debtor().party() : attempt.party(),
                        channel,
                        tone,
                        attempt.at(),
                        null));
    }

    /** Whether its case has heard that nobody was spoken to; what is told of a call after its end counts by its own date. */
    public static boolean wasInVain(CaseFile file, String attemptId) {
        return file.attempt(attemptId).filter(CallMade::wasInVain).isPresent();
    }

    private static boolean wasInVain(Attempt attempt) {
        return attempt.outcome() == ContactOutcome.UNANSWERED || attempt.reachedNobody();
    }

    /** The same where its party has heard it. */
    public static boolean wasInVain(PartyFile party, String caseId, String attemptId) {
        return party.grant(caseId, attemptId)
                .map(Grant::outcome)
                .filter(CallMade::reachedNobody)
                .isPresent();
    }

    static boolean reachedNobody(ContactOutcome outcome) {
        return switch (outcome) {
            case UNANSWERED, UNREACHABLE -> true;
            case CONVERSATION, DELIVERED, UNKNOWN -> false;
        };
    }

    /** The call of a contact: names of contacts are unique within a case only, and longer than a subject's may be. */
    public static SubjectId subject(String caseId, String attemptId) {
        return new SubjectId(CallDecider.KIND, Lots.hex(caseId + "\n" + attemptId));
    }

    SubjectId subject() {
        return subject(caseId, attemptId);
    }
}
