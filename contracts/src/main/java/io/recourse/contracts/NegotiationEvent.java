package io.recourse.contracts;

import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Tone;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Published by negotiation on {@code cases.negotiation}: contact, promises, offers and what was agreed, exhaustion. */
public sealed interface NegotiationEvent extends PublicEvent {

    @Override
    default String topic() {
        return "cases.negotiation";
    }

    record NegotiationStarted(String strategy, Instant at, Instant exhaustsAt) implements NegotiationEvent {}

    /** A contact was granted by the party's budget and handed to the channel. */
    record ContactAttempted(
            String attemptId, String step, Tone tone, Channel channel, String party, String zone, Instant at)
            implements NegotiationEvent {}

    record ContactResult(String attemptId, ContactOutcome outcome, Instant at) implements NegotiationEvent {}

    /**
     * Who answered a contact wants none at all any more, from {@code at} on and for good.
     *
     * @param party whose wish it is, one who owes
     * @param channel by which it was said; it narrows nothing
     */
    record NoContactAsked(String attemptId, String party, Channel channel, Instant at) implements NegotiationEvent {}

    /**
     * Something that was said holds the case until a person has read it: meanwhile nothing begins that cannot be undone.
     *
     * @param answerId names what is to be read
     * @param until no longer than that, read or not
     * @param at when it was heard
     */
    record AnswerAwaitsReader(String answerId, Instant until, Instant at) implements NegotiationEvent {}

    /** A person has read it; what it is worth to the case is told as a pause, if anything. */
    record AnswerWasRead(String answerId, Instant at) implements NegotiationEvent {}

    /** What became of a contact; UNKNOWN stays spent. */
    enum ContactOutcome {
        DELIVERED,
        CONVERSATION,
        UNANSWERED,
        UNREACHABLE,
        UNKNOWN
    }

    /** A step that is no longer worth taking is recorded, never taken late. */
    record StepLapsed(String step, Instant dueAt, String rule) implements NegotiationEvent {}

    record PromiseRecorded(String promiseId, Money amount, LocalDate lastDate, Instant at)
            implements NegotiationEvent {}

    record PromiseKept(String promiseId, Money paid) implements NegotiationEvent {}

    record PromisePartlyKept(String promiseId, Money amount, Money paid) implements NegotiationEvent {}

    record PromiseBroken(String promiseId, Money amount, Money paid) implements NegotiationEvent {}

    /** Talks are over without result; litigation and disposal take over. */
    record NegotiationExhausted(Instant at, String basis, int attempts, int brokenPromises)
            implements NegotiationEvent {}

    /**
     * Talks go on that were over: the debtor committed himself late, or what was told late shows that they should have gone on. They
     * may end without result once more.
     *
     * @param reason {@code late-promise}, {@code late-agreement}, {@code late-payment} or {@code late-pause}
     * @param commitmentId the promise, or the offer that was accepted; where what was told late concerns neither, the payment or the
     *     pause itself
     */
    record NegotiationResumed(String reason, String commitmentId, Instant at) implements NegotiationEvent {}

    /** What may be offered to a debtor. */
    enum OfferType {
        /** The same amount at a later date. */
        EXTENSION,
        INSTALMENTS,
        /** Interest is waived once an amount is paid in time; the rest stays owed. */
        INTEREST_WAIVER,
        /** Nothing is owed any more once an amount is paid in time. */
        SETTLEMENT,
        DEBT_FOR_ASSET,
        DEBT_TO_EQUITY;

        /** Amounts by dates, nothing waived. */
        public boolean isPlan() {
            return this == EXTENSION || this == INSTALMENTS;
        }

        /** What is waived depends on what is paid in time. */
        public boolean isSettlement() {
            return this == INTEREST_WAIVER || this == SETTLEMENT;
        }

        /** Something else than money, which has to be valued first. */
        public boolean isInKind() {
            return this == DEBT_FOR_ASSET || this == DEBT_TO_EQUITY;
        }
    }

    /** An amount and the last day, debtor-local, on which a payment's value date is in time. */
    record Instalment(LocalDate dueOn, Money amount) {}

    /**
     * An offer is open to the debtor.
     *
     * @param waived what would be waived, by head; in money only what is paid in time waives it
     */
    record OfferMade(
            String offerId,
            OfferType type,
            Money payable,
            Balance waived,
            List<Instalment> instalments,
            LocalDate lastDay,
            Instant at)
            implements NegotiationEvent {
        public OfferMade {
            instalments = List.copyOf(instalments);
        }
    }

    /** An offer that was open is so no more. */
    record OfferEnded(String offerId, OfferType type, OfferOutcome outcome, Instant at) implements NegotiationEvent {}

    enum OfferOutcome {
        ACCEPTED,
        DECLINED,
        LAPSED,
        WITHDRAWN
    }

    /**
     * The debtor agreed to pay by dates.
     *
     * @param graceDays days after a due day on which a payment still keeps the plan, ≥ 0
     * @param written agreed in writing, which alone revives an expired claim
     */
    record PlanAgreed(
            String planId, OfferType type, List<Instalment> instalments, int graceDays, boolean written, Instant at)
            implements NegotiationEvent {
        public PlanAgreed {
            instalments = List.copyOf(instalments);
        }
    }

    record PlanKept(String planId, Money paid) implements NegotiationEvent {}

    /** @param instalment the first that was not paid in time, from 1 */
    record PlanBroken(String planId, int instalment, Money due, Money paid) implements NegotiationEvent {}

    /**
     * Debtor and lender agreed that what is waived is so once all instalments are paid in time.
     *
     * @param owed as they knew it then: what the ledger had taken and they had not heard of was not settled; null in the first version
     */
    record SettlementAgreed(
            String settlementId,
            OfferType type,
            List<Instalment> instalments,
            Balance waived,
            boolean written,
            Instant at,
            @Nullable Balance owed)
            implements NegotiationEvent {
        public SettlementAgreed {
            instalments = List.copyOf(instalments);
        }
    }

    /**
     * What was agreed is paid: the ledger waives.
     *
     * @param agreedOn the day, debtor-local, from which on the waived parts are not owed
     * @param paidOn value date of the payment with which all was paid
     * @param discharged nothing is owed any more, not even what came up since
     */
    record SettlementFulfilled(
            String settlementId, LocalDate agreedOn, LocalDate paidOn, Balance waived, boolean discharged)
            implements NegotiationEvent {}

    /** Not paid in time: the whole debt is owed again. */
    record SettlementFailed(String settlementId, Money due, Money paid) implements NegotiationEvent {}

    /**
     * A debit under the debtor's mandate, which cannot be undone, waits for the ledger's clearance.
     *
     * @param agreementId the plan or settlement it pays
     * @param instalment counted from 1
     * @param amount at most that, and never more than is owed when it is cleared
     */
    record DebitRequested(String requestId, String act, String agreementId, int instalment, Money amount, Instant at)
            implements NegotiationEvent {}

    /**
     * What became of a debit. The money itself counts once the ledger hears of it.
     *
     * @param rule why it was not made; null unless so
     */
    record DebitEnded(
            String requestId,
            String agreementId,
            int instalment,
            Money amount,
            DebitOutcome outcome,
            @Nullable String rule,
            Instant at)
            implements NegotiationEvent {}

    /** UNKNOWN is never tried again, unless a person learns that it was not made, which is told as another end. */
    enum DebitOutcome {
        MADE,
        NOT_MADE,
        UNKNOWN
    }

    /** A payment that fulfilled it was taken back and there is time left: nothing is waived for now. */
    record SettlementReopened(String settlementId, Money paid) implements NegotiationEvent {}
}
