package io.recourse.negotiation.domain;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Input;
import io.recourse.casework.spec.Life;
import io.recourse.casework.spec.Step;
import io.recourse.contracts.NegotiationEvent.ContactAttempted;
import io.recourse.contracts.NegotiationEvent.DebitEnded;
import io.recourse.negotiation.domain.CaseState.Known;

/** By what two orders of the same facts are held to have come to the same. */
interface TownComparison extends Life {

    @Override
    default boolean reverses(Step step) {
        return step.input() instanceof CaseInput.PaymentTakenBack
                && !step.events().isEmpty();
    }

    @Override
    default boolean pauses(Input input) {
        return input instanceof CaseInput.PauseBegan || input instanceof CaseInput.PauseOver;
    }

    /**
     * A unit that is spent allows a contact, and what was spent long before is forgotten with it; so does the leave to dial a
     * call: what is heard before it may deny it, what is heard after it does not. A contact that is handed over is one too and
     * counts from then, though people have it as their task and no adapter as an effect. So is a promise that waits, for those
     * count that are known to be broken when it is taken down, and what is owed by then; an offer, for which they count as well and
     * whose limit is a part of what is owed and was waived by then; and an acceptance, for what has come in by then pays nothing
     * of what is agreed.
     */
    @Override
    default boolean acts(Step step) {
        return step.events().stream()
                .anyMatch(event -> event instanceof PartyEvent.UnitSpent
                        || event instanceof PartyEvent.DialAllowed
                        || event instanceof CaseEvent.PromiseProposed
                        || event instanceof CaseEvent.AcceptanceKept
                        || event instanceof CaseEvent.OfferKept
                        || event instanceof CaseEvent.OfferApproved
                        || event instanceof CaseEvent.DebitHandedOver
                        || event instanceof CaseEvent.Told(ContactAttempted _));
    }

    /** A place lapses within minutes; who asks for it later asks anew. */
    @Override
    default boolean saysNo(Step step) {
        return step.events().stream()
                .anyMatch(e -> e instanceof PartyEvent.AskRefused
                        || e instanceof NumberEvent.PlaceKept
                        || e instanceof CaseEvent.Told(DebitEnded _)
                        || e instanceof CaseEvent.DebitLeftOut);
    }

    /**
     * A promise is made when it is heard, and so is an offer and what is said to it; an address is found when that is told, and a
     * person has his days for an answer from when it is heard.
     */
    @Override
    default boolean countsFromHearing(Input asked) {
        return switch (asked) {
            case CaseInput.PromiseMade _,
                    CaseInput.PromiseReviewed _,
                    CaseInput.OfferProposed _,
                    CaseInput.OfferReviewed _,
                    CaseInput.OfferAccepted _,
                    CaseInput.OfferDeclined _,
                    CaseInput.OfferWithdrawn _,
                    CaseInput.MandateGiven _,
                    CaseInput.MandateRevoked _,
                    CaseInput.DebitClarified _,
                    CaseInput.AnswerHeard _,
                    LinkInput.Withdrawn _,
                    PartyInput.ContactRepaired _,
                    PartyInput.NumberReplaced _ -> true;
            case PartyInput.ThirdPersonReported told -> told.toRead() != null;
            default -> false;
        };
    }

    /** A place is kept for some minutes from when it is asked for. */
    @Override
    default boolean countsFromHearing(Deadline deadline) {
        return deadline.kind().equals("place");
    }

    @Override
    default Object balance(Object state) {
        return switch (state) {
            case Known ofCase -> ofCase.file();
            case PartyState.Known ofParty -> ofParty.file();
            case TaskState.Made task -> task;
            default -> "";
        };
    }
}
