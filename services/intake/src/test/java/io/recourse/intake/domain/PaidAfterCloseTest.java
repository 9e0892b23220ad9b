package io.recourse.intake.domain;

import static io.recourse.intake.domain.Given.balance;
import static io.recourse.intake.domain.Given.cny;
import static io.recourse.intake.domain.Given.day;
import static io.recourse.intake.domain.Given.instant;
import static io.recourse.intake.domain.Given.opened;
import static io.recourse.intake.domain.Given.payment;
import static io.recourse.intake.domain.Given.received;
import static io.recourse.intake.domain.Given.reversal;
import static io.recourse.intake.domain.Given.statement;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Tell;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.IntakeEvent.BalanceAdjusted;
import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.contracts.IntakeEvent.PaymentAllocated;
import io.recourse.contracts.IntakeEvent.RefundDue;
import io.recourse.intake.domain.CaseEvent.RestoredDebtOver;
import io.recourse.intake.domain.CaseEvent.Told;
import io.recourse.intake.domain.CaseInput.CreditNoticeMade;
import io.recourse.intake.domain.CaseInput.LitigationOver;
import io.recourse.intake.domain.CaseInput.PaymentReceived;
import io.recourse.intake.domain.CaseInput.PaymentSource;
import io.recourse.intake.domain.CaseInput.Recalled;
import io.recourse.intake.domain.CaseInput.StandingAsked;
import io.recourse.intake.domain.CreditRecordInput.CaseOver;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Money that comes when the case is over pays what is owed still, is in the books already, or goes back. Amounts are fen. */
class PaidAfterCloseTest {

    private static final String NOW = "2026-01-20T12:00:00+08:00";
    private static final String TODAY = "2026-01-20";

    @Test
    void what_bounced_and_is_paid_again_is_allocated_and_only_what_is_too_much_goes_back() {
        bounced()
                .when(payment("p2", 60_000, TODAY))
                .at(NOW)
                .thenPublished(new PaymentAllocated(
                        "p2", day(TODAY), cny(60_000), 0, 5_000, 55_000, 0, balance(0, 0, 40_000), day("2026-01-20")))
                .when(payment("p3", 40_001, TODAY))
                .at(NOW)
                .then(
                        new Told(new PaymentAllocated(
                                "p3", day(TODAY), cny(40_001), 0, 0, 40_000, 1, balance(0, 0, 0), null)),
                        new Told(new RefundDue("p3", cny(1))),
                        new RestoredDebtOver(CloseReason.PAID))
                .when(payment("p4", 700, TODAY))
                .at(NOW)
                .thenAlsoPublished(new RefundDue("p4", cny(700)));
    }

    @Test
    void what_was_given_up_is_owed_until_it_is_paid() {
        opened().when(new LitigationOver(null))
                .at(NOW)
                .andStatus("UNRECOVERABLE")
                .when(payment("p1", 100_000, TODAY))
                .at(NOW)
                .then(
                        new Told(new PaymentAllocated(
                                "p1", day(TODAY), cny(100_000), 0, 5_000, 95_000, 0, balance(0, 0, 0), null)),
                        new RestoredDebtOver(CloseReason.PAID))
                .when(reversal("p1", TODAY))
                .at(NOW)
                .when(payment("p2", 10_000, TODAY))
                .at(NOW)
                .thenPublished(new PaymentAllocated(
                        "p2", day(TODAY), cny(10_000), 0, 5_000, 5_000, 0, balance(0, 0, 90_000), day("2026-01-01")));
    }

    @Test
    void queries_see_how_the_debt_of_a_closed_case_stands_since() {
        assertThat(since(bounced().andStatus("PAID"))).isEqualTo("RESTORED");
        assertThat(since(bounced().when(payment("p2", 60_000, TODAY)).at(NOW))).isEqualTo("RESTORED");
        assertThat(since(bounced().when(payment("p2", 100_000, TODAY)).at(NOW))).isNull();
        assertThat(since(bounced().when(new Recalled(instant(NOW))).at(NOW))).isEqualTo("RECALLED");
        Spec<CaseState, CaseInput, CaseEvent> givenUp =
                opened().when(new LitigationOver(null)).at(NOW);
        assertThat(since(givenUp)).isNull();
        assertThat(since(givenUp.when(payment("p1", 700, TODAY)).at(NOW))).isNull();
        givenUp.when(payment("p2", 99_300, TODAY)).at(NOW).andStatus("UNRECOVERABLE");
        assertThat(since(givenUp)).isEqualTo("PAID");
        assertThat(since(givenUp.when(reversal("p2", TODAY)).at(NOW)))
                .as("given up as before")
                .isNull();
        assertThat(since(opened())).isNull();
    }

    private static @Nullable Object since(Spec<CaseState, CaseInput, CaseEvent> spec) {
        return Given.decider().facets(spec.state()).columns().get("since_close");
    }

    @Test
    void what_the_lender_took_back_is_not_ours_to_allocate() {
        opened().when(new Recalled(instant(NOW)))
                .at(NOW)
                .when(payment("p1", 700, TODAY))
                .at(NOW)
                .thenAlsoPublished(new RefundDue("p1", cny(700)));
        bounced()
                .when(new Recalled(instant(NOW)))
                .at(NOW)
                .when(payment("p2", 700, TODAY))
                .at(NOW)
                .thenAlsoPublished(new RefundDue("p2", cny(700)));
    }

