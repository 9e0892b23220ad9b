package io.recourse.local.world;

import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.PartnerMessage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /** @param from since when it was so, possibly before it is told */
    record Pause(String pauseId, PauseReason reason, Instant from, Instant reviewAt) implements Act {}

    record LiftPause(String pauseId) implements Act {}

    /** The debtor wants no contact any more; {@code party} is the services' id of it. */
    record CeaseContact(String party, String channel) implements Act {}

    /** The lender learns that somebody is dead; {@code party} is the services' id of who it was. */
    record TellDeath(String party) implements Act {}

    /** The lender takes the account back. */
    record Recall() implements Act {}

    /** The lender's statement of the day: nothing is overdue. */
    record Cure() implements Act {}

    /** The lender's statement of the day before, if by its books nothing is overdue any more. */
    record CatchUp() implements Act {}

    /** A partner reports. */
    record Report(PartnerMessage message) implements Act {}

    /**
     * The provider that carried a message brings back what its debtor said.
     *
     * @param kind {@code REPLY}, {@code OPT_OUT} or {@code COMPLAINT}
     * @param words of a reply, else null
     */
    record Say(
            String attemptId,
            String channel,
            String kind,
            @Nullable String words) implements Act {}

    /** The recording of a call is named. */
    record NameRecording(String attemptId) implements Act {}

    /**
     * The lender's people take a task and complete it on the spot.
     *
     * @param by one of them, or two for a visit
     * @param outcome of a call or a visit, null where somebody read an answer
     */
    record Work(String taskId, List<String> by, @Nullable ContactOutcome outcome) implements Act {
        public Work {
            by = List.copyOf(by);
        }
    }
}
