package io.recourse.intake.domain;

import io.recourse.casework.decision.Dated;
import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.PassedDeadline;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.IntakeEvent.PaymentAllocated;
import io.recourse.contracts.IntakeEvent.Stage;
import io.recourse.contracts.Money;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What reaches the ledger of a case. */
public sealed interface CaseInput extends Input {

    /** From the lender; the only input that may open the row. */
    record StatementReceived(String lender, String episode, AccountFacts account, Statement statement)
            implements CaseInput {}

    /**
     * From the lender. What disposal distributed becomes one too, as PROCEEDS: see {@link ProceedsReceived}.
     *
     * @param paymentId same id, same payment
     * @param valueDate the day that counts for allocation and interest; a lender names none that is yet to come
     * @param bookedAt when its sender booked it
     */
    record PaymentReceived(String paymentId, Money amount, LocalDate valueDate, PaymentSource source, Instant bookedAt)
            implements CaseInput {
        @Override
        public Instant businessAt(Instant now) {
            return bookedAt;
        }

        @Override
        public boolean acceptedWhileParked() {
            return true;
        }
    }

    enum PaymentSource {
        /** The debtor paid the lender: also an acknowledgement of the debt. */
        LENDER,
        /** Proceeds of a sale, distributed by disposal. */
        PROCEEDS
    }

    /**
     * From disposal: the debt's part of a price. Its value date is the day in the contract's zone, which only the case knows.
     *
     * @param distributionId names the payment, in a namespace that lenders' payments do not reach
     * @param at when the price was distributed
     */
    record ProceedsReceived(String distributionId, Money amount, Instant at) implements CaseInput, Dated {

        PaymentReceived paymentTo(Account account) {
            return new PaymentReceived(
                    PaymentAllocated.OF_PROCEEDS + distributionId,
                    amount,
                    account.dayOf(at),
                    PaymentSource.PROCEEDS,
                    at);
        }
    }

    /** From the lender: a payment was taken back, for instance pacs.004. */
    record PaymentReversed(String paymentId, String reversalId, LocalDate valueDate, Instant bookedAt)
            implements CaseInput {
        @Override
        public Instant businessAt(Instant now) {
            return bookedAt;
        }

        @Override
        public boolean acceptedWhileParked() {
            return true;
        }
    }

    /**
     * Command. Pauses may overlap, be backdated and enclose each other.
     *
     * @param reviewAt null for the policy's; never later than that
     */
    record PauseRequested(
            String pauseId,
            PauseReason reason,
            Instant from,
            @Nullable Instant reviewAt) implements CaseInput {}

    /** Command; {@code at} may lie in the past. */
    record PauseLifted(String pauseId, Instant at) implements CaseInput {}

    /** From the lender: it takes the account back. */
    record Recalled(Instant at) implements CaseInput, Dated {}

    /** From litigation or disposal, before an act that cannot be undone. */
    record ClearanceAsked(String requestId, String act, Stage stage) implements CaseInput {}

    /**
     * From a stage: court fees, valuations without a sale and the like, to be borne by the debtor.
     *
     * @param costId unique among all stages' costs; the same id is the same cost
     * @param at from when it is owed
     */
    record CostsIncurred(String costId, Money amount, String kind, Instant at) implements CaseInput, Dated {}

    /** From a stage: it has begun. */
    record StageHeard(Stage stage) implements CaseInput {}

    /** From litigation: court procedure has ended. */
    record LitigationOver() implements CaseInput {}

    /** From disposal: assets are being sold. */
    record DisposalBegan() implements CaseInput {}

    /** From disposal: nothing is left to sell. */
    record DisposalOver() implements CaseInput {}

    /**
     * From any stage: the limitation starts again.
     *
     * @param at when it happened; of proceedings, also when they ended
     * @param proof id of the event that proves it
     */
    record LimitationInterrupted(InterruptionCause cause, Instant at, String proof) implements CaseInput, Dated {}

    /**
     * An obstacle of the law's own (民法典 art. 194: force majeure, undetermined heirs, …), told when it begins and again,
     * with the same proof, when it ends.
     */
    record LimitationObstructed(LocalDate from, @Nullable LocalDate to, String proof) implements CaseInput {}

    /** Command: the debtor was told that a credit bureau will be (征信业管理条例 art. 15). */
    record CreditNoticeMade(Instant at, String channel) implements CaseInput, Dated {}

    record DeadlinePassed(Deadline deadline) implements CaseInput, PassedDeadline {}
}
