package io.recourse.negotiation.domain;

import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.SubjectId;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.negotiation.domain.PartyEvent.NumberNoted;
import io.recourse.negotiation.domain.PartyEvent.UnitSpent;
import io.recourse.negotiation.domain.PartyInput.NumberTold;
import io.recourse.negotiation.domain.PartyInput.PermissionAsked;
import io.recourse.rules.contact.ContactKind;
import io.recourse.rules.contact.ContactPack;
import io.recourse.rules.contact.Made;
import io.recourse.rules.contact.Person;
import io.recourse.rules.contact.Scope;
import io.recourse.rules.contact.Whom;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What parties and the numbers they are dialled on tell each other, where a law counts by the number: several parties may share
 * one, as a household does.
 */
public final class Dialling {

    private final Map<String, ContactPack> packs;

    /** @param packs contact law by jurisdiction, our own budgets with it */
    public Dialling(Map<String, ContactPack> packs) {
        this.packs = Map.copyOf(packs);
    }

    /** Whether anything is counted by the number there; where nothing is, no number is asked. */
    public boolean counts(PermissionAsked ask) {
        ContactPack pack = packs.get(ask.standing().jurisdiction());
        return ask.number() != null
                && pack != null
                && pack.budgets().stream()
                        .anyMatch(b -> b.scope() == Scope.NUMBER && b.kinds().contains(ContactKind.of(ask.channel())));
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
        return ask.place() == null || ask.number() == null
                ? accepted
                : accepted.tell(
                        number(file.lender(), ask.number()),
                        new NumberInput.PlaceReturned(ask.place().placeId()));
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

    /** What was dialled counts, allowed or not: the number is told after the deed, and denies the next who asks for it. */
    static Decision<PartyEvent> told(PartyFile file, NumberTold told) {
        Grant grant = file.grant(told.caseId(), told.attemptId()).orElse(null);
        if (grant == null) {
            return Decision.refuse("attempt-unknown", "attemptId", "no such contact was allowed, or it is long ago");
        }
        if (ContactKind.of(grant.channel()) != ContactKind.VOICE) {
            return Decision.refuse("not-a-call", "attemptId", "this contact is no call");
        }
        String known = grant.onNumber();
        if (known != null) {
            return known.equals(told.number())
                    ? Decision.nothing()
                    : Decision.refuse("number-contradicts", "number", "the contact was made on another number");
        }
        return Decision.<PartyEvent>accept(new NumberNoted(told.caseId(), told.attemptId(), told.number()))
                .tell(
                        number(file.lender(), told.number()),
                        new NumberInput.DialTold(
                                file.lender(), SharedContact.of(file.partyId(), grant.dialled(told.number()))));
    }
}
