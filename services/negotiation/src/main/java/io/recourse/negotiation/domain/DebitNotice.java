package io.recourse.negotiation.domain;

import io.recourse.contracts.Money;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.SegmentationEvent.Channel;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a debtor is told in writing before his account is debited: of which amount, on which day.
 *
 * <pre>
 * asked ──grant──▶ given ──delivered──▶ sent
 *   └── denied, not sent, unknown ──▶ over
 * </pre>
 *
 * @param noticeId names the contact that carries it
 * @param index of the instalment, from 0
 * @param retryAt when it may be asked for again; null while an ask is under way, and afterwards
 * @param debitOn the day it tells, debtor-local; null until it was granted
 * @param bookedBy last day, debtor-local, until which nobody who was told so need pay by himself; null until it was granted
 * @param sentAt when it went out; null until that is known, and if it came back
 * @param endedAt when it turned out to have reached nobody, or perhaps; null else
 * @param endedBy the rule by which it does not go out; null else
 */
public record DebitNotice(
        String noticeId,
        String mandateId,
        String offerId,
        int index,
        Money amount,
        Channel channel,
        @Nullable Instant retryAt,
        @Nullable LocalDate debitOn,
        @Nullable LocalDate bookedBy,
        @Nullable Instant sentAt,
        @Nullable Instant endedAt,
        @Nullable String endedBy) {

    static DebitNotice asked(CaseEvent.DebitNoticeAsked e) {
        return new DebitNotice(
                e.noticeId(),
                e.mandateId(),
                e.agreementId(),
                e.instalment() - 1,
                e.amount(),
                e.channel(),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private DebitNotice as(
            @Nullable Instant again,
            @Nullable LocalDate on,
            @Nullable LocalDate booked,
            @Nullable Instant sent,
            @Nullable Instant ended,
            @Nullable String by) {
        return new DebitNotice(
                noticeId, mandateId, offerId, index, amount, channel, again, on, booked, sent, ended, by);
    }

    DebitNotice putOff(Instant again) {
        return as(again, null, null, null, null, null);
    }

    DebitNotice given(LocalDate on, LocalDate booked) {
        return as(null, on, booked, null, null, null);
    }

    DebitNotice ended(String rule) {
        return as(null, debitOn, bookedBy, null, null, rule);
    }

    /** What nobody knows is no notice, and what came back is one no more. */
    DebitNotice ended(ContactOutcome outcome, Instant at) {
        return switch (outcome) {
            case DELIVERED, CONVERSATION, UNANSWERED ->
                as(null, debitOn, bookedBy, sentAt == null || at.isBefore(sentAt) ? at : sentAt, null, null);
            case UNREACHABLE, UNKNOWN -> as(null, debitOn, bookedBy, null, at, null);
        };
    }

    boolean isOver() {
        return endedAt != null || endedBy != null;
    }

    /** By the guard, and for good. */
    boolean isRefused() {
        return endedBy != null && !endedBy.equals(DebitNotices.NOT_WANTED);
    }

    boolean isSent() {
        return sentAt != null;
    }

    /** An answer of the party or of the channel is awaited. */
    boolean isUnderWay() {
        return sentAt == null && !isOver() && retryAt == null;
    }

    boolean isOf(Agreement agreement, int instalment) {
        return offerId.equals(agreement.offerId()) && index == instalment;
    }

    /** Whether it is of that debit and no other. */
    boolean isOf(Agreement agreement, int instalment, Mandate mandate, Money debited) {
        return isOf(agreement, instalment) && mandateId.equals(mandate.mandateId()) && amount.equals(debited);
    }
}
