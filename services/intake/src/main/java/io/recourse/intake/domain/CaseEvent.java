package io.recourse.intake.domain;

import io.recourse.casework.decision.Published;
import io.recourse.contracts.AccountPushed.CreditorKind;
import io.recourse.contracts.IntakeEvent;
import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.contracts.IntakeEvent.GuaranteeKind;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.LenderNotice;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to a case: {@link Told} everybody hears, {@link Noticed} its lender, the rest stays in intake's journal. */
public sealed interface CaseEvent {

    record Told(IntakeEvent event) implements CaseEvent, Published {}

    /**
     * The statement is now what the ledger counts from.
     *
     * @param people the digest of those it names; null if it says of them what was known, and in journals older than this
     * @param missed due date of an instalment that was overdue by the books before; null if none was, if one is known of
     *     already, and in journals older than this
     */
    record StatementTaken(
            String episode,
            Statement statement,
            @Nullable LocalDate oldestUnpaidDue,
            @Nullable String people,
            @Nullable LocalDate missed)
            implements CaseEvent {}

    /**
     * The statement was seen but, under {@link Authority#RECOURSE}, changes nothing.
     *
     * @param people as of one that is taken
     */
    record StatementNoted(Statement.Key key, @Nullable String people) implements CaseEvent {}

    /**
     * A later statement names who owes the debt beside the debtor and was not named before.
     *
     * @param shareBp as a {@link CoDebtor} has it
     */
    record CoDebtorJoined(String party, @Nullable Integer shareBp) implements CaseEvent {}

    /** A later statement names a guarantee of who gave none before. */
    record GuarantorJoined(String party, GuaranteeKind kind, Instant periodEndsAt) implements CaseEvent {}

    /**
     * Something that was said holds the case until a person has read it.
     *
     * @param until no longer than that, read or not
     * @param at when it was heard
     */
    record AnswerAwaited(String answerId, Instant until, Instant at) implements CaseEvent {}

    record AnswerRead(String answerId, Instant at) implements CaseEvent {}

    /** Costs of a stage; {@code minor} in the case's currency. */
    record CostsBooked(String costId, long minor, String kind, LocalDate on) implements CaseEvent {}

    /**
     * A settlement was agreed on; {@code minor} in the case's currency fulfil it.
     *
     * @param paidBefore as a {@link Progress.Settlement} has it
     * @param stated likewise
     */
    record SettlementNoted(
            String settlementId,
            long minor,
            @Nullable Long paidBefore,
            @Nullable Stated stated) implements CaseEvent {}

    /**
     * A settlement is told to be paid, and of what fulfils it so much went back in the meantime: nothing is waived. Whoever told so
     * hears of that, too, and tells anew once it is paid.
     *
     * @param minor what is missing, in the case's currency
     */
    record WaiverWithheld(String settlementId, long minor) implements CaseEvent {}

    /** A settlement was paid in time; the adjustment that tells it follows. */
    record WaiverKept(Waiver waiver) implements CaseEvent {}

    record WaiverUndone(String settlementId) implements CaseEvent {}

    /** Costs that were told after the close: the lender advanced them, the balance does not hold them. */
    record CostsAfterClose(String costId, long minor, String kind, LocalDate on) implements CaseEvent {}

    /** The day a reversal counts from; follows the published one. */
    record ReversalDated(String paymentId, String reversalId, LocalDate on) implements CaseEvent {}

    /**
     * Of a payment that was taken back as a whole only so much was, from that day; the rest stays paid under an id of its own.
     * Follows the published reversal; the rest's allocation is published after it.
     */
    record PaymentParted(String paymentId, String reversalId, LocalDate on, long minor, String restId)
            implements CaseEvent {}

    /** A payment of the case is told by another id too; neither counts again. */
    record PaymentKnownAs(String paymentId, String alias) implements CaseEvent {}

    /** The second of the two ids that a payment's servicer's word makes is known: its reference's or its end-to-end id's. */
    record PaymentKeyedAs(String paymentId, String key) implements CaseEvent {}

    /** The title the ledger counts by from now on. */
    record TitleTaken(Title title) implements CaseEvent {}

    /** Days on which a court lets no doubled interest run; one of the same id is replaced. */
    record InterestRested(Judgment.Stop stop) implements CaseEvent {}

    record ProgressNoted(Progress progress) implements CaseEvent {}

    /** A later instalment than known before: the limitation is counted from its due date (民法典 art. 189). */
    record LimitationBegins(LocalDate lastInstalmentDue, Instant endsAt) implements CaseEvent {}

