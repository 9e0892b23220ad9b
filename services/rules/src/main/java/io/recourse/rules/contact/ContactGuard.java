package io.recourse.rules.contact;

import io.recourse.rules.Source;
import io.recourse.rules.calendar.LocalDays;
import io.recourse.rules.calendar.WorkingDays;
import io.recourse.rules.contact.Answer.Denied;
import io.recourse.rules.contact.ContactPack.Budget;
import io.recourse.rules.contact.ContactPack.ContactList;
import io.recourse.rules.contact.ContactPack.Hours;
import io.recourse.rules.contact.ContactPack.PerPerson;
import io.recourse.rules.contact.ContactPack.ThirdParties;
import io.recourse.rules.contact.ContactPack.WorkingDaysOnly;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one guard that every channel and agency asks before a contact. Pure: the same ask gets the same answer. A contact
 * more in the history never allows more.
 *
 * @param workingDays those of the pack's jurisdiction
 */
public record ContactGuard(ContactPack pack, WorkingDays workingDays) {

    /** Every obstacle lies before the next opening or the next local day, so a few rounds reach an open moment if there is one. */
    private static final int ROUNDS = 64;

    public Answer ask(ContactAsk ask) {
        Optional<Denied> forGood = Stream.<Supplier<Optional<Denied>>>of(
                        () -> zone(ask), () -> bar(ask), () -> thirdParty(ask))
                .flatMap(rule -> rule.get().stream())
                .findFirst();
        if (forGood.isPresent()) {
            return forGood.get();
        }
        @Nullable Obstacle first = obstacle(ask, ask.at());
        if (first == null) {
            return new Answer.Allowed(pack.id());
        }
        return new Denied(first.rule(), first.source().citation(), nextAllowed(ask, first));
    }

    private Optional<Denied> zone(ContactAsk ask) {
        return pack.zones().stream()
                .filter(z -> ask.practices().contains(z.practice()))
                .findFirst()
                .map(z -> never(z.rule(), z.source()));
    }

    private Optional<Denied> bar(ContactAsk ask) {
        return pack.bars().stream()
                .filter(b -> ask.flags().contains(b.flag())
                        || (b.flag() == Flag.OPTED_OUT && ask.optedOut().contains(ask.channel())))
                .filter(b -> !(b.sparesThirdParties() && isThird(ask.whom())))
                .findFirst()
                .map(b -> never(b.rule(), b.source()));
    }

    private Optional<Denied> thirdParty(ContactAsk ask) {
        if (!isThird(ask.whom())) {
            return Optional.empty();
        }
        ThirdParties rules = pack.thirdParties();
        if (rules.opening().flags().stream().noneMatch(ask.flags()::contains)) {
            return Optional.of(never(rules.opening().rule(), rules.opening().source()));
        }
        if (ask.purpose() != rules.only().purpose()) {
            return Optional.of(never(rules.only().rule(), rules.only().source()));
        }
        PerPerson often = rules.perPerson();
        boolean again = often.unless() != null && ask.flags().contains(often.unless());
        if (!again
                && aboutTheDebt(ask)
                                .filter(m -> isAsked(m, ask) && m.maybeReached())
                                .count()
                        >= often.max()) {
            return Optional.of(never(often.rule(), often.source()));
        }
        ContactList list = rules.list();
        // the others are counted, not all: a contact more with this one must not let it in
        long others = aboutTheDebt(ask)
                .filter(m -> isThird(m.whom()) && !isAsked(m, ask))
                .map(m -> m.whom().ref())
                .distinct()
                .count();
        return others >= list.max() ? Optional.of(never(list.rule(), list.source())) : Optional.empty();
    }

    private static boolean isAsked(Made made, ContactAsk ask) {
        return made.whom().ref().equals(ask.whom().ref());
    }

    private static Stream<Made> aboutTheDebt(ContactAsk ask) {
        return ask.history().stream()
                .filter(m -> m.whom().debt().equals(ask.whom().debt())
                        && (m.whom().lender().equals(ask.whom().lender()) || m.basis() != null));
    }

    private boolean isThird(Whom whom) {
        return pack.thirdParties().persons().contains(whom.person());
    }

    private @Nullable Instant nextAllowed(ContactAsk ask, Obstacle first) {
        @Nullable Obstacle next = first;
        Instant at = ask.at();
        for (int i = 0; i < ROUNDS && next != null; i++) {
            at = next.until();
            next = obstacle(ask, at);
        }
        return next == null ? at : null;
    }

    private @Nullable Obstacle obstacle(ContactAsk ask, Instant at) {
        Stream<Obstacle> off = pack.workingDays().stream()
                .filter(w -> w.kinds().contains(ask.kind()))
                .flatMap(w -> off(w, at, ask.zone()).stream());
        Stream<Obstacle> closed = pack.hours().stream()
                .filter(h -> h.kinds().contains(ask.kind()))
                .filter(h -> !(h.consentLifts() && ask.consented()))
                .flatMap(h -> closed(h, at, ask.zone()).stream());
        Stream<Obstacle> spent = pack.budgets().stream()
                .filter(b -> b.kinds().contains(ask.kind()))
                .filter(b -> b.when() == null || ask.flags().contains(b.when()))
                .flatMap(b -> spent(b, ask, at).stream());
        return Stream.of(off, closed, spent).flatMap(s -> s).findFirst().orElse(null);
    }

    private Optional<Obstacle> off(WorkingDaysOnly rule, Instant at, ZoneId zone) {
        LocalDate today = LocalDays.dateOf(at, zone);
        return workingDays.isWorkingDay(today)
                ? Optional.empty()
                : Optional.of(
                        new Obstacle(rule.rule(), rule.source(), LocalDays.startOf(workingDays.next(today), zone)));
    }

    private static Optional<Obstacle> closed(Hours hours, Instant at, ZoneId zone) {
        LocalDate day = LocalDays.dateOf(at, zone);
        LocalTime time = at.atZone(zone).toLocalTime();
        if (hours.isOpen(time)) {
            return Optional.empty();
        }
        LocalDate opens = time.isBefore(hours.from()) ? day : day.plusDays(1);
        return Optional.of(new Obstacle(
                hours.rule(),
                hours.source(),
                opens.atTime(hours.from()).atZone(zone).toInstant()));
    }

    private static Optional<Obstacle> spent(Budget budget, ContactAsk ask, Instant at) {
        LocalDate today = LocalDays.dateOf(at, ask.zone());
        List<LocalDate> counting = ask.history().stream()
                .filter(m -> budget.kinds().contains(m.kind()))
                .filter(m -> budget.counted().counts(m))
                .filter(m -> budget.scope().covers(ask.whom(), m))
                .map(m -> LocalDays.dateOf(m.at(), ask.zone()))
                .filter(d -> d.isAfter(today.minusDays(budget.days())))
                .sorted()
                .toList();
        if (counting.size() < budget.max()) {
            return Optional.empty();
        }
        // room again once only max − 1 of them lie within the days that count
        LocalDate leaves = counting.get(counting.size() - budget.max());
        return Optional.of(new Obstacle(
                budget.rule(), budget.source(), LocalDays.startOf(leaves.plusDays(budget.days()), ask.zone())));
    }

    private static Denied never(String rule, Source source) {
        return new Denied(rule, source.citation(), null);
    }

    private record Obstacle(String rule, Source source, Instant until) {}
}
