package io.recourse.litigation.domain;

import static io.recourse.litigation.domain.Cases.LIMITATION;
import static io.recourse.litigation.domain.Cases.POLICY;
import static io.recourse.litigation.domain.Cases.WEEKENDS;
import static io.recourse.litigation.domain.Cases.asking;
import static io.recourse.litigation.domain.Cases.at;
import static io.recourse.litigation.domain.Cases.cny;
import static io.recourse.litigation.domain.Cases.debt;
import static io.recourse.litigation.domain.Cases.watching;
import static io.recourse.litigation.domain.Cases.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent.DebtorKind;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.LitigationEvent.LitigationStarted;
import io.recourse.contracts.LitigationEvent.Route;
import io.recourse.contracts.Money;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteAndFeeTest {

    private static final Court COURT = new Court(POLICY, WEEKENDS);

    @ParameterizedTest
    @CsvSource({
        "ZJ, 49999999, PAYMENT_ORDER",
        "ZJ, 50000000, SUMMARY",
        "ZJ, 100000000, SUMMARY",
        "ZJ, 100000001, ORDINARY",
        "'', 49999999, SUMMARY",
        "GD, 1, PAYMENT_ORDER"
    })
    void the_first_route_follows_the_sum_and_whether_the_debtor_can_be_served(String province, long sum, Route route) {
        assertThat(asking(watching(debt(province, false), cny(sum), LIMITATION)).published().stream()
                        .filter(LitigationStarted.class::isInstance)
                        .map(e -> ((LitigationStarted) e).route()))
                .containsExactly(route);
    }

    @ParameterizedTest
    @CsvSource({
        "ZJ, 5432250, SMALL_CLAIM",
        "ZJ, 5432251, SUMMARY",
        "JS, 5181050, SMALL_CLAIM",
        "JS, 5181051, SUMMARY",
        "GD, 3417000, SMALL_CLAIM",
        "GD, 3417001, SUMMARY"
    })
    void a_small_claim_is_at_most_half_the_provinces_average_wage(String province, long sum, Route route) {
        assertThat(COURT.suitRoute(debt(province, false), yuan(sum), "because").route())
                .isEqualTo(route);
    }

    @Test
    void a_disputed_debt_waits_and_then_starts_on_the_route_of_its_time() {
        watching()
                .when(new CaseInput.PauseBegan("d1", PauseReason.DISPUTE, at("2026-03-01T09:00:00+08:00")))
                .at("2026-03-01T09:00:00+08:00")
                .when(new CaseInput.NegotiationOver(at("2026-03-02T10:00:00+08:00")))
                .at("2026-03-02T10:00:00+08:00")
                .andNoDeadline("start-litigation")
                .when(new CaseInput.PauseOver("d1", at("2026-03-20T09:00:00+08:00")))
                .at("2026-03-20T09:00:00+08:00")
                .andStatus("AWAITING_CLEARANCE");
    }

    @Test
    void courts_we_have_no_rules_for_are_a_persons_task() {
        Docket.Debt abroad =
                new Docket.Debt("lender-1", DebtorKind.ENTERPRISE, "party-1", "CA", "US", "loan", false, List.of());
        watching(abroad, new Balance("USD", 0, 0, 1_000_00), LIMITATION)
                .when(new CaseInput.NegotiationOver(at("2026-03-02T10:00:00+08:00")))
                .at("2026-03-02T10:00:00+08:00")
                .then(new CaseEvent.WorkStopped(Act.FILE_SUIT, "no-court-policy", at("2026-03-02T10:00:00+08:00")));
    }

    @ParameterizedTest
    @CsvSource({
        "ORDINARY, 1, 5000",
        "ORDINARY, 1000000, 5000",
        "ORDINARY, 10000000, 230000",
        "ORDINARY, 20000000, 430000",
        "ORDINARY, 30000000, 580000",
        "ORDINARY, 50000000, 880000",
        "ORDINARY, 100000000, 1380000",
        "ORDINARY, 200000000, 2280000",
        "ORDINARY, 500000000, 4680000",
        "ORDINARY, 1000000000, 8180000",
        "ORDINARY, 2000000000, 14180000",
        "ORDINARY, 2100000000, 14680000",
        "PAYMENT_ORDER, 1000000, 1667",
        "PAYMENT_ORDER, 30000000, 193333",
        "SUMMARY, 30000000, 290000",
        "SMALL_CLAIM, 5000000, 52500"
    })
    void the_court_fee_follows_the_tariff_of_articles_13_14_and_16(Route route, long claim, long fee) {
        assertThat(COURT.fee(route, yuan(claim))).isEqualTo(yuan(fee));
    }

    @Test
    void a_claim_in_another_currency_has_no_fee_of_the_tariff() {
        assertThat(COURT.fee(Route.SUMMARY, new Money(1_000, "KWD"))).isNull();
    }
}
