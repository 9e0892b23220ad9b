package io.recourse.negotiation.domain;

import io.recourse.rules.calendar.LocalDays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** On which days an instalment is debited, if nothing has to be told before: its due day, and later ones within its grace. */
final class DebitDays {

    private final OfferPolicy policy;
    private final Timetable timetable;

    DebitDays(OfferPolicy policy, Timetable timetable) {
        this.policy = policy;
        this.timetable = timetable;
    }

    /** What comes next under a mandate; empty where nothing is agreed, or all of it is paid. */
    Optional<NextDebit> next(CaseFile file, Cover cover, Mandate mandate) {
        return live(file)
                .filter(agreement ->
                        cover.of(agreement).met() < agreement.instalments().size())
                .map(agreement -> NextDebit.of(
                        agreement, cover.of(agreement), mandate, file.balance().total()));
    }

    Optional<NextDebit> next(CaseFile file, Mandate mandate) {
        return next(file, Cover.of(file, timetable), mandate);
    }

    static Optional<Agreement> live(CaseFile file) {
        return file.dealt().live().filter(a -> !a.type().isInKind());
    }

    /** When it is debited by itself; empty while a pause holds it, and once it was or may have been debited, or there is no time left. */
    Optional<Instant> own(CaseFile file, NextDebit next) {
        List<Debit> before = file.dealt().debiting().of(next.agreement(), next.index());
        if (before.size() >= policy.debits().tries() || before.stream().anyMatch(Debit::mayHaveMoved)) {
            return Optional.empty();
        }
        ZoneId zone = file.debtor().zone();
        Optional<LocalDate> dueDay = timetable.lastDay(
                file,
                next.agreement().instalments().get(next.index()).dueOn(),
                next.agreement().agreedAt());
        if (dueDay.isEmpty()) {
            return Optional.empty();
        }
        Instant at = at(dueDay.get(), zone);
        for (Debit failed : before) {
            Instant endedAt = failed.endedAt();
            if (endedAt != null) {
                at = Timetable.later(at, at(LocalDays.dateOf(endedAt, zone).plusDays(1), zone));
            }
        }
        return inTime(file, next, Timetable.later(at, next.mandate().givenAt()));
    }

    /** At the earliest by then, if pauses, the grace of its instalment and its mandate let it be. */
    Optional<Instant> inTime(CaseFile file, NextDebit next, Instant at) {
        Optional<Instant> end = timetable.agreedUntil(
                file, next.agreement(), next.agreement().instalments().get(next.index()));
        return Timetable.unpaused(file, at)
                .filter(when -> end.isPresent()
                        && when.isBefore(end.get())
                        && next.mandate()
                                .covers(LocalDays.dateOf(when, file.debtor().zone())));
    }

    /** The time of day of debits. */
    Instant at(LocalDate day, ZoneId zone) {
        return day.atTime(policy.debits().at()).atZone(zone).toInstant();
    }
}
