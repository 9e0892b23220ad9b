package io.recourse.segmentation.domain;

import io.recourse.contracts.IntakeEvent.Bucket;
import io.recourse.rules.Source;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When the heat map is drawn, and what is hot on it.
 *
 * @param zone IANA zone of {@code day} and {@code at}
 * @param leastCases a cell of fewer is never hot
 * @param overBookPermille hot from this multiple on of what is expected to be lost of all cases in the bucket, thousandths
 */
public record HeatRules(
        @Nullable Source source, ZoneId zone, DayOfWeek day, LocalTime at, int leastCases, int overBookPermille) {

    /** The hottest of a lender's cells; more are never told, so that a map fits its row. */
    static final int MOST = 100;

    private static final BigInteger THOUSAND = BigInteger.valueOf(1_000);

    public HeatRules {
        Faults faults = new Faults("heat");
        faults.unless(source != null, "source is missing");
        faults.unless(leastCases >= 1, "leastCases must be ≥ 1");
        faults.unless(overBookPermille > 1_000, "overBookPermille must be > 1000");
        faults.raise();
    }

    /**
     * What one lender's cases owe that agree in a value.
     *
     * @param value null where they have none
     * @param owed minor units
     * @param owedPpm the sum of what each owes by its probability of default, parts per million
     */
    public record Cell(
            String axis,
            @Nullable String value,
            Bucket bucket,
            String currency,
            long cases,
            BigInteger owed,
            BigInteger owedPpm) {

        /** Parts per million of what is owed. */
        private int loss() {
            return owed.signum() <= 0
                    ? 0
                    : new BigDecimal(owedPpm)
                            .divide(new BigDecimal(owed), 0, RoundingMode.HALF_EVEN)
                            .intValueExact();
        }

        private Cell and(Cell other) {
            return new Cell(
                    axis,
                    null,
                    bucket,
                    currency,
                    cases + other.cases,
                    owed.add(other.owed),
                    owedPpm.add(other.owedPpm));
        }
    }

    private record Column(String axis, Bucket bucket, String currency) {
        private static Column of(Cell cell) {
            return new Column(cell.axis(), cell.bucket(), cell.currency());
        }
    }

    /**
     * The hot ones of all cells of one lender, the hottest first. A cell is measured by the lender's cases that are as late
     * and owe the same currency, its own among them.
     */
    public List<HotCell> hot(List<Cell> cells) {
        Map<Column, Cell> books = new HashMap<>();
        cells.forEach(cell -> books.merge(Column.of(cell), cell, Cell::and));
        return cells.stream()
                .filter(cell -> isHot(cell, Objects.requireNonNull(books.get(Column.of(cell)))))
                .map(cell -> new HotCell(
                        cell.axis(),
                        Objects.requireNonNull(cell.value()),
                        cell.bucket(),
                        cell.currency(),
                        cell.cases(),
                        cell.owed().longValueExact(),
                        cell.loss(),
                        Objects.requireNonNull(books.get(Column.of(cell))).loss()))
                .sorted(Comparator.comparingInt((HotCell cell) -> cell.lossPpm() - cell.bookLossPpm())
                        .reversed()
                        .thenComparing(HotCell::axis)
                        .thenComparing(HotCell::value)
                        .thenComparing(HotCell::bucket)
                        .thenComparing(HotCell::currency))
                .limit(MOST)
                .toList();
    }

    /** Cases in the first days are not scored, so nothing is expected of them yet. */
    private boolean isHot(Cell cell, Cell book) {
        return cell.value() != null
                && cell.bucket().compareTo(Bucket.EARLY) >= 0
                && cell.cases() >= leastCases
                && cell.owedPpm().signum() > 0
                && cell.owedPpm()
                                .multiply(book.owed())
                                .multiply(THOUSAND)
                                .compareTo(book.owedPpm()
                                        .multiply(cell.owed())
                                        .multiply(BigInteger.valueOf(overBookPermille)))
                        >= 0;
    }

    /** The day of the last drawing that was due by then. */
    LocalDate weekOf(Instant now) {
        ZonedDateTime local = now.atZone(zone);
        LocalDate last = local.toLocalDate().with(TemporalAdjusters.previousOrSame(day));
        return drawing(last).isAfter(now) ? last.minusWeeks(1) : last;
    }

    /** When the week after is drawn. */
    Instant after(LocalDate week) {
        return drawing(week.plusWeeks(1));
    }

    private Instant drawing(LocalDate on) {
        return on.atTime(at).atZone(zone).toInstant();
    }
}
