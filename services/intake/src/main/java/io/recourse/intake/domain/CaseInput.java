package io.recourse.intake.domain;

import io.recourse.casework.decision.Dated;
import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.PassedDeadline;
import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.IntakeEvent.PaymentAllocated;
import io.recourse.contracts.IntakeEvent.Stage;
import io.recourse.contracts.LitigationEvent.Route;
import io.recourse.contracts.Money;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Tone;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What reaches the ledger of a case. */
public sealed interface CaseInput extends Input {

    /** Begins the id of what a party told its cases, payments and pauses, and of nothing a lender names. */
    String OF_PARTY = "party/";

    /**
     * From the lender; the only input that may open the row.
     *
     * @param formerHash what releases called its content that did not see through the way it was written down; null where
     *     they called it the same
     * @param earlier where the account was overdue before; null of its first episode, and in mail of a release that did not ask
     */
    record StatementReceived(
            String lender,
            String episode,
            AccountFacts account,
            Statement statement,
            @Nullable String formerHash,
            @Nullable Acquisition acquired,
            @Nullable Earlier earlier)
            implements CaseInput {

        /**
         * Earlier episodes of the account.
         *
         * @param debt the case of the first
         * @param former the case of the latest
         */
        public record Earlier(String debt, String former) {}

        /** Whether its content is the one of that hash, today's or a former one. */
        boolean isCalled(String contentHash) {
            return contentHash.equals(statement.contentHash()) || contentHash.equals(formerHash);
        }

        /** By whichever door it came. */
        @Override
        public boolean acceptedWhileParked() {
            return true;
        }
    }

