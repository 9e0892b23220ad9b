package io.recourse.negotiation.domain;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Decision;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.Money;
import io.recourse.contracts.NegotiationEvent;
import io.recourse.contracts.NegotiationEvent.PromiseBroken;
import io.recourse.contracts.NegotiationEvent.PromiseKept;
import io.recourse.contracts.NegotiationEvent.PromisePartlyKept;
import io.recourse.contracts.NegotiationEvent.PromiseRecorded;
import io.recourse.negotiation.domain.CaseEvent.PromiseApproved;
import io.recourse.negotiation.domain.CaseEvent.PromiseDropped;
import io.recourse.negotiation.domain.CaseEvent.PromiseInvalidated;
import io.recourse.negotiation.domain.CaseEvent.PromiseProposed;
import io.recourse.negotiation.domain.CaseEvent.PromiseRejected;
import io.recourse.negotiation.domain.CaseEvent.PromiseReopened;
import io.recourse.negotiation.domain.CaseEvent.Told;
import io.recourse.negotiation.domain.CaseInput.PromiseMade;
import io.recourse.negotiation.domain.CaseInput.PromiseReviewed;
import io.recourse.negotiation.domain.Promise.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Promises to pay. After too many of them and of agreements that were broken the next one waits for a second person, and so does
 * one of next to nothing; meanwhile the ladder goes on. One of which a part came was not broken: it has an end of its own, and who
 * pays something is not sent to wait for that.
 *
 * <p>A verdict is a function of the promise, the payments by value date, the pauses and the time; whenever
 * one of them changes the function is asked again and only a new verdict is told. So late facts need no rule of their own.
 */
final class Promises {

    /** Names the deadline of a promise that waits for a second person. */
    static final String APPROVAL = "promise-approval";

    /** A case takes so many: a bound of what its row holds, and none of what is owed. */
    static final int MOST = 200;

    private final NegotiationPolicy policy;
    private final OfferPolicy offerPolicy;
    private final Timetable timetable;

    Promises(NegotiationPolicy policy, OfferPolicy offerPolicy, Timetable timetable) {
        this.policy = policy;
        this.offerPolicy = offerPolicy;
        this.timetable = timetable;
    }

    Decision<CaseEvent> record(CaseFile file, PromiseMade p, Instant now) {
        Optional<Promise> known = file.promise(p.promiseId());
        Optional<PromiseProposal> asked = file.dealt().proposal(p.promiseId());
        if (known.isPresent() || asked.isPresent()) {
            boolean same = known.map(
                            k -> k.amount().equals(p.amount()) && k.lastDate().equals(p.lastDate()))
                    .orElseGet(() -> asked.orElseThrow().isSame(p.amount(), p.lastDate()));
            return same
                    ? Decision.nothing()
                    : Decision.refuse("promise-id-taken", "promiseId", "another promise has this id");
        }
        if (p.amount().minor() <= 0) {
            return Decision.refuse("promise-not-positive", "amount", "a promise is of more than nothing");
        }
        Decision<CaseEvent> obstacle = obstacle(file, p.amount(), p.lastDate(), p.isOwnWish(), now);
        if (obstacle != null) {
            return obstacle;
        }
        if (ApprovalsWaiting.promise(file).isPresent()) {
            return Decision.refuse("promise-already-waiting", null, "another promise waits for a second person");
        }
        if (file.promises().size() >= MOST) {
            return Decision.refuse("promises-too-many", null, "a case has at most " + MOST + " promises");
        }
        return countsAlone(file, p.amount())
                ? Decision.accept(new Told(new PromiseRecorded(p.promiseId(), p.amount(), p.lastDate(), now)))
                : Decision.accept(new PromiseProposed(proposal(file, p, now)));
    }

    /** A kept promise begins the days without result anew, so what comes after two broken ones, or is next to nothing, takes two. */
    private boolean countsAlone(CaseFile file, Money amount) {
        return policy.isTrusted(file.brokenOfDebt()) && policy.isEnough(amount, file.balance());
    }

    /** Nobody decides on it any more once its own last day is over. */
    private PromiseProposal proposal(CaseFile file, PromiseMade p, Instant now) {
        LocalDate last = file.dayOf(now).plusDays(offerPolicy.approvalDays());
        return new PromiseProposal(
                p.promiseId(),
                p.amount(),
                p.lastDate(),
                p.madeBy(),
                now,
                p.lastDate().isBefore(last) ? p.lastDate() : last,
                PromiseProposal.Status.WAITING,
                null,
                p.ownWish());
    }

    /** What he has not paid of it since he promised. */
    private Money unpaid(CaseFile file, PromiseProposal proposal) {
        Promise approved = new Promise(
                proposal.promiseId(), proposal.amount(), proposal.madeAt(), proposal.lastDate(), Verdict.LIVE);
        long paid = Cover.of(file.promised(approved), timetable).of(approved).paid();
        return new Money(
                Math.max(0, proposal.amount().minor() - paid), proposal.amount().currency());
    }

