package io.recourse.negotiation.domain;

import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Tone;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A contact that was granted and handed to its channel.
 *
 * @param outcome null while nobody has said what became of it
 * @param party the co-debtor it went to; null if to the debtor
 * @param channel null in rows of before it was kept, as is the tone
 * @param answered whether the debtor answered it in words that want no end of it; null if it said nothing, or nobody told so
 * @param notSent the rule by which it did not go out after all, without anything being wrong with whom it was for; null if it went
 *     out, may have, or could not be delivered, and in rows of before that was kept
 * @param reachedAt when it was really made, by the earliest of what was told of it; null while nobody has said what became of it,
 *     if it reached nobody, and in rows of before that was kept
 * @param noContactFrom from when on it wants no contact at all, as an answer to this one said and the ledger was told; null if none did
 */
public record Attempt(
        String attemptId,
        String step,
        Instant at,
        @Nullable ContactOutcome outcome,
        @Nullable String party,
        @Nullable Channel channel,
        @Nullable Tone tone,
        @Nullable Boolean answered,
        @Nullable Instant noContactFrom,
        @Nullable String notSent,
        @Nullable Instant reachedAt) {

    static Attempt granted(
            String attemptId,
            String step,
            Instant at,
            @Nullable String party,
            @Nullable Channel channel,
            @Nullable Tone tone) {
        return new Attempt(attemptId, step, at, null, party, channel, tone, null, null, null, null);
    }

    /** @param when it ended so, as told */
    Attempt ended(ContactOutcome how, Instant when) {
        Instant made =
                switch (how) {
                    // who answered was reached, though it was somebody else
                    case UNREACHABLE -> answered == null ? null : earliest(when);
                    // nobody knows when either
                    case UNKNOWN -> reachedAt;
                    case DELIVERED, CONVERSATION, UNANSWERED -> earliest(when);
                };
        return new Attempt(attemptId, step, at, how, party, channel, tone, answered, noContactFrom, notSent, made);
    }

    Attempt notSent(String rule) {
        return new Attempt(
                attemptId, step, at, outcome, party, channel, tone, answered, noContactFrom, rule, reachedAt);
    }

    /** When somebody was reached, as far as that was told: hours may lie between the grant and who makes use of it. */
    Instant madeAt() {
        return reachedAt == null ? at : reachedAt;
    }

    private Instant earliest(Instant told) {
        return reachedAt == null || told.isBefore(reachedAt) ? told : reachedAt;
    }

    /**
     * In whatever order its answers are heard: who wants to be left alone has not answered, whatever else it said.
     *
     * @param when it was said: it was made before
     */
    Attempt answered(boolean withWords, Instant when) {
        boolean now = withWords && !Boolean.FALSE.equals(answered);
        Instant made = reachedAt == null ? null : earliest(when);
        return new Attempt(attemptId, step, at, outcome, party, channel, tone, now, noContactFrom, notSent, made);
    }

    Attempt noContact(Instant from) {
        return new Attempt(attemptId, step, at, outcome, party, channel, tone, answered, from, notSent, reachedAt);
    }

    /**
     * Whoever carries other channels knows nothing of it; of a contact of before channels were kept anybody may speak.
     *
     * @param carries the channels of who speaks; null for all
     */
    boolean isCarriedBy(@Nullable Set<Channel> carries) {
        return Contacts.mayTell(carries, channel);
    }

    /** Of a contact of before tones were kept nobody knows in which it spoke. */
    boolean isFor(ContactPurpose purpose, Tone asked) {
        return step.equals(purpose.code()) && (tone == null || tone == asked);
    }

    /** Said once more it is no news, unless it turns out to have been said earlier. */
    boolean wantsNoContactBy(Instant from) {
        return noContactFrom != null && !from.isBefore(noContactFrom);
    }

    /** Of what nobody knows, and of what is under way, only an answer says so. */
    boolean reachedSomebody() {
        return switch (outcome) {
            case DELIVERED, UNANSWERED, CONVERSATION -> true;
            case UNREACHABLE, UNKNOWN -> Boolean.TRUE.equals(answered);
            case null -> Boolean.TRUE.equals(answered);
        };
    }

    /** Whoever answered was reached, also if it was a stranger and the contact one that failed. */
    boolean reachedNobody() {
        return outcome == ContactOutcome.UNREACHABLE && answered == null;
    }

    boolean isAnswered() {
        return answered == null ? outcome == ContactOutcome.CONVERSATION : answered;
    }

    /** An adapter only knows that it delivered, or nothing at all; whoever spoke to the debtor may know more. */
    boolean takes(ContactOutcome better) {
        return takes(outcome, better);
    }

    static boolean takes(@Nullable ContactOutcome known, ContactOutcome better) {
        return switch (known) {
            case null -> true;
            case UNKNOWN -> better != ContactOutcome.UNKNOWN;
            case DELIVERED -> better != ContactOutcome.UNKNOWN && better != ContactOutcome.DELIVERED;
            case CONVERSATION, UNANSWERED, UNREACHABLE -> false;
        };
    }
}