    @Test
    void what_was_paid_before_the_lender_took_it_back_is_allocated_though_it_is_heard_after_that() {
        opened().when(new Recalled(instant(NOW)))
                .at(NOW)
                .when(payment("p1", 700, "2026-01-19"))
                .at(NOW)
                .thenPublished(new PaymentAllocated(
                        "p1", day("2026-01-19"), cny(700), 0, 700, 0, 0, balance(0, 4_300, 95_000), day("2026-01-01")));
    }

    /** The host's books come before its payments: that which paid the debt is never told as due back. */
    @Test
    void the_payment_by_which_the_host_says_that_all_is_paid_is_matched() {
        opened().when(received(statement("2026-01-12", 0, balance(0, 0, 0), new Instalment[0])))
                .at("2026-01-13T09:00:00+08:00")
                .andStatus("CURED")
                .when(payment("p1", 100_000, "2026-01-12"))
                .at("2026-01-13T10:00:00+08:00")
                .thenPublished(
                        new BalanceAdjusted("in-statement", balance(0, 0, 0), balance(0, 5_000, 95_000), null),
                        new PaymentAllocated(
                                "p1", day("2026-01-12"), cny(100_000), 0, 5_000, 95_000, 0, balance(0, 0, 0), null))
                .when(payment("p2", 700, "2026-01-13"))
                .at("2026-01-13T11:00:00+08:00")
                .thenAlsoPublished(new RefundDue("p2", cny(700)));
    }

    @Test
    void a_payment_that_names_no_account_pays_a_loan_that_goes_on_at_its_host() {
        Spec<CaseState, CaseInput, CaseEvent> cured = opened().when(
                        received(statement("2026-01-12", 0, balance(0, 0, 50_000), Given.due("2026-01-25", 50_000))))
                .at("2026-01-12T09:00:00+08:00")
                .andStatus("CURED");
        cured.when(new PaymentReceived("party/1", cny(700), day(TODAY), PaymentSource.PARTY, instant(NOW)))
                .at(NOW)
                .thenPublished(new PaymentAllocated(
                        "party/1", day(TODAY), cny(700), 0, 0, 700, 0, balance(0, 0, 49_300), day("2026-01-25")));
    }

    @Test
    void of_several_debts_one_that_came_back_or_was_given_up_takes_its_part() {
        StandingAsked asked = new StandingAsked("debtor-1", "p1", day(TODAY));
        assertThat(told(bounced(), asked).owedMinor()).isEqualTo(100_000);
        assertThat(told(opened().when(new LitigationOver(null)).at(NOW), asked).owedMinor())
                .isEqualTo(100_000);
        assertThat(told(opened().when(new Recalled(instant(NOW))).at(NOW), asked)
                        .owedMinor())
                .isZero();
    }

    private static DebtStanding told(Spec<CaseState, CaseInput, CaseEvent> closed, StandingAsked asked) {
        return tells(closed, asked).stream()
                .map(t -> ((PartyInput.StandingTold) t.input()).standing())
                .findFirst()
                .orElseThrow();
    }

    private static List<Tell> tells(Spec<CaseState, CaseInput, CaseEvent> spec, CaseInput input) {
        return ((Decision.Accepted<CaseEvent>) Given.decider().decide(spec.state(), input, instant(NOW))).tells();
    }

    @Test
    void parties_hear_once_that_it_is_over() {
        assertThat(tells(bounced(), payment("p2", 100_000, TODAY)))
                .containsExactly(
                        new Tell(new SubjectId(PartyDecider.KIND, "debtor-1"), new PartyInput.CaseEnded("case-1")));
        assertThat(tells(opened().when(new LitigationOver(null)).at(NOW), payment("p1", 100_000, TODAY)))
                .isEmpty();
    }

    /** What ended once begins the five years anew when it ends for good. */
    @Test
    void the_credit_record_hears_of_the_end_again() {
        Spec<CaseState, CaseInput, CaseEvent> noticed = opened().when(
                        new CreditNoticeMade(instant("2026-01-11T09:00:00+08:00"), "sms"))
                .at("2026-01-11T09:00:00+08:00")
                .when(payment("p1", 100_000, "2026-01-12"))
                .at("2026-01-12T12:00:00+08:00")
                .when(reversal("p1", "2026-01-14"))
                .at("2026-01-14T12:00:00+08:00");
        assertThat(tells(noticed, payment("p2", 100_000, TODAY)))
                .contains(new Tell(
                        new SubjectId(CreditRecordDecider.KIND, "case-1"), new CaseOver(CloseReason.PAID, day(TODAY))));
    }

    private static Spec<CaseState, CaseInput, CaseEvent> bounced() {
        return opened().when(payment("p1", 100_000, "2026-01-12"))
                .at("2026-01-12T12:00:00+08:00")
                .andStatus("PAID")
                .when(reversal("p1", "2026-01-14"))
                .at("2026-01-14T12:00:00+08:00");
    }
}
