package io.recourse.intake.domain;

import io.recourse.rules.money.Accrual;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What courts did to the debt of a ledger: the title they gave and the days on which no interest runs.
 *
 * @param title null while there is none
 * @param stops kept by day and id, so that equal facts are equal in whatever order they came
 */
public record Judgment(@Nullable Title title, List<Stop> stops) {

    static final Judgment NONE = new Judgment(null, List.of());

    public Judgment {
        stops = stops.stream()
                .sorted(Comparator.comparing(Stop::from).thenComparing(Stop::id))
                .toList();
    }

    /**
     * Days without interest.
     *
     * @param general whether general interest rests as well, as in bankruptcy; else doubled interest alone, as while
     *     enforcement is suspended
     * @param from the first day without
     * @param to the first day with interest again, null while it rests
     */
    public record Stop(
            String id,
            boolean general,
            LocalDate from,
            @Nullable LocalDate to) {
        public Stop {
            if (to != null && to.isBefore(from)) {
                throw new IllegalArgumentException("interest cannot rest until a day before it began to");
            }
        }
    }

    Judgment with(Title told) {
        return new Judgment(told, stops);
    }

    /** One of the same id is replaced: it is told when it begins and again when it ends. */
    Judgment with(Stop told) {
        return new Judgment(
                title,
                Stream.concat(stops.stream().filter(s -> !s.id().equals(told.id())), Stream.of(told))
                        .toList());
    }

    /** Whether that it begins is told of one whose end is known: an old word that comes again. */
    boolean overtakes(Stop told) {
        return told.to() == null
                && stops.stream()
                        .anyMatch(s -> s.id().equals(told.id()) && s.from().equals(told.from()));
    }

    /** A stop that ends before it began was none. */
    Judgment ended(String id, LocalDate to) {
        return new Judgment(
                title,
                stops.stream()
                        .map(s -> s.id().equals(id)
                                ? new Stop(id, s.general(), s.from(), to.isBefore(s.from()) ? s.from() : to)
                                : s)
                        .toList());
    }

    /** Parts of a year after {@code from}, up to and including {@code to}, on which general interest runs. */
    long generalParts(Accrual accrual, LocalDate from, LocalDate to) {
        return running(from, to, Stop::general).stream()
                .mapToLong(span -> accrual.parts(span.from(), span.to()))
                .sum();
    }

    /** Days, likewise, of doubled interest: none before the debtor's time to perform is over. */
    long doubledDays(LocalDate from, LocalDate to) {
        if (title == null) {
            return 0;
        }
        return running(from.isBefore(title.performBy()) ? title.performBy() : from, to, _ -> true).stream()
                .mapToLong(span -> ChronoUnit.DAYS.between(span.from(), span.to()))
                .sum();
    }

    /** From the end of one day to the end of another. */
    private record Span(LocalDate from, LocalDate to) {}

    private List<Span> running(LocalDate from, LocalDate to, Predicate<Stop> rests) {
        List<Span> spans = new ArrayList<>();
        LocalDate end = to.plusDays(1);
        LocalDate counted = from.plusDays(1);
        for (Stop stop : stops) {
            LocalDate begin = stop.from().isBefore(counted) ? counted : stop.from();
            LocalDate until = stop.to() == null || stop.to().isAfter(end) ? end : stop.to();
            if (rests.test(stop) && begin.isBefore(until)) {
                spans.add(new Span(counted.minusDays(1), begin.minusDays(1)));
                counted = until;
            }
        }
        if (counted.isBefore(end)) {
            spans.add(new Span(counted.minusDays(1), to));
        }
        return spans;
    }
}
