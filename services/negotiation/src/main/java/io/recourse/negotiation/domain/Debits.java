package io.recourse.negotiation.domain;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.Effect;
import io.recourse.contracts.Money;
import io.recourse.contracts.NegotiationEvent.DebitEnded;
import io.recourse.contracts.NegotiationEvent.DebitOutcome;
import io.recourse.contracts.NegotiationEvent.DebitRequested;
import io.recourse.negotiation.domain.CaseEvent.DebitHandedOver;
import io.recourse.negotiation.domain.CaseEvent.DebitLeftOut;
import io.recourse.negotiation.domain.CaseEvent.MandateKept;
import io.recourse.negotiation.domain.CaseEvent.MandateTakenBack;
import io.recourse.negotiation.domain.CaseEvent.Told;
import io.recourse.negotiation.domain.CaseState.Closed;
import io.recourse.negotiation.domain.CaseState.Exhausted;
import io.recourse.negotiation.domain.CaseState.Known;
import io.recourse.rules.clearance.ClearedAct;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Debits of what was agreed, under a debtor's mandate and under no other title. A debit cannot be undone, so the ledger is
 * asked first; it is never of more than the instalment, than what of the agreement is still to be paid, than the mandate's
 * limit, and than what is owed when the ledger answers. An instalment that may have been debited is not debited again.
 */
public final class Debits {

    static final String DEBIT = "debit";

    /** Names the adapter. */
    private static final String ADAPTER = "debit";

    private static final String OVER = "negotiation-over";

    private static final String RAN_OUT = "clearance-ran-out";

    private final OfferPolicy policy;
    private final Timetable timetable;
    private final DebitDays days;
    private final DebitNotices notices;

    Debits(OfferPolicy policy, Timetable timetable, DebitDays days, DebitNotices notices) {
        this.policy = policy;
        this.timetable = timetable;
        this.days = days;
        this.notices = notices;
    }

    Decision<CaseEvent> give(CaseFile file, CaseInput.MandateGiven given, Instant now) {
        Mandate mandate = Mandate.given(given, now);
        Optional<Mandate> known = file.dealt().debiting().mandate(given.mandateId());
        if (known.isPresent()) {
            return known.get().isSame(mandate)
                    ? Decision.nothing()
                    : Decision.refuse("mandate-id-taken", "mandateId", "another mandate has this id");
        }
        if (!file.debtor().party().equals(given.party())) {
            return Decision.refuse("mandate-not-of-debtor", "party", "only the debtor lets his account be debited");
        }
        if (!given.most().currency().equals(file.balance().currency())) {
            return Decision.refuse(
                    "mandate-other-currency",
                    "most",
                    "a mandate is in the currency of the debt, "
                            + file.balance().currency());
        }
        if (given.most().minor() <= 0) {
            return Decision.refuse("mandate-not-positive", "most", "a mandate is for more than nothing");
        }
        Mandate.Range range = given.range();
        if (range != null && (range.least() < 0 || range.least() > range.most())) {
            return Decision.refuse("mandate-range-empty", "range", "a range goes from less to more");
        }
        if (given.lastDay() != null && given.lastDay().isBefore(today(file, now))) {
            return Decision.refuse(
                    "mandate-in-past",
                    "lastDay",
                    "no mandate ends on a day that is over: the debtor's today is " + today(file, now));
        }
        if (Offers.isUnable(file, now)) {
            return Offers.UNABLE_TO_AGREE;
        }
        if (file.dealt().debiting().standing(today(file, now)).isPresent()) {
            return Decision.refuse("mandate-already-given", null, "a debtor gives one mandate at a time");
        }
        if (file.dealt().debiting().mandates().size() >= policy.debits().mostMandates()) {
            return Decision.refuse(
                    "mandates-too-many",
                    null,
                    "a case has at most " + policy.debits().mostMandates() + " mandates");
        }
        return Decision.accept(new MandateKept(mandate));
    }

    /** A mandate is taken back at any time, whatever became of the case. */
    static Decision<CaseEvent> takeBack(CaseFile file, CaseInput.MandateRevoked revoked, Instant now) {
        Optional<Mandate> found = file.dealt().debiting().mandate(revoked.mandateId());
        if (found.isEmpty()) {
            return Decision.refuse("mandate-unknown", null, "the case has no such mandate");
        }
        return found.get().revoked()
                ? Decision.nothing()
                : Decision.accept(new MandateTakenBack(revoked.mandateId(), now));
    }

    /** When the next instalment is debited: on its due day, and again on later days within its grace; and when that is told. */
    void deadlines(CaseFile file, Cover cover, Set<Deadline> due) {
        for (Mandate mandate : file.dealt().debiting().mandates()) {
            days.next(file, cover, mandate)
                    .ifPresent(next -> days.own(file, next).ifPresent(own -> deadlines(file, next, own, due)));
        }
    }

