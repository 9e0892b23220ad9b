package io.recourse.rules.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.contracts.AccountPushed.DayCount;
import io.recourse.contracts.Balance;
import io.recourse.contracts.LitigationEvent.Route;
import io.recourse.contracts.Money;
import io.recourse.rules.calendar.WorkingDays;
import io.recourse.rules.money.Interest.Leg;
import io.recourse.rules.money.JudgmentInterest.TitleDebts;
import io.recourse.rules.money.Waterfall.Allocation;
import io.recourse.rules.money.Waterfall.Head;
import io.recourse.rules.money.Waterfall.Stage;
import io.recourse.rules.pack.Packs;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MoneyTest {

    private final Waterfalls waterfalls = Packs.waterfalls("CN");

    @Test
    void doubled_interest_leaves_general_interest_out_of_its_base() {
        TitleDebts debts = new TitleDebts(cny(100_000_00), cny(2_000_00), cny(5_000_00));

        assertThat(Packs.judgmentInterest("CN").on(debts, 30)).isEqualTo(cny(535_50));
    }

    @Test
    void doubled_interests_rate_is_0_0175_per_cent_a_day() {
        assertThat(Packs.judgmentInterest("CN").perDay().compareShare(175, 1_000_000))
                .isZero();
        assertThat(Ratio.percent("0.0175")).isEqualTo(new Ratio(175, 1_000_000));
    }

    @Test
    void a_debtor_has_ten_days_after_a_judgment_and_had_his_time_when_a_payment_order_takes_effect() {
        JudgmentInterest cn = Packs.judgmentInterest("CN");
        WorkingDays calendar = Packs.workingDays("CN");
        ZoneId shanghai = ZoneId.of("Asia/Shanghai");
        // 24:00 on 5 March
        Instant at = Instant.parse("2026-03-05T16:00:00Z");

        assertThat(cn.performBy(Route.SUMMARY, at, calendar, shanghai)).isEqualTo("2026-03-16");
        assertThat(cn.performBy(Route.PAYMENT_ORDER, at, calendar, shanghai)).isEqualTo("2026-03-05");
        // the tenth day, 3 October, is a holiday
        assertThat(cn.performBy(Route.ORDINARY, Instant.parse("2026-09-22T16:00:00Z"), calendar, shanghai))
                .isEqualTo("2026-10-08");
        assertThatThrownBy(() -> new JudgmentInterest.Performance(-1, List.of(), cn.source()))
                .hasMessageContaining("negative");
    }

    @Test
    void simple_interest_is_rounded_half_even_once() {
        // 3.65 at 5 % for 1 day is 0.05 of a cent, ten of those legs are exactly half a cent
        Leg leg = new Leg(365, 1);
        Ratio fivePerCent = Ratio.percent("5");
        assertThat(act365(List.of(leg), fivePerCent)).isEqualTo(cny(0));
        assertThat(act365(java.util.Collections.nCopies(10, leg), fivePerCent)).isEqualTo(cny(0));
        assertThat(act365(java.util.Collections.nCopies(30, leg), fivePerCent)).isEqualTo(cny(2));
        assertThat(act365(List.of(new Leg(36_500_00, 30)), Ratio.percent("10"))).isEqualTo(cny(300_00));
    }

    @Test
    void the_last_part_takes_the_remainder() {
        assertThat(Split.of(cny(100), List.of(1L, 1L, 1L))).containsExactly(cny(33), cny(33), cny(34));
        assertThat(Split.minor(1, List.of(1L, 1L, 0L))).containsExactly(0L, 1L, 0L);
        assertThat(Split.minor(3, List.of(1L, 1L, 1L, 1L, 1L))).containsExactly(1L, 1L, 1L, 0L, 0L);
        assertThat(Split.minor(0, List.of(0L, 0L))).containsExactly(0L, 0L);
        assertThatThrownBy(() -> Split.minor(1, List.of(0L))).isInstanceOf(IllegalArgumentException.class);
    }

    /** Published: Fowler, Patterns of Enterprise Application Architecture, Money, p. 495 (Foemmel's conundrum). */
    @Test
    void five_cents_at_seventy_to_thirty_lose_none() {
        assertThat(Split.of(cny(5), List.of(7L, 3L))).containsExactly(cny(4), cny(1));
        assertThat(Split.of(cny(5), List.of(3L, 7L))).containsExactly(cny(2), cny(3));
    }

    /** Published: OpenGamma Strata, DayCountTest, ACT/365F; 365 of principal at 100 % bear one unit a day. */
    @Test
    void act_365_counts_leap_days_and_divides_by_365_all_the_same() {
        LocalDate from = LocalDate.parse("2011-12-28");
        assertThat(bearing(from, "2012-02-28")).isEqualTo(cny(62));
        assertThat(bearing(from, "2012-02-29")).isEqualTo(cny(63));
        assertThat(bearing(from, "2012-03-01")).isEqualTo(cny(64));
        assertThat(bearing(from, "2016-02-28")).isEqualTo(cny(62 + 366 + 365 + 365 + 365));
    }

    private static Money bearing(LocalDate from, String to) {
        long days = DayCounts.parts(DayCount.ACT_365_FIXED, from, LocalDate.parse(to));
        return act365(List.of(new Leg(365, days)), Ratio.percent("100"));
    }

    private static Money act365(List<Leg> legs, Ratio perYear) {
        return Interest.yearly("CNY", legs, perYear, DayCount.ACT_365_FIXED);
    }

    @Test
    void a_heavier_part_takes_more() {
        assertThat(Split.minor(100, List.of(1L, 2L, 1L))).containsExactly(25L, 50L, 25L);
    }

    @Test
    void nothing_negative_is_split() {
        assertThatThrownBy(() -> Split.minor(-1, List.of(1L))).hasMessageContaining("negative");
        assertThatThrownBy(() -> Split.minor(1, List.of(2L, -1L))).hasMessageContaining("negative");
    }

    @Test
    void a_leg_may_be_empty_but_not_negative() {
        assertThat(act365(List.of(new Leg(0, 0)), Ratio.percent("5"))).isEqualTo(cny(0));
        assertThatThrownBy(() -> new Leg(-1, 1)).hasMessageContaining("negative");
        assertThatThrownBy(() -> new Leg(1, -1)).hasMessageContaining("negative");
    }

    @Test
    void a_ratio_may_be_nothing_but_not_negative_and_of_nothing() {
        assertThat(new Ratio(0, 1).of(100)).isZero();
        assertThatThrownBy(() -> new Ratio(-1, 1)).hasMessageContaining("denominator > 0");
        assertThatThrownBy(() -> new Ratio(1, 0)).hasMessageContaining("denominator > 0");
        assertThatThrownBy(() -> new Ratio(1, -1)).hasMessageContaining("denominator > 0");
        assertThatThrownBy(() -> new Ratio(1, 2).compareShare(1, 0)).hasMessageContaining("positive");
        assertThat(new Ratio(1, 2).compareShare(1, 1)).isPositive();
    }

    @Test
    void per_cent_are_the_same_however_many_zeros_are_written() {
        assertThat(Ratio.percent("70.00")).isEqualTo(new Ratio(7, 10));
        assertThat(Ratio.percent("1000")).isEqualTo(new Ratio(10, 1));
    }

    @Test
    void a_share_is_compared_without_rounding() {
        Ratio floor = Ratio.percent("70");
        assertThat(floor.compareShare(69_99, 100_00)).isNegative();
        assertThat(floor.compareShare(70_00, 100_00)).isZero();
        assertThat(floor.atLeastOf(101)).isEqualTo(71);
        assertThat(floor.atLeastOf(100)).isEqualTo(70);
        assertThat(Ratio.percent("120").of(cny(50))).isEqualTo(cny(60));
        assertThat(new Ratio(1, 2).of(5)).isEqualTo(2);
    }

    @Test
    void a_payment_pays_costs_then_interest_then_principal() {
        Waterfall civil = waterfalls.select(Stage.BEFORE_TITLE, "personal-loan", 120);

        assertThat(civil.allocate(balance(10, 20, 100), cny(45)))
                .isEqualTo(new Allocation(10, 20, 15, 0, balance(0, 0, 85)));
    }

    @Test
    void what_is_left_after_every_head_is_unallocated() {
        Allocation all =
                waterfalls.select(Stage.BEFORE_TITLE, "personal-loan", 1).allocate(balance(10, 20, 100), cny(150));

        assertThat(all.unallocated()).isEqualTo(20);
        assertThat(all.balance().settled()).isTrue();
    }

    @Test
    void a_card_pays_principal_first_from_dpd_91() {
        assertThat(waterfalls.select(Stage.BEFORE_TITLE, "CARD", 90).name()).isEqualTo("civil-code");
        assertThat(waterfalls.select(Stage.BEFORE_TITLE, "CARD", 91).allocate(balance(10, 20, 100), cny(110)))
                .isEqualTo(new Allocation(0, 10, 100, 0, balance(10, 10, 0)));
    }

    @Test
    void under_a_title_the_judgment_debt_is_paid_first_and_doubled_interest_last_for_cards_too() {
        for (String product : List.of("personal-loan", "CARD")) {
            Waterfall title = waterfalls.select(Stage.AFTER_TITLE, product, 200);

            assertThat(title.allocate(balance(10, 20 + 7, 100), 7, cny(131)))
                    .isEqualTo(new Allocation(10, 21, 1, 100, 0, balance(0, 6, 0)));
            assertThat(title.allocate(balance(10, 20 + 7, 100), 7, cny(130)))
                    .isEqualTo(new Allocation(10, 20, 0, 100, 0, balance(0, 7, 0)));
        }
    }

    @Test
    void doubled_interest_is_paid_last_by_an_order_that_does_not_name_it() {
        Waterfall civil = waterfalls.select(Stage.BEFORE_TITLE, "personal-loan", 120);

        assertThat(civil.allocate(balance(10, 27, 100), 7, cny(140)))
                .isEqualTo(new Allocation(10, 27, 7, 100, 3, balance(0, 0, 0)));
        assertThatThrownBy(() -> civil.allocate(balance(10, 27, 100), 28, cny(1)))
                .hasMessageContaining("part of the interest");
        assertThatThrownBy(() -> civil.allocate(balance(10, 27, 100), -1, cny(1)))
                .hasMessageContaining("part of the interest");
    }

    @Test
    void each_stage_has_a_waterfall_for_every_product_and_only_a_titles_names_doubled_interest() {
        assertThatThrownBy(() -> new Waterfalls("CN", List.of(general(0)))).hasMessageContaining("AFTER_TITLE");
        assertThatThrownBy(() -> new Waterfalls("CN", List.of(titled()))).hasMessageContaining("every product");
        assertThatThrownBy(() -> waterfall(List.of(), 0, Head.values())).hasMessageContaining("every head once");
    }

    @Test
    void a_payment_in_another_currency_is_refused() {
        assertThatThrownBy(() ->
                        waterfalls.select(Stage.BEFORE_TITLE, "x", 0).allocate(balance(1, 1, 1), new Money(1, "USD")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_payment_of_nothing_pays_nothing_and_a_negative_one_is_refused() {
        Waterfall civil = waterfalls.select(Stage.BEFORE_TITLE, "personal-loan", 120);

        assertThat(civil.allocate(balance(10, 20, 100), cny(0)))
                .isEqualTo(new Allocation(0, 0, 0, 0, balance(10, 20, 100)));
        assertThatThrownBy(() -> civil.allocate(balance(10, 20, 100), cny(-1))).hasMessageContaining("not negative");
    }

    @Test
    void a_waterfall_names_every_head_once() {
        assertThatThrownBy(() -> waterfall(List.of(), 0, Head.COSTS, Head.INTEREST))
                .hasMessageContaining("every head once");
        assertThatThrownBy(() -> waterfall(List.of(), 0, Head.COSTS, Head.INTEREST, Head.INTEREST))
                .hasMessageContaining("every head once");
        assertThatThrownBy(() -> waterfall(List.of(), 0, Head.COSTS, Head.INTEREST, Head.PRINCIPAL, Head.PRINCIPAL))
                .hasMessageContaining("every head once");
    }

    @Test
    void one_waterfall_is_for_every_product_from_the_first_day() {
        assertThatThrownBy(() -> new Waterfalls("CN", List.of(general(1), only("CARD", 0), titled())))
                .hasMessageContaining("every product");
        assertThat(new Waterfalls("CN", List.of(general(1), general(0), titled())).select(Stage.BEFORE_TITLE, "x", 0))
                .isEqualTo(general(0));
    }

    @Test
    void the_waterfall_that_names_the_product_goes_before_one_of_a_later_day_for_all() {
        Waterfalls some = new Waterfalls("CN", List.of(general(0), only("CARD", 30), general(60), titled()));

        assertThat(some.select(Stage.BEFORE_TITLE, "CARD", 29)).isEqualTo(general(0));
        assertThat(some.select(Stage.BEFORE_TITLE, "CARD", 90)).isEqualTo(only("CARD", 30));
        assertThat(some.select(Stage.BEFORE_TITLE, "x", 90)).isEqualTo(general(60));
    }

    @Test
    @Tag("chance")
    void random_splits_and_allocations_lose_no_cent_and_interest_agrees_with_decimals() {
        long seed = System.nanoTime();
        System.out.println("MoneyTest seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            long total = random.nextLong(Money.MAX_MINOR);
            List<Long> weights = new ArrayList<>(List.of(1 + random.nextLong(1_000_000)));
            for (int n = random.nextInt(12); n > 0; n--) {
                weights.add(random.nextLong(1_000_000));
            }
            List<Long> parts = Split.minor(total, weights);
            assertThat(parts).allMatch(p -> p >= 0);
            assertThat(parts.stream().mapToLong(Long::longValue).sum()).isEqualTo(total);

            Balance owed = balance(random.nextLong(1_000), random.nextLong(1_000), random.nextLong(1_000));
            long paid = random.nextLong(4_000);
            Allocation a = waterfalls
                    .select(Stage.BEFORE_TITLE, "CARD", random.nextInt(120))
                    .allocate(owed, cny(paid));
            assertThat(a.toCosts() + a.toInterest() + a.toPrincipal() + a.unallocated())
                    .isEqualTo(paid);
            assertThat(a.balance().total().minor() + paid - a.unallocated())
                    .isEqualTo(owed.total().minor());
            assertThat(a.unallocated() == 0 || a.balance().settled()).isTrue();

            long principal = random.nextLong(1_000_000_000_000L);
            long days = random.nextLong(2_000);
            int basisPoints = random.nextInt(2_400);
            BigDecimal exact = BigDecimal.valueOf(principal)
                    .multiply(BigDecimal.valueOf(days))
                    .multiply(BigDecimal.valueOf(basisPoints))
                    .divide(BigDecimal.valueOf(3_650_000), 0, java.math.RoundingMode.HALF_EVEN);
            assertThat(act365(List.of(new Leg(principal, days)), new Ratio(basisPoints, 10_000)))
                    .isEqualTo(cny(exact.longValueExact()));
        }
    }

    /** The pack's own. */
    private Waterfall titled() {
        return waterfalls.select(Stage.AFTER_TITLE, "x", 0);
    }

    private Waterfall general(int minDpd) {
        return waterfall(List.of(), minDpd, Head.COSTS, Head.INTEREST, Head.PRINCIPAL);
    }

    private Waterfall only(String product, int minDpd) {
        return waterfall(List.of(product), minDpd, Head.COSTS, Head.INTEREST, Head.PRINCIPAL);
    }

    private Waterfall waterfall(List<String> products, int minDpd, Head... order) {
        return new Waterfall(
                "w",
                Stage.BEFORE_TITLE,
                List.of(order),
                products,
                minDpd,
                waterfalls.list().getFirst().source());
    }

    private static Money cny(long minor) {
        return new Money(minor, "CNY");
    }

    private static Balance balance(long costs, long interest, long principal) {
        return new Balance("CNY", costs, interest, principal);
    }
}
