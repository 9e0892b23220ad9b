package io.recourse.negotiation.domain;

import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.rules.calendar.LocalDays;
import io.recourse.rules.contact.Answer;
import io.recourse.rules.contact.ContactAsk;
import io.recourse.rules.contact.ContactGuard;
import io.recourse.rules.contact.ContactKind;
import io.recourse.rules.contact.ContactPack;
import io.recourse.rules.contact.ContactPack.Budget;
import io.recourse.rules.contact.Flag;
import io.recourse.rules.contact.Made;
import io.recourse.rules.contact.Person;
import io.recourse.rules.contact.Purpose;
import io.recourse.rules.contact.Whom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The guard of one jurisdiction with our own budgets added, asked with what a party has spent. */
final class ContactBudget {

    /** Who owes, or counts as one who does, is asked for as a party: nobody gets a second budget by another name. */
    private static final String NO_THIRD_PERSON = "no-third-person";

    /** No tenant is named so. */
    private static final String ANOTHER_LENDER = "?";

    static final String CALL_BROKEN_OFF = "call-broken-off";

    /** Where the law of contact is not known. */
    static final String NO_PACK = "no-contact-pack";

    private final ContactGuard guard;
    private final ContactPolicy ours;

    ContactBudget(ContactGuard law, ContactPolicy ours) {
        ContactPack pack = law.pack().plus(ours.budgets());
        this.ours = ours;
        pack.budgets().forEach(ContactBudget::requireRemembered);
        this.guard = new ContactGuard(pack, law.workingDays());
    }

    private static void requireRemembered(Budget budget) {
        if (budget.days() >= PartyFile.REMEMBERED.toDays()) {
            throw new IllegalArgumentException(budget.rule() + " looks further back than a party remembers");
        }
    }

    Answer ask(PartyFile party, Wanted wanted, Instant now) {
        Optional<Instant> rests =
                wanted.third() == null ? callsRestUntil(party, wanted.debt(), wanted.channel(), now) : Optional.empty();
        return rests.isEmpty()
                ? byGuard(party, wanted, now)
                : new Answer.Denied(
                        CALL_BROKEN_OFF,
                        ours.brokenOff().source().citation(),
                        firstAllowed(byGuard(party, wanted, rests.get()), rests.get()));
    }

    /** After a call that was broken off. */
    static Optional<Instant> callsRestUntil(PartyFile party, String debt, Channel channel, Instant now) {
        return ContactKind.of(channel) != ContactKind.VOICE
                ? Optional.empty()
                : Stream.concat(
                                party.grants().stream()
                                        .filter(g -> g.about().equals(debt))
                                        .flatMap(g -> Stream.ofNullable(g.callsRestUntil())),
                                party.talks().stream()
                                        .filter(c -> c.about().equals(debt))
                                        .flatMap(c -> Stream.ofNullable(c.callsRestUntil())))
                        .filter(now::isBefore)
                        .max(Comparator.naturalOrder());
    }

    /**
     * What the law says of a contact that had leave at the moment at which it is to be made. What it spent is spent; of all that was
     * since, only a conversation that the party began itself rests calls.
     *
     * @param flags of its case
     * @param restsWithCase see {@link PartyFile#flagsAt}
     */
    static Answer afterLeave(
            ContactGuard law,
            PartyFile party,
            String debt,
            Channel channel,
            Set<Flag> flags,
            boolean restsWithCase,
            Instant now) {
        return law.ask(new ContactAsk(
                now,
                ZoneId.of(party.zone()),
                channel,
                whom(party, null, debt, null),
                Purpose.COLLECT,
                party.wishes().anyHourAt(now),
                party.talks().stream().map(c -> begun(party, c)).toList(),
                flags(party, flags, restsWithCase, now),
                Set.copyOf(party.wishes().optedOut()),
                Set.of()));
    }