    private void deadlines(CaseFile file, NextDebit next, Instant own, Set<Deadline> due) {
        notices.due(file, next, own)
                .flatMap(at -> days.inTime(file, next, at))
                .ifPresent(
                        at -> due.add(Deadline.business(DEBIT, next.agreement().offerId(), at, policy.id())));
        notices.asks(file, next, own)
                .flatMap(at -> Timetable.unpaused(file, at))
                .ifPresent(at -> due.add(
                        Deadline.business(DebitNotices.NOTICE, next.mandate().mandateId(), at, policy.id())));
    }

    /** The ledger is asked. */
    Decision<CaseEvent> ask(CaseFile file, Deadline deadline) {
        Instant at = deadline.dueAt();
        Agreement agreement = file.dealt().live().orElseThrow();
        Mandate mandate = file.dealt().debiting().standing(today(file, at)).orElseThrow();
        NextDebit next = days.next(file, mandate).orElseThrow();
        int index = next.index();
        Money amount = next.amount();
        String requestId = ClearedAct.AUTO_DEBIT.word() + "/"
                + (file.dealt().debiting().debits().size() + 1);
        String rule = leftOut(file, next, at);
        if (rule != null) {
            return Decision.accept(new DebitLeftOut(requestId, agreement.offerId(), index + 1, amount, rule, at));
        }
        return Decision.accept(new Told(new DebitRequested(
                requestId, ClearedAct.AUTO_DEBIT.word(), agreement.offerId(), index + 1, amount, at)));
    }

    private @Nullable String leftOut(CaseFile file, NextDebit next, Instant at) {
        if (file.timeBarred(at)) {
            return "limitation-expired";
        }
        if (next.amount().minor() <= 0) {
            return Timetable.NOTHING_OWED;
        }
        return notices.allow(file, next, today(file, at)) ? null : DebitNotices.MISSING;
    }

    Decision<CaseEvent> cleared(CaseFile file, CaseInput.ClearanceGiven given, Instant now, boolean mayDebit) {
        Optional<Debit> found = file.dealt().debiting().debit(given.requestId()).filter(Debit::isAsked);
        if (found.isEmpty()) {
            return Decision.nothing();
        }
        Debit debit = found.get();
        String rule = mayDebit ? obstacle(file, debit, given, now) : OVER;
        if (rule != null) {
            return ended(debit, DebitOutcome.NOT_MADE, rule, given.at());
        }
        Agreement agreement = file.dealt().live().orElseThrow();
        Mandate mandate =
                file.dealt().debiting().standing(today(file, given.at())).orElseThrow();
        NextDebit next = NextDebit.of(
                agreement,
                Cover.of(file, timetable).of(agreement),
                mandate,
                given.balance().total());
        long least = Math.min(debit.amount().minor(), next.amount().minor());
        if (least <= 0) {
            return ended(debit, DebitOutcome.NOT_MADE, Timetable.NOTHING_OWED, given.at());
        }
        Money amount = new Money(least, debit.amount().currency());
        if (!notices.allow(file, next.of(amount), today(file, given.at()))) {
            return ended(debit, DebitOutcome.NOT_MADE, DebitNotices.MISSING, given.at());
        }
        LocalDate bookedBy = today(file, given.until()).plusDays(policy.debits().bookedWithinDays());
        return Decision.<CaseEvent>accept(
                        new DebitHandedOver(debit.requestId(), amount, given.until(), bookedBy, given.at()))
                .effect(effect(file, debit, mandate, amount, given.until()));
    }

    private @Nullable String obstacle(CaseFile file, Debit debit, CaseInput.ClearanceGiven given, Instant now) {
        if (file.dealt().debiting().standing(today(file, given.at())).isEmpty()) {
            return "mandate-ended";
        }
        if (!now.isBefore(given.until())) {
            return RAN_OUT;
        }
        // of a case that was stuck: what its debtor said meanwhile may not have been heard yet
        if (now.isAfter(given.at().plus(Duration.ofMinutes(policy.debits().clearedWithinMinutes())))) {
            return "clearance-heard-late";
        }
        if (!Timetable.freezing(file).openAt(given.at()).isEmpty()) {
            return "case-paused";
        }
        Optional<Agreement> live = DebitDays.live(file);
        boolean stillDue = live.isPresent()
                && debit.isOf(
                        live.get(), Cover.of(file, timetable).of(live.get()).met());
        return stillDue ? null : "instalment-not-due";
    }

