package io.recourse.intake.domain;

import io.recourse.contracts.IntakeEvent.Bucket;
import io.recourse.contracts.IntakeEvent.BucketEntered;
import io.recourse.contracts.IntakeEvent.CaseClosed;
import io.recourse.contracts.IntakeEvent.CaseOpened;
import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.contracts.IntakeEvent.PauseEnded;
import io.recourse.contracts.IntakeEvent.PauseStarted;
import io.recourse.contracts.IntakeEvent.Stage;
import io.recourse.intake.domain.CaseEvent.PaymentParted;
import io.recourse.intake.domain.CaseEvent.ReversalDated;
import io.recourse.intake.domain.Progress.Settlement;
import io.recourse.rules.limitation.Limitation;
import io.recourse.rules.limitation.Limitation.Interruption;
import io.recourse.rules.time.Pause;
import io.recourse.rules.time.Pauses;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The ledger of one case.
 *
 * <pre>
 *   Unopened ──first statement──▶ Open ──balance zero──────────▶ Closed(PAID)
 *                                  │ ├───was overdue, at the host nothing is any more─▶ Closed(CURED)
 *                                  │ ├───recalled────────────────▶ Closed(RECALLED)
 *                                  │ └───courts and sales done───▶ Closed(UNRECOVERABLE)
 *                                  └─▶ Open: statements, payments, costs, pauses, clearances, stages
 * </pre>
 *
 * Closed stays closed: the contract has no re-opening. Money that comes later pays what came back or was given up, else it
 * is refunded; costs that come later stay with the lender, a reversal is told with the balance it restores, and a person
 * decides. Until that is paid, the lender's books say that nothing is owed, or the lender takes the account back, those it
 * binds have a live claim against them again.
 */
public sealed interface CaseState {

    /** Whether it has a payment that goes by this id: whole or folded, and also where it was taken back. */
    default boolean hasPayment(String id) {
        return switch (this) {
            case Unopened _ -> false;
            case Open open -> open.ledger().payment(id) != null;
            case Closed closed -> closed.ledger().payment(id) != null;
        };
    }

    /**
     * @param statement the first statement, on the way to {@link Open} within one decision
     * @param people the digest of those it names
     */
    record Unopened(
            String id,
            @Nullable Statement statement,
            @Nullable String people) implements CaseState {

        Unopened stated(Statement first, @Nullable String named) {
            return new Unopened(id, first, named);
        }

        Open opened(CaseOpened told) {
            Statement first = Objects.requireNonNull(statement, "a case opens with a statement");
            Ledger ledger = Ledger.open(first, told.balance(), told.oldestUnpaidDue());
            LocalDate lastDue = Objects.requireNonNull(first.lastDue(), "a case opens with an unpaid instalment");
            Claim claim = Claim.of(Limitation.from(lastDue), told.limitationEndsAt());
            return new Open(
                    id,
                    Account.of(told),
                    ledger,
                    Bucket.TECHNICAL,
                    claim,
                    Parties.of(told).saying(people),
                    Pauses.none(),
                    Map.of(),
                    Progress.START,
                    List.of(),
                    null,
                    null,
                    null);
        }
    }

