package io.recourse.negotiation.domain;

import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.SubjectId;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.negotiation.domain.PartyEvent.DialAllowed;
import io.recourse.negotiation.domain.PartyEvent.NumberNoted;
import io.recourse.negotiation.domain.PartyEvent.UnitSpent;
import io.recourse.negotiation.domain.PartyInput.DialAsked;
import io.recourse.negotiation.domain.PartyInput.NumberTold;
import io.recourse.negotiation.domain.PartyInput.PermissionAsked;
import io.recourse.rules.contact.Answer;
import io.recourse.rules.contact.ContactKind;
import io.recourse.rules.contact.ContactPack;
import io.recourse.rules.contact.Made;
import io.recourse.rules.contact.Person;
import io.recourse.rules.contact.Scope;
import io.recourse.rules.contact.Whom;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What parties and the numbers they are dialled on tell each other, where a law counts by the number: several parties may share
 * one, as a household does.
 */
public final class Dialling {

    private static final String NOT_ASKED = "number-not-asked";

    private static final Decision<PartyEvent> UNKNOWN =
            Decision.refuse("attempt-unknown", "attemptId", "no such contact was allowed, or it is long ago");

    private static final Decision<PartyEvent> NO_CALL =
            Decision.refuse("not-a-call", "attemptId", "this contact is no call");

    private static final Decision<PartyEvent> CONTRADICTS =
            Decision.refuse("number-contradicts", "number", "the contact was made on another number");

    private final Map<String, ContactPack> packs;

    /** @param packs contact law by jurisdiction, our own budgets with it */
    public Dialling(Map<String, ContactPack> packs) {
        this.packs = Map.copyOf(packs);
    }

    /** Whether anything is counted by the number there; where nothing is, no number is asked. */
    public boolean counts(PermissionAsked ask) {
        return ask.number() != null && counts(ask.standing().jurisdiction(), ask.channel());
    }

    /** The same of a contact of which the number is known or not. */
    public boolean counts(String jurisdiction, Channel channel) {
        ContactPack pack = packs.get(jurisdiction);
        return pack != null
                && pack.budgets().stream()
                        .anyMatch(b -> b.scope() == Scope.NUMBER && b.kinds().contains(ContactKind.of(channel)));
    }

    /**
     * Whether a call of the ladder was made, or would be, on a number that nobody asked for, where something is counted by it.
     *
     * @return the rule; null where nothing is wrong
     */
    public @Nullable String unasked(String jurisdiction, PartyFile party, Task task) {
        return counts(jurisdiction, task.channel())
                        && party.grant(task.caseId(), task.attemptId())
                                .filter(g -> g.number() == null)
                                .isPresent()
                ? NOT_ASKED
                : null;
    }

    /** A number as a lender dials it: what it dials is no other lender's business. */
    public static SubjectId number(String lender, String digest) {
        return new SubjectId(NumberDecider.KIND, Lots.hex(lender + "\n" + digest));
    }

    /**
     * Before a party is asked for a contact its number is.
     *
     * @param ask of which the number is known
     */
    public static NumberInput.PlaceAsked place(String lender, String placeId, PermissionAsked ask) {
        Wanted wanted = Wanted.by(ask);
        return new NumberInput.PlaceAsked(
                lender,
                placeId,
                SharedContact.key(ask.standing().party(), wanted.caseId(), wanted.attemptId()),
                ask.channel(),
                Objects.requireNonNull(ask.number(), "it is asked because it is known"));
    }

    /** The same before a call of the ladder is dialled. */
    public static NumberInput.PlaceAsked place(String lender, String placeId, DialAsked ask, Channel channel) {
        return new NumberInput.PlaceAsked(
                lender,
                placeId,
                SharedContact.key(ask.standing().party(), ask.caseId(), ask.attemptId()),
                channel,
                ask.number());
    }

    /** What the number tells besides the party's own contacts, each of which it tells of as well: with others, about other debts. */
    static Stream<Made> others(PartyFile party, Wanted wanted) {
        NumberPlace place = wanted.place();
        if (place == null) {
            return Stream.empty();
        }
        Set<String> own = Stream.concat(
                        Stream.of(SharedContact.key(party.partyId(), wanted.caseId(), wanted.attemptId())),
                        party.grants().stream().map(g -> SharedContact.key(party.partyId(), g.caseId(), g.attemptId())))
                .collect(Collectors.toSet());
        return place.others().stream()
                .filter(dial -> !own.contains(dial.key()))
                .map(dial -> new Made(
                        dial.at(),
                        dial.channel(),
                        dial.outcome(),
                        new Whom(Person.DEBTOR, dial.key(), party.lender(), dial.key(), dial.number()),
                        null));
    }