    /** Of a case and of whom it would reach. */
    private static Set<Flag> flags(PartyFile party, Set<Flag> ofCase, boolean restsWithCase, Instant now) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        flags.addAll(ofCase);
        flags.addAll(party.flagsAt(now, restsWithCase));
        if (party.wishes().ceasedAt(now)) {
            flags.add(Flag.CEASED);
        }
        return flags;
    }

    /** A bar whose end is known forbids no longer than that, and a consent lifts hours from its beginning until its end. */
    private Answer byGuard(PartyFile party, Wanted wanted, Instant now) {
        Answer answer = guarded(party, wanted, now);
        if (!(answer instanceof Answer.Denied(var rule, var citation, var next))) {
            return answer;
        }
        PartyFile.Wishes wishes = party.wishes();
        Optional<Instant> otherwise = next == null
                ? party.barred().shift(now, now).filter(now::isBefore)
                : wishes.agreesBetween(now, next)
                        .or(() -> Optional.of(next).filter(at -> wishes.anyHourAt(now) && !wishes.anyHourAt(at)));
        return otherwise
                .<Answer>map(at -> new Answer.Denied(rule, citation, firstAllowed(byGuard(party, wanted, at), at)))
                .orElse(answer);
    }

    /** @param answer of what was asked at {@code at} */
    private static @Nullable Instant firstAllowed(Answer answer, Instant at) {
        return switch (answer) {
            case Answer.Allowed _ -> at;
            case Answer.Denied denied -> denied.nextAllowedAt();
        };
    }

    private Answer guarded(PartyFile party, Wanted wanted, Instant now) {
        Set<Flag> flags = flags(party, wanted.flags(), wanted.restsWithCase(), now);
        if (party.reachable().isLost()) {
            flags.add(Flag.DEBTOR_UNREACHABLE);
        }
        ThirdPerson third = wanted.third();
        if (third != null && !guard.pack().thirdParties().persons().contains(third.person())) {
            return new Answer.Denied(
                    NO_THIRD_PERSON, "ours: who owes is asked for as a party, and by no other name", null);
        }
        if (third != null && party.reachable().refusing().contains(third.ref())) {
            flags.add(Flag.THIRD_PARTY_REFUSED);
        }
        if (third != null && party.mayAskAgain(wanted.caseId(), wanted.attemptId(), wanted.debt(), third.ref())) {
            flags.add(Flag.MAY_ASK_AGAIN);
        }
        return guard.ask(new ContactAsk(
                now,
                ZoneId.of(party.zone()),
                wanted.channel(),
                whom(party, third, wanted.debt(), wanted.number()),
                wanted.law(),
                third == null && party.wishes().anyHourAt(now),
                // what was not put through as well: it cost nothing, and was a dial all the same
                Stream.concat(
                                party.grants().stream()
                                        // asked again, a contact does not stand in its own way
                                        .filter(g -> !g.named(wanted.caseId(), wanted.attemptId()))
                                        .map(g -> made(party, g)),
                                Stream.of(
                                                party.talks().stream().map(c -> begun(party, c)),
                                                party.sharing().counting(now).stream()
                                                        .map(c -> made(party, c)),
                                                Dialling.others(party, wanted))
                                        .flatMap(s -> s))
                        .toList(),
                flags,
                third == null ? Set.copyOf(party.wishes().optedOut()) : Set.of(),
                wanted.practices()));
    }

    /** Until when a contact allowed now may still take place today. */
    Instant until(PartyFile party, Wanted wanted, Instant now) {
        ZoneId zone = ZoneId.of(party.zone());
        LocalDate today = LocalDays.dateOf(now, zone);
        // nobody agrees for others
        Optional<Instant> agreed = wanted.third() == null ? party.wishes().agreedUntil(now) : Optional.empty();
        return guard.pack().hours().stream()
                .filter(h -> h.kinds().contains(ContactKind.of(wanted.channel())))
                .map(h -> closes(h, today, zone, agreed.filter(_ -> h.consentLifts())))
                .reduce(LocalDays.endOf(today, zone), (a, b) -> b.isBefore(a) ? b : a);
    }

    /** By a consent that ends before they open, nothing waits for them. */
    private static Instant closes(ContactPack.Hours hours, LocalDate today, ZoneId zone, Optional<Instant> agreed) {
        Instant opens = today.atTime(hours.from()).atZone(zone).toInstant();
        Instant closes = today.atTime(hours.to()).atZone(zone).toInstant();
        return agreed.map(end -> end.isBefore(opens) ? end : Timetable.later(end, closes))
                .orElse(closes);
    }

    private static Made made(PartyFile party, Grant grant) {
        return new Made(
                grant.at(),
                grant.channel(),
                grant.outcome(),
                whom(party, grant.third(), grant.about(), grant.onNumber()),
                null);
    }

    /** By the party itself. */
    private static Made begun(PartyFile party, Conversation held) {
        return new Made(
                held.at(),
                held.channel(),
                ContactOutcome.CONVERSATION,
                whom(party, null, held.about(), null),
                null,
                true);
    }

    /** For somebody else, about something else: only what is counted for the person, or for its number, counts it. */
    private static Made made(PartyFile party, Shared.Counting counting) {
        SharedContact contact = counting.contact();
        return new Made(
                contact.at(),
                contact.channel(),
                contact.outcome(),
                new Whom(Person.DEBTOR, party.partyId(), ANOTHER_LENDER, contact.key(), contact.number()),
                counting.basis().name());
    }

    /** A party is a lender's own, so its budget has one lender. */
    private static Whom whom(PartyFile party, @Nullable ThirdPerson third, String debt, @Nullable String number) {
        return third == null
                ? new Whom(Person.DEBTOR, party.partyId(), party.lender(), debt, number)
                : new Whom(third.person(), third.ref(), party.lender(), debt, number);
    }
}
