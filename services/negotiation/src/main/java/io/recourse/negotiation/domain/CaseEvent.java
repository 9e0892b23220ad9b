package io.recourse.negotiation.domain;

import io.recourse.casework.decision.Published;
import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.Money;
import io.recourse.contracts.NegotiationEvent;
import io.recourse.contracts.NegotiationEvent.DebitOutcome;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Step;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to a case; {@link Told} is told to others, everything else stays here. */
public sealed interface CaseEvent {

    record Told(NegotiationEvent event) implements CaseEvent, Published {}

    record FileOpened(
            String lender,
            Debtor debtor,
            Balance balance,
            @Nullable Instant limitationEndsAt,
            @Nullable List<String> coDebtors,
            @Nullable LocalDate oldestUnpaidDue,
            @Nullable ZoneId contractZone)
            implements CaseEvent {}

    /** Names the debt over all episodes of its account, and the case of the episode before. */
    record EpisodeKept(String debt, String former) implements CaseEvent {}

    /** The account is overdue again, in that case. */
    record NextEpisodeNoted(String caseId) implements CaseEvent {}

    /** @param promises how many promises and agreements were broken in the episodes before */
    record BrokenBeforeNoted(int promises) implements CaseEvent {}

    /**
     * The ladder was given.
     *
     * @param strategy {@code name@version}
     * @param exhaustAfterDays days without result after which talks are over, ≥ 1
     */
    record StrategyKept(String strategy, Instant startAt, int exhaustAfterDays, List<Step> steps) implements CaseEvent {
        public StrategyKept {
            steps = List.copyOf(steps);
        }
    }

    record BalanceNoted(Balance balance) implements CaseEvent {}

    /** Another instalment is the oldest unpaid, or none is known. */
    record OldestDueNoted(@Nullable LocalDate oldestUnpaidDue) implements CaseEvent {}

    record PaymentNoted(String paymentId, Money amount, LocalDate valueDate, Balance balance) implements CaseEvent {}

    record PaymentVoided(String paymentId, Balance balance) implements CaseEvent {}

    /**
     * A host's statement shows money of which no payment was told.
     *
     * @param paymentId ours, with a space that no payment's id has
     * @param from the earliest day on which it may have been paid, debtor-local
     * @param on the latest
     */
    record MoneyStated(String paymentId, Money amount, LocalDate from, LocalDate on, Balance balance)
            implements CaseEvent {}

    /**
     * So much of what statements showed is told as a payment now, or a later one shows so much as owed again.
     *
     * @param since what was shown before that day stays; null where any of it goes
     */
    record StatedMoneyGone(
            Money amount,
            LocalDate on,
            Balance balance,
            @Nullable LocalDate since) implements CaseEvent {}

    record LimitationNoted(Instant endsAt) implements CaseEvent {}

    record PauseNoted(String pauseId, PauseReason reason, Instant from) implements CaseEvent {}

    /**
     * A contact was made after a pause had begun that was told later.
     *
     * @param rule why contact rested
     * @param at when the contact was made
     */
    record IncidentNoted(String attemptId, String pauseId, Incidents.Cause rule, Instant at) implements CaseEvent {}

    /** Since when a party should have been left alone. */
    record RestsNoted(Rested rested) implements CaseEvent {}

    record PauseLifted(String pauseId, Instant at) implements CaseEvent {}

    /** The party was asked for a unit; the step waits for its answer. */
    record StepAsked(String step, String attemptId, Instant at) implements CaseEvent {}

    /**
     * How often this debtor answered by each channel was compared, and the ask goes by the best.
     *
     * @param planned the strategy's own channel; the same if none does better
     * @param counts of each channel compared, the strategy's own first
     */
    record ChannelChosen(String attemptId, Channel channel, Channel planned, List<Responses> counts)
            implements CaseEvent {
        public ChannelChosen {
            counts = List.copyOf(counts);
        }
    }

    /** Denied for good by a channel that is not the strategy's own; the step is asked for by that one next. */
    record ChannelDenied(String attemptId, Channel channel, String rule, Instant at) implements CaseEvent {}

    /**
     * Which words a contact goes out with.
     *
     * @param template {@code code@version}
     * @param language {@code zh-CN} or {@code en}
     */
    record TextChosen(String attemptId, String template, String language) implements CaseEvent {}

