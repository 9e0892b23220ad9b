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
import io.recourse.rules.calendar.LocalDays;
import io.recourse.rules.clearance.ClearedAct;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
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

    Debits(OfferPolicy policy, Timetable timetable) {
        this.policy = policy;
        this.timetable = timetable;
    }

    Decision<CaseEvent> give(CaseFile file, CaseInput.MandateGiven given, Instant now) {
        Mandate mandate = new Mandate(
                given.mandateId(), given.party(), given.reference(), given.most(), given.lastDay(), now, false);
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
                    "the debt is in " + file.balance().currency());
        }
        if (given.most().minor() <= 0) {
            return Decision.refuse("mandate-not-positive", "most", "a mandate is for more than nothing");
        }
        if (given.lastDay() != null && given.lastDay().isBefore(today(file, now))) {
            return Decision.refuse("mandate-in-past", "lastDay", "the debtor's today is " + today(file, now));
        }
        if (Offers.isUnable(file, now)) {
            return Offers.UNABLE_TO_AGREE;
        }
        if (file.dealt().debiting().standing(today(file, now)).isPresent()) {
            return Decision.refuse("mandate-already-given", null, "one mandate at a time");
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

    /** When the next instalment is debited: on its due day, and again on later days within its grace. */
    void deadlines(CaseFile file, Cover cover, Set<Deadline> due) {
        Optional<Agreement> live = file.dealt().live().filter(a -> !a.type().isInKind());
        if (live.isEmpty()) {
            return;
        }
        Agreement agreement = live.get();
        int next = cover.of(agreement).met();
        if (next < agreement.instalments().size()) {
            file.dealt().debiting().mandates().stream()
                    .flatMap(mandate -> dueAt(file, agreement, next, mandate).stream())
                    .min(Instant::compareTo)
                    .ifPresent(at -> due.add(Deadline.business(DEBIT, agreement.offerId(), at, policy.id())));
        }
    }

    private Optional<Instant> dueAt(CaseFile file, Agreement agreement, int index, Mandate mandate) {
        List<Debit> before = file.dealt().debiting().of(agreement, index);
        if (before.size() >= policy.debits().tries() || before.stream().anyMatch(Debit::mayHaveMoved)) {
            return Optional.empty();
        }
        ZoneId zone = file.debtor().zone();
        Optional<LocalDate> dueDay =
                timetable.lastDay(file, agreement.instalments().get(index).dueOn(), agreement.agreedAt());
        Optional<Instant> end =
                timetable.agreedUntil(file, agreement, agreement.instalments().get(index));
        if (dueDay.isEmpty() || end.isEmpty()) {
            return Optional.empty();
        }
        Instant at = at(dueDay.get(), zone);
        for (Debit failed : before) {
            Instant endedAt = failed.endedAt();
            if (endedAt != null) {
                at = Timetable.later(at, at(LocalDays.dateOf(endedAt, zone).plusDays(1), zone));
            }
        }
        return Timetable.unpaused(file, Timetable.later(at, mandate.givenAt()))
                .filter(when -> when.isBefore(end.get()) && mandate.covers(LocalDays.dateOf(when, zone)));
    }

    private Instant at(LocalDate day, ZoneId zone) {
        return day.atTime(policy.debits().at()).atZone(zone).toInstant();
    }

    /** The ledger is asked. */
    Decision<CaseEvent> ask(CaseFile file, Deadline deadline) {
        Instant at = deadline.dueAt();
        Agreement agreement = file.dealt().live().orElseThrow();
        Mandate mandate = file.dealt().debiting().standing(today(file, at)).orElseThrow();
        Cover.Covered covered = Cover.of(file, timetable).of(agreement);
        int index = covered.met();
        Money amount = open(agreement, covered, mandate, file.balance().total());
        String requestId = ClearedAct.AUTO_DEBIT.word() + "/"
                + (file.dealt().debiting().debits().size() + 1);
        if (file.timeBarred(at)) {
            return Decision.accept(
                    new DebitLeftOut(requestId, agreement.offerId(), index + 1, amount, "limitation-expired", at));
        }
        if (amount.minor() <= 0) {
            return Decision.accept(
                    new DebitLeftOut(requestId, agreement.offerId(), index + 1, amount, "nothing-owed", at));
        }
        return Decision.accept(new Told(new DebitRequested(
                requestId, ClearedAct.AUTO_DEBIT.word(), agreement.offerId(), index + 1, amount, at)));
    }

    /** What of the next instalment may be debited: never more than was agreed, nor than is owed. */
    private static Money open(Agreement agreement, Cover.Covered covered, Mandate mandate, Money owed) {
        long agreed = agreement.instalments().get(covered.met()).amount().minor();
        long unpaid = Math.subtractExact(agreement.dueUpTo(covered.met()).minor(), covered.paid());
        long least = Math.min(Math.min(agreed, unpaid), Math.min(mandate.most().minor(), owed.minor()));
        return new Money(least, owed.currency());
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
        Cover.Covered covered = Cover.of(file, timetable).of(agreement);
        long least = Math.min(
                debit.amount().minor(),
                open(agreement, covered, mandate, given.balance().total()).minor());
        if (least <= 0) {
            return ended(debit, DebitOutcome.NOT_MADE, "nothing-owed", given.at());
        }
        Money amount = new Money(least, debit.amount().currency());
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
        Optional<Agreement> live = file.dealt().live().filter(a -> !a.type().isInKind());
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
        if (file.dealt().debiting().standing(today(file, now)).isEmpty()) {
            return "mandate-ended";
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
            return Decision.refuse("no-unclear-debit", "requestId", "its outcome is not in question");
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
