package io.recourse.disposal.domain;

import static io.recourse.disposal.domain.Samples.LAW;
import static io.recourse.disposal.domain.Samples.RULES;
import static io.recourse.disposal.domain.Samples.at;
import static io.recourse.disposal.domain.Samples.cny;
import static io.recourse.disposal.domain.Samples.rules;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.contracts.IntakeEvent.AssetKind;
import io.recourse.contracts.Money;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundGuardTest {

    private static final ZoneId FORUM = ZoneId.of(Samples.ZONE);

    private final RoundGuard guard = new RoundGuard(LAW.auction());

    @Test
    void a_first_start_of_70_00_percent_is_lawful_and_69_99_is_not() {
        assertThat(guard.firstStartKept(cny("100.00"), cny("70.00"))).isTrue();
        assertThat(guard.firstStartKept(cny("100.00"), cny("69.99"))).isFalse();
    }

    @Test
    void a_second_start_is_measured_against_the_start_before_it() {
        assertThat(guard.dropKept(cny("70.00"), cny("56.00"))).isTrue();
        assertThat(guard.dropKept(cny("70.00"), cny("55.99"))).isFalse();
        assertThat(guard.dropKept(cny("90.00"), cny("72.00"))).isTrue();
        assertThat(guard.dropKept(cny("90.00"), cny("71.99"))).isFalse();
    }

    @Test
    void a_deposit_lies_between_5_and_20_percent_of_the_start() {
        assertThat(guard.depositKept(cny("100.00"), cny("4.99"))).isFalse();
        assertThat(guard.depositKept(cny("100.00"), cny("5.00"))).isTrue();
        assertThat(guard.depositKept(cny("100.00"), cny("20.00"))).isTrue();
        assertThat(guard.depositKept(cny("100.00"), cny("20.01"))).isFalse();
    }

    @Test
    void amounts_near_2_to_the_53_are_compared_exactly() {
        Money valuation = new Money(Money.MAX_MINOR - 1, "CNY");
        long floor = (Money.MAX_MINOR - 1) / 10 * 7;
        assertThat(guard.firstStartKept(valuation, new Money(floor, "CNY"))).isTrue();
        assertThat(guard.firstStartKept(valuation, new Money(floor - 1, "CNY"))).isFalse();
    }

    @Test
    void movables_need_15_whole_days_of_notice_and_other_assets_30() {
        assertThat(rulesBroken(AssetKind.MOVABLE, "2026-03-17T10:00:00+08:00")).isEmpty();
        assertThat(rulesBroken(AssetKind.MOVABLE, "2026-03-16T10:00:00+08:00")).containsExactly("notice-too-short");
        assertThat(rulesBroken(AssetKind.REAL_ESTATE, "2026-04-01T10:00:00+08:00"))
                .isEmpty();
        assertThat(rulesBroken(AssetKind.REAL_ESTATE, "2026-03-31T10:00:00+08:00"))
                .containsExactly("notice-too-short");
    }

    @Test
    void parties_are_told_three_whole_days_before_the_notice() {
        RoundTerms late =
                terms("2026-02-26T09:00:00+08:00", "2026-03-01T09:00:00+08:00", "2026-04-05T10:00:00+08:00", 24);
        assertThat(names(guard.breaches(AssetKind.OTHER, cny("100.00"), late, FORUM)))
                .containsExactly("parties-told-too-late");
    }

    @Test
    void bids_are_taken_for_24_hours_at_least() {
        RoundTerms brief =
                terms("2026-02-25T09:00:00+08:00", "2026-03-01T09:00:00+08:00", "2026-04-05T10:00:00+08:00", 23);
        assertThat(names(guard.breaches(AssetKind.OTHER, cny("100.00"), brief, FORUM)))
                .containsExactly("open-too-short");
    }

    @Test
    void a_policy_outside_the_law_stops_the_start() {
        assertThatThrownBy(() -> rules(6999, 2000, 1000)).hasMessage("first-start-too-low");
        assertThatThrownBy(() -> rules(7000, 2001, 1000)).hasMessage("drop-too-large");
        assertThatThrownBy(() -> rules(7000, 2000, 499)).hasMessage("deposit-out-of-range");
        assertThatThrownBy(() -> rules(7000, 2000, 2001)).hasMessage("deposit-out-of-range");
        assertThat(rules(7000, 2000, 500).policy().depositBp()).isEqualTo(500);
        assertThat(rules(7000, 2000, 2000).policy().depositBp()).isEqualTo(2000);
    }

    @Test
    void starts_and_deposits_round_to_the_lawful_side() {
        for (DisposalRules r :
                List.of(RULES, rules(7000, 2000, 500), rules(7000, 2000, 2000), rules(9000, 2000, 1234))) {
            for (long minor = 100; minor < 700; minor++) {
                Money valuation = new Money(minor, "CNY");
                RoundTerms first = plan(
                        r,
                        new AuctionState.Next(Rounds.FIRST, valuation, at("2026-12-01T00:00:00+08:00"), false),
                        valuation);
                RoundTerms second = plan(
                        r,
                        new AuctionState.Next(Rounds.SECOND, first.start(), at("2026-12-01T00:00:00+08:00"), false),
                        valuation);
                RoundTerms forced = plan(
                        r,
                        new AuctionState.Next(Rounds.FORCED, second.start(), at("2026-12-01T00:00:00+08:00"), false),
                        valuation);
                assertThat(forced.start()).isEqualTo(second.start());
            }
        }
    }

    /** The planner throws if its own terms break the guard. */
    private static RoundTerms plan(DisposalRules r, AuctionState.Next next, Money valuation) {
        Sale sale = new Sale(
                "a",
                "c",
                "bank-a",
                AssetKind.MOVABLE,
                "FJ",
                Samples.ZONE,
                valuation,
                at("2027-01-01T00:00:00+08:00"),
                at("2027-07-01T00:00:00+08:00"),
                null,
                0,
                List.of());
        return r.planner()
                .plan(
                        sale,
                        next,
                        at("2026-02-25T09:00:00+08:00"),
                        at("2026-03-01T09:00:00+08:00"),
                        at("2026-03-02T09:00:00+08:00"));
    }

    private List<String> rulesBroken(AssetKind kind, String opensAt) {
        RoundTerms terms = terms("2026-02-25T09:00:00+08:00", "2026-03-01T09:00:00+08:00", opensAt, 24);
        return names(guard.breaches(kind, cny("100.00"), terms, FORUM));
    }

    private static RoundTerms terms(String toldAt, String noticeAt, String opensAt, int hours) {
        return new RoundTerms(
                Rounds.FIRST,
                cny("70.00"),
                cny("7.00"),
                at(toldAt),
                at(noticeAt),
                at(opensAt),
                at(opensAt).plusSeconds(hours * 3600L),
                at("2026-03-01T23:00:00+08:00"));
    }

    private static List<String> names(List<RoundGuard.Breach> breaches) {
        return breaches.stream().map(RoundGuard.Breach::rule).toList();
    }
}
