package io.recourse.intake.domain;

import io.recourse.casework.decision.Published;
import io.recourse.contracts.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to a party: {@link Told} everybody hears, the rest stays in intake's journal. */
public sealed interface PartyEvent {

    record Told(io.recourse.contracts.PartyEvent event) implements PartyEvent, Published {}

    /** What the lender knows of the party, by its statement of that day; follows the published one if that is news. */
    record FactsTaken(PartyFacts facts, LocalDate asOf) implements PartyEvent {}

    /** Another case of the same lender names the party; role and terms are null in journals older than they are. */
    record CaseJoined(
            String caseId,
            @Nullable PartyRole role,
            @Nullable DebtTerms terms) implements PartyEvent {}

    record FlagRaised(
            String flagId,
            PartyFlag flag,
            Instant from,
            @Nullable Instant reviewAt) implements PartyEvent {}

    /** A debt was sold, and this is the party at the buyer, who is told of its wish not to be contacted, also of a later one. */
    record SuccessorKnown(String buyersCase, String party) implements PartyEvent {}

    /** Its wish at a seller has overtaken the case that names it here. */
    record WishKept(String boughtCase, Instant from) implements PartyEvent {}

    record FlagLifted(String flagId, Instant at) implements PartyEvent {}

    /** Money that names no account is here; from now on it cannot be lost. */
    record PartyPaymentTaken(
            String paymentId,
            Money amount,
            LocalDate valueDate,
            @Nullable String designatedCase,
            Instant bookedAt) implements PartyEvent {}

    /** Its debts were asked how they stand. */
    record StandingsAsked(String paymentId, List<String> cases, Instant lookAt) implements PartyEvent {
        public StandingsAsked {
            cases = List.copyOf(cases);
        }
    }

    record StandingTaken(String paymentId, DebtStanding standing) implements PartyEvent {}

    /** A person must look why these cases do not answer, parked as they may be; the payment waits for them. */
    record StandingsOverdue(String paymentId, List<String> missing, Instant nextLookAt) implements PartyEvent {
        public StandingsOverdue {
            missing = List.copyOf(missing);
        }
    }

    /** The parts sum to the payment; what nothing is owed for is in the last and due back there. */
    record PartyPaymentSplit(String paymentId, List<Debts.Part> parts) implements PartyEvent {
        public PartyPaymentSplit {
            parts = List.copyOf(parts);
        }
    }

    /** Its payer owes no debt any more that it could pay: all of it is due back. */
    record PartyRefundDue(String paymentId, Money amount, String rule) implements PartyEvent {}

    record PartyPaymentTakenBack(String paymentId, String reversalId, LocalDate on, Instant bookedAt)
            implements PartyEvent {}

    /** A person has to look at that decision, and the party has to know the answer by then. */
    record ReviewOpened(
            String reviewId, String caseId, String decision, Instant askedAt, Instant answerBy, Instant lookAt)
            implements PartyEvent {}

    /** Nobody has answered yet: a person is reminded, before the time is over, as it is, and every day after. */
    record ReviewUnanswered(String reviewId, Instant answerBy, Instant nextLookAt) implements PartyEvent {}

    record ReviewAnswered(String reviewId, Reviews.Answer answer) implements PartyEvent {}

    /** One more case names who is named by so many that their ids are not kept any more. */
    record CaseCounted(String caseId) implements PartyEvent {}

    /** The party owes nothing of that case any more. */
    record DebtReleased(String caseId) implements PartyEvent {}

    /** A case that names the party is over. */
    record CaseLeft(String caseId) implements PartyEvent {}

    /** A case that was over has a claim again. Who had been erased meanwhile stays so until a new claim names it. */
    record ClaimRestored(String caseId) implements PartyEvent {}

    record HoldPlaced(String holdId, String reason) implements PartyEvent {}

    record HoldReleased(String holdId) implements PartyEvent {}

    /** From now on nobody may know who it is; the vault follows. */
    record IdentityErased(String reason, Instant at) implements PartyEvent {}

    /** A new claim names who had been erased: a new reason to know who it is, and no old wish is forgotten. */
    record IdentityTakenAnew(String caseId) implements PartyEvent {}

    /** Who asked learns who it is, once this is written down; never what was told, only which fields. */
    record IdentityRevealed(String by, String purpose, String caseId, String grant, List<IdentityField> fields)
            implements PartyEvent {
        public IdentityRevealed {
            fields = List.copyOf(fields);
        }
    }
}
