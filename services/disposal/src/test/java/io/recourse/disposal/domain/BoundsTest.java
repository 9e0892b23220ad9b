package io.recourse.disposal.domain;

import static io.recourse.disposal.domain.Samples.CLEARANCE;
import static io.recourse.disposal.domain.Samples.LAW;
import static io.recourse.disposal.domain.Samples.LENDER;
import static io.recourse.disposal.domain.Samples.POLICY;
import static io.recourse.disposal.domain.Samples.RULES;
import static io.recourse.disposal.domain.Samples.TERMS;
import static io.recourse.disposal.domain.Samples.ZONE;
import static io.recourse.disposal.domain.Samples.at;
import static io.recourse.disposal.domain.Samples.cny;
import static io.recourse.disposal.domain.Samples.rules;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.contracts.IntakeEvent.AssetKind;
import io.recourse.contracts.Money;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What law and policy may be, and the amounts and dates they make, at their bounds. */
class BoundsTest {

    private static final Instant DAY = at("2026-03-02T09:00:00+08:00");
    private static final ZoneId FORUM = ZoneId.of(ZONE);

    private static SalePolicy policy(int payDays, int openingHour, int openHours, int askAgainDays, int reportDays) {
        return policy(payDays, openingHour, openHours, askAgainDays, reportDays, POLICY.firstMethod());
    }

    private static SalePolicy policy(
            int payDays,
            int openingHour,
            int openHours,
            int askAgainDays,
            int reportDays,
            Map<AssetKind, ValuationMethod> methods) {
        return new SalePolicy(
                "sale-ours",
                7,
                POLICY.source(),
                7000,
                2000,
                1000,
                payDays,
                openingHour,
                openHours,
                askAgainDays,
                reportDays,
                20,
                10,
                100,
                methods);
    }

