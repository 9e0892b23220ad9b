package io.recourse.intake.domain;

import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.Tell;
import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.contracts.IntakeEvent.DebtorKind;
import io.recourse.contracts.LenderNotice;
import io.recourse.intake.domain.CaseEvent.CreditNoticeGiven;
import io.recourse.intake.domain.CaseEvent.Noticed;
import io.recourse.intake.domain.CaseInput.CreditNoticeMade;
import io.recourse.intake.domain.CaseInput.ReportExpired;
import io.recourse.intake.domain.CaseState.Closed;
import io.recourse.intake.domain.CaseState.Open;
import io.recourse.intake.domain.CreditRecordInput.CaseOver;
import io.recourse.intake.domain.CreditRecordInput.DebtRestored;
import io.recourse.intake.domain.CreditRecordInput.DebtorNotified;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a case has to do with its credit record: it begins it with the debtor's notice, and tells it when the conduct is
 * over and when it is not after all. A case whose debtor was never told of a report tells nobody anything.
 */
final class CreditNotices {

    private CreditNotices() {}

    static Decision<CaseEvent> give(Open open, CreditNoticeMade made, Instant now) {
        return give(new Story(open), open.id(), open.account(), made, now);
    }

    /** A debt that was given back or given up is still owed; one that was paid is not, unless the payment was taken back. */
    static Decision<CaseEvent> give(Closed closed, CreditNoticeMade made, Instant now) {
        CloseReason again = closed.overAgain();
        boolean over =
                switch (again == null ? closed.reason() : again) {
                    case PAID, CURED -> !closed.hasLiveDebt();
                    case RECALLED, UNRECOVERABLE -> false;
                };
        return over
                ? Decision.refuse("credit-conduct-ended", null, "nothing is overdue that could be reported")
                : give(new Story(closed), closed.id(), closed.account(), made, now);
    }

    private static Decision<CaseEvent> give(
            Story story, String id, Account account, CreditNoticeMade made, Instant now) {
        if (account.debtorKind() != DebtorKind.NATURAL) {
            return Decision.refuse("credit-record-of-enterprise", null, "the rules of notice and term are for persons");
        }
        Instant known = account.creditNoticeAt();
        if (known != null) {
            return known.equals(made.at())
                    ? Decision.nothing()
                    : Decision.refuse("credit-notice-repeated", null, "the debtor was told before");
        }
        if (made.at().isAfter(now)) {
            return Decision.refuse("time-in-future", "at", "what is yet to come has not happened");
        }
        return story.add(new CreditNoticeGiven(made.at(), made.channel()))
                .tell(new Tell(
                        CreditRecordDecider.of(id),
                        new DebtorNotified(account.lender(), account.contractZone(), made.at(), made.channel())))
                .end();
    }

    /**
     * The day that counts for the five years is that of the money, not that of its booking: the last value date or, where a
     * statement knows better, its day.
     */
    static void over(Story story, String id, Account account, Ledger ledger, CloseReason reason, Instant now) {
        if (account.creditNoticeAt() != null) {
            LocalDate on = lastDay(ledger, account.dayOf(now));
            story.tell(new Tell(CreditRecordDecider.of(id), new CaseOver(reason, on)));
        }
    }

    /** What is due at a bureau is the lender's to do; the record, which knows when, is not the subject its topic is keyed by. */
    static Decision<CaseEvent> expired(Account account, ReportExpired told) {
        return account.reportExpiredAt() == null
                ? Decision.accept(new Noticed(new LenderNotice.DeletionDue(account.lender(), told.at())))
                : Decision.nothing();
    }

    private static LocalDate lastDay(Ledger ledger, LocalDate today) {
        return Stream.concat(
                        Stream.of(ledger.base().asOf()),
                        ledger.everyPayment().filter(p -> p.reversal() == null).map(Payment::valueDate))
                .filter(day -> !day.isAfter(today))
                .max(Comparator.naturalOrder())
                .orElse(today);
    }

    static void restored(Story story, String id, @Nullable Instant noticeAt) {
        if (noticeAt != null) {
            story.tell(new Tell(CreditRecordDecider.of(id), new DebtRestored()));
        }
    }
}
