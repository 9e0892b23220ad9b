package io.recourse.negotiation.domain;

import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.negotiation.domain.PartyInput.ContactAsked;
import io.recourse.rules.calendar.LocalDays;
import io.recourse.rules.contact.Answer;
import io.recourse.rules.contact.ContactAsk;
import io.recourse.rules.contact.ContactGuard;
import io.recourse.rules.contact.ContactKind;
import io.recourse.rules.contact.ContactPack;
import io.recourse.rules.contact.ContactPack.Budget;
import io.recourse.rules.contact.ContactPack.Scope;
import io.recourse.rules.contact.Flag;
import io.recourse.rules.contact.Usage;
import io.recourse.rules.contact.Usage.Counted;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The guard of one jurisdiction with our own budgets added, asked with what a party has spent. */
final class ContactBudget {

    private final ContactGuard guard;

    ContactBudget(ContactPack law, ContactPolicy ours) {
        List<Budget> budgets =
                Stream.concat(law.budgets().stream(), ours.budgets().stream()).toList();
        budgets.forEach(b -> requireAnswerable(b, budgets));
        this.guard = new ContactGuard(new ContactPack(
                law.name(), law.version(), law.jurisdiction(), law.source(), law.bars(), law.hours(), budgets));
    }

    private static void requireAnswerable(Budget budget, List<Budget> all) {
        if (budget.days() >= PartyFile.REMEMBERED.toDays()) {
            throw new IllegalArgumentException(budget.rule() + " looks further back than a party remembers");
        }
        // one ask carries one list per thing counted, so two scopes cannot be told apart
        if (all.stream()
                .anyMatch(b -> b.counted() == budget.counted()
                        && b.kinds().stream().anyMatch(budget.kinds()::contains)
                        && perCase(b) != perCase(budget))) {
            throw new IllegalArgumentException(budget.rule() + " counts in another scope than a rule beside it");
        }
    }

    Answer ask(PartyFile party, ContactAsked asked, Instant now) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        flags.addAll(party.flags());
        if (party.wishes().ceasedAt(now)) {
            flags.add(Flag.CEASED);
        }
        return guard.ask(new ContactAsk(
                now,
                ZoneId.of(party.zone()),
                asked.channel(),
                party.wishes().anyHour(),
                usage(party, asked),
                flags,
                Set.copyOf(party.wishes().optedOut())));
    }

    /** Until when a contact allowed now may still take place today. */
    Instant until(PartyFile party, Channel channel, Instant now) {
        ZoneId zone = ZoneId.of(party.zone());
        LocalDate today = LocalDays.dateOf(now, zone);
        Optional<LocalTime> closes = guard.pack().hours().stream()
                .filter(h -> h.kinds().contains(ContactKind.of(channel)))
                .filter(h -> !(h.consentLifts() && party.wishes().anyHour()))
                .map(ContactPack.Hours::to)
                .min(LocalTime::compareTo);
        return closes.map(time -> today.atTime(time).atZone(zone).toInstant()).orElse(LocalDays.endOf(today, zone));
    }

    /** Whatever nobody has reported on counts in every way it may have ended. */
    private Usage usage(PartyFile party, ContactAsked asked) {
        List<Grant> same = party.grants().stream()
                .filter(g -> g.kind() == ContactKind.of(asked.channel()))
                .toList();
        return new Usage(
                spent(same, asked, Counted.EFFECTIVE_CALL, Grant::maybeConversation),
                spent(same, asked, Counted.UNANSWERED_DIAL, Grant::maybeUnanswered),
                spent(same, asked, Counted.ATTEMPT, _ -> true));
    }

    private List<Instant> spent(List<Grant> grants, ContactAsked asked, Counted counted, Predicate<Grant> counts) {
        boolean perCase = guard.pack().budgets().stream()
                .anyMatch(b ->
                        b.counted() == counted && b.kinds().contains(ContactKind.of(asked.channel())) && perCase(b));
        return grants.stream()
                .filter(g -> !perCase || g.caseId().equals(asked.caseId()))
                .filter(counts)
                .map(Grant::at)
                .toList();
    }

    /** A party has one number and, being a lender's own, one lender; so only the debt divides its budget. */
    private static boolean perCase(Budget budget) {
        return budget.scope() == Scope.PARTY_AND_DEBT;
    }
}
