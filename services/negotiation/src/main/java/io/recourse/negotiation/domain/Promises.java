package io.recourse.negotiation.domain;

import io.recourse.casework.decision.Decision;
import io.recourse.contracts.Money;
import io.recourse.contracts.NegotiationEvent;
import io.recourse.contracts.NegotiationEvent.PromiseBroken;
import io.recourse.contracts.NegotiationEvent.PromiseKept;
import io.recourse.contracts.NegotiationEvent.PromisePartlyKept;
import io.recourse.contracts.NegotiationEvent.PromiseRecorded;
import io.recourse.negotiation.domain.CaseEvent.PromiseInvalidated;
import io.recourse.negotiation.domain.CaseEvent.PromiseReopened;
import io.recourse.negotiation.domain.CaseEvent.Told;
import io.recourse.negotiation.domain.CaseInput.PromiseMade;
import io.recourse.negotiation.domain.Promise.Verdict;
import io.recourse.rules.calendar.LocalDays;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Promises to pay. A verdict is a function of the promise, the payments by value date, the pauses and the time; whenever
 * one of them changes the function is asked again and only a new verdict is told. So late facts need no rule of their own.
 */
final class Promises {

    private final NegotiationPolicy policy;
    private final Timetable timetable;

    Promises(NegotiationPolicy policy, Timetable timetable) {
        this.policy = policy;
        this.timetable = timetable;
    }

    Decision<CaseEvent> record(CaseFile file, PromiseMade p, Instant now) {
        Optional<Promise> known = file.promise(p.promiseId());
        if (known.isPresent()) {
            return known.get().amount().equals(p.amount())
                            && known.get().lastDate().equals(p.lastDate())
                    ? Decision.nothing()
                    : Decision.refuse("promise-id-taken", "promiseId", "another promise has this id");
        }
        if (Offers.isUnable(file, now)) {
            return Offers.UNABLE_TO_AGREE;
        }
        Money owed = file.balance().total();
        LocalDate today = LocalDays.dateOf(now, file.debtor().zone());
        if (p.amount().minor() <= 0) {
            return Decision.refuse("promise-not-positive", "amount", "a promise is of more than nothing");
        }
        if (!p.amount().currency().equals(owed.currency())) {
            return Decision.refuse("promise-other-currency", "amount", "the debt is in " + owed.currency());
        }
        if (p.amount().compareTo(owed) > 0) {
            return Decision.refuse("promise-above-balance", "amount", "only " + owed.text() + " are owed");
        }
        if (p.lastDate().isBefore(today)) {
            return Decision.refuse("promise-in-past", "lastDate", "the debtor's today is " + today);
        }
        if (p.lastDate().isAfter(today.plusDays(policy.promiseMaxDays()))) {
            return Decision.refuse(
                    "promise-too-far", "lastDate", "at most " + policy.promiseMaxDays() + " days from today");
        }
        if (file.livePromise().isPresent()) {
            return Decision.refuse("promise-already-live", null, "one promise at a time");
        }
        if (file.dealt().live().isPresent()) {
            return Decision.refuse("agreement-already-live", null, "what was agreed is to be kept first");
        }
        if (file.brokenPromises() >= policy.brokenBeforeApproval() && !p.approved()) {
            return Decision.refuse(
                    "promise-needs-approval", "approved", file.brokenPromises() + " promises were broken before");
        }
        return Decision.accept(new Told(new PromiseRecorded(p.promiseId(), p.amount(), p.lastDate(), now)));
    }

    /** The verdicts that differ from those told last. */
    List<CaseEvent> review(CaseFile file, Cover cover, Instant now, boolean mayReopen) {
        List<CaseEvent> changed = new ArrayList<>();
        for (Promise promise : file.promises()) {
            Money paid = new Money(cover.of(promise).paid(), promise.amount().currency());
            Verdict verdict = cover.isReplaced(promise) && paid.compareTo(promise.amount()) < 0
                    ? Verdict.INVALIDATED
                    : verdict(file, promise, paid, now, mayReopen);
            if (verdict == promise.verdict()) {
                continue;
            }
            switch (verdict) {
                case KEPT -> changed.add(told(new PromiseKept(promise.promiseId(), paid)));
                case PARTLY_KEPT ->
                    changed.add(told(new PromisePartlyKept(promise.promiseId(), promise.amount(), paid)));
                case BROKEN -> changed.add(told(new PromiseBroken(promise.promiseId(), promise.amount(), paid)));
                case LIVE -> {
                    if (mayReopen) {
                        changed.add(new PromiseReopened(promise.promiseId()));
                    }
                }
                case INVALIDATED -> changed.add(new PromiseInvalidated(promise.promiseId()));
            }
        }
        return changed;
    }

    private Verdict verdict(CaseFile file, Promise promise, Money paid, Instant now, boolean mayReopen) {
        if (paid.compareTo(promise.amount()) >= 0) {
            return Verdict.KEPT;
        }
        Optional<Instant> ends = timetable.promiseEnds(file, promise);
        // where none is reopened, none is judged by when it was heard either
        boolean mayLive = mayReopen || promise.verdict() == Verdict.LIVE;
        if (ends.isEmpty() || mayLive && now.isBefore(ends.get())) {
            return Verdict.LIVE;
        }
        return paid.minor() > 0 ? Verdict.PARTLY_KEPT : Verdict.BROKEN;
    }

    private static Told told(NegotiationEvent event) {
        return new Told(event);
    }
}
