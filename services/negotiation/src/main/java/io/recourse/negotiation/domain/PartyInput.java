package io.recourse.negotiation.domain;

import io.recourse.casework.decision.Dated;
import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.PassedDeadline;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.negotiation.domain.CaseInput.AnswerHeard;
import io.recourse.rules.contact.Flag;
import io.recourse.rules.contact.Practice;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What reaches a party of negotiation. */
public sealed interface PartyInput extends Input {

    /**
     * Intake knows the party; its zone beats the one a case brought along.
     *
     * @param language of its texts; null in mail of a release that did not ask
     */
    record Registered(
            String lender,
            String zone,
            boolean hasMobile,
            boolean hasEmail,
            @Nullable String language) implements PartyInput {}

    /**
     * A case asks for one contact now. It may come before the registration and then opens the row.
     *
     * @param purpose what the contact is for, for the journal
     * @param zone the debtor's as the case knows it; null of a co-debtor, of whom only the row itself knows
     * @param debt names the debt over the episodes of its account; null if that is the case, and in mail of a release that did
     *     not say
     */
    record ContactAsked(
            String caseId,
            String attemptId,
            Channel channel,
            String purpose,
            String lender,
            @Nullable String zone,
            String jurisdiction,
            @Nullable String debt)
            implements PartyInput {}

    /**
     * Somebody outside the ladder asks whether they may contact the party now, and is answered at once: the lender's people, a
     * program of theirs. Allowed is spent.
     *
     * @param askId the caller's own id of the contact, unique within the case
     * @param tone how the contact is to speak
     * @param third whom it would reach, null if the party itself
     * @param number a digest of the number to be dialled, null if the caller does not say
     * @param practices what it would make use of
     * @param standing how the case stood when it was asked for
     * @param place what the number told that was asked before; null where nothing is counted by it
     */
    record PermissionAsked(
            String caseId,
            String askId,
            Channel channel,
            Tone tone,
            ContactPurpose purpose,
            @Nullable ThirdPerson third,
            @Nullable String number,
            Set<Practice> practices,
            Standing standing,
            @Nullable NumberPlace place)
            implements PartyInput {
        public PermissionAsked {
            practices = Set.copyOf(practices);
        }

        /** Where no number was asked before. */
        public PermissionAsked(
                String caseId,
                String askId,
                Channel channel,
                Tone tone,
                ContactPurpose purpose,
                @Nullable ThirdPerson third,
                @Nullable String number,
                Set<Practice> practices,
                Standing standing) {
            this(caseId, askId, channel, tone, purpose, third, number, practices, standing, null);
        }

        public PermissionAsked at(NumberPlace kept) {
            return new PermissionAsked(caseId, askId, channel, tone, purpose, third, number, practices, standing, kept);
        }
    }

    /**
     * What became of a contact with a third person; a command.
     *
     * @param refused it does not want to be asked again
     * @param asksAgain it asked to be contacted once more (12 CFR 1006.10(c))
     * @param at when it ended and was said; null in mail of a release that did not ask
     * @param carries the channels of the provider who brings it; null if the lender's people say so
     * @param toRead what else it said, which a person of the case is to read; null if nothing, or the lender's people say so
     */
    record ThirdPersonReported(
            String caseId,
            String attemptId,
            ContactOutcome outcome,
            boolean refused,
            boolean asksAgain,
            @Nullable Instant at,
            @Nullable Set<Channel> carries,
            @Nullable AnswerHeard toRead)
            implements PartyInput {
        /** Nobody's wish is refused for what its provider's clock says: it was said after it was asked, and before it is heard. */
        ThirdPersonReported within(Instant asked, Instant now) {
            if (!refused || carries == null) {
                return this;
            }
            Instant heard = at == null || at.isAfter(now) ? now : at;
            return new ThirdPersonReported(
                    caseId,
                    attemptId,
                    outcome,
                    true,
                    asksAgain,
                    heard.isBefore(asked) ? asked : heard,
                    carries,
                    toRead);
        }

        /** A stranger who wants to be left alone waits for no repair. */
        @Override
        public boolean acceptedWhileParked() {
            return refused;
        }

        /**
         * As its provider brings it. Whoever wants no contact, is not the person that was meant or complains is asked no more; that
         * the debtor died or where he lives now a person reads.
         *
         * @param by channel by which it came back
         * @param meant what it said; empty if nothing
         * @param answered whether it answered the contact
         * @param arrived whether the contact reached an address that takes it
         * @param carries the channels of the provider who brings it
         * @param reference where a person reads it
         */
        public static ThirdPersonReported echoed(
                String caseId,
                String attemptId,
                Channel by,
                List<Intent> meant,
                boolean answered,
                boolean arrived,
                Instant at,
                @Nullable Set<Channel> carries,
                AnswerReference reference) {
            ContactOutcome outcome = !arrived || answered && meant.contains(Intent.WRONG_PERSON)
                    ? ContactOutcome.UNREACHABLE
                    : answered ? ContactOutcome.CONVERSATION : ContactOutcome.DELIVERED;
            boolean refused = meant.stream().anyMatch(intent -> intent.isForParty() || intent == Intent.COMPLAINS);
            List<Intent> others =
                    meant.stream().filter(intent -> !intent.isForParty()).toList();
            AnswerHeard toRead =
                    others.isEmpty() ? null : AnswerHeard.meaning(others, attemptId, by, answered, at, null, reference);
            return new ThirdPersonReported(caseId, attemptId, outcome, refused, false, at, carries, toRead);
        }

        /** With nothing to read. */
        public ThirdPersonReported(
                String caseId,
                String attemptId,
                ContactOutcome outcome,
                boolean refused,
                boolean asksAgain,
                @Nullable Instant at,
                @Nullable Set<Channel> carries) {
            this(caseId, attemptId, outcome, refused, asksAgain, at, carries, null);
        }
    }

