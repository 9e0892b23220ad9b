package io.recourse.negotiation.domain;

import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.rules.contact.Flag;
import io.recourse.rules.contact.Practice;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to a party; all of it private, the case tells what others need. */
public sealed interface PartyEvent {

    /** A case knew it first. */
    record FileOpened(String lender, String zone) implements PartyEvent {}

    /** @param language null in journals of before it was kept */
    record RegistrationNoted(
            String lender,
            String zone,
            boolean hasMobile,
            boolean hasEmail,
            @Nullable String language) implements PartyEvent {}

    /**
     * One unit was spent.
     *
     * @param pack rules that allowed it
     * @param until end of the hours in which the contact may take place
     * @param releasesAt when the reservation ends by itself; the unit stays spent
     * @param third whom it is spent on, null if on the party itself
     * @param number a digest of the number to be dialled, null if nobody noted it
     * @param practices what it was declared to make use of, in order; null in journals of before it was kept
     * @param debt names the debt over the episodes of its account; null if that is the case, and in journals of before it was kept
     */
    record UnitSpent(
            String caseId,
            String attemptId,
            Channel channel,
            String purpose,
            String pack,
            Instant at,
            Instant until,
            Instant releasesAt,
            @Nullable ThirdPerson third,
            @Nullable String number,
            @Nullable List<Practice> practices,
            @Nullable String debt)
            implements PartyEvent {
        public UnitSpent {
            practices = practices == null ? null : List.copyOf(practices);
        }
    }

    /**
     * The guard said no; kept so that every denial can be explained.
     *
     * @param citation where the rule stands; null in the journals of a release that did not keep it
     */
    record AskRefused(
            String caseId,
            String attemptId,
            Channel channel,
            String rule,
            @Nullable Instant nextAllowedAt,
            @Nullable String citation)
            implements PartyEvent {}

    /** The party began it; no unit is spent. */
    record ConversationNoted(
            String caseId,
            String conversationId,
            Channel channel,
            Instant at,
            @Nullable String debt) implements PartyEvent {

        ConversationNoted(Conversation held) {
            this(held.caseId(), held.conversationId(), held.channel(), held.at(), held.debt());
        }

        Conversation conversation() {
            return new Conversation(caseId, conversationId, channel, at, debt);
        }
    }

    /** A contact that had leave may be made on that number, as was asked before it was dialled. */
    record DialAllowed(String caseId, String attemptId, String number, Instant at) implements PartyEvent {}

    /** A contact was made on that number, as was told after it had been allowed. */
    record NumberNoted(String caseId, String attemptId, String number) implements PartyEvent {}

    /** @param failed it was tried and could not be put through; null in journals of before that was told */
    record UnitReturned(
            String caseId, String attemptId, @Nullable Boolean failed) implements PartyEvent {}

    /**
     * @param at when the party was spoken to, or when a contact with a third person ended; null where neither is so or nobody said,
     *     and in journals of before it was told
     */
    record UnitConfirmed(
            String caseId,
            String attemptId,
            ContactOutcome outcome,
            @Nullable Instant at) implements PartyEvent {}

    /** Nobody said in time what became of the contact. */
    record ReservationReleased(String caseId, String attemptId) implements PartyEvent {}

    /**
     * Nobody reaches the party: too many calls in a row failed, or its number is somebody else's.
     *
     * @param at when the last of them was allowed, whenever its end was told; when somebody else answered
     * @param failedCalls how many in a row, ≥ 0
     * @param rule policy that says how many, or {@code number-invalid}
     */
    record ContactLost(Instant at, int failedCalls, String rule) implements PartyEvent {}

    /**
     * The address of a channel is somebody else's; nobody uses it until one is found on lawful ground.
     *
     * @param contactAt when leave was given for the contact that was answered: it may have gone to a number of before. Null where nobody
     *     knows, and in journals of before it was told
     */
    record AddressDoubted(
            Instant at, Channel channel, @Nullable Instant contactAt) implements PartyEvent {}

    /**
     * @param basis {@code CONVERSATION}, or on which ground an address was repaired
     * @param address which kind of address; null of a conversation, and in journals of before it was told, when a repair meant all
     */
    record ContactFound(Instant at, String basis, @Nullable AddressKind address) implements PartyEvent {}

    /**
     * Another number is registered than before.
     *
     * @param asOf day of the statement that first named it
     */
    record NumberRenewed(LocalDate asOf) implements PartyEvent {}

    /** A third person does not want to be asked, for good. */
    record ThirdPersonRefused(String ref, Instant at) implements PartyEvent {}

    /** A third person wants to be contacted once more about a debt. */
    record ThirdPersonAskedAgain(String caseId, String ref, Instant at) implements PartyEvent {}

    /**
     * The case that made this call calls the party no more until then.
     *
     * @param rule policy that says how long
     */
    record CallsRested(String caseId, String attemptId, Instant until, String rule) implements PartyEvent {}

    record CeaseNoted(Instant at, @Nullable Channel channel) implements PartyEvent {}

    record FlagNoted(Flag flag, boolean raised) implements PartyEvent {}

    /** Contact with the party is barred from then on. */
    record BarNoted(String barId, Flag flag, Instant from) implements PartyEvent {}

    /** By that bar no more. */
    record BarLifted(String barId, Instant at) implements PartyEvent {}

    /** In journals of before consents were kept. */
    record HoursNoted(boolean anyHour) implements PartyEvent {}

    /** It agreed to contact at any hour. */
    record HoursConsentNoted(Consent consent) implements PartyEvent {}

    /** What it had agreed to by then of that kind holds no more. */
    record HoursConsentWithdrawn(Instant at, String evidence, String by) implements PartyEvent {}

    record ListingNoted(String reference, LocalDate listedOn) implements PartyEvent {}

    record ListingLifted(String reference, LocalDate liftedOn) implements PartyEvent {}

    /** Contacts of others with the same person count here from now on, and those here there. */
    record LinkNoted(
            String linkId, LinkBasis basis, @Nullable Instant until) implements PartyEvent {}

    record LinkDropped(String linkId) implements PartyEvent {}

    record ElsewhereNoted(String linkId, SharedContact contact) implements PartyEvent {}

    record ElsewhereConcluded(String linkId, String key, ContactOutcome outcome) implements PartyEvent {}
}
