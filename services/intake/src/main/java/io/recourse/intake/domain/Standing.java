package io.recourse.intake.domain;

import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Tell;
import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent.BalanceAdjusted;
import io.recourse.contracts.IntakeEvent.Bucket;
import io.recourse.contracts.IntakeEvent.BucketEntered;
import io.recourse.contracts.IntakeEvent.CaseClosed;
import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.contracts.IntakeEvent.RefundDue;
import io.recourse.contracts.Money;
import io.recourse.intake.domain.CaseEvent.RestoredDebtOver;
import io.recourse.intake.domain.CaseState.Closed;
import io.recourse.intake.domain.CaseState.Open;
import io.recourse.rules.calendar.LocalDays;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where a case stands after its ledger changed: over, in another bucket, or where it was. */
record Standing(CasePolicies policies) {

    static Balance plus(Balance balance, long costs, long interest, long principal) {
        return new Balance(
                balance.currency(),
                balance.costs() + costs,
                balance.interest() + interest,
                balance.principal() + principal);
    }

    /** Tells the difference, if there is one. */
    static void adjust(Story story, String reason, Balance to, @Nullable LocalDate oldestUnpaidDue) {
        Ledger ledger = story.ledger();
        if (!to.equals(ledger.balance()) || !Objects.equals(oldestUnpaidDue, ledger.oldestUnpaidDue())) {
            story.add(new BalanceAdjusted(reason, ledger.balance(), to, oldestUnpaidDue));
        }
    }

    /** What was paid beyond what is owed goes back, of the latest payment that stands. */
    static void refund(Story story, long credit) {
        if (credit > 0) {
            Ledger ledger = story.ledger();
            Payment standing = ledger.latestStanding();
            Payment latest = standing == null ? ledger.payments().getLast() : standing;
            story.add(new RefundDue(latest.id(), new Money(credit, ledger.currency())));
        }
    }

    /**
     * Ends what is paid; else tells the bucket counted from the oldest unpaid instalment, if that became another day. A
     * bucket is entered once per such day: going on within it is the deadlines' work.
     */
    void follow(Story story, @Nullable LocalDate oldestBefore, Instant now) {
        Ledger ledger = story.open().ledger();
        if (ledger.balance().settled()) {
            close(story, CloseReason.PAID, now, now);
        } else if (!Objects.equals(oldestBefore, ledger.oldestUnpaidDue())) {
            enter(story, now);
        }
    }

    /** Tells the bucket if it is not the one told last. */
    void enter(Story story, Instant now) {
        Open open = story.open();
        LocalDate oldest = open.ledger().oldestUnpaidDue();
        if (oldest != null) {
            int dpd = LocalDays.dpd(oldest, now, open.account().zone());
            Bucket bucket = policies.of(open.account()).pack().bucketAt(dpd);
            if (bucket != open.bucket()) {
                story.add(new BucketEntered(bucket, dpd, oldest));
            }
        }
    }

    /** Interest that has accrued is posted before a case closes with a balance. */
    void close(Story story, CloseReason reason, Instant at, Instant now) {
        Open open = story.open();
        Ledger ledger = open.ledger();
        if (!ledger.balance().settled()) {
            Reckoning reckoning = policies.reckon(open.account(), ledger);
            LocalDate today = open.account().dayOf(now);
            Balance posted = plus(ledger.balance(), 0, reckoning.accrued(today), 0);
            adjust(story, "interest", posted, ledger.oldestUnpaidDue());
            Balance doubled = plus(posted, 0, reckoning.accruedDoubled(today), 0);
            adjust(story, "doubled-interest", doubled, ledger.oldestUnpaidDue());
        }
        end(story, reason, at, now);
    }

    /** The debt that came back or was left after the close is over: those whom it bound hear it. */
    static Decision<CaseEvent> overAgain(Story story, CloseReason reason, Instant now) {
        Closed closed = story.closed();
        CreditNotices.over(story, closed.id(), closed.account(), closed.ledger(), reason, now);
        if (!closed.hasLiveDebt()) {
            // given up and paid all the same: they heard of its end when it was given up
            return story.add(new RestoredDebtOver(reason)).end();
        }
        closed.parties()
                .bound()
                .forEach(p -> story.tell(
                        new Tell(new SubjectId(PartyDecider.KIND, p), new PartyInput.CaseEnded(closed.id()))));
        return story.add(new RestoredDebtOver(reason)).end();
    }

    /** Closes the case as it stands. */
    void end(Story story, CloseReason reason, Instant at, Instant now) {
        Open open = story.open();
        story.add(new CaseClosed(reason, open.progress().stage(), at));
        CreditNotices.over(story, open.id(), open.account(), open.ledger(), reason, now);
    }
}