    /** The party began a conversation with the lender's people, and had it; a command. */
    record ConversationHeld(Conversation conversation) implements PartyInput {}

    /**
     * A call of the ladder is about to be dialled on a number, which its asking did not know: may it be? A command, answered at once.
     *
     * @param number a digest of it
     * @param standing how the case stood when it was asked
     * @param place what the number told that was asked before; null where nothing is counted by it
     */
    record DialAsked(
            String caseId,
            String attemptId,
            String number,
            Standing standing,
            @Nullable NumberPlace place) implements PartyInput {

        public DialAsked at(NumberPlace kept) {
            return new DialAsked(caseId, attemptId, number, standing, kept);
        }
    }

    /**
     * On which number a call of the ladder was dialled, which its asking did not know; a command.
     *
     * @param number a digest of it
     */
    record NumberTold(String caseId, String attemptId, String number) implements PartyInput {}

    /**
     * An address of the party was found anew on lawful ground; a command. What it is stands in intake's vault alone.
     *
     * @param address which kind; null in mail of a release that did not ask
     */
    record ContactRepaired(RepairBasis basis, @Nullable AddressKind address) implements PartyInput {}

    /**
     * Intake knows another number of the party than before.
     *
     * @param asOf day of the statement that first named it: of one that comes back, a day of before
     */
    record NumberReplaced(LocalDate asOf) implements PartyInput {}

    /** Lawful grounds of contact repair; to call through somebody's contacts is none. */
    enum RepairBasis {
        OWN_RECORDS,
        PUBLIC_REGISTER,
        AUTHORISED_QUERY
    }

    /**
     * Proof that no contact took place: the unit comes back.
     *
     * @param failed it was tried and could not be put through; null in mail of before that was told
     */
    record ContactReturned(
            String caseId, String attemptId, @Nullable Boolean failed) implements PartyInput {}

    /**
     * The contact took place, or nobody knows; the unit stays spent.
     *
     * @param at when the party was spoken to; null where it was not, and in mail of before it was told
     */
    record ContactConfirmed(
            String caseId,
            String attemptId,
            ContactOutcome outcome,
            @Nullable Instant at) implements PartyInput {}

    /**
     * A call to the party was broken off: for some days its case calls it no more.
     *
     * @param at when it was
     */
    record CallBrokenOff(String caseId, String attemptId, Instant at) implements PartyInput, Dated {}

    /**
     * The party wants no contact from {@code at} on.
     *
     * @param channel the channel it opted out of, null for all of them
     */
    record Ceased(Instant at, @Nullable Channel channel) implements PartyInput, Dated {

        /** A wish to be left alone waits for no repair. */
        @Override
        public boolean acceptedWhileParked() {
            return true;
        }
    }

    /**
     * Somebody else answered at the address of a channel: who goes on there disturbs a stranger and discloses a debt.
     *
     * @param contactAt when leave was given for the contact that he answered; null where nobody knows, and in mail of before it was told
     */
    record AddressWrong(
            Instant at, Channel channel, @Nullable Instant contactAt) implements PartyInput, Dated {

        /** Where nobody knows what he answered. */
        public AddressWrong(Instant at, Channel channel) {
            this(at, channel, null);
        }

        /** A stranger is left alone at once. */
        @Override
        public boolean acceptedWhileParked() {
            return true;
        }
    }

    /**
     * Contact with the party is barred from {@code at} on, whatever it is to a debt.
     *
     * @param barId the same is the same bar
     * @param flag what that is to the guard
     * @param until when it ends by itself; null if it does not, and in mail of before that was told
     */
    record FlagRaised(
            String barId, Flag flag, Instant at, @Nullable Instant until) implements PartyInput, Dated {
        public FlagRaised(String barId, Flag flag, Instant at) {
            this(barId, flag, at, null);
        }
    }

    /** By that bar no more, from {@code at} on. */
    record FlagLifted(String barId, Instant at) implements PartyInput, Dated {}

    /**
     * The party agreed to contact at any hour; a command.
     *
     * @param consentId the same is the same consent
     * @param evidence reference of what proves it
     * @param by who recorded it
     * @param until when it ends by itself; null if never
     */
    record HoursAgreed(
            String consentId,
            String evidence,
            String by,
            Instant from,
            @Nullable Instant until) implements PartyInput {}

    /**
     * The party takes back whatever it agreed to of that kind; a command.
     *
     * @param at when it said so
     */
    record HoursWithdrawn(Instant at, String evidence, String by) implements PartyInput, Dated {

        /** Nobody is called at night until a repair. */
        @Override
        public boolean acceptedWhileParked() {
            return true;
        }
    }

    /** A court listed the party for dishonesty; a command of whoever read the list. */
    record DishonestyListed(String reference, LocalDate listedOn) implements PartyInput {}

    /** The court took it off the list; a command. */
    record DishonestyLifted(String reference, LocalDate liftedOn) implements PartyInput {}

    /** Others know the same person, on a ground that somebody recorded; they are not named. */
    record Linked(String linkId, LinkBasis basis, @Nullable Instant until) implements PartyInput {}

    /** The ground is gone. */
    record Unlinked(String linkId) implements PartyInput {}

    /** The same person was contacted for somebody else. */
    record ElsewhereSpent(String linkId, SharedContact contact) implements PartyInput {}

    /** What became of that. */
    record ElsewhereEnded(String linkId, String key, ContactOutcome outcome) implements PartyInput {}

    record DeadlinePassed(Deadline deadline) implements PartyInput, PassedDeadline {}
}
