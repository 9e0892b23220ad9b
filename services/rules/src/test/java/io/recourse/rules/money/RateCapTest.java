package io.recourse.rules.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.contracts.AccountPushed.DayCount;
import io.recourse.rules.money.RateCap.Change;
import io.recourse.rules.money.RateCap.Most;
import io.recourse.rules.money.RateCap.Rates;
import io.recourse.rules.pack.Packs;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateCapTest {

    private final RateCap cap = Packs.rateCap("CN");

    /** 15.4 % is what everybody wrote in August 2020. */
    @Test
    void four_times_3_85_per_cent_is_15_4_per_cent() {
        assertThat(cap.on(day("2020-08-20"))).isEqualTo(new Most(day("2020-04-20"), 385, 1_540));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2019-08-20, 1700
            2019-09-19, 1700
            2019-09-20, 1680
            2019-11-20, 1660
            2020-02-20, 1620
            2020-04-19, 1620
            2020-04-20, 1540
            2021-12-19, 1540
            2021-12-20, 1520
            2022-01-20, 1480
            2022-08-21, 1480
            2022-08-22, 1460
            2023-06-20, 1420
            2023-08-21, 1380
            2024-07-22, 1340
            2024-10-20, 1340
            2024-10-21, 1240
            2025-05-19, 1240
            2025-05-20, 1200
            2026-04-19, 1200
            """)
    void a_rate_stands_from_the_day_it_was_published_until_another_is(String on, int mostBp) {
        assertThat(cap.on(day(on)))
                .isNotNull()
                .extracting(Most::mostBp, most -> 4 * most.primeBp())
                .containsExactly(mostBp, mostBp);
    }

    @Test
    void of_days_before_the_first_publication_and_after_the_last_known_one_there_is_no_rate() {
        assertThat(cap.on(day("2019-08-19"))).isNull();
        assertThat(cap.on(cap.knownTo())).isNotNull();
        assertThat(cap.on(cap.knownTo().plusDays(1))).isNull();
    }

    @Test
    void contracts_from_20_august_2020_on_count_by_their_own_day_and_older_ones_do_not() {
        assertThat(cap.countsFromContract(day("2020-08-19"))).isFalse();
        assertThat(cap.countsFromContract(day("2020-08-20"))).isTrue();
    }

    /** 15.4 % by 365 days is 15.189 % by 360: a year of 365 days bears at most as much. */
    @Test
    void a_contract_that_divides_by_360_may_ask_what_comes_to_the_cap_in_a_year() {
        Most most = new Most(day("2020-04-20"), 385, 1_540);
        assertThat(cap.mostBp(most, DayCount.ACT_360)).isEqualTo(1_518);
        for (DayCount count : DayCount.values()) {
            assertThat(cap.mostBp(most, count)).isEqualTo(count == DayCount.ACT_360 ? 1_518 : 1_540);
        }
    }

    @Test
    void the_table_may_be_listed_in_any_order() {
        Rates pack = cap.rates().getFirst();
        RateCap reversed = new RateCap(
                cap.jurisdiction(),
                cap.source(),
                cap.times(),
                cap.contractsFrom(),
                cap.contractsSource(),
                cap.dayCount(),
                cap.dayCountSource(),
                List.of(new Rates(pack.knownTo(), pack.source(), pack.changes().reversed())));

        assertThat(reversed).isEqualTo(cap);
    }

    /** Rates of after the pack's last day are made up here. */
    @Test
    void what_was_published_since_continues_the_table() {
        LocalDate next = cap.knownTo().plusDays(31);
        RateCap continued = cap.continuedBy(rates(next.plusDays(30), new Change(next, 290)));

        assertThat(continued.knownTo()).isEqualTo(next.plusDays(30));
        assertThat(continued.on(next.minusDays(1))).isEqualTo(new Most(day("2025-05-20"), 300, 1_200));
        assertThat(continued.on(next)).isEqualTo(new Most(next, 290, 1_160));
        assertThat(continued.on(continued.knownTo().plusDays(1))).isNull();
        assertThat(continued.on(day("2020-08-20"))).isEqualTo(cap.on(day("2020-08-20")));
        // nothing changed since: the day alone
        assertThat(cap.continuedBy(rates(next)).on(next)).isEqualTo(new Most(day("2025-05-20"), 300, 1_200));
    }

    /** A release may know by itself what an installation was told before. */
    @Test
    void what_the_table_knows_already_may_be_told_again_and_not_otherwise() {
        RateCap same = cap.continuedBy(rates(day("2025-06-01"), new Change(day("2025-05-20"), 300)));
        assertThat(same.knownTo()).isEqualTo(cap.knownTo());
        assertThat(same.on(day("2025-05-20"))).isEqualTo(cap.on(day("2025-05-20")));
        assertThatThrownBy(() -> cap.continuedBy(rates(day("2025-06-01"), new Change(day("2025-05-20"), 310))))
                .hasMessageContaining("2025-05-20")
                .hasMessageContaining("300 bp");
        assertThatThrownBy(() -> rates(day("2026-05-19"), new Change(day("2026-05-20"), 300)))
                .hasMessageContaining("known to the day of the last change");
        assertThatThrownBy(() -> new Change(day("2026-05-20"), -1)).hasMessageContaining("negative");
    }

    private Rates rates(LocalDate knownTo, Change... changes) {
        return new Rates(knownTo, cap.rates().getFirst().source(), List.of(changes));
    }

    @Test
    void that_the_rates_were_read_from_secondary_tables_is_said() {
        assertThat(cap.rates()).allMatch(rates -> rates.source().unverified());
        assertThat(cap.source().unverified()).isFalse();
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
