package io.recourse.verify.evidence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a record on a topic, or a party's or a link's own journal at negotiation, says, as far as a check asks for it. */
public sealed interface Fact {

    /**
     * @param zone the debtor's
     * @param parties everybody the case names: debtor, co-debtors, guarantors
     */
    record CaseOpened(
            String lender, String jurisdiction, String zone, Balance balance, String debtor, Set<String> parties)
            implements Fact {
        public CaseOpened {
            parties = Set.copyOf(parties);
        }
    }

    record BucketEntered(String bucket) implements Fact {}

    record LimitationMoved(Instant endsAt) implements Fact {}

    /** @param overdue whether an instalment is still unpaid afterwards */
    record BalanceAdjusted(String reason, Balance before, Balance balance, boolean overdue) implements Fact {}

    /** @param overdue whether an instalment is still unpaid afterwards */
    record PaymentAllocated(
            String paymentId,
            LocalDate valueDate,
            Money amount,
            long toCosts,
            long toInterest,
            long toPrincipal,
            long unallocated,
            Balance balance,
            boolean overdue)
            implements Fact {}

    /** @param overdue whether an instalment is unpaid again */
    record PaymentReversed(String paymentId, String reversalId, Money amount, Balance balance, boolean overdue)
            implements Fact {}

    record RefundDue(String paymentId, Money amount) implements Fact {}

    record PauseStarted(String pauseId, String reason, Instant from) implements Fact {}

    record PauseEnded(String pauseId, Instant at) implements Fact {}

    /** The account was overdue before: the debt is that of the case of its first episode. */
    record EpisodeOpened(String debt) implements Fact {}

    /** A co-debtor owes nothing any more. */
    record PartyReleased(String party) implements Fact {}

    record ClearanceGranted(String requestId, String act, Instant until) implements Fact {}

    record CaseClosed(Instant at) implements Fact {}

    record PartyRegistered(String zone) implements Fact {}

    record ContactCeased(Instant at) implements Fact {}

    /** Nobody contacts the party, whatever it is to a debt. */
    record ContactBarred(String barId, String flag, Instant from) implements Fact {}

    record ContactBarEnded(String barId, Instant at) implements Fact {}

    record StrategyAssigned(String strategy) implements Fact {}

    /** Talks begin, with a ladder's first step. */
    record NegotiationStarted(String strategy) implements Fact {}

    /** Talks that were over go on, for what the debtor committed himself to. */
    record NegotiationResumed(String commitmentId) implements Fact {}

    record ContactAttempted(String attemptId, String step, String channel, String party, String zone, Instant at)
            implements Fact {}

    /** @param at when it ended so; null where nobody says */
    record ContactResult(
            String attemptId, String outcome, @Nullable Instant at) implements Fact {

        public ContactResult(String attemptId, String outcome) {
            this(attemptId, outcome, null);
        }
    }

    record PromiseRecorded(String promiseId) implements Fact {}

    /** @param verdict the type that tells it: kept, partly kept or broken; of what was agreed likewise */
    record PromiseJudged(String promiseId, String verdict) implements Fact {}

    record ActPerformed(String requestId, String act, Instant at) implements Fact {}

    /** @param instalments what is to be paid, in order */
    record Agreed(String id, List<Money> instalments) implements Fact {
        public Agreed {
            instalments = List.copyOf(instalments);
        }
    }

    /** @param instalment counted from 1 */
    record DebitMade(String requestId, String agreementId, int instalment, Money amount, Instant at) implements Fact {}

    /** A debit of which nobody knows whether it was made. */
    record DebitUnclear(String requestId, Money amount, Instant at) implements Fact {}

    /**
     * A private row: what the debtor let be debited.
     *
     * @param range within which he wants no notice; null if he chose none
     */
    record MandateNoted(Instant from, @Nullable Range range) implements Fact {

        /** @param least in minor units, as is {@code most}; both included */
        public record Range(long least, long most) {}

        public boolean spares(long minor) {
            return range != null && minor >= range.least() && minor <= range.most();
        }
    }

    /**
     * A private row: what the debtor was told of a debit to come.
     *
     * @param noticeId the contact that carried it
     * @param instalment counted from 1
     */
    record DebitTold(String noticeId, String agreementId, int instalment, Money amount, LocalDate debitOn)
            implements Fact {}

    record CostsIncurred(String costId) implements Fact {}

    /**
     * A private row: what somebody who owes answered to a contact, or wished.
     *
     * @param channel by which it came
     * @param meant all of it
     * @param unwanted channels of an opt-out; null if it is none, or the row does not say
     */
    record ReplyHeard(
            String attemptId,
            String channel,
            Set<String> meant,
            Instant at,
            @Nullable Set<String> unwanted) implements Fact {
        public ReplyHeard {
            meant = Set.copyOf(meant);
            unwanted = unwanted == null ? null : Set.copyOf(unwanted);
        }
    }

    record SaleRequested(String requestId, String act, String asset) implements Fact {}

    record AuctionAnnounced(String asset, int round, Instant noticeAt) implements Fact {}

    record AuctionFailed(String asset, int round) implements Fact {}

    record ForcedSaleOpened(String asset) implements Fact {}

    record SaleStopped(String asset) implements Fact {}