    /**
     * What a debtor meant who answered a contact, wished for something or complained. People read it; it moves nothing by itself.
     *
     * @param intent what counts before all else that it meant
     * @param also what else it meant, in the order of intents; null if nothing, and in rows of before it was kept
     * @param unwanted channels of an opt-out, in order; null if it is none, and in rows of before they were kept
     */
    record ReplyHeard(
            String attemptId,
            Channel channel,
            Intent intent,
            Instant at,
            @Nullable List<Intent> also,
            @Nullable List<Channel> unwanted)
            implements CaseEvent {
        public ReplyHeard {
            also = also == null ? null : List.copyOf(also);
            unwanted = unwanted == null ? null : List.copyOf(unwanted);
        }

        static ReplyHeard of(CaseInput.AnswerHeard answer) {
            List<Channel> unwanted = answer.meant().contains(Intent.STOP)
                    ? answer.optedOut().stream().sorted().toList()
                    : null;
            return new ReplyHeard(
                    answer.attemptId(), answer.channel(), answer.intent(), answer.at(), answer.also(), unwanted);
        }

        /** It spoke for its channel: nothing in it asked for less. */
        boolean isResponse() {
            return intent.isResponse() && (also == null || also.stream().allMatch(Intent::isResponse));
        }
    }

    /**
     * Contact and escalation rest until a person has read what a debtor said.
     *
     * @param taskId the task of who is to read it
     * @param until no longer than that, read or not
     */
    record AnswerWaits(String taskId, Intent intent, Instant until) implements CaseEvent {}

    /** Somebody has read it. */
    record AnswerRead(String taskId, Instant at) implements CaseEvent {}

    /**
     * A contact that was granted did not go out after all; its unit comes back.
     *
     * @param rule by which: its hours were over, or what forbade it by then
     */
    record ContactNotSent(String attemptId, String rule) implements CaseEvent {}

    /** The step of a contact that did not go out is the next one again, and is asked for anew from {@code retryAt} on. */
    record StepReturned(String step, String attemptId, Instant retryAt) implements CaseEvent {}

    /** Denied for now; the step is due again at {@code retryAt}. */
    record AskDenied(String attemptId, String rule, Instant retryAt) implements CaseEvent {}

    /** A co-debtor was asked for a unit of its own, the first time or again; the ladder does not wait for it. */
    record CoDebtorAsked(String attemptId, String party, Step step, Instant at) implements CaseEvent {}

    /** Denied for now; the co-debtor is asked again at {@code retryAt}. */
    record CoDebtorAskDenied(String attemptId, String rule, Instant retryAt) implements CaseEvent {}

    /**
     * A co-debtor's contact did not go out, or its leave came while escalation rests; it is asked for anew under another name.
     *
     * @param attemptId the new one
     * @param dueAt when the step was first granted to it, or asked for; its shelf life counts from there
     */
    record CoDebtorReturned(String attemptId, String party, Step step, Instant dueAt, Instant retryAt)
            implements CaseEvent {
        CoDebtors.Ask ask() {
            return new CoDebtors.Ask(attemptId, party, step, dueAt, dueAt, retryAt);
        }
    }

    /** A co-debtor was released and is asked for nothing any more. */
    record CoDebtorDropped(String party) implements CaseEvent {}

    /** The step does not go to this co-debtor. */
    record CoDebtorSpared(String attemptId, String rule) implements CaseEvent {}

    /** The step fell due before a pause that is open now; it waits for the end of it. */
    record StepHeld(String step, Instant at) implements CaseEvent {}

    /**
     * A grant came when no contact was wanted any more; its unit went back unused.
     *
     * @param rule that forbade the contact by then; null where nobody waited for it any more, and in journals of before it was told
     */
    record GrantReturned(String attemptId, @Nullable String rule) implements CaseEvent {}

    /** A fact with an earlier date (a reversal, a backdated pause) took back the verdict on a promise. */
    record PromiseReopened(String promiseId) implements CaseEvent {}

    /** A promise after too many that were broken, or of next to nothing, waits for a second person; until then it is none. */
    record PromiseProposed(PromiseProposal proposal) implements CaseEvent {}

    /** @param by the second person; the promise is recorded with it, of the day on which it was made */
    record PromiseApproved(String promiseId, String by, Instant at) implements CaseEvent {}

    record PromiseRejected(String promiseId, String by, Instant at) implements CaseEvent {}