    /**
     * From the lender. What disposal distributed becomes one too, as PROCEEDS: see {@link ProceedsReceived}.
     *
     * @param paymentId same id, same payment
     * @param valueDate the day that counts for allocation and interest; a lender names none that is yet to come
     * @param bookedAt when its sender booked it
     * @param alias another id by which its sender may tell it, null if there is none
     * @param endToEnd where {@code paymentId} is of its servicer's reference, the id of its end-to-end id, day and amount: by
     *     it the same payment may have been told before, or another that shares it. Null if there is none
     */
    record PaymentReceived(
            String paymentId,
            Money amount,
            LocalDate valueDate,
            PaymentSource source,
            Instant bookedAt,
            @Nullable String alias,
            @Nullable String endToEnd)
            implements CaseInput {

        /** By one id alone. */
        public PaymentReceived(
                String paymentId, Money amount, LocalDate valueDate, PaymentSource source, Instant bookedAt) {
            this(paymentId, amount, valueDate, source, bookedAt, null, null);
        }

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
        PROCEEDS,
        /** The debtor paid the lender and named no account: this debt's part, as the party split it. */
        PARTY
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

    /**
     * From the lender: a payment was taken back, for instance pacs.004.
     *
     * @param amount how much of it, &gt; 0; null for all that is left
     */
    record PaymentReversed(
            String paymentId,
            String reversalId,
            LocalDate valueDate,
            Instant bookedAt,
            @Nullable Money amount) implements CaseInput {

        /** All that is left of it. */
        public PaymentReversed(String paymentId, String reversalId, LocalDate valueDate, Instant bookedAt) {
            this(paymentId, reversalId, valueDate, bookedAt, null);
        }

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

    /** Told by the debtor's party, which was flagged; otherwise as {@link PauseRequested}. */
    record PartyFlagged(
            String pauseId,
            PauseReason reason,
            Instant from,
            @Nullable Instant reviewAt) implements CaseInput {}

    /** Told by the debtor's party: that flag was lifted. */
    record PartyUnflagged(String pauseId, Instant at) implements CaseInput {}

    /** The debtor's answer to {@link PartyInput.ReminderAsked}: whether it wants no contact. */
    record ReminderAnswered(LocalDate dueOn, boolean ceased) implements CaseInput {}

    /** Told by a party that owes the debt: how does it stand, for a payment of that day? */
    record StandingAsked(String party, String paymentId, LocalDate valueDate) implements CaseInput {}

    /**
     * From the lender: it takes the account back.
     *
     * @param soldTo the lender to whom it sold the debt, null if it says of none
     */
    record Recalled(Instant at, @Nullable String soldTo) implements CaseInput, Dated {

        /** For another reason than a sale. */
        public Recalled(Instant at) {
            this(at, null);
        }
    }

    /**
     * Told by a case of another lender, which says that it bought this debt: what did those whom it binds ask for? It need not
     * be true, and nobody is told whether it is.
     *
     * @param buyer that lender
     * @param buyersCase the case that asks
     */
    record SuccessionClaimed(String buyer, String buyersCase, List<Succession> people) implements CaseInput {
        public SuccessionClaimed {
            people = List.copyOf(people);
        }
    }

    /** From the lender: it charges the account off; today if {@code on} is null. */
    record ChargeOffAsked(@Nullable LocalDate on) implements CaseInput {}

    /** From the lender: it releases a joint debtor, from today on. */
    record CoDebtorReleaseAsked(String party) implements CaseInput {}

    /**
     * From the lender: it claimed on a joint guarantor.
     *
     * @param on the day of the claim, where the courts keep time
     * @param proof id of what proves it
     */
    record GuarantorClaimed(String party, LocalDate on, String proof) implements CaseInput {}

    /** From litigation or disposal, before an act that cannot be undone. */
    record ClearanceAsked(String requestId, String act, Stage stage) implements CaseInput {}

    /**
     * From a stage: court fees, valuations without a sale and the like, to be borne by the debtor.
     *
     * @param costId unique among all stages' costs; the same id is the same cost
     * @param at from when it is owed
     */
    record CostsIncurred(String costId, Money amount, String kind, Instant at) implements CaseInput, Dated {}

    /**
     * From negotiation: debtor and lender agreed on a settlement.
     *
     * @param payable what fulfils it, all instalments together
     * @param cause as which its word interrupts the limitation
     * @param owed as they knew it; null if nobody told
     */
    record SettlementAgreed(
            String settlementId,
            Money payable,
            InterruptionCause cause,
            Instant at,
            @Nullable Balance owed) implements CaseInput, Dated {}

    /**
     * From negotiation: what a settlement asked for was paid in time.
     *
     * @param agreedOn from which day on the waived parts are not owed
     * @param paidOn value date of the payment with which all was paid
     * @param discharged nothing is owed any more
     */
    record SettlementPaid(String settlementId, LocalDate agreedOn, LocalDate paidOn, Balance waived, boolean discharged)
            implements CaseInput {}

    /** From negotiation: it was not, or is not any more. */
    record SettlementUndone(String settlementId) implements CaseInput {}

    /** From a stage: it has begun. */
    record StageHeard(Stage stage) implements CaseInput {}

    /** From litigation: court procedure has ended. */
    record LitigationOver(@Nullable Instant at) implements CaseInput {}

    /** From disposal: assets are being sold. */
    record DisposalBegan() implements CaseInput {}

    /** From disposal: nothing is left to sell. */
    record DisposalOver() implements CaseInput {}

    /**
     * From litigation: there is an enforceable title.
     *
     * @param at when it took effect; of a term that made it so, 24:00 of the last day
     */
    record TitleHeard(Route route, Instant at, Money claim) implements CaseInput, Dated {}

    /**
     * Command: what the title says, in place of what the ledger supposes or also of one it never heard of.
     *
     * @param effectiveOn the day on which it took effect
     * @param performBy the last day on which the debtor may perform
     * @param awarded all that it awards
     * @param generalInterest the part of it that is general interest, ≥ 0
     */
    record TitleTold(LocalDate effectiveOn, LocalDate performBy, Money awarded, Money generalInterest)
            implements CaseInput {}

    /**
     * Command: enforcement is suspended or put off, or retrial holds it, and the debtor did not ask for it; told when it
     * begins and again, with the same id, when it ends.
     *
     * @param to the first day on which enforcement goes on, null while it rests
     */
    record EnforcementSuspended(
            String suspensionId, LocalDate from, @Nullable LocalDate to) implements CaseInput {}

    /** From negotiation: a contact was sent; {@code tone} says whether it demands payment. */
    record ContactSent(String attemptId, Tone tone) implements CaseInput {}

    /** From negotiation: what became of a contact. */
    record ContactEnded(String attemptId, boolean reached, Instant at) implements CaseInput, Dated {}

    /**
     * From negotiation: who was contacted for this debt wants no contact any more, by whatever channel it was said.
     *
     * @param party one who owes or guarantees the debt
     */
    record NoContactWanted(String party, Channel channel, Instant at) implements CaseInput, Dated {}

    /**
     * From negotiation: something that was said holds the case until a person has read it.
     *
     * @param until no longer than that, read or not
     */
    record AnswerAwaitsReader(String answerId, Instant until, Instant at) implements CaseInput, Dated {}

    /** From negotiation: a person has read it. */
    record AnswerWasRead(String answerId, Instant at) implements CaseInput, Dated {}

    /**
     * Command: something interrupted the limitation that no stage tells.
     *
     * @param at of a suit or an arbitration the day on which it began or ended
     * @param proof the lender's own name of what proves it
     * @param began the day on which the suit or arbitration began that ended {@code at}; null where that is not told, as of
     *     anything else
     */
    record InterruptionTold(
            InterruptionCause cause,
            Instant at,
            String proof,
            @Nullable LocalDate began) implements CaseInput, Dated {}

    /**
     * From any stage: the limitation starts again.
     *
     * @param at when it happened
     * @param proof id of the event that proves it
     */
    record LimitationInterrupted(InterruptionCause cause, Instant at, String proof) implements CaseInput, Dated {}

    /**
     * A stage has brought the claim before a court. That interrupts the limitation, which does not end while they last.
     *
     * @param proof id of the event that proves it
     */
    record ProceedingsBegan(InterruptionCause cause, Instant at, String proof) implements CaseInput, Dated {}

    /** They are over, whatever came of them: the limitation starts anew (民法典 art. 195). */
    record ProceedingsEnded(InterruptionCause cause, Instant at, String proof) implements CaseInput, Dated {}

    /**
     * Command: an obstacle of the law's own (民法典 art. 194: force majeure, undetermined heirs, …), told when it begins and
     * again, with the same proof, when it ends.
     */
    record LimitationObstructed(LocalDate from, @Nullable LocalDate to, String proof) implements CaseInput {}

    /** Command: the debtor was told that a credit bureau will be (征信业管理条例 art. 15). */
    record CreditNoticeMade(Instant at, String channel) implements CaseInput, Dated {}

    /** Told by the case's credit record: what a bureau was told must not stand there any more. */
    record ReportExpired(Instant at) implements CaseInput, Dated {}

    record DeadlinePassed(Deadline deadline) implements CaseInput, PassedDeadline {}
}