    /**
     * Why the debtor cannot promise that now, whoever takes it down or approves it; null if he can.
     *
     * @param amount of which nothing is paid yet
     */
    private @Nullable Decision<CaseEvent> obstacle(
            CaseFile file, Money amount, LocalDate lastDate, boolean ownWish, Instant now) {
        Decision<CaseEvent> unable = Offers.unable(file, ownWish, now);
        if (unable != null) {
            return unable;
        }
        // whatever is promised is due at once, and soon
        if (!ownWish && Offers.isPaused(file, PauseReason.HARDSHIP, now)) {
            return Offers.OF_OWN_WISH;
        }
        Money most = policy.unbooked().most(file.balance());
        LocalDate today = file.dayOf(now);
        if (!amount.currency().equals(most.currency())) {
            return Decision.refuse(
                    "promise-other-currency",
                    "amount",
                    "what is promised is in the currency of the debt, " + most.currency());
        }
        if (amount.compareTo(most) > 0) {
            return Decision.refuse(
                    "promise-above-balance",
                    "amount",
                    file.balance().total().text() + " are owed by the books, with interest not booked at most "
                            + most.text());
        }
        if (lastDate.isBefore(today)) {
            return Decision.refuse(
                    "promise-in-past",
                    "lastDate",
                    "nobody promises for a day that is over: the debtor's today is " + today);
        }
        if (lastDate.isAfter(today.plusDays(policy.promiseMaxDays()))) {
            return Decision.refuse(
                    "promise-too-far",
                    "lastDate",
                    "a promise is for a day within " + policy.promiseMaxDays() + " days");
        }
        if (file.livePromise().isPresent()) {
            return Decision.refuse("promise-already-live", null, "a debtor keeps one promise at a time");
        }
        if (file.dealt().live().isPresent()) {
            return Decision.refuse("agreement-already-live", null, "what was agreed is to be kept first");
        }
        return null;
    }

    /**
     * A second person decides. What he approves is a promise of the day on which it was made, so that what the debtor paid since
     * counts for it; he may have had to wait for us, and we not for him.
     */
    Decision<CaseEvent> decide(CaseFile file, PromiseReviewed r, Instant now) {
        Optional<PromiseProposal> found = file.dealt().proposal(r.promiseId());
        if (found.isEmpty()) {
            return file.promise(r.promiseId()).isPresent()
                    ? notWaiting()
                    : Decision.refuse("promise-unknown", null, "the case has no such promise");
        }
        PromiseProposal proposal = found.get();
        PromiseProposal.Status as = r.approved() ? PromiseProposal.Status.APPROVED : PromiseProposal.Status.REJECTED;
        if (proposal.status() == as && r.by().equals(proposal.decidedBy())) {
            return Decision.nothing();
        }
        if (!proposal.isWaiting()) {
            return notWaiting();
        }
        Decision<CaseEvent> notForHim = ApprovalsWaiting.notForHim(proposal.madeBy(), r.by(), r.maker());
        if (notForHim != null) {
            return notForHim;
        }
        if (!r.approved()) {
            return Decision.accept(new PromiseRejected(proposal.promiseId(), r.by(), now));
        }
        Decision<CaseEvent> obstacle =
                obstacle(file, unpaid(file, proposal), proposal.lastDate(), proposal.isOwnWish(), now);
        return obstacle != null
                ? obstacle
                : Decision.accept(
                        new PromiseApproved(proposal.promiseId(), r.by(), now),
                        new Told(new PromiseRecorded(
                                proposal.promiseId(), proposal.amount(), proposal.lastDate(), proposal.madeAt())));
    }

    private static Decision<CaseEvent> notWaiting() {
        return Decision.refuse("promise-not-waiting", null, "the promise waits for nobody's approval");
    }

    Decision<CaseEvent> lapse(Deadline deadline) {
        return Decision.accept(new PromiseDropped(deadline.ref(), PromiseProposal.Status.LAPSED, deadline.dueAt()));
    }

    /** What still waits is none any more: the case is over, or the debtor committed himself otherwise. */
    static List<CaseEvent> withdrawn(CaseFile file, Instant now) {
        return ApprovalsWaiting.promise(file).stream()
                .<CaseEvent>map(p -> new PromiseDropped(p.promiseId(), PromiseProposal.Status.WITHDRAWN, now))
                .toList();
    }

    void deadlines(CaseFile file, Set<Deadline> due) {
        ApprovalsWaiting.promise(file).ifPresent(waiting -> timetable
                .endOf(file, waiting.lastDay(), waiting.madeAt())
                .ifPresent(at -> due.add(Deadline.business(APPROVAL, waiting.promiseId(), at, offerPolicy.id()))));
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

    /**
     * The case ended while there was time left for it. Whoever paid all that was owed, some of it since he promised, kept his word,
     * though less than he promised was owed by then; else nobody knows whether he would have, and it counts for nothing.
     */
    static List<CaseEvent> released(CaseFile file, Cover cover, boolean isPaid, String rule) {
        return file.livePromise().stream()
                .<CaseEvent>map(promise -> {
                    Money paid =
                            new Money(cover.of(promise).paid(), promise.amount().currency());
                    return isPaid && paid.minor() > 0
                            ? told(new PromiseKept(promise.promiseId(), paid))
                            : new PromiseInvalidated(promise.promiseId(), rule);
                })
                .toList();
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
