package io.recourse.negotiation.domain;

import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.negotiation.domain.PartyEvent.UnitSpent;
import io.recourse.rules.contact.ContactKind;
import io.recourse.rules.contact.Practice;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A unit of the contact budget.
 *
 * @param third whom it was spent on, null if on the party itself
 * @param number a digest of the number that it may be dialled on, null if nobody asked for one
 * @param outcome null while nobody has said what became of it; with {@code UNREACHABLE} it is spent no more: its name
 *     is taken, and a dial was one in vain
 * @param callsRestUntil until when its case makes no further call to the party, because this one was broken off; null if it
 *     was not
 * @param practices what it was declared to make use of, in order; null if nothing was
 * @param dialled a digest of the number on which it turned out to be made; null if nobody told, or it was asked for with one
 * @param debt names the debt over the episodes of its account; null if that is the case, or it is of before that was kept
 */
public record Grant(
        String caseId,
        String attemptId,
        Channel channel,
        Instant at,
        Instant until,
        Instant releasesAt,
        @Nullable ContactOutcome outcome,
        boolean released,
        @Nullable ThirdPerson third,
        @Nullable String number,
        @Nullable Instant callsRestUntil,
        @Nullable List<Practice> practices,
        @Nullable String dialled,
        @Nullable String debt) {

    public Grant {
        practices = practices == null || practices.isEmpty() ? null : List.copyOf(practices);
    }

    Grant(UnitSpent spent) {
        this(
                spent.caseId(),
                spent.attemptId(),
                spent.channel(),
                spent.at(),
                spent.until(),
                spent.releasesAt(),
                null,
                false,
                spent.third(),
                spent.number(),
                null,
                spent.practices(),
                null,
                spent.debt());
    }

    /** What budgets of a debt are counted by. */
    String about() {
        return debt == null ? caseId : debt;
    }

    boolean named(String aCase, String attempt) {
        return caseId.equals(aCase) && attemptId.equals(attempt);
    }

    /** A digest of the number it was or is to be made on, whenever that was told. */
    @Nullable
    String onNumber() {
        return number == null ? dialled : number;
    }

    boolean spent() {
        return outcome != ContactOutcome.UNREACHABLE;
    }

    /** Somebody may have been spoken to or have read it. */
    boolean mayHaveReached() {
        return outcome != ContactOutcome.UNANSWERED && outcome != ContactOutcome.UNREACHABLE;
    }

    /** Whether it is for that contact and no other: the same channel, person, number and practices. */
    boolean isFor(Wanted wanted) {
        return channel == wanted.channel()
                && Objects.equals(third, wanted.third())
                && Objects.equals(number, wanted.number())
                && Objects.equals(practices == null ? List.of() : practices, wanted.declared());
    }

    /** Until its hours end, or somebody says what became of it. */
    boolean mayBeMade(Instant now) {
        return outcome == null && now.isBefore(until);
    }

    boolean open() {
        return outcome == null && !released;
    }

    /**
     * When the party was spoken to in it: a call is one of the day it was allowed on, whenever its end is told; a letter may be
     * answered much later.
     *
     * @param told when it was, null if nobody said
     */
    Instant spokenAt(@Nullable Instant told) {
        return told == null || ContactKind.of(channel) == ContactKind.VOICE ? at : told;
    }

    Grant confirmed(ContactOutcome how) {
        return with(parts -> parts.outcome = how);
    }

    Grant release() {
        return with(parts -> parts.released = true);
    }

    Grant dialled(String told) {
        return with(parts -> parts.dialled = told);
    }

    /** On that number, by leave that was given before it was dialled. */
    Grant toBeDialled(String asked) {
        return with(parts -> parts.number = asked);
    }

    Grant resting(Instant until) {
        return with(parts -> parts.callsRestUntil = until);
    }

    /** The same but for what is changed of its parts. */
    private Grant with(Consumer<Parts> change) {
        Parts parts = new Parts(this);
        change.accept(parts);
        return parts.grant();
    }

    /** What may change of it, while it changes: what was granted stands. */
    private static final class Parts {
        private final Grant grant;
        private @Nullable ContactOutcome outcome;
        private boolean released;
        private @Nullable String number;
        private @Nullable Instant callsRestUntil;
        private @Nullable String dialled;

        Parts(Grant grant) {
            this.grant = grant;
            this.outcome = grant.outcome;
            this.released = grant.released;
            this.number = grant.number;
            this.callsRestUntil = grant.callsRestUntil;
            this.dialled = grant.dialled;
        }

        Grant grant() {
            return new Grant(
                    grant.caseId,
                    grant.attemptId,
                    grant.channel,
                    grant.at,
                    grant.until,
                    grant.releasesAt,
                    outcome,
                    released,
                    grant.third,
                    number,
                    callsRestUntil,
                    grant.practices,
                    dialled,
                    grant.debt);
        }
    }
}
