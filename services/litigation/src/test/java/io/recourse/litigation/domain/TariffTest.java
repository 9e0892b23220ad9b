package io.recourse.litigation.domain;

import static io.recourse.litigation.domain.Cases.POLICY;
import static io.recourse.litigation.domain.Cases.WEEKENDS;
import static io.recourse.litigation.domain.Cases.asking;
import static io.recourse.litigation.domain.Cases.at;
import static io.recourse.litigation.domain.Cases.debt;
import static io.recourse.litigation.domain.Cases.done;
import static io.recourse.litigation.domain.Cases.said;
import static io.recourse.litigation.domain.Cases.told;
import static io.recourse.litigation.domain.Cases.watching;
import static io.recourse.litigation.domain.Cases.yuan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.recourse.casework.spec.Spec;
import io.recourse.contracts.Balance;
import io.recourse.contracts.LitigationEvent;
import io.recourse.contracts.LitigationEvent.Route;
import io.recourse.contracts.Money;
import io.recourse.litigation.domain.CourtPolicy.Band;
import io.recourse.litigation.domain.CourtPolicy.Fees;
import io.recourse.litigation.domain.CourtPolicy.Length;
import io.recourse.litigation.domain.CourtPolicy.Share;
import io.recourse.litigation.domain.CourtPolicy.Unit;
import io.recourse.rules.Source;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tariffs (诉讼费用交纳办法 art. 13: up to the first bound a fixed sum, whatever is claimed) and terms as a policy may write them, and a claim that the tariff does not price. */
class TariffTest {

    private static final Source SOURCE = POLICY.fees().source();

    /** 50.00 up to 100.00; 10.00 and a tenth of the part above it up to 300.00; 20.00 and a fifth of the rest. */
    private static final Court STEPS = court(new Fees(
            "CNY",
            SOURCE,
            List.of(new Band(100_00L, 50_00, 0), new Band(300_00L, 10_00, 1_000), new Band(null, 20_00, 2_000)),
            Map.of(Route.ORDINARY, new Share(1, 1, SOURCE), Route.SMALL_CLAIM, new Share(2, 3, SOURCE))));

    private static Court court(Fees fees) {
        return new Court(policy(POLICY.terms(), fees), WEEKENDS);
    }

    private static CourtPolicy policy(Map<CourtTerm, Length> terms, Fees fees) {
        return new CourtPolicy(
                POLICY.jurisdiction(),
                POLICY.forum(),
                POLICY.forumSource(),
                terms,
                POLICY.routing(),
                fees,
                POLICY.wages(),
                POLICY.habits());
    }

    @Test
    void a_claim_at_the_end_of_a_band_pays_nothing_of_the_next_one() {
        assertThat(STEPS.fee(Route.ORDINARY, yuan(100_00))).isEqualTo(yuan(50_00));
        assertThat(STEPS.fee(Route.ORDINARY, yuan(300_00))).isEqualTo(yuan(80_00));
    }

    @Test
    void a_claim_that_reaches_a_band_pays_its_flat_sum_and_its_share() {
        assertThat(STEPS.fee(Route.ORDINARY, yuan(100_10))).isEqualTo(yuan(60_01));
        assertThat(STEPS.fee(Route.ORDINARY, yuan(400_00))).isEqualTo(yuan(120_00));
    }

    @Test
    void a_claim_of_nothing_pays_what_every_claim_of_the_first_band_pays() {
        assertThat(STEPS.fee(Route.ORDINARY, yuan(0))).isEqualTo(yuan(50_00));
    }

    @Test
    void a_route_may_cost_two_thirds_of_the_full_fee() {
        assertThat(STEPS.fee(Route.SMALL_CLAIM, yuan(400_00))).isEqualTo(yuan(80_00));
        assertThat(STEPS.fee(Route.SMALL_CLAIM, yuan(100_00))).isEqualTo(yuan(33_33));
    }

    @Test
    void a_route_without_a_share_has_no_fee() {
        assertThat(STEPS.fee(Route.SUMMARY, yuan(100_00))).isNull();
    }

    @Test
    void a_policy_has_every_term_and_none_is_negative() {
        Map<CourtTerm, Length> terms = new EnumMap<>(POLICY.terms());
        terms.remove(CourtTerm.APPEAL);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy(terms, POLICY.fees()))
                .withMessage("the policy has no term APPEAL");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Length(-1, Unit.DAYS, SOURCE))
                .withMessage("a term must not be negative");
        assertThat(new Length(0, Unit.DAYS, SOURCE).amount()).isZero();
    }

    private static final Instant DOCKETED = at("2026-03-09T09:00:00+08:00");

    /** A loan in dollars, under Chinese law. */
    private static Spec<CaseState, CaseInput, CaseEvent> dollars() {
        return asking(watching(debt("ZJ", false), new Balance("USD", 0, 0, 100_000_00), Cases.LIMITATION));
    }

    private static Spec<CaseState, CaseInput, CaseEvent> dollarsFiled() {
        return dollars()
                .when(new CaseInput.ClearanceGiven("lit-1", new Balance("USD", 0, 0, 100_000_00), Cases.CLEARED_UNTIL))
                .at("2026-03-03T10:05:00+08:00")
                .when(done("lit-1"))
                .at("2026-03-03T10:06:00+08:00");
    }

    @Test
    void a_claim_in_a_foreign_currency_takes_the_ordinary_route() {
        dollars()
                .thenAlsoPublished(new LitigationEvent.LitigationStarted(
                        Route.ORDINARY,
                        "above-payment-order-limit, foreign-currency",
                        at("2026-03-03T10:00:00+08:00")));
    }

    @Test
    void a_claim_in_a_foreign_currency_is_filed_and_its_fee_left_to_a_person() {
        Money claim = new Money(100_000_00, "USD");
        dollarsFiled()
                .then(
                        told(new LitigationEvent.ActPerformed(
                                "lit-1", "file-suit", at("2026-03-03T10:06:00+08:00"), Cases.CLEARED_UNTIL)),
                        new CaseEvent.FeeNotPriced("lit-1", "USD"),
                        new CaseEvent.Lodged(
                                new Docket.Filed("lit-1", Act.FILE_SUIT, at("2026-03-03T10:06:00+08:00"), claim),
                                0,
                                at("2026-03-11T00:00:00+08:00")))
                .andStatus("SUIT_FILED");
    }

    @Test
    void a_suit_in_a_foreign_currency_is_docketed_without_a_cost() {
        said(dollarsFiled(), new CourtReport.SuitAccepted(DOCKETED, Route.ORDINARY))
                .thenPublished(
                        new LitigationEvent.SuitAccepted(Route.ORDINARY, DOCKETED, at("2026-09-10T00:00:00+08:00")));
    }
}