    /** A demand is on its way to the debtor: it interrupts when it has arrived (诉讼时效规定 art. 8). */
    record DemandSent(String attemptId) implements CaseEvent {}

    /** What became of it is known. */
    record DemandAnswered(String attemptId) implements CaseEvent {}

    record LimitationRestarted(InterruptionCause cause, LocalDate on, String proof, Instant endsAt)
            implements CaseEvent {}

    /** What interrupted it did not happen after all: the part payment was taken back. */
    record LimitationProofFell(String proof, Instant endsAt) implements CaseEvent {}

    record LimitationSuspended(LocalDate from, @Nullable LocalDate to, String proof, Instant endsAt)
            implements CaseEvent {}

    /**
     * Before a court from that day on: what happens meanwhile, and their end, is in time (民法典 art. 195: the term runs again
     * from then).
     *
     * @param to the day they ended, null while they last
     */
    record ProceedingsPending(LocalDate from, @Nullable LocalDate to, String proof, Instant endsAt)
            implements CaseEvent {}

    /** That an instalment falls due; whether the debtor may be reminded its party says. */
    record ReminderAsked(LocalDate dueOn) implements CaseEvent {}

    record LimitationWarned(int daysBefore, Instant endsAt) implements CaseEvent {}

    record LimitationExpired(Instant endedAt) implements CaseEvent {}

    record GuaranteePeriodEnded(String party, Instant endedAt) implements CaseEvent {}

    /** Follows the guarantee it is of: no claim on the guarantor is made before the debt is due. */
    record GuaranteeDated(String party, GuaranteeKind kind, Instant periodEndsAt, LocalDate mainDueOn)
            implements CaseEvent {}

    /** The creditor did in time what keeps the guarantee (民法典 art. 693); its period ends nothing any more. */
    record GuaranteeKept(String party, GuaranteeKind kind, Instant periodEndsAt, Guarantee.Kept act)
            implements CaseEvent {}

    /** The limitation of the claim on a guarantor ran out (民法典 art. 694). */
    record GuaranteeLimitationEnded(String party, Instant endedAt) implements CaseEvent {}

    /** What the contract says beyond the figures; follows the opening. */
    record TermsTaken(ContractTerms terms) implements CaseEvent {}

    /** From here on interest is reckoned by this rate of a private lender. */
    record RateCapped(CappedRate rate) implements CaseEvent {}

    /** The host's books no longer rule: {@link Authority#RECOURSE}, with the last statement's rate. */
    record ChargedOff(LocalDate on) implements CaseEvent {}

    /** The co-debtor owes nothing any more; what the debt falls by is told after it. */
    record CoDebtorReleased(Relief relief) implements CaseEvent {}

    /** The lender took the debt back as it sold it to another one. */
    record DebtSold(String buyer) implements CaseEvent {}

    /** A lender says that it bought the debt, and who those whom it binds are there; the seller has not spoken yet. */
    record SuccessionKept(String buyer, String buyersCase, List<Succession> people) implements CaseEvent {
        public SuccessionKept {
            people = List.copyOf(people);
        }
    }

    /** The lender alone hears it, on its own topic. */
    record Noticed(LenderNotice event) implements CaseEvent, Published {}

    /** In journals older than the lender's notice of it, which says the same now. */
    record ReminderDue(LocalDate dueOn) implements CaseEvent {}

    /** Nobody was reminded: of a paused case nobody is, nor when it is too late. */
    record ReminderLapsed(LocalDate dueOn, String rule) implements CaseEvent {}

    /** A person must look at the pause; it goes on until somebody lifts it. */
    record PauseReviewDue(String pauseId, PauseReason reason, Instant nextReviewAt) implements CaseEvent {}

    /** The debtor knows that a credit bureau will be told; the case has a credit record from now on. */
    record CreditNoticeGiven(Instant at, String channel) implements CaseEvent {}

    /** A debt came back to life on a closed case: a person decides what happens to it. */
    record ReversedAfterClose(String paymentId, String reversalId, long restoredMinor) implements CaseEvent {}

    /** That debt is over as well: for the reason of the close, or because the lender took it back. */
    record RestoredDebtOver(CloseReason reason) implements CaseEvent {}

    /** A later statement says that the lender is a private one: its rate is capped from then on. */
    record CreditorTaken(CreditorKind creditorKind, LocalDate contractDate) implements CaseEvent {}
}
