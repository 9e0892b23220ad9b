package io.recourse.intake.domain;

import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.SubjectId;
import io.recourse.contracts.IntakeEvent.DebtorKind;
import io.recourse.contracts.IntakeEvent.PauseEnded;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.IntakeEvent.PauseStarted;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.intake.domain.CaseEvent.PauseReviewDue;
import io.recourse.intake.domain.CaseEvent.Told;
import io.recourse.intake.domain.CaseInput.NoContactWanted;
import io.recourse.intake.domain.CaseInput.PartyFlagged;
import io.recourse.intake.domain.CaseInput.PartyUnflagged;
import io.recourse.intake.domain.CaseInput.PauseLifted;
import io.recourse.intake.domain.CaseInput.PauseRequested;
import io.recourse.intake.domain.CaseState.Open;
import io.recourse.rules.time.Pause;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Pauses on the debtor's side: contact and escalation rest, legal time runs on. An open one is looked at again and again. */
record Rests(CasePolicies policies) {

    /** The wish is the debtor's and outlives the pause; how it was said is not told. */
    private static final String BY_PAUSE = "pause";

    Decision<CaseEvent> begin(Open open, PauseRequested asked, Instant now) {
        LedgerPack.PauseRule rule = policies.of(open.account()).pack().pauses();
        Pause known = pause(open, asked.pauseId());
        if (known != null) {
            return known.reason().equals(asked.reason().name()) && known.from().equals(asked.from())
                    ? Decision.nothing()
                    : Decision.refuse("pause-conflict", "pauseId", "another pause has this id");
        }
        if (isForeign(open, asked.reason(), rule)) {
            return Decision.refuse("bankruptcy-enterprise-only", "reason", "only enterprises can be bankrupt here");
        }
        if (asked.reviewAt() != null && !asked.reviewAt().isAfter(now)) {
            return Decision.refuse(
                    "review-in-past", "reviewAt", "a pause is looked at again at an instant yet to come");
        }
        Instant reviewAt = review(rule, asked.reviewAt(), now);
        Decision.Accepted<CaseEvent> paused =
                Decision.accept(new Told(new PauseStarted(asked.pauseId(), asked.reason(), asked.from(), reviewAt)));
        String debtor = open.parties().debtor();
        return asked.reason() == PauseReason.CEASE_CONTACT && debtor != null
                ? paused.tell(
                        new SubjectId(PartyDecider.KIND, debtor),
                        new PartyInput.ContactCeaseAsked(asked.from(), BY_PAUSE))
                : paused;
    }

    /**
     * Said to whoever asked for this debt, it is the party's wish: of all its debts, and beyond a sale of this one, also where
     * this one is over.
     */
    static Decision<CaseEvent> wanted(Parties parties, NoContactWanted wanted) {
        boolean isNamed = parties.everybody().anyMatch(wanted.party()::equals);
        return isNamed
                ? Decision.<CaseEvent>nothing()
                        .tell(
                                new SubjectId(PartyDecider.KIND, wanted.party()),
                                new PartyInput.ContactCeaseAsked(wanted.at(), word(wanted.channel())))
                : Decision.nothing();
    }

    private static String word(Channel channel) {
        return channel.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** At the policy's term, unless somebody wants to look earlier and it is not too late for that. */
    private static Instant review(LedgerPack.PauseRule rule, @Nullable Instant asked, Instant now) {
        Instant latest = now.plus(Duration.ofDays(rule.reviewDays()));
        return asked == null || asked.isAfter(latest) || !asked.isAfter(now) ? latest : asked;
    }

    /** The party has seen to it that the flag may be; where the debt's own law knows no such thing, nothing rests. */
    Decision<CaseEvent> flagged(Open open, PartyFlagged flagged, Instant now) {
        LedgerPack.PauseRule rule = policies.of(open.account()).pack().pauses();
        if (pause(open, flagged.pauseId()) != null || isForeign(open, flagged.reason(), rule)) {
            return Decision.nothing();
        }
        return Decision.accept(new Told(new PauseStarted(
                flagged.pauseId(), flagged.reason(), flagged.from(), review(rule, flagged.reviewAt(), now))));
    }

    Decision<CaseEvent> unflagged(Open open, PartyUnflagged unflagged) {
        return pause(open, unflagged.pauseId()) == null
                ? Decision.nothing()
                : end(open, new PauseLifted(unflagged.pauseId(), unflagged.at()));
    }

    private static boolean isForeign(Open open, PauseReason reason, LedgerPack.PauseRule rule) {
        return reason == PauseReason.BANKRUPTCY
                && open.account().debtorKind() == DebtorKind.NATURAL
                && !rule.naturalBankruptcy();
    }

    /** An end that lies ahead lies not beyond the next look: nobody would look at the pause before it. */
    Decision<CaseEvent> end(Open open, PauseLifted lifted, Instant now) {
        int days = policies.of(open.account()).pack().pauses().reviewDays();
        return lifted.at().isAfter(now.plus(Duration.ofDays(days)))
                ? Decision.refuse("pause-end-too-far", "at", "a pause is looked at again before then")
                : end(open, lifted);
    }

    private Decision<CaseEvent> end(Open open, PauseLifted lifted) {
        Pause known = pause(open, lifted.pauseId());
        if (known == null) {
            return Decision.refuse("pause-unknown", "pauseId", "the case has no such pause");
        }
        // one that has an end ends earlier if that is told, and never later
        return open.pauses().ended(known.id(), lifted.at()).equals(open.pauses())
                ? Decision.nothing()
                : Decision.accept(
                        new Told(new PauseEnded(lifted.pauseId(), PauseReason.valueOf(known.reason()), lifted.at())));
    }

    /** Of a party's flag the party is asked too, for it knows the case perhaps by its number alone (ADR 0033). */
    Decision<CaseEvent> review(Open open, String pauseId, Instant dueAt) {
        Pause pause = Objects.requireNonNull(pause(open, pauseId), "a review without a pause");
        int days = policies.of(open.account()).pack().pauses().reviewDays();
        Decision.Accepted<CaseEvent> due = Decision.accept(
                new PauseReviewDue(pauseId, PauseReason.valueOf(pause.reason()), dueAt.plus(Duration.ofDays(days))));
        String party = FlagRules.partyOf(pauseId);
        return party == null
                ? due
                : due.tell(new SubjectId(PartyDecider.KIND, party), new PartyInput.FlagsAsked(open.id()));
    }

    private static @Nullable Pause pause(Open open, String id) {
        return open.pauses().list().stream()
                .filter(p -> p.id().equals(id))
                .findAny()
                .orElse(null);
    }
}
