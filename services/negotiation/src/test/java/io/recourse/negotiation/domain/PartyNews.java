package io.recourse.negotiation.domain;

import static io.recourse.negotiation.domain.TownLife.BEGIN;
import static io.recourse.negotiation.domain.TownLife.DIALLED;
import static io.recourse.negotiation.domain.TownLife.ENDING_LINK;
import static io.recourse.negotiation.domain.TownLife.LINK_ENDS;
import static io.recourse.negotiation.domain.TownLife.NUMBER;
import static io.recourse.negotiation.domain.TownLife.OPEN_LINK;
import static io.recourse.negotiation.domain.TownLife.OTHER;
import static io.recourse.negotiation.domain.TownLife.PARTY;
import static io.recourse.negotiation.domain.TownLife.ZONE;

import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.spec.Chance;
import io.recourse.casework.spec.Message;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.negotiation.domain.CaseInput.AnswerHeard;
import io.recourse.negotiation.domain.CaseState.Known;
import io.recourse.rules.contact.ContactKind;
import io.recourse.rules.contact.Flag;
import io.recourse.rules.contact.Person;
import io.recourse.rules.contact.Practice;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** What reaches a party of the town, and the numbers and links that are about it. */
final class PartyNews {

    /** That a court lists somebody is told by listings alone. */
    private static final List<Flag> FLAGS = Stream.of(Flag.values())
            .filter(flag -> flag != Flag.DISHONEST_LISTED)
            .toList();

    private static final Standings STANDINGS = Sample.standings();

    private PartyNews() {}

    /** A call beside the ladder, to the debtor or to another, and what came of it. */
    static PartyInput ofCollector(Chance chance, SubjectId id, Known theCase, PartyFile party) {
        List<Grant> thirds =
                party.grants().stream().filter(g -> g.third() != null).toList();
        if (!thirds.isEmpty() && chance.coin()) {
            Grant grant = chance.of(thirds);
            boolean refuses = chance.oneIn(4);
            return new PartyInput.ThirdPersonReported(
                    grant.caseId(),
                    grant.attemptId(),
                    chance.of(ContactOutcome.values()),
                    refuses,
                    !refuses && chance.oneIn(3),
                    chance.now(),
                    null,
                    chance.oneIn(3) ? said(chance, grant) : null);
        }
        if (chance.oneIn(12)) {
            return new PartyInput.ConversationHeld(new Conversation(
                    id.id(),
                    "talk-" + chance.below(30),
                    Channel.PHONE,
                    chance.now(),
                    theCase.file().named()));
        }
        if (chance.oneIn(12)) {
            return new PartyInput.ContactRepaired(
                    chance.of(PartyInput.RepairBasis.values()), chance.of(AddressKind.values()));
        }
        String askId = "c-" + chance.below(60);
        boolean lost =
                party.reachable().isLost() || party.flagsAt(chance.now(), false).contains(Flag.DEBTOR_UNREACHABLE);
        boolean other = lost ? !chance.oneIn(4) : chance.oneIn(6);
        ContactPurpose purpose = other ? ContactPurpose.LOCATE : ContactPurpose.DUNNING;
        return new PartyInput.PermissionAsked(
                id.id(),
                askId,
                Channel.PHONE,
                Tone.FIRM,
                purpose,
                other ? new ThirdPerson(Person.RELATIVE, "r-" + chance.below(5)) : null,
                null,
                chance.oneIn(4) ? Set.of(chance.of(Practice.values())) : Set.of(),
                STANDINGS.of(theCase, askId, Sample.PARTY, purpose, Tone.FIRM, chance.now()));
    }

    /** What a person is to read; mostly nothing for which the case rests. */
    private static AnswerHeard said(Chance chance, Grant grant) {
        Intent meant = chance.oneIn(4) ? Intent.DECEASED : chance.of(Intent.COMPLAINS, Intent.ASKS_WHO, Intent.OTHER);
        return Sample.plainAnswer(grant.attemptId(), grant.channel(), meant, true, chance.now());
    }

