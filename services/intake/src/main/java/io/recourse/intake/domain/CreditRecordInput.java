package io.recourse.intake.domain;

import io.recourse.casework.decision.Dated;
import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.PassedDeadline;
import io.recourse.contracts.IntakeEvent.CloseReason;
import java.time.Instant;
import java.time.LocalDate;

/** What reaches a credit record. */
public sealed interface CreditRecordInput extends Input {

    /**
     * Told by the case: the debtor now knows. The only input that begins a record.
     *
     * @param zone the contract's; days are counted in it
     */
    record DebtorNotified(String lender, String zone, Instant at, String channel) implements CreditRecordInput, Dated {}

    /** Command: the lender has reported to a bureau. */
    record ReportMade(String bureau, Instant at) implements CreditRecordInput, Dated {}

    /**
     * Told by the case when it closes.
     *
     * @param on the last day on which something was owed or overdue
     */
    record CaseOver(CloseReason reason, LocalDate on) implements CreditRecordInput {}

    /** Told by the case: a payment was taken back after the close, so the conduct is not over. */
    record DebtRestored() implements CreditRecordInput {}

    /** Command: the lender says when the conduct ended, for a debt that left Recourse unpaid. */
    record EndStated(LocalDate on) implements CreditRecordInput {}

    /** Command: the debtor says the record is wrong or lacks something. */
    record ObjectionRaised(String objectionId, Instant at) implements CreditRecordInput, Dated {}

    /** Command: the lender has checked, and has answered the debtor in writing. */
    record ObjectionAnswered(String objectionId, Finding finding, Instant at) implements CreditRecordInput, Dated {}

    /** What a check comes to (征信业管理条例 art. 25). */
    enum Finding {
        /** Something was wrong and is put right. */
        CORRECTED,
        /** All of it was wrong: the record is taken back. */
        WITHDRAWN,
        /** Nothing is wrong: the mark is taken off. */
        CONFIRMED,
        /** It cannot be told: check and objection stay on record. */
        UNRESOLVED
    }

    record RecordDeadlinePassed(Deadline deadline) implements CreditRecordInput, PassedDeadline {}
}