    /**
     * @param bucket the last one told for the present oldest unpaid instalment
     * @param reviews when somebody must look at a pause, by pause id; only those not lifted
     * @param answered clearance requests that have their answer
     * @param reminded due date of the last instalment that needs no reminder any more, null if none
     * @param missed due date of an instalment that was not paid by its end, as the books stood when a later statement came;
     *     null if there was none by then
     * @param unread what holds the case until somebody has read it; null while nothing does, and in rows of before that was kept
     */
    record Open(
            String id,
            Account account,
            Ledger ledger,
            Bucket bucket,
            Claim claim,
            Parties parties,
            Pauses pauses,
            Map<String, Instant> reviews,
            Progress progress,
            List<String> answered,
            @Nullable LocalDate reminded,
            @Nullable LocalDate missed,
            @Nullable UnreadAnswers unread)
            implements CaseState {

        public Open {
            unread = UnreadAnswers.NONE.equals(unread) ? null : unread;
            // sorted, so that equal states have equal text
            reviews = Collections.unmodifiableSortedMap(new TreeMap<>(reviews));
            answered = List.copyOf(answered);
        }

        Open with(UnaryOperator<Ledger> change) {
            Ledger next = change.apply(ledger);
            // with no instalment unpaid there is no day to count from
            Bucket standing = next.oldestUnpaidDue() == null ? Bucket.TECHNICAL : bucket;
            return new Open(
                    id, account, next, standing, claim, parties, pauses, reviews, progress, answered, reminded, missed,
                    unread);
        }

        /** Folds all payments but the latest, and with them what they interrupt. */
        Open folded(int whole) {
            List<Payment> old = ledger.old(whole);
            if (old.isEmpty()) {
                return this;
            }
            // what was taken back interrupts nothing: who takes it back looks for its proof here
            Set<String> proofs = old.stream()
                    .filter(p -> p.reversal() == null)
                    .map(p -> Limits.proofOf(p.id()))
                    .collect(Collectors.toSet());
            List<Interruption> left = new ArrayList<>();
            Set<String> interrupting = new HashSet<>();
            for (Interruption i : claim.facts().interruptions()) {
                if (proofs.contains(i.proof())) {
                    interrupting.add(i.proof());
                } else {
                    left.add(i);
                }
            }
            Limitation others =
                    new Limitation(claim.facts().start(), left, claim.facts().suspensions());
            return with(l -> l.folding(old, p -> interrupting.contains(Limits.proofOf(p.id()))))
                    .with(claim.keeping(others));
        }

        /** Limitation facts with what the folded payments interrupted. */
        Limitation withFolded(Limitation facts) {
            FoldedPayments folded = ledger.folded();
            if (folded == null) {
                return facts;
            }
            Stream<Interruption> ofThem = folded.entries().stream()
                    .filter(FoldedPayments.Entry::interrupts)
                    .map(FoldedPayments.Entry::payment)
                    .map(p -> new Interruption(p.valueDate(), false, Limits.proofOf(p.id())));
            return new Limitation(
                    facts.start(),
                    Stream.concat(facts.interruptions().stream(), ofThem).toList(),
                    facts.suspensions());
        }

        /** A folded payment that is taken back stands whole again, with its proof: that it falls is told after it. */
        Open reversed(ReversalDated told) {
            return unfolding(told.paymentId())
                    .with(l -> l.reversed(told.paymentId(), told.reversalId(), told.on()))
                    .folded(Ledger.WHOLE);
        }

        /** Likewise: the proof of what is left of it is told after it. */
        Open parted(PaymentParted told) {
            return unfolding(told.paymentId()).with(l -> l.parted(told)).folded(Ledger.WHOLE);
        }

        private Open unfolding(String paymentId) {
            // a row of before there were folded payments has more whole ones than stay whole
            Open before = folded(Ledger.WHOLE);
            FoldedPayments folded = before.ledger.folded();
            FoldedPayments.Entry entry = folded == null ? null : folded.find(paymentId);
            return entry == null || !entry.interrupts()
                    ? before
                    : before.with(before.claim.keeping(
                            before.claim.facts().interrupted(entry.payment().valueDate(), Limits.proofOf(paymentId))));
        }

        /** Of what is late already nobody is reminded. */
        Open entered(BucketEntered told) {
            LocalDate dueOn = told.dpd() > 0 ? told.oldestUnpaidDue() : reminded;
            return new Open(
                    id,
                    account,
                    ledger,
                    told.bucket(),
                    claim,
                    parties,
                    pauses,
                    reviews,
                    progress,
                    answered,
                    dueOn,
                    missed,
                    unread);
        }

        Open with(Claim counted) {
            return new Open(
                    id, account, ledger, bucket, counted, parties, pauses, reviews, progress, answered, reminded,
                    missed, unread);
        }

        Open with(Parties changed) {
            return new Open(
                    id, account, ledger, bucket, claim, changed, pauses, reviews, progress, answered, reminded, missed,
                    unread);
        }

        /** That something was overdue stays so. */
        Open missing(@Nullable LocalDate due) {
            LocalDate first = missed == null ? due : missed;
            return new Open(
                    id, account, ledger, bucket, claim, parties, pauses, reviews, progress, answered, reminded, first,
                    unread);
        }

        Open with(Credit changed) {
            return with(account.with(changed));
        }

        Open with(Account changed) {
            return new Open(
                    id, changed, ledger, bucket, claim, parties, pauses, reviews, progress, answered, reminded, missed,
                    unread);
        }

        Open reminded(LocalDate dueOn) {
            return new Open(
                    id, account, ledger, bucket, claim, parties, pauses, reviews, progress, answered, dueOn, missed,
                    unread);
        }

        /** Of a period no longer open nothing ends. */
        Open ended(String guarantor, Instant at) {
            return with(
                    parties.guarantors(g -> g.party().equals(guarantor) && at.equals(g.looksAt()) ? g.ended(at) : g));
        }

        Open paused(PauseStarted told) {
            Pause pause = Pause.open(told.pauseId(), told.reason().name(), told.from());
            return paused(pauses.with(pause), told.pauseId(), told.reviewAt());
        }

        Open resumed(PauseEnded told) {
            return paused(pauses.ended(told.pauseId(), told.at()), told.pauseId(), null);
        }

        Open reviewed(String pauseId, Instant next) {
            return paused(pauses, pauseId, next);
        }

        private Open paused(Pauses changed, String pauseId, @Nullable Instant reviewAt) {
            Map<String, Instant> due = new HashMap<>(reviews);
            if (reviewAt == null) {
                due.remove(pauseId);
            } else {
                due.put(pauseId, reviewAt);
            }
            return new Open(
                    id, account, ledger, bucket, claim, parties, changed, due, progress, answered, reminded, missed,
                    unread);
        }

        Open with(Progress noted) {
            return new Open(
                    id, account, ledger, bucket, claim, parties, pauses, reviews, noted, answered, reminded, missed,
                    unread);
        }

        UnreadAnswers toRead() {
            return unread == null ? UnreadAnswers.NONE : unread;
        }

        Open with(UnreadAnswers changed) {
            return new Open(
                    id, account, ledger, bucket, claim, parties, pauses, reviews, progress, answered, reminded, missed,
                    changed);
        }

        Open noticed(Instant at) {
            return with(account.noticed(at));
        }

        Open expired(Instant at) {
            return with(account.expired(at));
        }

        Open answered(String requestId) {
            List<String> more =
                    Stream.concat(answered.stream(), Stream.of(requestId)).toList();
            return new Open(
                    id, account, ledger, bucket, claim, parties, pauses, reviews, progress, more, reminded, missed,
                    unread);
        }

        Closed closed(CaseClosed told) {
            return new Closed(
                    id,
                    account,
                    ledger,
                    parties,
                    told.reason(),
                    told.stage(),
                    told.at(),
                    answered,
                    List.of(),
                    false,
                    null,
                    told.reason() == CloseReason.PAID ? progress.settlements() : null);
        }
    }

