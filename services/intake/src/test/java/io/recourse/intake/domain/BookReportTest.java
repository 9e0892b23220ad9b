package io.recourse.intake.domain;

import static io.recourse.intake.domain.Given.day;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.contracts.IntakeEvent.Bucket;
import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.contracts.IntakeEvent.Stage;
import io.recourse.contracts.Money;
import io.recourse.intake.domain.BookReport.Amount;
import io.recourse.intake.domain.BookReport.Group;
import io.recourse.intake.domain.BookReport.InCurrency;
import io.recourse.intake.domain.BookReport.Part;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BookReportTest {

    private static final Instant AT = Given.instant(Given.OPENED);

    @Test
    void cases_are_counted_by_bucket_stage_and_reason_with_the_balance_of_each() {
        InCurrency cny = report(
                open(Stage.NEGOTIATION, Bucket.M1, 2, 300_00, "2025-12-01"),
                open(Stage.NEGOTIATION, Bucket.M3, 1, 500_00, "2025-08-01"),
                open(Stage.LITIGATION, Bucket.M3, 4, 1_200_00, "2025-07-01"),
                closed(CloseReason.PAID, 3, 0),
                closed(CloseReason.RECALLED, 1, 40_00));
        assertThat(cny.open()).isEqualTo(part("OPEN", 7, "2000.00", 9_804, "2025-07-01"));
        assertThat(cny.openByBucket())
                .containsExactly(
                        part("TECHNICAL", 0, "0.00", 0, null),
                        part("EARLY", 0, "0.00", 0, null),
                        part("M1", 2, "300.00", 1_500, "2025-12-01"),
                        part("M2", 0, "0.00", 0, null),
                        part("M3", 5, "1700.00", 8_500, "2025-07-01"));
        assertThat(cny.openByStage())
                .containsExactly(
                        part("INTAKE", 0, "0.00", 0, null),
                        part("SEGMENTATION", 0, "0.00", 0, null),
                        part("NEGOTIATION", 3, "800.00", 4_000, "2025-08-01"),
                        part("LITIGATION", 4, "1200.00", 6_000, "2025-07-01"),
                        part("DISPOSAL", 0, "0.00", 0, null));
        assertThat(cny.closed()).isEqualTo(part("CLOSED", 4, "40.00", 196, null));
        assertThat(cny.closedByReason())
                .containsExactly(
                        part("PAID", 3, "0.00", 0, null),
                        part("CURED", 0, "0.00", 0, null),
                        part("RECALLED", 1, "40.00", 10_000, null),
                        part("UNRECOVERABLE", 0, "0.00", 0, null));
        assertThat(cny.total()).isEqualTo(part("TOTAL", 11, "2040.00", 10_000, "2025-07-01"));
    }

    @Test
    void amounts_of_different_currencies_stand_apart_each_in_its_own_digits() {
        BookReport report = BookReport.of(
                AT,
                "bank-a",
                List.of(
                        group("KWD", "OPEN", Stage.INTAKE, Bucket.M1, 1, BigInteger.valueOf(1_234), null),
                        group("JPY", "OPEN", Stage.INTAKE, Bucket.M1, 1, BigInteger.valueOf(1_234), null),
                        group("CNY", "OPEN", Stage.INTAKE, Bucket.M1, 1, BigInteger.valueOf(1_234), null)));
        assertThat(report.currencies()).extracting(InCurrency::currency).containsExactly("CNY", "JPY", "KWD");
        assertThat(report.currencies())
                .extracting(c -> c.total().balance().decimal())
                .containsExactly("12.34", "1234", "1.234");
    }

    @Test
    void thirds_are_shared_so_that_nothing_is_lost() {
        InCurrency cny = report(
                open(Stage.INTAKE, Bucket.EARLY, 1, 1, "2026-01-01"),
                open(Stage.INTAKE, Bucket.M1, 1, 1, "2025-12-01"),
                open(Stage.INTAKE, Bucket.M2, 1, 1, "2025-11-01"));
        assertThat(cny.openByBucket()).extracting(Part::shareBp).containsExactly(0L, 3_333L, 3_333L, 3_334L, 0L);
    }

    @Test
    void where_nothing_is_owed_there_is_nothing_to_share() {
        InCurrency cny = report(closed(CloseReason.PAID, 2, 0));
        assertThat(cny.total()).isEqualTo(part("TOTAL", 2, "0.00", 0, null));
        assertThat(cny.openByBucket()).extracting(Part::shareBp).containsOnly(0L);
        assertThat(cny.closedByReason()).extracting(Part::shareBp).containsOnly(0L);
        assertThat(BookReport.of(AT, "bank-a", List.of()).currencies()).isEmpty();
    }

    @Test
    void sums_beyond_any_single_amount_stay_exact() {
        BigInteger huge = BigInteger.valueOf(Money.MAX_MINOR).multiply(BigInteger.valueOf(1_000_000));
        BookReport report = BookReport.of(
                AT,
                null,
                List.of(
                        group("CNY", "OPEN", Stage.INTAKE, Bucket.M1, 1_000_000, huge, null),
                        group("CNY", "OPEN", Stage.INTAKE, Bucket.M2, 1_000_000, huge, null)));
        InCurrency cny = report.currencies().getFirst();
        assertThat(cny.open().balance()).isEqualTo(Amount.of(huge.add(huge), "CNY"));
        assertThat(cny.openByBucket()).extracting(Part::shareBp).containsExactly(0L, 0L, 5_000L, 5_000L, 0L);
    }

    @Test
    void the_parts_of_every_division_add_up_whatever_the_book() {
        Random chance = new Random(7);
        for (int book = 0; book < 200; book++) {
            List<Group> groups = new ArrayList<>();
            for (int i = 0; i <= book % 30; i++) {
                long minor = chance.nextInt(3) == 0 ? 0 : chance.nextLong(Money.MAX_MINOR);
                groups.add(
                        chance.nextBoolean()
                                ? open(any(Stage.values(), chance), any(Bucket.values(), chance), i, minor, null)
                                : closed(any(CloseReason.values(), chance), i, minor));
            }
            InCurrency cny = report(groups.toArray(Group[]::new));
            addsUp(cny.total(), List.of(cny.open(), cny.closed()));
            addsUp(cny.open(), cny.openByBucket());
            addsUp(cny.open(), cny.openByStage());
            addsUp(cny.closed(), cny.closedByReason());
        }
    }

    private static void addsUp(Part whole, List<Part> parts) {
        assertThat(parts.stream().mapToLong(Part::cases).sum()).isEqualTo(whole.cases());
        assertThat(parts.stream().map(p -> p.balance().minor()).reduce(BigInteger.ZERO, BigInteger::add))
                .isEqualTo(whole.balance().minor());
        assertThat(parts.stream().mapToLong(Part::shareBp).sum())
                .isEqualTo(whole.balance().minor().signum() == 0 ? 0 : 10_000);
    }

    private static <E> E any(E[] values, Random chance) {
        return values[chance.nextInt(values.length)];
    }

    private static InCurrency report(Group... groups) {
        return BookReport.of(AT, "bank-a", List.of(groups)).currencies().getFirst();
    }

    private static Group open(Stage stage, Bucket bucket, long cases, long minor, @Nullable String oldestDue) {
        return group(
                "CNY",
                "OPEN",
                stage,
                bucket,
                cases,
                BigInteger.valueOf(minor),
                oldestDue == null ? null : day(oldestDue));
    }

    private static Group closed(CloseReason reason, long cases, long minor) {
        return group("CNY", reason.name(), Stage.LITIGATION, null, cases, BigInteger.valueOf(minor), null);
    }

    private static Group group(
            String currency,
            String status,
            Stage stage,
            @Nullable Bucket bucket,
            long cases,
            BigInteger minor,
            @Nullable LocalDate oldestDue) {
        return new Group(currency, status, stage, bucket, cases, minor, oldestDue);
    }

    private static Part part(String name, long cases, String decimal, long shareBp, @Nullable String oldestDue) {
        BigInteger minor = new BigInteger(decimal.replace(".", ""));
        return new Part(name, cases, new Amount(minor, decimal), shareBp, oldestDue == null ? null : day(oldestDue));
    }
}
