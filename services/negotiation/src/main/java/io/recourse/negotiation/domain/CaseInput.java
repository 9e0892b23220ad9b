package io.recourse.negotiation.domain;

import io.recourse.casework.decision.Dated;
import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Effect;
import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.Maker;
import io.recourse.casework.decision.PassedDeadline;
import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.Money;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.NegotiationEvent.OfferType;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Step;
import io.recourse.contracts.SegmentationEvent.Tone;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What reaches a case of negotiation. */
public sealed interface CaseInput extends Input {

    /**
     * Intake opened the case; its first input.
     *
     * @param limitationEndsAt from when on the claim is time-barred; null in mail of a release that did not look at it
     * @param coDebtors who owes besides, by party; null in mail of a release that did not ask
     * @param oldestUnpaidDue due day of the oldest unpaid instalment; null in mail of a release that did not keep it
     * @param contractZone IANA zone of the contract; null in mail of a release that did not keep it
     */
    record Opened(
            String lender,
            String debtorParty,
            String zone,
            String jurisdiction,
            String language,
            Balance balance,
            @Nullable Instant limitationEndsAt,
            Instant at,
            @Nullable List<String> coDebtors,
            @Nullable LocalDate oldestUnpaidDue,
            @Nullable String contractZone)
            implements CaseInput, Dated {}

    /** A party for which the case made a contact says since when it should have been left alone: all there is to say. */
    record PartyRested(Rested rested) implements CaseInput {}

    /**
     * The account was overdue before.
     *
     * @param debt names the debt over all its episodes: the case of the first
     * @param former the case of the episode before
     */
    record EpisodeBegan(String debt, String former) implements CaseInput {}

    /** The account is overdue again, in that case. */
    record NextEpisodeBegan(String caseId) implements CaseInput {}

    /** @param promises how many promises and agreements were broken in the episodes before */
    record BrokenBefore(int promises) implements CaseInput {}

    /** A co-debtor owes nothing any more. */
    record CoDebtorReleased(String party, Instant at) implements CaseInput, Dated {}

    /**
     * Segmentation gave the ladder; a live case keeps the one it has.
     *
     * @param strategy {@code name@version}
     * @param exhaustAfterDays days without result after which talks are over, ≥ 1
     */
    record StrategyGiven(String strategy, Instant startAt, int exhaustAfterDays, List<Step> steps)
            implements CaseInput {
        public StrategyGiven {
            steps = List.copyOf(steps);
        }
    }

    /**
     * The balance moved for another reason than a payment, or another instalment is the oldest unpaid.
     *
     * @param oldestUnpaidDue due day of the oldest unpaid instalment afterwards; null if none is known
     * @param cause null if it says nothing of what was paid
     */
    record BalanceChanged(
            Balance balance,
            Instant at,
            @Nullable LocalDate oldestUnpaidDue,
            @Nullable Cause cause) implements CaseInput, Dated {}

    /** Why a balance moved, where it says something of what was paid. */
    enum Cause {
        /** The host's books say so: where less is owed, something was paid that nobody told. */
        STATEMENT,
        /** The payment that follows was in those books before it was told. */
        IN_STATEMENT
    }

    /**
     * The ledger allocated a payment; promises look at its value date, never at when it was heard.
     *
     * @param oldestUnpaidDue due day of the oldest unpaid instalment afterwards; null if none is known
     */
    record PaymentHeard(
            String paymentId,
            Money amount,
            LocalDate valueDate,
            Balance balance,
            Instant at,
            @Nullable LocalDate oldestUnpaidDue)
            implements CaseInput, Dated {}

    /**
     * A payment was reversed; it no longer counts for any promise.
     *
     * @param oldestUnpaidDue due day of the oldest unpaid instalment afterwards; null if none is known
     */
    record PaymentTakenBack(
            String paymentId,
            Balance balance,
            Instant at,
            @Nullable LocalDate oldestUnpaidDue) implements CaseInput, Dated {}

    /** The ledger counts the claim's limitation to another end: earlier, or later where something renewed it. */
    record LimitationMoved(Instant endsAt, Instant at) implements CaseInput, Dated {}

    /** A pause began, possibly backdated; intake watches {@code reviewAt}. */
    record PauseBegan(String pauseId, PauseReason reason, Instant from, Instant reviewAt) implements CaseInput {
        @Override
        public Instant businessAt(Instant now) {
            return from;
        }
    }

    record PauseOver(String pauseId, Instant at) implements CaseInput, Dated {}

    /**
     * Intake ended the case.
     *
     * @param reason null in mail of before it was heard
     */
    record Closed(Instant at, @Nullable CloseReason reason) implements CaseInput, Dated {}

