package io.recourse.negotiation.domain;

import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.Refusal;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.negotiation.domain.CaseInput.AnswerHeard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * That whoever was reached is to be left alone, as one of the lender's people tells it who heard it said: it is obeyed as if a
 * provider had brought the words.
 *
 * @param wrongPerson somebody else was reached, who owes nothing
 * @param unwanted channels by which no more is wanted; by somebody else they are written down and bar none of the debtor's
 */
public record LeftAlone(boolean wrongPerson, Set<Channel> unwanted) {

    /** @throws IllegalArgumentException if nothing was said */
    public LeftAlone {
        unwanted = Set.copyOf(unwanted);
        if (!wrongPerson && unwanted.isEmpty()) {
            throw new IllegalArgumentException("who is to be left alone said so");
        }
    }

    /** How a contact ended in which that was said: who reached somebody else did not reach the party. */
    public ContactOutcome outcome() {
        return wrongPerson ? ContactOutcome.UNREACHABLE : ContactOutcome.CONVERSATION;
    }

    /**
     * As the case of the contact hears it; empty if it made no such contact, or somebody else was reached and nobody knows any more
     * at which address.
     *
     * @param at when it was said
     */
    public Optional<AnswerHeard> heard(CaseFile file, String attemptId, Instant at) {
        Optional<Attempt> kept = file.attempt(attemptId);
        return kept.flatMap(attempt -> Optional.ofNullable(attempt.channel()))
                .or(() -> kept.isPresent() || file.mayHaveForgotten(attemptId) ? byOneUnwanted() : Optional.empty())
                .map(channel -> heard(attemptId, channel, true, at));
    }

    /** By which channel who owes was reached long ago nobody knows any more, and nothing follows from it. */
    private Optional<Channel> byOneUnwanted() {
        return wrongPerson ? Optional.empty() : unwanted.stream().min(Comparator.naturalOrder());
    }

    /** Why it cannot have been said then, as of any end of a contact; null if it can. Whoever heard it has no clock but ours. */
    public static @Nullable Refusal impossible(CaseFile file, String attemptId, Instant at, Instant now) {
        Instant made = file.attempt(attemptId).map(Attempt::at).orElse(Instant.EPOCH);
        return Contacts.<CaseEvent>impossible(made, at, now) instanceof Decision.Refused<CaseEvent>(Refusal refusal)
                ? refusal
                : null;
    }

    /** @param reply it ended the contact; false if it was found out afterwards */
    AnswerHeard heard(String attemptId, Channel channel, boolean reply, Instant at) {
        List<Intent> meant = new ArrayList<>();
        if (!unwanted.isEmpty()) {
            meant.add(Intent.STOP);
        }
        if (wrongPerson) {
            meant.add(Intent.WRONG_PERSON);
        }
        @Nullable Set<Channel> channels = unwanted.isEmpty() ? null : unwanted;
        return AnswerHeard.meaning(meant, attemptId, channel, reply, at, channels, null);
    }
}