    /** On which number a call was made, or a call that is asked for on one: the number first, then the party. */
    static List<Message> ofNumber(Chance chance, SubjectId id) {
        SubjectId party = chance.of(PARTY, OTHER);
        if (!(chance.state(CaseState.class, id) instanceof Known known)
                || !known.file().isOwedBy(party.id())
                || !(chance.state(PartyState.class, party) instanceof PartyState.Known(PartyFile file))) {
            return List.of();
        }
        List<Grant> calls = file.grants().stream()
                .filter(g -> g.third() == null && ContactKind.of(g.channel()) == ContactKind.VOICE)
                .toList();
        if (!calls.isEmpty() && chance.coin()) {
            Grant call = chance.of(calls);
            return chance.coin()
                    ? List.of(Message.asked(
                            "dialler",
                            party,
                            new PartyInput.NumberTold(
                                    call.caseId(), call.attemptId(), chance.oneIn(9) ? "n-2" : NUMBER)))
                    : dial(chance, party, known, call);
        }
        String askId = "n-" + chance.below(100_000);
        PartyInput.PermissionAsked ask = new PartyInput.PermissionAsked(
                id.id(),
                askId,
                Channel.PHONE,
                Tone.FIRM,
                ContactPurpose.DUNNING,
                null,
                NUMBER,
                Set.of(),
                STANDINGS.of(known, askId, party.id(), ContactPurpose.DUNNING, Tone.FIRM, chance.now()));
        return asking(chance, party, Dialling.place("lender-1", "place-" + askId, ask), ask::at);
    }

    /** Of a call that was handed out, before it rings. */
    private static List<Message> dial(Chance chance, SubjectId party, Known known, Grant call) {
        PartyInput.DialAsked ask = new PartyInput.DialAsked(
                call.caseId(),
                call.attemptId(),
                NUMBER,
                STANDINGS.ofStep(known, party.id(), Tone.FIRM, chance.now()),
                null);
        return asking(
                chance,
                party,
                Dialling.place("lender-1", "place-d-" + chance.below(100_000), ask, call.channel()),
                ask::at);
    }

    /** The number first, then the party; now and then nobody asks the party. */
    private static List<Message> asking(
            Chance chance, SubjectId party, NumberInput.PlaceAsked place, Function<NumberPlace, PartyInput> ask) {
        List<SharedContact> others =
                chance.state(NumberState.class, DIALLED) instanceof NumberState.Dialled(NumberFile dialled)
                        ? dialled.besides(place.key(), chance.now())
                        : List.of();
        Message first = Message.opening("dialler", DIALLED, place);
        NumberPlace kept = new NumberPlace(place.placeId(), chance.now().plus(Duration.ofMinutes(10)), others);
        return chance.oneIn(6) ? List.of(first) : List.of(first, Message.asked("collector", party, ask.apply(kept)));
    }

    /** On two grounds both who owe count as one person, until one is withdrawn and the other's time is over. */
    static List<Message> ofOperator(Chance chance) {
        // the door joins parties that are there
        if (!(chance.state(PartyState.class, PARTY) instanceof PartyState.Known)
                || !(chance.state(PartyState.class, OTHER) instanceof PartyState.Known)) {
            return List.of();
        }
        List<String> both = List.of(PARTY.id(), OTHER.id());
        return switch (chance.below(4)) {
            case 0 -> List.of(Message.asked("operator", OPEN_LINK, new LinkInput.Withdrawn("operator")));
            case 1, 2 ->
                // later it would be refused
                chance.now().isAfter(LINK_ENDS.minus(Duration.ofDays(1)))
                        ? List.of()
                        : List.of(Message.opening(
                                "operator",
                                ENDING_LINK,
                                new LinkInput.Recorded(both, LinkBasis.STATUTE, "order-3", "operator", LINK_ENDS)));
            default ->
                List.of(Message.opening(
                        "operator",
                        OPEN_LINK,
                        new LinkInput.Recorded(both, LinkBasis.CONSENT, "form-7", "operator", null)));
        };
    }