    static Decision.Accepted<PartyEvent> spent(
            Decision.Accepted<PartyEvent> accepted, PartyFile file, UnitSpent spent, @Nullable NumberPlace place) {
        return place == null || spent.number() == null
                ? accepted
                : accepted.tell(
                        number(file.lender(), spent.number()),
                        new NumberInput.PlaceTaken(
                                file.lender(), place.placeId(), SharedContact.of(file.partyId(), new Grant(spent))));
    }

    /** Nothing comes of the ask, so its place is free. */
    static Decision.Accepted<PartyEvent> returned(
            Decision.Accepted<PartyEvent> accepted, PartyFile file, PermissionAsked ask) {
        return returned(accepted, file, ask.number(), ask.place());
    }

    private static Decision.Accepted<PartyEvent> returned(
            Decision.Accepted<PartyEvent> accepted,
            PartyFile file,
            @Nullable String number,
            @Nullable NumberPlace place) {
        return place == null || number == null
                ? accepted
                : accepted.tell(number(file.lender(), number), new NumberInput.PlaceReturned(place.placeId()));
    }

    /** @param tried false if it never took place: then nothing rang */
    static Decision.Accepted<PartyEvent> ended(
            Decision.Accepted<PartyEvent> accepted,
            PartyFile file,
            Grant grant,
            ContactOutcome outcome,
            boolean tried) {
        String number = grant.onNumber();
        if (number == null || ContactKind.of(grant.channel()) != ContactKind.VOICE) {
            return accepted;
        }
        String key = SharedContact.key(file.partyId(), grant.caseId(), grant.attemptId());
        return accepted.tell(
                number(file.lender(), number),
                tried ? new NumberInput.DialEnded(key, outcome) : new NumberInput.DialReturned(key));
    }

    /** Which call is about to be dialled; a refusal where it is none, or is not to be dialled any more. */
    static Decision<PartyEvent> dialling(PartyFile file, DialAsked ask, Instant now, Function<Grant, Answer> judge) {
        Grant grant = file.grant(ask.caseId(), ask.attemptId()).orElse(null);
        if (grant == null) {
            return UNKNOWN;
        }
        if (ContactKind.of(grant.channel()) != ContactKind.VOICE) {
            return NO_CALL;
        }
        if (Wanted.isAsked(ask.attemptId())) {
            return Decision.refuse("asked-by-permission", "attemptId", "whoever asks for leave names the number there");
        }
        String known = grant.onNumber();
        if (known != null && !known.equals(ask.number())) {
            return CONTRADICTS;
        }
        if (!grant.mayBeMade(now)) {
            return Decision.refuse(Contacts.OVER, "attemptId", "its hours are over, or somebody said how it ended");
        }
        return switch (judge.apply(grant)) {
            case Answer.Denied d ->
                returned(
                        Decision.<PartyEvent>accept(Wanted.dialled(ask, grant).refused(d))
                                .answering(Permission.denied(d)),
                        file,
                        ask.number(),
                        ask.place());
            case Answer.Allowed _ -> allowed(file, ask, grant, now);
        };
    }

    /** The number has the call from then on, or had it: told before, it is one of its dials already. */
    private static Decision<PartyEvent> allowed(PartyFile file, DialAsked ask, Grant grant, Instant now) {
        Map<String, String> answer =
                Permission.granted(ask.attemptId(), ask.standing().atMost(grant.until()));
        if (grant.onNumber() != null) {
            return returned(Decision.<PartyEvent>nothing().answering(answer), file, ask.number(), ask.place());
        }
        SharedContact dial = SharedContact.of(file.partyId(), grant.toBeDialled(ask.number()));
        NumberInput told = ask.place() == null
                ? new NumberInput.DialTold(file.lender(), dial)
                : new NumberInput.PlaceTaken(file.lender(), ask.place().placeId(), dial);
        return Sharing.dialled(
                Decision.<PartyEvent>accept(new DialAllowed(ask.caseId(), ask.attemptId(), ask.number(), now))
                        .answering(answer)
                        .tell(number(file.lender(), ask.number()), told),
                file,
                grant,
                dial,
                now);
    }

    /** What was dialled counts, allowed or not: the number is told after the deed, and denies the next who asks for it. */
    static Decision<PartyEvent> told(PartyFile file, NumberTold told, Instant now) {
        Grant grant = file.grant(told.caseId(), told.attemptId()).orElse(null);
        if (grant == null) {
            return UNKNOWN;
        }
        if (ContactKind.of(grant.channel()) != ContactKind.VOICE) {
            return NO_CALL;
        }
        String known = grant.onNumber();
        if (known != null) {
            return known.equals(told.number()) ? Decision.nothing() : CONTRADICTS;
        }
        SharedContact dial = SharedContact.of(file.partyId(), grant.dialled(told.number()));
        return Sharing.dialled(
                Decision.<PartyEvent>accept(new NumberNoted(told.caseId(), told.attemptId(), told.number()))
                        .tell(number(file.lender(), told.number()), new NumberInput.DialTold(file.lender(), dial)),
                file,
                grant,
                dial,
                now);
    }
}
