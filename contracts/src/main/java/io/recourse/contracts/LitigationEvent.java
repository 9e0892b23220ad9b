package io.recourse.contracts;

import java.time.Instant;

/** Published by litigation on {@code cases.litigation}: court procedure. */
public sealed interface LitigationEvent extends PublicEvent {

    @Override
    default String topic() {
        return "cases.litigation";
    }

    record LitigationStarted(Route route, String rule, Instant at) implements LitigationEvent {}

    enum Route {
        PAYMENT_ORDER,
        SMALL_CLAIM,
        SUMMARY,
        ORDINARY
    }

    /** An act that cannot be undone waits for the ledger's clearance. */
    record ActRequested(String requestId, String act, Money claim, Instant at) implements LitigationEvent {}

    /** The act was handed to the court within its clearance. */
    record ActPerformed(String requestId, String act, Instant at, Instant clearedUntil) implements LitigationEvent {}

    /** The act was not done: denied by the ledger, refused by the court or its clearance ran out three times. */
    record ActAbandoned(String requestId, String act, String rule, Instant at) implements LitigationEvent {}

    record PaymentOrderAccepted(Instant at, Instant issueBy) implements LitigationEvent {}

    record PaymentOrderIssued(Instant at, Instant lapsesAt) implements LitigationEvent {}

    record PaymentOrderServed(Instant at, Instant objectionEndsAt) implements LitigationEvent {}

    /** Ended by a written objection (民事诉讼法 art. 228). */
    record PaymentOrderObjected(Instant at, Instant conversionRefusalEndsAt) implements LitigationEvent {}

    /** Not served within thirty days of issue (民诉法解释 art. 430). */
    record PaymentOrderLapsed(Instant at, String rule) implements LitigationEvent {}

    record SuitAccepted(Route route, Instant at, Instant judgmentDueBy) implements LitigationEvent {}

    record JudgmentGiven(Instant at, Instant appealEndsAt, Money awarded) implements LitigationEvent {}

    /** The claim is dismissed; the case goes back without a title. */
    record ClaimDismissed(Instant at, String ground) implements LitigationEvent {}

    /** There is an enforceable title. */
    record TitleEffective(Route route, Instant at, Instant enforceBy, Money claim) implements LitigationEvent {}

    record CostsIncurred(String costId, Money amount, String kind) implements LitigationEvent {}

    /** The stage is over for this case. */
    record LitigationEnded(LitigationOutcome outcome, Instant at) implements LitigationEvent {}

    enum LitigationOutcome {
        ENFORCED,
        WITHDRAWN,
        DISMISSED,
        TERMINATED
    }
}