    /** A court lists the party and takes it off again, each listing of a day of its own. */
    static Message ofList(Chance chance) {
        long n = chance.below(9);
        LocalDate listed = LocalDate.ofInstant(BEGIN, ZONE).minusDays(n);
        return Message.asked(
                "reader",
                PARTY,
                chance.coin()
                        ? new PartyInput.DishonestyListed("zhi-" + n, listed)
                        : new PartyInput.DishonestyLifted("zhi-" + n, listed));
    }

    /** Somebody else knows the same person, and now and then contacts it. */
    static Message ofLink(Chance chance) {
        String link = "link-" + chance.below(2);
        String key = "k-" + chance.below(9);
        PartyInput word =
                switch (chance.below(6)) {
                    case 0 ->
                        new PartyInput.Linked(
                                link, LinkBasis.CONSENT, chance.coin() ? null : BEGIN.plus(Duration.ofDays(20)));
                    case 1, 2 -> new PartyInput.Unlinked(link);
                    case 3 -> new PartyInput.ElsewhereEnded(link, key, chance.of(ContactOutcome.values()));
                    default ->
                        new PartyInput.ElsewhereSpent(
                                link,
                                new SharedContact(
                                        key,
                                        chance.within(Duration.ofHours(6)),
                                        chance.of(Channel.values()),
                                        null,
                                        null));
                };
        return Message.fact("links", PARTY, word);
    }

    static Message party(Chance chance) {
        PartyInput input =
                switch (chance.below(13)) {
                    case 12 -> new PartyInput.NumberReplaced(LocalDate.ofInstant(chance.now(), ZONE));
                    case 0 -> new PartyInput.Ceased(chance.now(), chance.of(Channel.values()));
                    case 1 ->
                        new PartyInput.FlagRaised(bar(chance), chance.of(FLAGS), chance.within(Duration.ofDays(3)));
                    case 2 ->
                        new PartyInput.FlagRaised(
                                bar(chance), Flag.DEBTOR_UNREACHABLE, chance.within(Duration.ofDays(3)));
                    case 3, 4, 5 -> new PartyInput.FlagLifted(bar(chance), chance.within(Duration.ofDays(2)));
                    case 6 -> agreedBefore(chance);
                    case 7 -> new PartyInput.HoursWithdrawn(chance.within(Duration.ofDays(2)), "mail-1", "clerk-1");
                    default -> new PartyInput.Registered("lender-1", "Asia/Shanghai", true, chance.coin(), "zh");
                };
        return input instanceof PartyInput.Registered
                ? Message.opening("parties", PARTY, input)
                : Message.fact("parties", PARTY, input);
    }

    /** What ended before anybody was contacted: the hours are kept. */
    private static PartyInput agreedBefore(Chance chance) {
        int n = chance.below(9);
        return new PartyInput.HoursAgreed(
                "consent-" + n,
                "rec-" + n,
                "clerk-1",
                BEGIN.minus(Duration.ofDays(30)),
                BEGIN.minus(Duration.ofDays(n)));
    }

    /** Several times over the same ones. */
    private static String bar(Chance chance) {
        return "bar-" + chance.below(6);
    }

    /** Who owes besides dies, disputes and is found. */
    static Message ofOther(Chance chance) {
        return Message.fact(
                "parties",
                OTHER,
                chance.oneIn(3)
                        ? new PartyInput.FlagRaised(
                                bar(chance),
                                chance.of(Flag.DECEASED, Flag.INCAPABLE, Flag.PAUSED),
                                chance.within(Duration.ofDays(3)))
                        : new PartyInput.FlagLifted(bar(chance), chance.within(Duration.ofDays(2))));
    }
}
