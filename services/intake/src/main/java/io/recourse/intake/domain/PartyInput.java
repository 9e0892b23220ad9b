package io.recourse.intake.domain;

import io.recourse.casework.decision.Dated;
import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.PassedDeadline;
import io.recourse.contracts.Money;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What reaches a party. */
public sealed interface PartyInput extends Input {

    /**
     * Told by a case when it opens, for everybody its statement names; the only input that may open the row.
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

    record PartyDeadlinePassed(Deadline deadline) implements PartyInput, PassedDeadline {}
}
