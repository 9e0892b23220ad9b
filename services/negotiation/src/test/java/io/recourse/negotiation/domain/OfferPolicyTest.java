package io.recourse.negotiation.domain;

import static io.recourse.negotiation.domain.Sample.OFFERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.casework.decision.Maker;
import io.recourse.contracts.Balance;
import io.recourse.contracts.Money;
import io.recourse.contracts.NegotiationEvent.Instalment;
import io.recourse.contracts.NegotiationEvent.OfferType;
import io.recourse.negotiation.domain.OfferPolicy.Authority;
import io.recourse.negotiation.domain.OfferPolicy.Limit;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class OfferPolicyTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-03-02");

    @Test
    void a_policy_that_lets_a_bot_waive_principal_or_approve_is_no_policy() {
        Limit principal = new Limit(1, 0, 0, 0, 1, List.of());
        assertThatThrownBy(() -> new Authority(Maker.BOT, List.of(), principal, null, OFFERS.source()))
                .hasMessageContaining("a bot neither approves nor waives principal");
        Limit none = new Limit(1, 0, 0, 0, 0, List.of());
        assertThatThrownBy(() -> new Authority(Maker.BOT, List.of(), null, none, OFFERS.source()))
                .hasMessageContaining("a bot neither approves nor waives principal");
        assertThat(new Authority(Maker.STAFF, List.of(), principal, principal, OFFERS.source()).alone())
                .isEqualTo(principal);
    }

    @Test
    void every_role_knows_what_it_may_do_of_every_type_and_once() {
        assertThatThrownBy(() -> with(
                        OFFERS.authorities().subList(1, OFFERS.authorities().size())))
                .hasMessageContaining("says not once what a BOT may offer");
    }

    @Test
    void parts_are_parts() {
        assertThatThrownBy(() -> new Limit(1, 0, 10_001, 0, 0, List.of())).hasMessageContaining("out of range");
        assertThatThrownBy(() -> new Limit(1, 0, 0, -1, 0, List.of())).hasMessageContaining("out of range");
        assertThatThrownBy(() -> new Limit(-1, 0, 0, 0, 0, List.of())).hasMessageContaining("out of range");
        assertThat(new Limit(0, 0, 10_000, 10_000, 10_000, List.of()).months()).isZero();
    }

    @Test
    void both_the_part_and_the_amount_bound_a_waiver() {
        Limit limit = new Limit(6, 0, 0, 5_000, 0, List.of(new Money(300, "CNY")));
        assertThat(limit.covers(waiving("CNY", 300, "2026-09-02"), owed("CNY", 600), TODAY))
                .isTrue();
        assertThat(limit.covers(waiving("CNY", 300, "2026-09-02"), owed("CNY", 599), TODAY))
                .isFalse();
        assertThat(limit.covers(waiving("CNY", 301, "2026-09-02"), owed("CNY", 1_000), TODAY))
                .isFalse();
        assertThat(limit.covers(waiving("CNY", 300, "2026-09-03"), owed("CNY", 600), TODAY))
                .isFalse();
        // nobody said how much of it
        assertThat(limit.covers(waiving("USD", 1, "2026-09-02"), owed("USD", 600), TODAY))
                .isFalse();
    }

    /** A fifth of 2 000.00, and 500.00 at most: 300.00 were waived already, or will be once they are paid for. */
    @Test
    void what_is_agreed_in_a_case_is_bounded_as_a_whole() {
        Limit limit = new Limit(6, 0, 0, 2_000, 0, List.of(new Money(50_000, "CNY")));
        Balance none = Balance.zero("CNY");
        Balance agreed = interest("CNY", 30_000);
        Waivers live = new Waivers(interest("CNY", 200_000), agreed, none);
        Waivers kept = new Waivers(interest("CNY", 170_000), agreed, agreed);
        for (Waivers waivers : List.of(live, kept)) {
            assertThat(limit.covers(waiving("CNY", 10_000, "2026-09-02"), waivers, TODAY))
                    .isTrue();
            assertThat(limit.covers(waiving("CNY", 10_001, "2026-09-02"), waivers, TODAY))
                    .isFalse();
        }
        // of 10 000.00 a fifth would be more, but not the amount
        Waivers rich = new Waivers(interest("CNY", 1_000_000), agreed, none);
        assertThat(limit.covers(waiving("CNY", 20_000, "2026-09-02"), rich, TODAY))
                .isTrue();
        assertThat(limit.covers(waiving("CNY", 20_001, "2026-09-02"), rich, TODAY))
                .isFalse();
    }

    /** Costs that somebody else waived are no reason to wait where interest is waived, but for the amount; nor where nothing is. */
    @Test
    void a_head_is_bounded_where_something_of_it_is_waived() {
        Limit limit = new Limit(6, 0, 0, 2_000, 0, List.of(new Money(50_000, "CNY")));
        Balance costs = new Balance("CNY", 49_000, 0, 0);
        Waivers waivers = new Waivers(interest("CNY", 200_000), costs, costs);
        assertThat(limit.covers(waiving("CNY", 1_000, "2026-09-02"), waivers, TODAY))
                .isTrue();
        assertThat(limit.covers(waiving("CNY", 1_001, "2026-09-02"), waivers, TODAY))
                .isFalse();
        Limit nothing = new Limit(6, 0, 0, 0, 0, List.of());
        assertThat(nothing.covers(waiving("CNY", 0, "2026-09-02"), waivers, TODAY))
                .isTrue();
    }

    /** An instalment of a cent would rest a ladder for months. */
    @Test
    void a_part_of_what_is_owed_is_to_be_paid_at_least() {
        Limit half = new Limit(6, 5_000, 0, 0, 0, List.of());
        assertThat(half.covers(waiving("CNY", 0, "2026-09-02"), owed("CNY", 2_000), TODAY))
                .isTrue();
        assertThat(half.covers(waiving("CNY", 0, "2026-09-02"), owed("CNY", 2_001), TODAY))
                .isFalse();
        assertThatThrownBy(() -> new Limit(1, 10_001, 0, 0, 0, List.of())).hasMessageContaining("out of range");
    }

    private static Terms waiving(String currency, long interest, String due) {
        Money payable = new Money(1_000, currency);
        return new Terms(
                OfferType.INTEREST_WAIVER,
                payable,
                interest(currency, interest),
                List.of(new Instalment(LocalDate.parse(due), payable)),
                null);
    }

    private static Balance interest(String currency, long minor) {
        return new Balance(currency, 0, minor, 0);
    }

    private static Waivers owed(String currency, long interest) {
        return new Waivers(interest(currency, interest), Balance.zero(currency), Balance.zero(currency));
    }

    private static OfferPolicy with(List<Authority> authorities) {
        return new OfferPolicy(
                "x", 1, OFFERS.source(), 0, 0, 0, 1, 1, 1, OFFERS.debits(), OFFERS.hardship(), authorities);
    }
}
