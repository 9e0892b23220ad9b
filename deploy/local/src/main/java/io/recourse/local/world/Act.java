package io.recourse.local.world;

import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.PartnerMessage;
import java.time.Instant;
import java.time.LocalDate;

/** Something the world does, through the door that is there for it. Ids are the same in every run. */
public sealed interface Act {

    /** Amount that stands for all that is owed on the day. */
    long EVERYTHING = Long.MAX_VALUE;

    /** @param atMost minor units; no more than is owed is paid */
    record Pay(String paymentId, long atMost, LocalDate valueDate) implements Act {}

    /** A payment is taken back, as banks do. */
    record TakeBack(String reversalId, String paymentId, LocalDate valueDate) implements Act {}

    /** @param atMost minor units; no more than is owed is promised */
    record Promise(String promiseId, long atMost, LocalDate lastDate) implements Act {}

    /**
     * The debtor and the lender's people agree on equal monthly parts, which are offered and accepted on the spot.
     *
     * @param party the services' id of the debtor
     * @param atMost minor units; no more than is owed is agreed
     * @param firstDue last day for the first part
     */
    record Agree(String offerId, String party, long atMost, int parts, LocalDate firstDue) implements Act {}

    /**
     * The debtor lets his account be debited for what he agreed to.
     *
     * @param party the services' id of the debtor
     * @param most of one debit, minor units
     */
    record LetDebit(String mandateId, String party, long most) implements Act {}

    record StopDebits(String mandateId) implements Act {}

    record Pause(String pauseId, PauseReason reason, Instant reviewAt) implements Act {}

    record LiftPause(String pauseId) implements Act {}

    /** The debtor wants no contact any more; {@code party} is the services' id of it. */
    record CeaseContact(String party, String channel) implements Act {}

    /** The lender takes the account back. */
    record Recall() implements Act {}

    /** The lender's statement of the day: nothing is overdue. */
    record Cure() implements Act {}

    /** The lender's statement of the day before, if by its books nothing is overdue any more. */
    record CatchUp() implements Act {}

    /** A partner reports. */
    record Report(PartnerMessage message) implements Act {}
}
