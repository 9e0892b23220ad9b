package io.recourse.rules.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.rules.calendar.CalendarPack.Holiday;
import io.recourse.rules.pack.Packs;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CalendarTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private final WorkingDays cn = Packs.workingDays("CN");
    private final Terms terms = new Terms(cn);

    @Test
    void a_holiday_on_a_weekday_is_no_working_day() {
        assertThat(cn.isWorkingDay(day("2026-02-16"))).isFalse();
        assertThat(cn.isWorkingDay(day("2026-02-24"))).isTrue();
        assertThat(cn.isWorkingDay(day("2025-10-08"))).isFalse();
    }

    @Test
    void a_make_up_saturday_is_a_working_day_and_a_plain_one_is_not() {
        assertThat(cn.isWorkingDay(day("2026-02-28"))).isTrue();
        assertThat(cn.isWorkingDay(day("2026-03-07"))).isFalse();
        assertThat(cn.isWorkingDay(day("2025-01-26"))).isTrue();
    }

    @Test
    void a_year_that_is_not_announced_is_marked_unverified_and_an_unknown_one_has_weekends_only() {
        assertThat(cn.isVerified(day("2026-12-31"))).isTrue();
        assertThat(cn.isVerified(day("2027-01-01"))).isFalse();
        assertThat(cn.isVerified(day("2029-01-01"))).isFalse();
        assertThat(cn.isWorkingDay(day("2029-01-01"))).isTrue();
    }

    @Test
    void the_announced_years_are_2020_to_2026_and_every_make_up_day_of_theirs_is_a_weekend_day_of_the_year() {
        for (int year = 2020; year <= 2026; year++) {
            assertThat(cn.isVerified(LocalDate.of(year, 6, 1))).isTrue();
        }
        assertThat(cn.isVerified(day("2019-12-31"))).isFalse();
        for (CalendarPack.Year year : Packs.calendar("CN").years()) {
            assertThat(year.makeUpDays())
                    .allMatch(d -> d.getYear() == year.year()
                            && WorkingDays.weekendsOnly().next(d).isAfter(d));
            assertThat(year.holidays()).allMatch(h -> h.to().getYear() == year.year());
        }
    }

    @Test
    void working_days_of_past_years_are_as_the_state_council_announced_them() {
        // 2020's spring festival was made longer, and its second make-up day fell away
        assertThat(cn.isWorkingDay(day("2020-01-19"))).isTrue();
        assertThat(cn.isWorkingDay(day("2020-01-31"))).isFalse();
        assertThat(cn.isWorkingDay(day("2020-02-01"))).isFalse();
        assertThat(cn.isWorkingDay(day("2020-02-03"))).isTrue();
        assertThat(cn.next(day("2021-02-11"))).isEqualTo("2021-02-18");
        assertThat(cn.isWorkingDay(day("2021-02-20"))).isTrue();
        assertThat(cn.isWorkingDay(day("2022-01-30"))).isTrue();
        assertThat(cn.next(day("2022-10-01"))).isEqualTo("2022-10-08");
        assertThat(cn.isWorkingDay(day("2023-01-02"))).isFalse();
        assertThat(cn.next(day("2023-09-29"))).isEqualTo("2023-10-07");
        assertThat(cn.isWorkingDay(day("2024-02-09"))).isTrue();
        assertThat(cn.next(day("2024-02-10"))).isEqualTo("2024-02-18");
        // a term of ten days from 31 January 2024 ends on that Sunday, which was worked
        assertThat(terms.days(day("2024-01-31"), 10).lastDay()).isEqualTo("2024-02-18");
    }

    @Test
    void a_term_ends_at_24_00_of_its_last_day_and_not_a_moment_before() {
        Term term = terms.days(day("2026-03-02"), 15);

        assertThat(LocalDays.dateOf(term.endsAt(SHANGHAI).minusNanos(1), SHANGHAI))
                .isEqualTo(term.lastDay());
        assertThat(LocalDays.dateOf(term.endsAt(SHANGHAI), SHANGHAI))
                .isEqualTo(term.lastDay().plusDays(1));
    }

    @Test
    void next_keeps_a_working_day_and_leaves_a_long_holiday() {
        assertThat(cn.next(day("2026-03-02"))).isEqualTo("2026-03-02");
        assertThat(cn.next(day("2026-02-15"))).isEqualTo("2026-02-24");
        assertThat(cn.previous(day("2026-02-15"))).isEqualTo("2026-02-14");
    }

    @Test
    void working_days_are_counted_over_holidays() {
        assertThat(cn.plusWorkingDays(day("2026-02-13"), 3)).isEqualTo("2026-02-25");
        assertThat(cn.plusWorkingDays(day("2026-02-15"), 0)).isEqualTo("2026-02-24");
    }

    @Test
    void fifteen_days_from_service_exclude_the_first_day_and_end_at_midnight_in_the_forums_zone() {
        Term term = terms.days(day("2026-03-02"), 15);

        assertThat(term.lastDay()).isEqualTo("2026-03-17");
        assertThat(term.endsAt(SHANGHAI)).isEqualTo("2026-03-17T16:00:00Z");
    }

    @Test
    void a_term_that_ends_in_spring_festival_ends_on_the_next_working_day() {
        assertThat(terms.days(day("2026-02-05"), 15).lastDay()).isEqualTo("2026-02-24");
    }

    @Test
    void a_term_that_ends_on_a_make_up_saturday_ends_there() {
        assertThat(terms.days(day("2026-02-13"), 15).lastDay()).isEqualTo("2026-02-28");
    }

    @Test
    void a_term_of_months_or_years_is_clamped_to_the_end_of_the_month() {
        assertThat(terms.months(day("2026-03-31"), 1).lastDay()).isEqualTo("2026-04-30");
        assertThat(new Terms(WorkingDays.weekendsOnly())
                        .years(day("2024-02-29"), 1)
                        .lastDay())
                .isEqualTo("2025-02-28");
    }

    @Test
    void a_term_from_an_instant_starts_on_its_local_day() {
        // 00:30 on 3 March in Shanghai
        assertThat(terms.daysFrom(Instant.parse("2026-03-02T16:30:00Z"), 7, SHANGHAI))
                .isEqualTo("2026-03-10T16:00:00Z");
    }

    @Test
    void a_backward_term_leaves_whole_days_and_never_rolls_shorter() {
        assertThat(terms.daysBefore(day("2026-03-20"), 7).lastDay()).isEqualTo("2026-03-12");
        // 28 February 2027 is a Sunday
        assertThat(terms.daysBefore(day("2027-03-08"), 7).lastDay()).isEqualTo("2027-02-26");
    }

    @Test
    void due_1_march_begins_dpd_31_at_midnight_on_1_april() {
        LocalDate due = day("2026-03-01");
        Instant start = Instant.parse("2026-03-31T16:00:00Z");

        assertThat(LocalDays.startOfDpd(due, 31, SHANGHAI)).isEqualTo(start);
        assertThat(LocalDays.dpd(due, start, SHANGHAI)).isEqualTo(31);
        assertThat(LocalDays.dpd(due, start.minusNanos(1_000), SHANGHAI)).isEqualTo(30);
        assertThat(LocalDays.dpd(due, Instant.parse("2026-01-01T00:00:00Z"), SHANGHAI))
                .isZero();
    }

    @Test
    void days_with_a_dst_change_end_at_the_next_midnight() {
        assertThat(LocalDays.endOf(day("2026-03-08"), NEW_YORK)).isEqualTo("2026-03-09T04:00:00Z");
        assertThat(LocalDays.endOfDayOf(Instant.parse("2026-11-01T05:30:00Z"), NEW_YORK))
                .isEqualTo("2026-11-02T05:00:00Z");
    }

    @Test
    void provinces_have_zones() {
        assertThat(Packs.zones("CN").of("FJ")).contains(SHANGHAI);
        assertThat(Packs.zones("US").of("CA")).contains(ZoneId.of("America/Los_Angeles"));
        assertThat(Packs.zones("US").of("TX")).isEmpty();
    }

    @Test
    void a_term_may_be_of_no_days_but_not_negative() {
        assertThat(terms.days(day("2026-03-02"), 0).lastDay()).isEqualTo("2026-03-02");
        assertThat(terms.daysBefore(day("2026-03-03"), 0).lastDay()).isEqualTo("2026-03-02");
        assertThatThrownBy(() -> terms.days(day("2026-03-02"), -1)).hasMessageContaining("negative");
        assertThatThrownBy(() -> cn.plusWorkingDays(day("2026-03-02"), -1)).hasMessageContaining("negative");
    }

    @Test
    void a_holiday_may_last_one_day_but_not_end_before_it_begins() {
        assertThat(new Holiday("x", day("2026-05-01"), day("2026-05-01")).name())
                .isEqualTo("x");
        assertThatThrownBy(() -> new Holiday("x", day("2026-05-01"), day("2026-04-30")))
                .hasMessageContaining("ends before it begins");
    }

    @Test
    void no_day_is_both_a_holiday_and_a_make_up_day() {
        CalendarPack.Year announced = Packs.calendar("CN").years().getFirst();
        LocalDate madeUp = day("2026-05-02");
        List<Holiday> holidays = List.of(new Holiday("x", day("2026-05-01"), madeUp));

        assertThatThrownBy(() -> new WorkingDays(new CalendarPack(
                        "CN",
                        null,
                        List.of(new CalendarPack.Year(2026, announced.source(), holidays, List.of(madeUp))))))
                .hasMessageContaining("both holiday and make-up day");
    }

    @Test
    @Tag("chance")
    void random_terms_end_on_working_days_not_before_their_length_and_dpd_starts_where_it_says() {
        long seed = System.nanoTime();
        System.out.println("CalendarTest seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            LocalDate start = day("2025-01-01").plusDays(random.nextInt(1_095));
            int n = random.nextInt(400);
            ZoneId zone = random.nextBoolean() ? SHANGHAI : NEW_YORK;
            LocalDate last = terms.days(start, n).lastDay();
            assertThat(cn.isWorkingDay(last)).isTrue();
            assertThat(last).isAfterOrEqualTo(start.plusDays(n)).isBefore(start.plusDays(n + 12));
            assertThat(terms.daysBefore(start, n).endsAt(zone))
                    .isBeforeOrEqualTo(LocalDays.startOf(start.minusDays(n), zone));
            Instant begins = LocalDays.startOfDpd(start, n + 1, zone);
            assertThat(LocalDays.dpd(start, begins, zone)).isEqualTo(n + 1);
            assertThat(LocalDays.dpd(start, begins.minusNanos(1), zone)).isEqualTo(n);
        }
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