    /**
     * The party spent a unit on this attempt.
     *
     * @param until end of the hours in which the contact may still take place
     * @param coDebtor who granted it; null if the debtor, of whom the case knows by itself
     */
    record ContactGranted(
            String attemptId, Instant until, @Nullable CoDebtor coDebtor) implements CaseInput {}

    /**
     * A co-debtor as its own row has it.
     *
     * @param language null if nobody told it
     */
    record CoDebtor(String party, String zone, @Nullable String language) {}

    /**
     * The party's guard said no.
     *
     * @param nextAllowedAt when asking again makes sense, null if time alone will never allow it
     */
    record ContactDenied(
            String attemptId, String rule, @Nullable Instant nextAllowedAt) implements CaseInput {}

    /**
     * The party let somebody outside the ladder contact it: the case keeps the contact like one of its own.
     *
     * @param party who was asked; null in mail of before others than the debtor could be
     * @param zone where it is, as its row has it
     */
    record ContactPermitted(
            String attemptId,
            String purpose,
            Tone tone,
            Channel channel,
            Instant at,
            @Nullable String party,
            @Nullable String zone)
            implements CaseInput, Dated {}

    /** What the channel's adapter said of an attempt. */
    record EffectEnded(String ref, Effect.Result result, String detail) implements CaseInput {}

    /** The people who had the contact as their task say what became of it, or that its hours are over. */
    record TaskEnded(String attemptId, ContactOutcome outcome, Instant at) implements CaseInput, Dated {}

    /** Whoever asked for leave to call has not said in time what became of it; told by the party, and nobody knows. */
    record CallUnreported(String attemptId, Instant at) implements CaseInput, Dated {}

    /**
     * The person who had an answer as a task has read it.
     *
     * @param party of whom the answer was; null in mail of before it was told
     */
    record AnswerLookedAt(
            String taskId, Instant at, @Nullable String party) implements CaseInput, Dated {}

    /**
     * A partner reports what became of a contact; it may know better than the adapter did.
     *
     * @param carries channels whose contacts the partner may speak of; null for all
     */
    record ContactResultReported(
            String attemptId,
            ContactOutcome outcome,
            Instant at,
            @Nullable Set<Channel> carries) implements CaseInput, Dated {

        public ContactResultReported {
            carries = carries == null ? null : Set.copyOf(carries);
        }

        /** Of whichever channel. */
        public ContactResultReported(String attemptId, ContactOutcome outcome, Instant at) {
            this(attemptId, outcome, at, null);
        }
    }

    /**
     * A provider tells what a debtor said to a contact; a command. What it said is kept nowhere, only what it meant.
     *
     * @param reply it was an answer to the contact, which is a conversation then; else a wish or a complaint sent by itself
     * @param unwanted channels of an opt-out; null if it is of that by which it came
     * @param also what else it means, which stands after {@code intent} in the order of intents; null if nothing
     * @param reference where its words stand; null in what waits since before it was told
     * @param carries channels whose contacts the provider may speak of; null for all
     */
    record AnswerHeard(
            String attemptId,
            Channel channel,
            Intent intent,
            boolean reply,
            Instant at,
            @Nullable Set<Channel> unwanted,
            @Nullable List<Intent> also,
            @Nullable AnswerReference reference,
            @Nullable Set<Channel> carries)
            implements CaseInput, Dated {

        public AnswerHeard {
            unwanted = unwanted == null ? null : Set.copyOf(unwanted);
            also = also == null ? null : List.copyOf(also);
            carries = carries == null ? null : Set.copyOf(carries);
        }

        /**
         * With all it means.
         *
         * @param meant at least one, in the order of intents
         */
        public static AnswerHeard meaning(
                List<Intent> meant,
                String attemptId,
                Channel channel,
                boolean reply,
                Instant at,
                @Nullable Set<Channel> unwanted,
                @Nullable AnswerReference reference) {
            List<Intent> also = meant.size() == 1 ? null : meant.subList(1, meant.size());
            return new AnswerHeard(attemptId, channel, meant.getFirst(), reply, at, unwanted, also, reference, null);
        }

        /** All it means, in the order of intents: wishes first. */
        List<Intent> meant() {
            return also == null
                    ? List.of(intent)
                    : Stream.concat(Stream.of(intent), also.stream()).toList();
        }

        /** Whether a stranger gave it: what he does not want is no wish of who owes. */
        boolean byStranger() {
            return meant().contains(Intent.WRONG_PERSON);
        }

        /** Of which channels it is an opt-out, if it is one. */
        Set<Channel> optedOut() {
            return unwanted == null ? Set.of(channel) : unwanted;
        }

        /** A wish to be left alone waits for no repair. */
        @Override
        public boolean acceptedWhileParked() {
            return intent.isForParty();
        }

        /** A wish counts at once, however far its provider's clock is ahead. */
        @Override
        public Instant businessAt(Instant now) {
            return intent.isForParty() && at.isAfter(now) ? now : at;
        }

        AnswerHeard dated(Instant when) {
            return new AnswerHeard(attemptId, channel, intent, reply, when, unwanted, also, reference, carries);
        }

        /** Brought by a provider that may speak of the contacts of these channels only. */
        public AnswerHeard by(@Nullable Set<Channel> carried) {
            return new AnswerHeard(attemptId, channel, intent, reply, at, unwanted, also, reference, carried);
        }
    }