    /**
     * Why a debit that was handed over is not to be made after all, asked right before the provider gets it: hours may lie
     * between, in which the mandate was taken back. While a case is stuck, that it was waits unread in its mail.
     *
     * @param stuck whether its mail waits for a repair
     * @return the rule, null if it may be made
     */
    public static @Nullable String bar(Known known, String requestId, boolean stuck, Instant now) {
        CaseFile file = known.file();
        Optional<Debit> debit = file.dealt().debiting().debit(requestId).filter(Debit::isWithProvider);
        if (debit.isEmpty()) {
            return "debit-over";
        }
        if (stuck) {
            return "case-stuck";
        }
        if (known instanceof Closed || known instanceof Exhausted) {
            return OVER;
        }
        Optional<Mandate> mandate = file.dealt().debiting().standing(today(file, now));
        if (mandate.isEmpty()) {
            return "mandate-ended";
        }
        if (DebitNotices.cameBack(file, debit.get(), mandate.get())) {
            return DebitNotices.MISSING;
        }
        return Timetable.freezing(file).openAt(now).isEmpty() ? null : "case-paused";
    }

    private static Effect effect(CaseFile file, Debit debit, Mandate mandate, Money amount, Instant until) {
        return new Effect(
                ADAPTER,
                debit.requestId(),
                Map.of(
                        "lender", file.lender(),
                        "mandate", mandate.reference(),
                        "party", mandate.party(),
                        "amountMinor", Long.toString(amount.minor()),
                        "currency", amount.currency()),
                until);
    }

    static Decision<CaseEvent> denied(CaseFile file, CaseInput.ClearanceRefused refused) {
        return file.dealt()
                .debiting()
                .debit(refused.requestId())
                .filter(Debit::isAsked)
                .map(debit -> ended(debit, DebitOutcome.NOT_MADE, refused.rule(), refused.at()))
                .orElseGet(Decision::nothing);
    }

    /** What the provider said; empty if the effect was no debit. */
    static Optional<Decision<CaseEvent>> ended(CaseFile file, CaseInput.EffectEnded effect, Instant now) {
        return file.dealt().debiting().debit(effect.ref()).map(debit -> {
            if (!debit.isWithProvider()) {
                return Decision.nothing();
            }
            return switch (effect.result()) {
                case DONE -> ended(debit, DebitOutcome.MADE, null, madeAt(debit, now));
                case FAILED -> ended(debit, DebitOutcome.NOT_MADE, "provider-refused", now);
                case DROPPED -> ended(debit, DebitOutcome.NOT_MADE, NotSent.rule(effect.detail(), RAN_OUT), now);
                case UNKNOWN -> ended(debit, DebitOutcome.UNKNOWN, null, now);
            };
        });
    }

    /**
     * What nobody knew. Made, its money counts once the ledger hears of it; not made, it may be asked for again. Said in time,
     * either way some days are left for it, for the debtor could not know either; said later, it is too late for that.
     */
    Decision<CaseEvent> clarify(CaseFile file, CaseInput.DebitClarified said, Instant now) {
        DebitOutcome as = said.made() ? DebitOutcome.MADE : DebitOutcome.NOT_MADE;
        Optional<Debit> found = file.dealt().debiting().debit(said.requestId());
        if (found.filter(d -> d.isClarified() && d.outcome() == as).isPresent()) {
            return Decision.nothing();
        }
        if (found.filter(d -> d.outcome() == DebitOutcome.UNKNOWN).isEmpty()) {
            return Decision.refuse("no-unclear-debit", "number", "nobody asks what became of this debit");
        }
        LocalDate awaited = Objects.requireNonNull(found.get().bookedBy(), "it was handed over");
        LocalDate today = today(file, now);
        LocalDate bookedBy = today.isAfter(awaited)
                ? awaited
                : today.plusDays(policy.debits().bookedWithinDays());
        return Decision.accept(
                said.made()
                        ? told(found.get(), as, null, madeAt(found.get(), now))
                        : told(found.get(), as, "clarified", now),
                new CaseEvent.DebitClarified(said.requestId(), as, bookedBy, said.by(), now));
    }

    /** Before the clearance ended, whenever we learn of it. */
    private static Instant madeAt(Debit debit, Instant learntAt) {
        Instant until = debit.until();
        return until != null && until.isBefore(learntAt) ? until : learntAt;
    }

    private static Decision<CaseEvent> ended(Debit debit, DebitOutcome as, @Nullable String rule, Instant at) {
        return Decision.accept(told(debit, as, rule, at));
    }

    private static CaseEvent told(Debit debit, DebitOutcome as, @Nullable String rule, Instant at) {
        return new Told(
                new DebitEnded(debit.requestId(), debit.offerId(), debit.index() + 1, debit.amount(), as, rule, at));
    }

    private static LocalDate today(CaseFile file, Instant now) {
        return file.dayOf(now);
    }
}