    /**
     * @param lendersCosts told after the close; they stay with the lender who advanced them and are not in the ledger
     * @param debtRestored a reversal after closing brought a debt back; a person must look at it
     * @param overAgain why that debt is over as well; null while it is not, or none came back
     * @param settlements what was agreed on before all was paid; null while nothing was, where the case ended otherwise, and in rows of
     *     before that was kept
     */
    record Closed(
            String id,
            Account account,
            Ledger ledger,
            Parties parties,
            CloseReason reason,
            Stage stage,
            Instant at,
            List<String> answered,
            List<Cost> lendersCosts,
            boolean debtRestored,
            @Nullable CloseReason overAgain,
            @Nullable List<Settlement> settlements)
            implements CaseState {

        public Closed {
            settlements = settlements == null ? null : List.copyOf(settlements);
            answered = List.copyOf(answered);
            lendersCosts = List.copyOf(lendersCosts);
        }

        /** Null if nobody told of it. */
        @Nullable
        Settlement settlement(String settlementId) {
            return Settlement.of(settlements, settlementId);
        }

        /** Whether the cost has been told, before the close or after it. */
        boolean knows(String costId) {
            return ledger.hasCost(costId) || lendersCosts.stream().anyMatch(c -> c.id().equals(costId));
        }

        Closed with(UnaryOperator<Ledger> change) {
            return new Closed(
                    id,
                    account,
                    change.apply(ledger),
                    parties,
                    reason,
                    stage,
                    at,
                    answered,
                    lendersCosts,
                    debtRestored,
                    overAgain,
                    settlements);
        }

        Closed saying(@Nullable String people) {
            return new Closed(
                    id,
                    account,
                    ledger,
                    parties.saying(people),
                    reason,
                    stage,
                    at,
                    answered,
                    lendersCosts,
                    debtRestored,
                    overAgain,
                    settlements);
        }

        Closed folded(int whole) {
            return with(l -> l.folding(l.old(whole), _ -> false));
        }

        Closed with(Cost lenders) {
            List<Cost> more =
                    Stream.concat(lendersCosts.stream(), Stream.of(lenders)).toList();
            return new Closed(
                    id,
                    account,
                    ledger,
                    parties,
                    reason,
                    stage,
                    at,
                    answered,
                    more,
                    debtRestored,
                    overAgain,
                    settlements);
        }

        Closed answered(String requestId) {
            List<String> more =
                    Stream.concat(answered.stream(), Stream.of(requestId)).toList();
            return new Closed(
                    id,
                    account,
                    ledger,
                    parties,
                    reason,
                    stage,
                    at,
                    more,
                    lendersCosts,
                    debtRestored,
                    overAgain,
                    settlements);
        }

        Closed noticed(Instant noticeAt) {
            return with(account.noticed(noticeAt));
        }

        Closed expired(Instant at) {
            return with(account.expired(at));
        }

        Closed with(Account changed) {
            return new Closed(
                    id,
                    changed,
                    ledger,
                    parties,
                    reason,
                    stage,
                    at,
                    answered,
                    lendersCosts,
                    debtRestored,
                    overAgain,
                    settlements);
        }

        /** Whether those whom the case binds have a claim against them again; what the lender took back stays with it. */
        boolean hasLiveDebt() {
            return debtRestored && overAgain == null && reason != CloseReason.RECALLED;
        }

        /** Whether what is paid pays it: a debt that came back, or one that was given up and not forgiven. */
        boolean isOwed() {
            boolean isGivenUp = reason == CloseReason.UNRECOVERABLE && overAgain == null;
            return (isGivenUp || hasLiveDebt()) && !ledger.balance().settled();
        }

        /** Also what was paid before the lender took the case back and is heard of after it: its own books are less by it. */
        boolean isOwedOn(LocalDate day) {
            boolean isOfBefore = reason == CloseReason.RECALLED && day.isBefore(account.dayOf(at));
            return isOwed() || isOfBefore && !ledger.balance().settled();
        }

        /** Whether it is the lender's to sell: what it took back, and what was given up and not forgiven. */
        boolean mayBeSold() {
            return reason == CloseReason.RECALLED
                    || overAgain == CloseReason.RECALLED
                    || reason == CloseReason.UNRECOVERABLE && overAgain == null;
        }

        /**
         * What became of the debt since: {@code RESTORED} while one that was paid or cured is owed again, or another
         * reason by which it is over than the case was closed for; null where the reason stands. What was given up stays
         * so when a payment on it goes back.
         */
        @Nullable
        String sinceClose() {
            if (overAgain != null) {
                return overAgain == reason ? null : overAgain.name();
            }
            return isOwed() && reason != CloseReason.UNRECOVERABLE ? "RESTORED" : null;
        }

        Closed over(CloseReason why) {
            return new Closed(
                    id,
                    account,
                    ledger,
                    parties,
                    reason,
                    stage,
                    at,
                    answered,
                    lendersCosts,
                    debtRestored,
                    why,
                    settlements);
        }

        Closed withDebtRestored() {
            CloseReason taken = overAgain == CloseReason.RECALLED ? overAgain : null;
            return new Closed(
                    id, account, ledger, parties, reason, stage, at, answered, lendersCosts, true, taken, settlements);
        }
    }
}
