package io.recourse.rules.limitation;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.rules.limitation.LimitationPolicy.Warning;
import io.recourse.rules.pack.Packs;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class LimitationTest {

    private final LimitationPolicy policy = Packs.limitation("CN");
    private final Limitation plain = Limitation.from(day("2023-06-30"));

    @Test
    void a_claim_lapses_three_years_after_the_last_instalment_at_midnight() {
        assertThat(policy.lastDay(plain)).isEqualTo("2026-06-30");
        assertThat(policy.endsAt(plain)).isEqualTo("2026-06-30T16:00:00Z");
    }

    @Test
    void an_interruption_starts_it_again() {
        assertThat(policy.lastDay(plain.interrupted(day("2025-01-10"), "demand")))
                .isEqualTo("2028-01-10");
    }

    @Test
    void interruptions_count_in_the_order_of_their_days_not_of_their_arrival() {
        Limitation late = plain.interrupted(day("2028-12-01"), "b").interrupted(day("2026-05-01"), "a");

        assertThat(policy.lastDay(late)).isEqualTo("2031-12-01");
        assertThat(late).isEqualTo(plain.interrupted(day("2026-05-01"), "a").interrupted(day("2028-12-01"), "b"));
    }

    @Test
    void an_interruption_on_the_last_day_counts_and_one_after_it_does_not() {
        assertThat(policy.lastDay(plain.interrupted(day("2026-06-30"), "demand")))
                .isEqualTo("2029-06-30");
        assertThat(policy.lastDay(plain.interrupted(day("2026-07-01"), "demand")))
                .isEqualTo("2026-06-30");
    }

    @Test
    void a_new_written_promise_revives_a_lapsed_claim() {
        assertThat(policy.lastDay(plain.promised(day("2027-01-05"), "promise"))).isEqualTo("2030-01-05");
    }

    @Test
    void an_obstacle_in_the_last_six_months_leaves_six_months_after_it_ends() {
        assertThat(policy.lastDay(plain.suspended(day("2026-02-01"), day("2026-08-15"), "heirs")))
                .isEqualTo("2027-02-15");
        assertThat(policy.lastDay(plain.suspended(day("2025-01-01"), day("2026-01-05"), "heirs")))
                .isEqualTo("2026-07-05");
    }

    @Test
    void an_obstacle_before_the_last_six_months_changes_nothing() {
        assertThat(policy.lastDay(plain.suspended(day("2024-02-01"), day("2025-12-29"), "heirs")))
                .isEqualTo("2026-06-30");
    }

    @Test
    void an_obstacle_that_lasts_holds_the_claim_to_the_outer_limit_and_is_replaced_when_it_ends() {
        Limitation held = plain.suspended(day("2026-02-01"), null, "heirs");

        assertThat(policy.lastDay(held)).isEqualTo("2043-06-30");
        assertThat(policy.lastDay(held.suspended(day("2026-02-01"), day("2026-03-01"), "heirs")))
                .isEqualTo("2026-09-01");
    }

    @Test
    void nothing_moves_the_outer_limit_of_twenty_years() {
        Limitation facts = plain;
        for (int year = 2025; year <= 2043; year += 2) {
            facts = facts.interrupted(LocalDate.of(year, 1, 1), "demand-" + year);
        }
        assertThat(policy.lastDay(facts)).isEqualTo("2043-06-30");
    }

    @Test
    void warnings_come_180_90_and_30_days_before_the_end() {
        assertThat(policy.warnings(plain))
                .containsExactly(
                        new Warning(180, Instant.parse("2026-01-01T16:00:00Z")),
                        new Warning(90, Instant.parse("2026-04-01T16:00:00Z")),
                        new Warning(30, Instant.parse("2026-05-31T16:00:00Z")));
    }

    @Test
    void a_guarantee_without_an_agreed_period_lasts_six_months_and_never_moves() {
        assertThat(policy.guaranteeEndsAt(day("2026-08-31"), null)).isEqualTo("2027-02-28T16:00:00Z");
        assertThat(policy.guaranteeLastDay(day("2026-08-31"), day("2026-08-31")))
                .isEqualTo("2027-02-28");
        assertThat(policy.guaranteeLastDay(day("2026-08-31"), day("2028-08-31")))
                .isEqualTo("2028-08-31");
    }

    @Test
    void an_interruption_told_twice_counts_as_told_last() {
        Limitation told = plain.interrupted(day("2025-01-10"), "demand").interrupted(day("2024-01-10"), "demand");

        assertThat(policy.lastDay(told)).isEqualTo("2027-01-10");
        assertThat(told.interruptions()).hasSize(1);
    }

    @Test
    void what_happened_on_one_day_is_the_same_in_either_order() {
        assertThat(plain.interrupted(day("2025-01-10"), "a").interrupted(day("2025-01-10"), "b"))
                .isEqualTo(plain.interrupted(day("2025-01-10"), "b").interrupted(day("2025-01-10"), "a"));
        Limitation heirs = plain.suspended(day("2026-02-01"), day("2026-03-01"), "heirs");
        Limitation flood = plain.suspended(day("2026-01-05"), day("2026-02-20"), "flood");
        assertThat(heirs.suspended(day("2026-01-05"), day("2026-02-20"), "flood"))
                .isEqualTo(flood.suspended(day("2026-02-01"), day("2026-03-01"), "heirs"));
        assertThat(heirs.suspended(day("2026-02-01"), null, "a"))
                .isEqualTo(plain.suspended(day("2026-02-01"), null, "a")
                        .suspended(day("2026-02-01"), day("2026-03-01"), "heirs"));
    }

    @Test
    void two_obstacles_both_count() {
        Limitation both = plain.suspended(day("2026-02-01"), day("2026-03-01"), "heirs")
                .suspended(day("2026-04-01"), day("2026-10-01"), "flood");

        assertThat(policy.lastDay(both)).isEqualTo("2027-04-01");
    }

    @Test
    void an_interruption_of_before_the_last_instalment_was_due_does_not_shorten_the_term() {
        assertThat(policy.lastDay(plain.interrupted(day("2022-12-31"), "demand")))
                .isEqualTo("2026-06-30");
    }

    @Test
    void an_obstacle_that_begins_on_the_last_day_counts_and_one_after_it_does_not() {
        assertThat(policy.lastDay(plain.suspended(day("2026-06-30"), day("2026-07-31"), "flood")))
                .isEqualTo("2027-01-31");
        assertThat(policy.lastDay(plain.suspended(day("2026-07-01"), day("2026-07-31"), "flood")))
                .isEqualTo("2026-06-30");
    }

    @Test
    void an_obstacle_never_shortens_the_term_where_months_are_of_unlike_length() {
        Limitation august = Limitation.from(day("2023-08-31"));

        assertThat(policy.lastDay(august.suspended(day("2026-02-01"), day("2026-02-28"), "flood")))
                .isEqualTo("2026-08-31");
    }

    @Test
    void a_promise_after_the_outer_limit_founds_a_term_of_its_own() {
        assertThat(policy.lastDay(plain.promised(day("2044-01-05"), "promise"))).isEqualTo("2047-01-05");
    }

    @Test
    void warnings_come_farthest_first_however_the_pack_lists_them() {
        LimitationPolicy unsorted = new LimitationPolicy(
                "CN",
                policy.forum(),
                policy.forumSource(),
                policy.claims(),
                policy.guarantees(),
                List.of(30, 180, 90),
                policy.warningDaysSource());

        assertThat(unsorted.warnings(plain)).isEqualTo(policy.warnings(plain));
    }

    @Test
    void the_day_that_counts_is_the_courts() {
        assertThat(policy.dayOf(Instant.parse("2026-05-01T15:59:59Z"))).isEqualTo("2026-05-01");
        assertThat(policy.dayOf(Instant.parse("2026-05-01T16:00:00Z"))).isEqualTo("2026-05-02");
    }

    /** 民法通则 135 gave two years; 法释〔2018〕12号 art. 2 and 3: what ran on 1 October 2017 has three, what was over stays so. */
    @Test
    void a_term_of_two_years_that_still_ran_on_1_october_2017_has_three() {
        assertThat(policy.lastDay(Limitation.from(day("2015-09-30")))).isEqualTo("2017-09-30");
        assertThat(policy.lastDay(Limitation.from(day("2015-10-01")))).isEqualTo("2018-10-01");
        assertThat(policy.lastDay(Limitation.from(day("2017-10-01")))).isEqualTo("2020-10-01");
    }

    @Test
    void every_day_of_twenty_years_has_the_term_of_its_law_and_no_later_day_an_earlier_end() {
        LocalDate before = LocalDate.MIN;
        for (LocalDate start = day("2005-01-01"); start.isBefore(day("2025-01-01")); start = start.plusDays(1)) {
            LocalDate two = start.plusYears(2);
            LocalDate last = policy.lastDay(Limitation.from(start));

            assertThat(last).isEqualTo(two.isBefore(day("2017-10-01")) ? two : start.plusYears(3));
            assertThat(last).isAfterOrEqualTo(before);
            before = last;
        }
    }

    @Test
    void each_term_that_an_interruption_begins_has_the_law_of_its_own_day() {
        Limitation old = Limitation.from(day("2014-01-15"));

        assertThat(policy.lastDay(old.interrupted(day("2015-09-30"), "demand"))).isEqualTo("2017-09-30");
        assertThat(policy.lastDay(old.interrupted(day("2015-10-01"), "demand"))).isEqualTo("2018-10-01");
        assertThat(policy.lastDay(old.interrupted(day("2016-01-15"), "demand"))).isEqualTo("2019-01-15");
        assertThat(policy.lastDay(old.interrupted(day("2016-01-16"), "demand"))).isEqualTo("2016-01-15");
    }

    /** Art. 4; an obstacle that ended before is read as the old law least favours us: what was left is not counted. */
    @Test
    void an_obstacle_that_lasted_on_1_october_2017_leaves_six_months_as_the_new_law_says() {
        Limitation old = Limitation.from(day("2014-01-15"));

        assertThat(policy.lastDay(old.suspended(day("2015-12-01"), day("2017-09-30"), "heirs")))
                .isEqualTo("2017-09-30");
        assertThat(policy.lastDay(old.suspended(day("2015-12-01"), day("2017-10-01"), "heirs")))
                .isEqualTo("2018-04-01");
        assertThat(policy.lastDay(old.suspended(day("2015-12-01"), null, "heirs")))
                .isEqualTo("2034-01-15");
    }

    @Test
    void what_was_due_before_every_law_we_know_has_the_oldest_and_never_todays() {
        assertThat(policy.lastDay(Limitation.from(day("1986-12-31")))).isEqualTo("1988-12-31");
    }

    /** 担保法解释 32 as 民法典 692: where nothing is agreed it is six months on either side of the Code's first day. */
    @Test
    void a_guarantee_without_an_agreed_period_lasts_six_months_before_the_code_too() {
        assertThat(policy.guaranteeLastDay(day("2020-12-31"), null)).isEqualTo("2021-06-30");
        assertThat(policy.guaranteeLastDay(day("2021-01-01"), null)).isEqualTo("2021-07-01");
        assertThat(policy.guarantees())
                .extracting(term -> term.source().validFrom())
                .containsExactly(day("2000-12-13"), day("2021-01-01"));
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
