package io.recourse.rules.contact;

import io.recourse.rules.Source;
import io.recourse.rules.calendar.LocalDays;
import io.recourse.rules.contact.ContactPack.Bar;
import io.recourse.rules.contact.ContactPack.Budget;
import io.recourse.rules.contact.ContactPack.Hours;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The one guard that every channel and agency asks before a contact. Pure: the same ask gets the same answer. */
public record ContactGuard(ContactPack pack) {

    /** Every obstacle lies before the next opening or the next local day, so a few rounds reach an open moment if there is one. */
    private static final int ROUNDS = 64;

    public Answer ask(ContactAsk ask) {
        Optional<Bar> bar = bar(ask);
        if (bar.isPresent()) {
            return new Answer.Denied(bar.get().rule(), bar.get().source().citation(), null);
        }
        @Nullable Obstacle first = obstacle(ask, ask.at());
        if (first == null) {
            return new Answer.Allowed(pack.id());
        }
        return new Answer.Denied(first.rule(), first.source().citation(), nextAllowed(ask, first));
    }

    private Optional<Bar> bar(ContactAsk ask) {
        return pack.bars().stream()
                .filter(b -> ask.flags().contains(b.flag())
                        || (b.flag() == Flag.OPTED_OUT && ask.optedOut().contains(ask.channel())))
                .filter(b -> b.liftedBy() == null || !ask.flags().contains(b.liftedBy()))
                .findFirst();
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
        Stream<Obstacle> closed = pack.hours().stream()
                .filter(h -> h.kinds().contains(ask.kind()))
                .filter(h -> !(h.consentLifts() && ask.consented()))
                .flatMap(h -> closed(h, at, ask.zone()).stream());
        Stream<Obstacle> spent = pack.budgets().stream()
                .filter(b -> b.kinds().contains(ask.kind()))
                .flatMap(b -> spent(b, ask.usage().of(b.counted()), at, ask.zone()).stream());
        return Stream.concat(closed, spent).findFirst().orElse(null);
    }

    private static Optional<Obstacle> closed(Hours hours, Instant at, ZoneId zone) {
        LocalDate day = LocalDays.dateOf(at, zone);
        LocalTime time = at.atZone(zone).toLocalTime();
        if (!time.isBefore(hours.from()) && time.isBefore(hours.to())) {
            return Optional.empty();
        }
        LocalDate opens = time.isBefore(hours.from()) ? day : day.plusDays(1);
        return Optional.of(new Obstacle(
                hours.rule(),
                hours.source(),
                opens.atTime(hours.from()).atZone(zone).toInstant()));
    }

    private static Optional<Obstacle> spent(Budget budget, List<Instant> used, Instant at, ZoneId zone) {
        LocalDate today = LocalDays.dateOf(at, zone);
        List<LocalDate> counting = used.stream()
                .map(u -> LocalDays.dateOf(u, zone))
                .filter(d -> d.isAfter(today.minusDays(budget.days())))
                .sorted()
                .toList();
        if (counting.size() < budget.max()) {
            return Optional.empty();
        }
        // room again once only max − 1 of them lie within the days that count
        LocalDate leaves = counting.get(counting.size() - budget.max());
        return Optional.of(
                new Obstacle(budget.rule(), budget.source(), LocalDays.startOf(leaves.plusDays(budget.days()), zone)));
    }

    private record Obstacle(String rule, Source source, Instant until) {}
}
