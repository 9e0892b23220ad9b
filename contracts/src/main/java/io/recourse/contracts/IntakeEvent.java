package io.recourse.contracts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Published by intake on {@code cases.intake}: the life and the ledger of a case. */
public sealed interface IntakeEvent extends PublicEvent {

    @Override
    default String topic() {
        return "cases.intake";
    }

    /** The first event of every case; every service opens its own row on it. */
    record CaseOpened(
            String lender,
            String product,
            DebtorKind debtorKind,
            String debtorParty,
            String jurisdiction,
            String contractZone,
            String debtorZone,
            String province,
            String language,
            Balance balance,
            LocalDate oldestUnpaidDue,
            int dpd,
            Instant limitationEndsAt,
            List<String> coDebtors,
            List<Guarantor> guarantors,
            List<Collateral> collateral,
            ScoringFacts scoring)
            implements IntakeEvent {
        public CaseOpened {
            coDebtors = List.copyOf(coDebtors);
            guarantors = List.copyOf(guarantors);
            collateral = List.copyOf(collateral);
        }
    }

    /**
     * The account was overdue before: what is owed is the same debt as that of earlier cases. Told of every episode but the
     * first, right after its {@link CaseOpened}.
     *
     * @param debt the case of the first episode, which names the debt over all of them
     * @param former the case of the episode before this one
     */
    record EpisodeOpened(String debt, String former) implements IntakeEvent {}

    enum DebtorKind {
        NATURAL,
        ENTERPRISE
    }

    /** A guarantor and the last instant at which the creditor may still hold it liable (民法典 art. 692, 693). */
    record Guarantor(String party, GuaranteeKind kind, Instant periodEndsAt) {}

    /** Ordinary guarantors are the default when the contract is unclear (民法典 art. 686). */
    enum GuaranteeKind {
        ORDINARY,
        JOINT
    }

    /** An asset that secures the debt, with the lender's own estimate of its value. */
    record Collateral(String asset, AssetKind kind, Money estimate, String province) {}

    enum AssetKind {
        REAL_ESTATE,
        MOVABLE,
        OTHER
    }

    /**
     * Facts a scorecard may use; none of them is sex, age or marriage. Basis points are 1/10 000.
     *
     * @param debtRatioBp debt ÷ limit or income, ≥ 0
     * @param incomeVolatilityBp coefficient of variation of income, ≥ 0
     * @param industryIndexBp change of the debtor's industry index against its baseline, −10 000 … +∞
     * @param industryRisk 0 (safe) … 10
     * @param monthsLate12 months late in the last twelve, 0 … 12
     */
    record ScoringFacts(
            int debtRatioBp, int incomeVolatilityBp, int industryIndexBp, int industryRisk, int monthsLate12) {}

    /** The case reached a delinquency bucket, counted from the oldest unpaid instalment. */
    record BucketEntered(Bucket bucket, int dpd, LocalDate oldestUnpaidDue) implements IntakeEvent {}

    /** Delinquency buckets by days past due: EARLY 4–30, M1 31–60, M2 61–90, M3 from 91. Below 4 a delay counts as technical. */
    enum Bucket {
        TECHNICAL,
        EARLY,
        M1,
        M2,
        M3
    }

    /**
     * A payment was allocated; the parts sum to the amount less {@code unallocated}, which is refunded.
     *
     * @param paymentId the lender's own, or {@link #OF_PROCEEDS} and the id of what disposal distributed
     */
    record PaymentAllocated(
            String paymentId,
            LocalDate valueDate,
            Money amount,
            long toCosts,
            long toInterest,
            long toPrincipal,
            long unallocated,
            Balance balance,
            @Nullable LocalDate oldestUnpaidDue)
            implements IntakeEvent {

        /** Begins the id of proceeds and of no lender's payment: two who choose ids freely would meet one day. */
        public static final String OF_PROCEEDS = "proceeds/";
    }

    /** A payment was taken back (pacs.004 and the like); the position before it is restored. */
    record PaymentReversed(
            String paymentId,
            String reversalId,
            Money amount,
            Balance balance,
            @Nullable LocalDate oldestUnpaidDue) implements IntakeEvent {}

    /** The balance changed for another reason than a payment: a host statement, costs of a stage, accrued interest posted. */
    record BalanceAdjusted(
            String reason,
            Balance before,
            Balance balance,
            @Nullable LocalDate oldestUnpaidDue) implements IntakeEvent {

        /** The host's statement says otherwise than what was told so far. */
        public static final String STATEMENT = "statement";

        /** Makes room for a payment, or the return of one, that the last statement knew before it was told. */
        public static final String IN_STATEMENT = "in-statement";
    }

    /** Money that belongs to the payer; the lender owes it back. */
    record RefundDue(String paymentId, Money amount) implements IntakeEvent {}

    /** A joint debtor was released: it owes nothing of the case any more, and the others less by its share (民法典 art. 520). */
    record PartyReleased(String party, Instant at) implements IntakeEvent {}

    /**
     * Another day is now the last on which the claim may be brought to court: an interruption, a later instalment or an
     * obstacle put it off, or one of them fell away (民法典 art. 188–195).
     *
     * @param endsAt 24:00 of that day; never before the end told at the opening
     */
    record LimitationMoved(String reason, Instant endsAt) implements IntakeEvent {}

    /** Contact and escalation rest; {@code reviewAt} is when a person must look at it again. */
    record PauseStarted(String pauseId, PauseReason reason, Instant from, Instant reviewAt) implements IntakeEvent {}

    enum PauseReason {
        DISPUTE,
        HARDSHIP,
        CEASE_CONTACT,
        DECEASED,
        BANKRUPTCY,
        INCAPACITY
    }

    /** A pause ended; the remaining time of what it held runs on. */
    record PauseEnded(String pauseId, PauseReason reason, Instant at) implements IntakeEvent {}

    /** Answer to an {@code ActRequested}: the act may be done until the given instant. */
    record ClearanceGranted(String requestId, String act, Balance balance, Instant until) implements IntakeEvent {}

    /** Answer to an {@code ActRequested}: the act must not be done. */
    record ClearanceDenied(String requestId, String act, String rule) implements IntakeEvent {}

    /** The case is over in every service. */
    record CaseClosed(CloseReason reason, Stage stage, Instant at) implements IntakeEvent {}

    enum CloseReason {
        PAID,
        CURED,
        RECALLED,
        UNRECOVERABLE
    }

    /** The stage a case is in, as far as the ledger has heard. */
    enum Stage {
        INTAKE,
        SEGMENTATION,
        NEGOTIATION,
        LITIGATION,
        DISPOSAL
    }
}