    record AssetSold(String asset, Money price) implements Fact {}

    record WinnerDefaulted(String asset, int round, Money depositKept) implements Fact {}

    record ProceedsDistributed(
            String distributionId, String asset, Money price, long toCosts, long toDebt, long surplusToOwner)
            implements Fact {}

    /** Where a party lives, as its own journal knows it from here on. */
    record ZoneNoted(String zone) implements Fact {}

    /**
     * Leave for one contact.
     *
     * @param until before this instant it may take place
     * @param third whom it is for, null if for the party itself
     * @param number a digest of the number to be dialled, null if nobody noted it
     * @param practices what the contact was declared to make use of, null if the row does not say
     */
    record UnitSpent(
            String caseId,
            String attemptId,
            String channel,
            String purpose,
            Instant at,
            Instant until,
            @Nullable Third third,
            @Nullable String number,
            @Nullable Set<String> practices)
            implements Fact {}

    /** A conversation that the party itself began, about that case. */
    record ConversationHeld(String caseId, String channel, Instant at) implements Fact {}

    /**
     * Somebody who owes nothing.
     *
     * @param person what it is to the debt
     * @param ref tells one from another
     */
    record Third(String person, String ref) {}

    /** A call that had leave may be dialled on that number, as was asked right before. */
    record DialAllowed(String caseId, String attemptId, String number, Instant at) implements Fact {}

    /** On which number a call was made, as was told afterwards. */
    record NumberNoted(String caseId, String attemptId, String number) implements Fact {}

    /**
     * @param outcome {@code UNREACHABLE} brings the unit back
     * @param at when a contact with a third person ended so, or the party was spoken to; null where nobody says
     */
    record UnitEnded(
            String caseId,
            String attemptId,
            String outcome,
            @Nullable Instant at) implements Fact {

        public UnitEnded(String caseId, String attemptId, String outcome) {
            this(caseId, attemptId, outcome, null);
        }
    }

    /** @param channel the one the party opted out of, null for all */
    record CeaseNoted(Instant at, @Nullable String channel) implements Fact {}

    record FlagNoted(String flag, boolean raised) implements Fact {}

    /** From this row on negotiation knew that nobody contacts the party. */
    record BarNoted(String barId) implements Fact {}

    /** @param anyHour the party agreed to contact at any hour, or took it back, as earlier releases noted it */
    record HoursNoted(boolean anyHour) implements Fact {}

    /**
     * The party agreed to contact at any hour.
     *
     * @param until null if it did not say when that ends
     */
    record HoursAgreed(Instant from, @Nullable Instant until) implements Fact {}

    /** What it had agreed to by then holds no more. */
    record HoursWithdrawn(Instant at) implements Fact {}

    /** @param lost nobody reaches the party; false once it is found again */
    record ReachNoted(boolean lost) implements Fact {}

    /**
     * Somebody else has the address of a channel.
     *
     * @param contactAt when leave was given for the contact that he answered; null if nobody knew
     */
    record AddressDoubted(
            Instant at, String channel, @Nullable Instant contactAt) implements Fact {
        public AddressDoubted(Instant at, String channel) {
            this(at, channel, null);
        }
    }

    /** @param asOf day of the statement that first named the number which is registered from then on */
    record NumberRenewed(LocalDate asOf) implements Fact {}

    /**
     * Another address was found for it, on lawful ground, so it is lost no more.
     *
     * @param address {@code NUMBER}, {@code EMAIL}, {@code POST} or {@code APP}; null if it was not told of which kind, which meant all
     */
    record AddressFound(@Nullable String address) implements Fact {}

    record ThirdPersonRefused(String ref, Instant at) implements Fact {}

    /** It asked to be contacted once more about that debt. */
    record ThirdPersonAskedAgain(String caseId, String ref, Instant at) implements Fact {}

    /**
     * Others know the same person, and contacts of both count for both.
     *
     * @param basis on which recorded ground
     * @param until when nothing counts by it any more, null if it has no end
     */
    record LinkNoted(String linkId, String basis, @Nullable Instant until) implements Fact {}

    record LinkDropped(String linkId) implements Fact {}

    /**
     * The same person was contacted for somebody else.
     *
     * @param key tells one such contact from another
     * @param number a digest of the number dialled, null if nobody noted it
     * @param outcome null while nobody has said
     */
    record ElsewhereNoted(
            String linkId,
            String key,
            Instant at,
            String channel,
            @Nullable String number,
            @Nullable String outcome) implements Fact {}

    record ElsewhereConcluded(String linkId, String key, String outcome) implements Fact {}

    /**
     * Parties are one person, as the link's own journal tells.
     *
     * @param basis on which recorded ground
     * @param until when it ends by itself, null if it has no end
     */
    record LinkRecorded(
            Set<String> parties,
            String basis,
            Instant at,
            @Nullable Instant until) implements Fact {
        public LinkRecorded {
            parties = Set.copyOf(parties);
        }
    }

    record LinkEnded(Instant at) implements Fact {}

    /**
     * A step of which only its reference is asked.
     *
     * @param rule that would be broken if it came again
     */
    record Step(String rule, String ref) implements Fact {}

    /** No check asks what it says; its type tells that it happened. */
    record Other() implements Fact {}

    record Unreadable(String why) implements Fact {}
}