    /** Nobody decided in time, or it was overtaken before somebody did. */
    record PromiseDropped(String promiseId, PromiseProposal.Status as, Instant at) implements CaseEvent {}

    /**
     * By what is known now there was time left for it, or an agreement stood, when the debtor committed himself otherwise; or the
     * case ended while there was.
     *
     * @param rule how the case ended; null if it did not
     */
    record PromiseInvalidated(String promiseId, @Nullable String rule) implements CaseEvent {
        PromiseInvalidated(String promiseId) {
            this(promiseId, null);
        }
    }

    /** Who made it and on which terms; the debtor hears of it once it is open. */
    record OfferKept(Offer offer) implements CaseEvent {}

    /**
     * @param lastDay last day, debtor-local, on which the debtor may accept it
     * @param besides what other agreements waived, by head, when it was; null if nothing
     */
    record OfferApproved(
            String offerId,
            String by,
            LocalDate lastDay,
            Instant at,
            @Nullable Balance besides) implements CaseEvent {}

    record OfferRejected(String offerId, String by) implements CaseEvent {}

    /** It ended before it was open to the debtor. */
    record OfferDropped(String offerId, Offer.Status as) implements CaseEvent {}

    /** @param paidBefore payments of that day or later that had come in by then; null if none had */
    record AcceptanceKept(
            String offerId, String acceptanceId, @Nullable List<Payment> paidBefore) implements CaseEvent {
        public AcceptanceKept {
            paidBefore = paidBefore == null ? null : List.copyOf(paidBefore);
        }
    }

    /**
     * Something else than money is to settle a part; a person and disposal value it, the ledger knows nothing of it yet.
     *
     * @param restsUntil last day, debtor-local, on which escalation rests for it
     */
    record AgreedInKind(String offerId, LocalDate restsUntil, Instant at) implements CaseEvent {}

    /** Escalation goes on, whatever became of what was agreed in kind. */
    record RestInKindEnded(String offerId) implements CaseEvent {}

    /** A fact with an earlier date took back the verdict on a plan. */
    record PlanReopened(String planId) implements CaseEvent {}

    /** By what is known now there was time left for it when the next one was agreed, which stands instead of it. */
    record PlanReplaced(String planId) implements CaseEvent {}

    /**
     * The case ended while there was time left for it.
     *
     * @param rule how the case ended
     */
    record AgreementReleased(String offerId, String rule) implements CaseEvent {}

    record MandateKept(Mandate mandate) implements CaseEvent {}

    record MandateTakenBack(String mandateId, Instant at) implements CaseEvent {}

    /**
     * The ledger cleared a debit, and the provider has it.
     *
     * @param bookedBy last day, debtor-local, on which the ledger should have heard of the money
     */
    record DebitHandedOver(String requestId, Money amount, Instant until, LocalDate bookedBy, Instant at)
            implements CaseEvent {}

    /**
     * A person said what became of a debit of which nobody knew.
     *
     * @param bookedBy last day, debtor-local, on which the instalment still may be paid
     */
    record DebitClarified(String requestId, DebitOutcome outcome, LocalDate bookedBy, String by, Instant at)
            implements CaseEvent {}

    /** A debit that fell due was not even asked for. */
    record DebitLeftOut(String requestId, String planId, int instalment, Money amount, String rule, Instant at)
            implements CaseEvent {}

    /**
     * The party was asked for a unit, so that the debtor can be told of a debit in writing.
     *
     * @param instalment counted from 1
     */
    record DebitNoticeAsked(
            String noticeId,
            String mandateId,
            String agreementId,
            int instalment,
            Money amount,
            Channel channel,
            Instant at)
            implements CaseEvent {}

    /** Denied for now; it is asked for again at {@code retryAt}. */
    record DebitNoticePutOff(String noticeId, String rule, Instant retryAt) implements CaseEvent {}

    /** It does not go out. */
    record DebitNoticeEnded(String noticeId, String rule, Instant at) implements CaseEvent {}

    /**
     * It was handed to its channel.
     *
     * @param instalment counted from 1
     * @param debitOn the day it tells, debtor-local
     * @param bookedBy last day, debtor-local, until which nobody who was told so need pay by himself
     */
    record DebitNoticeGiven(
            String noticeId,
            String agreementId,
            int instalment,
            Money amount,
            LocalDate debitOn,
            LocalDate bookedBy,
            Instant at)
            implements CaseEvent {}

    record FileClosed(Instant at) implements CaseEvent {}
}
