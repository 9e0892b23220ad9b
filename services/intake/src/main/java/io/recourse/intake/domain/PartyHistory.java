package io.recourse.intake.domain;

import io.recourse.contracts.PartyEvent.ContactBarEnded;
import io.recourse.contracts.PartyEvent.ContactBarred;
import io.recourse.contracts.PartyEvent.ContactCeased;
import io.recourse.contracts.PartyEvent.NumberReplaced;
import io.recourse.contracts.PartyEvent.PartyRegistered;
import io.recourse.intake.domain.Debts.Asking;
import io.recourse.intake.domain.Debts.PartyPayment;
import io.recourse.intake.domain.Flags.Flagged;
import io.recourse.intake.domain.PartyEvent.CaseCounted;
import io.recourse.intake.domain.PartyEvent.CaseJoined;
import io.recourse.intake.domain.PartyEvent.CaseLeft;
import io.recourse.intake.domain.PartyEvent.ClaimRestored;
import io.recourse.intake.domain.PartyEvent.DebtReleased;
import io.recourse.intake.domain.PartyEvent.FactsTaken;
import io.recourse.intake.domain.PartyEvent.FlagLifted;
import io.recourse.intake.domain.PartyEvent.FlagRaised;
import io.recourse.intake.domain.PartyEvent.HoldPlaced;
import io.recourse.intake.domain.PartyEvent.HoldReleased;
import io.recourse.intake.domain.PartyEvent.IdentityErased;
import io.recourse.intake.domain.PartyEvent.IdentityRevealed;
import io.recourse.intake.domain.PartyEvent.IdentityTakenAnew;
import io.recourse.intake.domain.PartyEvent.PartyPaymentSplit;
import io.recourse.intake.domain.PartyEvent.PartyPaymentTaken;
import io.recourse.intake.domain.PartyEvent.PartyPaymentTakenBack;
import io.recourse.intake.domain.PartyEvent.PartyRefundDue;
import io.recourse.intake.domain.PartyEvent.ReviewAnswered;
import io.recourse.intake.domain.PartyEvent.ReviewOpened;
import io.recourse.intake.domain.PartyEvent.ReviewUnanswered;
import io.recourse.intake.domain.PartyEvent.StandingTaken;
import io.recourse.intake.domain.PartyEvent.StandingsAsked;
import io.recourse.intake.domain.PartyEvent.StandingsOverdue;
import io.recourse.intake.domain.PartyEvent.SuccessorKnown;
import io.recourse.intake.domain.PartyEvent.Told;
import io.recourse.intake.domain.PartyEvent.WishKept;
import io.recourse.intake.domain.PartyState.Registered;
import io.recourse.intake.domain.PartyState.Unregistered;
import io.recourse.intake.domain.Reviews.Review;
import java.util.List;

/** What is true of a party after an event. Reads no policy. */
final class PartyHistory {

    private PartyHistory() {}

    static PartyState evolve(PartyState state, PartyEvent event) {
        return switch (state) {
            case Unregistered unregistered
            when event instanceof Told(PartyRegistered told) -> unregistered.registered(told);
            case Unregistered unregistered when event instanceof WishKept kept -> unregistered.wishing(kept);
            case Unregistered _ ->
                throw new IllegalStateException(
                        event + " cannot happen to " + state.getClass().getSimpleName());
            case Registered known -> registered(known, event);
        };
    }

    private static Registered registered(Registered known, PartyEvent event) {
        return switch (event) {
            case Told(ContactCeased told) -> known.ceased(told);
            // told anew for those who listen; what it says is taken with its day
            case Told(PartyRegistered _), Told(NumberReplaced _) -> known;
            // the flag itself says so here
            case Told(ContactBarred _), Told(ContactBarEnded _) -> known;
            case FactsTaken e -> known.stated(e);
            case CaseJoined e -> known.joined(Liability.of(e.caseId(), e.role(), e.terms()));
            case CaseCounted _ -> known.with(known.custody().counting(1));
            case DebtReleased e -> known.released(e.caseId());
            case CaseLeft e -> known.left(e.caseId());
            case ClaimRestored e -> known.restored(e.caseId());
            case HoldPlaced e -> known.with(known.custody().held(e.holdId(), e.reason()));
            case HoldReleased e -> known.with(known.custody().released(e.holdId()));
            case IdentityErased e -> known.erased(e.at());
            case IdentityTakenAnew _ -> known.with(known.custody().takenAnew());
            case IdentityRevealed _ -> known;
            case FlagRaised e ->
                known.with(known.flags().with(new Flagged(e.flagId(), e.flag(), e.from(), null, e.reviewAt())));
            case SuccessorKnown e -> known.succeeded(e);
            // only who is not named yet has to keep it
            case WishKept _ -> throw new IllegalStateException("WishKept cannot happen to Registered");
            case FlagLifted e -> known.with(known.flags().lifted(e.flagId(), e.at()));
            case ReviewOpened e ->
                known.with(known.reviewed()
                        .with(new Review(
                                e.reviewId(), e.caseId(), e.decision(), e.askedAt(), e.answerBy(), e.lookAt(), null)));
            case ReviewUnanswered e -> known.with(known.reviewed().lookedAt(e.reviewId(), e.nextLookAt()));
            case ReviewAnswered e -> known.with(known.reviewed().answered(e.reviewId(), e.answer()));
            case PartyPaymentTaken e ->
                known.with(known.debts()
                        .folded(Debts.MOST_WHOLE_PARTS)
                        .with(new PartyPayment(
                                e.paymentId(),
                                e.amount(),
                                e.valueDate(),
                                e.designatedCase(),
                                e.bookedAt(),
                                null,
                                List.of(),
                                null,
                                null)));
            case StandingsAsked e ->
                known.with(known.debts()
                        .folded(Debts.MOST_WHOLE_PARTS)
                        .with(e.paymentId(), p -> p.asking(new Asking(e.cases(), List.of(), e.lookAt()))));
            case StandingTaken e ->
                known.with(known.debts().asking(e.paymentId(), asking -> asking.answered(e.standing())));
            case StandingsOverdue e ->
                known.with(known.debts().asking(e.paymentId(), asking -> asking.lookedAt(e.nextLookAt())));
            case PartyPaymentSplit e -> known.with(known.debts().with(e.paymentId(), p -> p.split(e.parts())));
            case PartyRefundDue e -> known.with(known.debts().with(e.paymentId(), p -> p.dueBack(e.rule())));
            case PartyPaymentTakenBack e ->
                known.with(known.debts()
                        .unfolding(e.paymentId(), known.caseIds())
                        .takenBack(e)
                        .folded(Debts.MOST_WHOLE_PARTS));
        };
    }
}
