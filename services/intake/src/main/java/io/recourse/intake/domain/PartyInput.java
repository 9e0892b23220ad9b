package io.recourse.intake.domain;

import io.recourse.casework.decision.Dated;
import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.PassedDeadline;
import io.recourse.contracts.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What reaches a party. */
public sealed interface PartyInput extends Input {

    /** Begins the id of a flag that came with a debt that was bought, and of none a lender raises; its case follows. */
    String OF_SALE = "sale:";

    /**
     * Told by a case when it opens, to everybody its statement names, and later to who joins it; the only input that may open
     * the row.
     *
     * @param asOf the statement's day
     * @param role null in mail older than roles are, as {@code terms}
     */
    record PartyNamed(
            String lender,
            String caseId,
            PartyFacts facts,
            LocalDate asOf,
            @Nullable PartyRole role,
            @Nullable DebtTerms terms)
            implements PartyInput {}

    /**
     * Told by a case that names the party already: a newer statement of that day says these facts of it, which need not be
     * news.
     */
    record FactsTold(String lender, PartyFacts facts, LocalDate asOf) implements PartyInput {}

    /** Command or partner's report: the party does not want to be contacted. */
    record ContactCeaseAsked(Instant at, String channel) implements PartyInput, Dated {
        @Override
        public boolean acceptedWhileParked() {
            return true;
        }
    }

    /**
     * Command. Flags may overlap, be backdated and enclose each other.
     *
     * @param reviewAt null for the policy's; never later than that
     */
    record FlagAsked(
            String flagId,
            PartyFlag flag,
            Instant from,
            @Nullable Instant reviewAt) implements PartyInput {}

    /** Command; {@code at} may lie in the past. */
    record FlagLiftAsked(String flagId, Instant at) implements PartyInput {}

    /**
     * From the lender: a debtor paid and named no account.
     *
     * @param paymentId same id, same payment; of this party alone
     * @param designatedCase the debt the debtor named as it paid (民法典 art. 560), null if it named none
     */
    record PartyPaymentReceived(
            String paymentId,
            Money amount,
            LocalDate valueDate,
            @Nullable String designatedCase,
            Instant bookedAt) implements PartyInput {
        @Override
        public Instant businessAt(Instant now) {
            return bookedAt;
        }

        @Override
        public boolean acceptedWhileParked() {
            return true;
        }
    }

    /** From the lender: such a payment was taken back, and with it all its parts. */
    record PartyPaymentReversed(String paymentId, String reversalId, LocalDate valueDate, Instant bookedAt)
            implements PartyInput {
        @Override
        public Instant businessAt(Instant now) {
            return bookedAt;
        }

        @Override
        public boolean acceptedWhileParked() {
            return true;
        }
    }

    /** A case's answer to {@link CaseInput.StandingAsked}. */
    record StandingTold(String paymentId, DebtStanding standing) implements PartyInput {}

    /** Told by a case that rests by a flag of its debtor, when it is reviewed: which flags stand? */
    record FlagsAsked(String caseId) implements PartyInput {}

    /** Told by a case before an instalment of its debtor falls due: may the debtor be reminded? */
    record ReminderAsked(String caseId, LocalDate dueOn) implements PartyInput {}

    /** Told by a case: the party, a co-debtor, owes nothing of it any more. */
    record CaseReleased(String caseId) implements PartyInput {}

    /**
     * Told by a case that was sold: who the party is at the buyer.
     *
     * @param buyersCase the buyer's case that asked
     * @param party its id there
     */
    record SuccessorTold(String buyersCase, String party) implements PartyInput {}

    /**
     * Told by the party as the lender knew it who sold a debt: it wants no contact.
     *
     * @param boughtCase the buyer's case of that debt
     * @param from since when
     */
    record WishPassed(String boughtCase, Instant from) implements PartyInput {}

    /** Told by a case when it closes, to everybody it named. */
    record CaseEnded(String caseId) implements PartyInput {}

    /** Told by a case that was over: what had been paid was taken back, so it has a claim again. */
    record CaseRestored(String caseId) implements PartyInput {}

    /**
     * Command: what is known of the party must not be destroyed.
     *
     * @param reason a code
     */
    record HoldAsked(String holdId, String reason) implements PartyInput {}

    /** Command: that reason is gone. */
    record HoldReleaseAsked(String holdId) implements PartyInput {}

    /**
     * Command: nobody shall know any more who the party is.
     *
     * @param reason a code
     */
    record EraseAsked(String reason) implements PartyInput {}

    /**
     * Command: who is it?
     *
     * @param by who asks
     * @param grant by what it is allowed to act, for instance a contact's grant or a power of attorney
     * @param fields empty for all that the purpose may see
     */
    record RevealAsked(String by, String purpose, String caseId, String grant, List<IdentityField> fields)
            implements PartyInput {
        public RevealAsked {
            fields = fields.stream().distinct().sorted().toList();
        }
    }

    /**
     * Command, of the lender for the party: a person shall look at a decision that was made about it (个人信息保护法 art. 24).
     *
     * @param reviewId same id, same request
     * @param decision id of the event that tells the decision, or that event's type
     * @param at when the party asked
     */
    record ReviewAsked(String reviewId, String caseId, String decision, Instant at) implements PartyInput {}

    /**
     * Command: a person has looked.
     *
     * @param reason a code
     * @param by who it was
     * @param person whether that is one
     */
    record ReviewAnswerGiven(String reviewId, Reviews.Outcome outcome, String reason, String by, boolean person)
            implements PartyInput {}

    record PartyDeadlinePassed(Deadline deadline) implements PartyInput, PassedDeadline {}
}