    @Test
    void terms_of_the_policy_are_at_least_a_day_and_its_hour_is_one_of_the_day() {
        assertThat(policy(1, 0, 24, 1, 1).id()).isEqualTo("sale-ours@7");
        assertThat(policy(1, 23, 24, 1, 1).openingHour()).isEqualTo(23);
        for (int[] p : List.of(
                new int[] {0, 10, 1, 1},
                new int[] {1, -1, 1, 1},
                new int[] {1, 24, 1, 1},
                new int[] {1, 10, 0, 1},
                new int[] {1, 10, 1, 0})) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> policy(p[0], p[1], 24, p[2], p[3]))
                    .withMessageContaining("terms are at least 1");
        }
    }

    @Test
    void every_kind_of_asset_is_first_valued_in_a_way_that_can_be_ordered() {
        assertThat(POLICY.first(AssetKind.REAL_ESTATE)).isEqualTo(ValuationMethod.NETWORK);
        assertThat(POLICY.first(AssetKind.OTHER)).isEqualTo(ValuationMethod.APPRAISAL);
        for (ValuationMethod method : List.of(ValuationMethod.AGREEMENT, ValuationMethod.OFFICIAL)) {
            Map<AssetKind, ValuationMethod> methods = new EnumMap<>(POLICY.firstMethod());
            methods.put(AssetKind.MOVABLE, method);
            assertThatIllegalArgumentException().isThrownBy(() -> policy(1, 10, 24, 1, 1, methods));
        }
        Map<AssetKind, ValuationMethod> lacking = new EnumMap<>(POLICY.firstMethod());
        lacking.remove(AssetKind.OTHER);
        assertThatIllegalArgumentException().isThrownBy(() -> policy(1, 10, 24, 1, 1, lacking));
    }

    @Test
    void a_policy_keeps_the_laws_hours_and_lets_no_start_rise() {
        assertThatThrownBy(() -> new DisposalRules(LAW, policy(1, 10, 23, 1, 1), CLEARANCE, TERMS))
                .hasMessage("open-too-short");
        assertThat(new DisposalRules(LAW, policy(1, 10, 24, 1, 1), CLEARANCE, TERMS)
                        .policy()
                        .openHours())
                .isEqualTo(24);
        assertThatThrownBy(() -> rules(7000, -1, 1000)).hasMessage("drop-too-large");
        assertThat(rules(7000, 0, 1000).policy().dropBp()).isZero();
    }

    @Test
    void a_number_of_the_law_is_not_negative() {
        assertThat(new Cited(0, POLICY.source()).value()).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> new Cited(-1, POLICY.source()));
    }

    @Test
    void a_number_of_the_law_stands_somewhere() {
        assertThat(LAW.auction().lateBidMinutes().citation())
                .isEqualTo("最高人民法院关于人民法院网络司法拍卖若干问题的规定(法释〔2016〕18号) art. 20");
    }

    @Test
    void a_deposit_may_be_as_high_as_the_law_lets_it_and_no_plan_leaves_the_laws_bounds() {
        assertThat(deposit(rules(7000, 2000, 2000), "100.00")).isEqualTo(cny("14.00"));
        assertThatIllegalStateException()
                .isThrownBy(() -> deposit(RULES, "0.01"))
                .withMessageStartingWith("round 1 of house-1 breaks ")
                .withMessageContaining("deposit-out-of-range");
    }

    private static Money deposit(DisposalRules rules, String value) {
        Instant valid = at("2027-03-01T00:00:00+08:00");
        Sale sale = new Sale(
                "house-1",
                "case-1",
                LENDER,
                AssetKind.REAL_ESTATE,
                "FJ",
                ZONE,
                cny(value),
                valid,
                valid,
                null,
                0,
                List.of());
        RoundPlanner planner = rules.planner();
        return planner.plan(sale, planner.first(sale, DAY), DAY, at("2026-03-06T09:00:00+08:00"), valid)
                .deposit();
    }

    @Test
    void the_law_is_known_by_name_and_version() {
        assertThat(LAW.id()).isEqualTo(LAW.name() + "@" + LAW.version());
    }

    @Test
    void shares_round_to_the_even_cent_or_up_and_mix_no_currencies() {
        assertThat(Shares.halfEven(cny("2.50"), 20)).isEqualTo(cny("0.00"));
        assertThat(Shares.halfEven(cny("7.50"), 20)).isEqualTo(cny("0.02"));
        assertThat(Shares.atLeast(cny("1.00"), 7000)).isEqualTo(cny("0.70"));
        assertThat(Shares.atLeast(cny("1.01"), 7000)).isEqualTo(cny("0.71"));
        assertThatIllegalArgumentException().isThrownBy(() -> Shares.compare(cny("1.00"), new Money(100, "USD"), 7000));
    }

    @Test
    void there_are_three_rounds() {
        DisposalLaw.Auction law = LAW.auction();
        assertThat(List.of(1, 2, 3))
                .extracting(round -> law.noticeDays(round, AssetKind.MOVABLE).value())
                .containsExactly(15, 7, 7);
        assertThat(List.of(1, 2, 3))
                .extracting(round -> law.noticeDays(round, AssetKind.OTHER).value())
                .containsExactly(30, 15, 15);
        RoundPlanner planner = RULES.planner();
        assertThat(planner.dueRule(1)).isEqualTo(law.firstWithinDays().citation());
        assertThat(planner.dueRule(2)).isEqualTo(law.secondWithinDays().citation());
        assertThat(planner.dueRule(3)).isEqualTo(law.forcedPublishedWithinDays().citation());
        for (int round : List.of(0, 4)) {
            assertThatIllegalArgumentException().isThrownBy(() -> law.noticeDays(round, AssetKind.OTHER));
            assertThatIllegalArgumentException().isThrownBy(() -> planner.dueRule(round));
            assertThatIllegalArgumentException().isThrownBy(() -> breaches(terms(round, "70.00", "7.00"), "100.00"));
        }
        assertThat(planner.after(terms(3, "56.00", "56.00"), DAY, FORUM)).isNull();
    }

    /** Told on 25 February, published on 1 March, open from 5 April for a day. */
    private static RoundTerms terms(int round, String start, String deposit) {
        Instant opens = at("2026-04-05T10:00:00+08:00");
        return new RoundTerms(
                round,
                cny(start),
                cny(deposit),
                at("2026-02-25T09:00:00+08:00"),
                at("2026-03-01T09:00:00+08:00"),
                opens,
                opens.plusSeconds(86_400),
                at("2026-03-01T23:00:00+08:00"));
    }

    private static List<String> breaches(RoundTerms terms, String basis) {
        return new RoundGuard(LAW.auction())
                .breaches(AssetKind.OTHER, cny(basis), terms, FORUM).stream()
                        .map(breach -> breach.rule() + ": " + breach.citation())
                        .toList();
    }

    @Test
    void the_guard_names_each_rule_that_a_rounds_amounts_break() {
        DisposalLaw.Auction law = LAW.auction();
        String deposit = "deposit-out-of-range: " + law.depositMinBp().citation();
        assertThat(breaches(terms(1, "70.00", "7.00"), "100.00")).isEmpty();
        assertThat(breaches(terms(1, "69.99", "3.49"), "100.00"))
                .containsExactly("first-start-too-low: " + law.firstStartMinBp().citation(), deposit);
        assertThat(breaches(terms(2, "56.00", "5.60"), "70.00")).isEmpty();
        assertThat(breaches(terms(2, "55.99", "11.20"), "70.00"))
                .containsExactly("drop-too-large: " + law.dropMaxBp().citation(), deposit);
        assertThat(breaches(terms(3, "56.00", "56.00"), "56.00")).isEmpty();
        assertThat(breaches(terms(3, "55.99", "55.98"), "56.00"))
                .containsExactly(
                        "forced-sale-price-differs: " + law.forcedDays().citation(),
                        "full-prepayment-missing: " + law.forcedDays().citation());
    }

    @Test
    void an_asset_has_a_code_of_its_lender_and_its_name() {
        assertThat(AssetCode.of(LENDER, "house-1")).isEqualTo("939249db4902d00712a0c88baced7cea");
        assertThat(AssetCode.of("银行", "房")).isEqualTo("1a167daafabb94b4883475657efc0ee0");
        assertThat(AssetCode.of("a", "bc")).isNotEqualTo(AssetCode.of("ab", "c"));
    }

    @Test
    void a_price_covers_the_oldest_costs_first_and_no_more_than_there_are() {
        Costs costs = Costs.NONE
                .with(new CaseEvent.CostIncurred("sale-cost-1", "house-1", "valuation", DAY, cny("200.00")))
                .with(new CaseEvent.CostIncurred("sale-cost-2", "house-1", "auction-round", DAY, cny("70.00")));
        assertThat(costs.nextId()).isEqualTo("sale-cost-3");
        assertThat(costs.covered(230_00).uncovered())
                .extracting(Costs.Cost::id, Costs.Cost::open)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("sale-cost-2", 40_00L));
        assertThat(costs.covered(270_00).open()).isZero();
        assertThat(costs.covered(100_00).told("sale-cost-1").open()).isEqualTo(70_00);
        assertThatIllegalStateException().isThrownBy(() -> costs.covered(270_01));
        assertThat(costs.knows("house-1", "valuation", DAY)).isTrue();
        assertThat(costs.knows("car-1", "valuation", DAY)).isFalse();
        assertThat(costs.knows("house-1", "appraisal", DAY)).isFalse();
        assertThat(costs.knows("house-1", "valuation", DAY.plusSeconds(1))).isFalse();
    }
}