    /**
     * Somebody who does not owe said something, asked where the debtor is, that a person is to read; told by the party, which keeps
     * the contact.
     *
     * @param answer what it means besides that he wants no contact
     */
    record ThirdPersonAnswered(AnswerHeard answer) implements CaseInput {}

    /**
     * The debtor promises to pay; a command.
     *
     * @param lastDate last day on which a payment's value date keeps the promise, debtor-local
     * @param madeBy who took it down: a user, an agency, a bot
     * @param ownWish the debtor came with it by himself though he disputes the debt or is in hardship; null if nobody said so
     */
    record PromiseMade(
            String promiseId,
            Money amount,
            LocalDate lastDate,
            String madeBy,
            @Nullable Boolean ownWish) implements CaseInput {

        boolean isOwnWish() {
            return Boolean.TRUE.equals(ownWish);
        }
    }

    /**
     * A second person approves or rejects a promise that waits for one; a command.
     *
     * @param by the caller, never the one who took it down
     * @param maker in which role, as the installation says of the caller: never a machine
     */
    record PromiseReviewed(String promiseId, String by, Maker maker, boolean approved) implements CaseInput {}

    /**
     * Somebody who speaks for the lender has something to offer; a command.
     *
     * @param payable what is to be paid under it; in kind, the part of the debt that it is to settle once valued
     * @param firstDue due day of the first instalment, debtor-local; null in kind
     * @param stages of instalments a month apart; empty in kind
     * @param asset code of what is given instead of money; null unless in kind
     * @param by the caller who makes it
     * @param maker in which role, as the installation says of the caller
     */
    record OfferProposed(
            String offerId,
            OfferType type,
            Money payable,
            Balance waived,
            @Nullable LocalDate firstDue,
            List<Terms.Stage> stages,
            @Nullable String asset,
            String by,
            Maker maker)
            implements CaseInput {
        public OfferProposed {
            stages = List.copyOf(stages);
        }
    }

    /**
     * A second person approves or rejects what waits for it; a command.
     *
     * @param by the caller who decides, never the one who made it
     * @param maker in which role, as the installation says of the caller
     */
    record OfferReviewed(String offerId, String by, Maker maker, boolean approved) implements CaseInput {}

    /** The lender takes it back; a command. */
    record OfferWithdrawn(String offerId) implements CaseInput {}

    /** The debtor does not want it; a command of those who heard him. */
    record OfferDeclined(String offerId, String party) implements CaseInput {}

    /**
     * The debtor takes it; a command of those who heard him.
     *
     * @param acceptanceId names the acceptance: the same id is the same one
     * @param party who accepts
     * @param written given in writing, which alone revives an expired claim
     * @param ownWish the debtor came with it by himself, though he disputes the debt or is in hardship
     */
    record OfferAccepted(String offerId, String acceptanceId, String party, boolean written, boolean ownWish)
            implements CaseInput {}

    /**
     * The debtor lets his account be debited for what he agreed to pay; a command of those who hold his word.
     *
     * @param reference the payment provider's own reference of the mandate
     * @param most of one debit
     * @param lastDay last day, debtor-local, on which it may be used, null for as long as there is something to pay
     * @param range within which the debtor wants no notice of a debit; null if he chose none
     * @param electronic whether he agreed to have notices by e-mail; null in mail of a release that did not ask
     */
    record MandateGiven(
            String mandateId,
            String party,
            String reference,
            Money most,
            @Nullable LocalDate lastDay,
            Mandate.@Nullable Range range,
            @Nullable Boolean electronic)
            implements CaseInput {}

    /** The debtor takes a mandate back; a command of whoever heard it. */
    record MandateRevoked(String mandateId) implements CaseInput {

        /** What a debtor does not want any more waits for no repair. */
        @Override
        public boolean acceptedWhileParked() {
            return true;
        }
    }

    /**
     * A person learnt at the payment provider whether a debit was made of which nobody knew; a command.
     *
     * @param by who says so
     */
    record DebitClarified(String requestId, boolean made, String by) implements CaseInput {}

    /** The ledger lets a debit be made until an instant, of what is owed then. */
    record ClearanceGiven(String requestId, Balance balance, Instant until, Instant at) implements CaseInput, Dated {}

    record ClearanceRefused(String requestId, String rule, Instant at) implements CaseInput, Dated {}

    record DeadlinePassed(Deadline deadline) implements CaseInput, PassedDeadline {}
}
