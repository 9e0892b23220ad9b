package io.recourse.negotiation.domain;

import io.recourse.casework.decision.Input;
import io.recourse.casework.spec.Life;
import java.util.Set;

/** What is refused or taken by what stands when it is asked. */
interface TownAnswers extends Life {

    /** What may be promised depends on what is owed, on other promises, and on whether the case is still open. */
    @Override
    default boolean answersByWhatStands(Input asked, String rule) {
        return switch (asked) {
            case CallInput.Recorded _ -> rule.equals("recording-contradicts");
            case PartyInput.PermissionAsked _ -> rule.equals("ask-id-taken");
            case PartyInput.ConversationHeld _ -> rule.equals("conversation-id-taken");
            case PartyInput.NumberTold _ ->
                Set.of("number-contradicts", "attempt-unknown").contains(rule);
            case PartyInput.DialAsked _ ->
                Set.of("number-contradicts", "attempt-unknown", "asked-by-permission", "contact-over")
                        .contains(rule);
            case PartyInput.ThirdPersonReported _ -> rule.equals("attempt-already-reported");
            case PartyInput.DishonestyLifted _ -> rule.equals("listing-unknown");
            case PartyInput.ContactRepaired _ -> rule.equals("number-not-registered");
            case CaseInput.PromiseMade _ ->
                Set.of(
                                "case-closed",
                                "negotiation-exhausted",
                                "debtor-cannot-agree",
                                "dispute-open",
                                "hardship-open",
                                "promise-above-balance",
                                "promise-already-live",
                                "agreement-already-live",
                                "promise-already-waiting")
                        .contains(rule);
            case CaseInput.PromiseReviewed _ ->
                Set.of(
                                "case-closed",
                                "negotiation-exhausted",
                                "debtor-cannot-agree",
                                "dispute-open",
                                "hardship-open",
                                "approver-made-it",
                                "approver-not-a-person",
                                "promise-unknown",
                                "promise-not-waiting",
                                "promise-in-past",
                                "promise-above-balance",
                                "promise-already-live",
                                "agreement-already-live")
                        .contains(rule);
            case CaseInput.OfferProposed _ ->
                Set.of(
                                "case-closed",
                                "negotiation-exhausted",
                                "hardship-open",
                                "offer-above-balance",
                                "waiver-above-balance",
                                "waiver-does-not-add-up",
                                "settlement-does-not-add-up")
                        .contains(rule);
            case CaseInput.OfferReviewed _ ->
                Set.of(
                                "case-closed",
                                "negotiation-exhausted",
                                "offer-unknown",
                                "offer-not-waiting",
                                "offer-overtaken",
                                "approval-beyond-limit",
                                "hardship-open")
                        .contains(rule);
            case CaseInput.OfferAccepted _ ->
                Set.of(
                                "case-closed",
                                "negotiation-exhausted",
                                "offer-unknown",
                                "offer-not-open",
                                "offer-overtaken",
                                "promise-already-live",
                                "agreement-already-live",
                                "debtor-cannot-agree",
                                "dispute-open",
                                "hardship-open")
                        .contains(rule);
            case TaskInput.Take _, TaskInput.Assign _, TaskInput.GiveBack _, TaskInput.Complete _ ->
                Set.of(
                                "contact-paused",
                                "no-collector",
                                "task-taken",
                                "task-done",
                                "task-lapsed",
                                "task-not-taken",
                                "second-person-missing")
                        .contains(rule);
            case CaseInput.OfferWithdrawn _, CaseInput.OfferDeclined _, CaseInput.AnswerHeard _ ->
                Set.of("case-closed", "negotiation-exhausted").contains(rule);
            case CaseInput.MandateGiven _ ->
                Set.of(
                                "case-closed",
                                "negotiation-exhausted",
                                "mandate-already-given",
                                "mandates-too-many",
                                "debtor-cannot-agree")
                        .contains(rule);
            case CaseInput.MandateRevoked _ -> rule.equals("mandate-unknown");
            case CaseInput.DebitClarified _ -> rule.equals("no-unclear-debit");
            default -> false;
        };
    }
}
