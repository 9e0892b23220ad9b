package io.recourse.intake.domain;

import static io.recourse.intake.domain.Given.account;
import static io.recourse.intake.domain.Given.balance;
import static io.recourse.intake.domain.Given.chargedOff;
import static io.recourse.intake.domain.Given.cny;
import static io.recourse.intake.domain.Given.costs;
import static io.recourse.intake.domain.Given.day;
import static io.recourse.intake.domain.Given.due;
import static io.recourse.intake.domain.Given.instant;
import static io.recourse.intake.domain.Given.opened;
import static io.recourse.intake.domain.Given.payment;
import static io.recourse.intake.domain.Given.received;
import static io.recourse.intake.domain.Given.reversal;
import static io.recourse.intake.domain.Given.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.casework.spec.Spec;
import io.recourse.contracts.IntakeEvent.BalanceAdjusted;
import io.recourse.contracts.IntakeEvent.CaseClosed;
import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.contracts.IntakeEvent.PaymentAllocated;
import io.recourse.contracts.IntakeEvent.PaymentReversed;
import io.recourse.contracts.IntakeEvent.RefundDue;
import io.recourse.contracts.IntakeEvent.Stage;
import io.recourse.intake.domain.CaseEvent.CostsAfterClose;
import io.recourse.intake.domain.CaseEvent.PaymentKnownAs;
import io.recourse.intake.domain.CaseEvent.ReversalDated;
import io.recourse.intake.domain.CaseEvent.ReversedAfterClose;
import io.recourse.intake.domain.CaseEvent.Told;
import io.recourse.intake.domain.CaseInput.ProceedsReceived;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaymentsTest {

    private static final String LATER = "2026-01-12T12:00:00+08:00";

    @Test
    void a_payment_pays_costs_then_interest_then_principal() {
        opened().when(costs("c1", 3_000, "2026-01-11"))
                .at("2026-01-11T12:00:00+08:00")
                .thenPublished(new BalanceAdjusted(
                        "costs", balance(0, 5_000, 95_000), balance(3_000, 5_000, 95_000), day("2026-01-01")))
                .when(payment("p1", 10_000, "2026-01-12"))
                .at(LATER)
                .thenPublished(new PaymentAllocated(
                        "p1",
                        day("2026-01-12"),
                        cny(10_000),
                        3_000,
                        5_000,
                        2_000,
                        0,
                        balance(0, 0, 93_000),
                        day("2026-01-01")));
    }

    @Test
    void a_card_at_ninety_days_pays_interest_first_and_at_ninety_one_principal() {
        AccountFacts card = account("CARD");
        opened(card)
                .when(payment("p1", 10_000, "2026-04-01"))
                .at("2026-04-01T12:00:00+08:00")
                .thenAlsoPublished(new PaymentAllocated(
                        "p1",
                        day("2026-04-01"),
                        cny(10_000),
                        0,
                        5_000,
                        5_000,
                        0,
                        balance(0, 0, 90_000),
                        day("2026-01-01")));
        opened(card)
                .when(payment("p1", 10_000, "2026-04-02"))
                .at("2026-04-02T12:00:00+08:00")
                .thenAlsoPublished(new PaymentAllocated(
                        "p1",
                        day("2026-04-02"),
                        cny(10_000),
                        0,
                        0,
                        10_000,
                        0,
                        balance(0, 5_000, 85_000),
                        day("2026-01-01")));
    }

    @Test
    void the_same_payment_twice_is_one_payment() {
        opened().when(payment("p1", 10_000, "2026-01-12"))
                .at(LATER)
                .when(payment("p1", 10_000, "2026-01-12"))
                .at(LATER)
                .thenNothing()
                .when(payment("p1", 10_001, "2026-01-12"))
                .at(LATER)
                .thenRefused("payment-conflict");
    }

    private static CaseInput.PaymentReceived alsoKnownAs(String id, String alias, long minor) {
        CaseInput.PaymentReceived one = payment(id, minor, "2026-01-12");
        return new CaseInput.PaymentReceived(
                id, one.amount(), one.valueDate(), one.source(), one.bookedAt(), alias, null);
    }

    @Test
    void a_payment_that_is_told_by_two_ids_is_one_payment_by_either() {
        opened().when(alsoKnownAs("iso/1", "p1", 10_000))
                .at(LATER)
                .when(payment("p1", 10_000, "2026-01-12"))
                .at(LATER)
                .thenNothing()
                .when(payment("iso/1", 10_000, "2026-01-12"))
                .at(LATER)
                .thenNothing()
                .when(alsoKnownAs("iso/1", "p1", 10_000))
                .at(LATER)
                .thenNothing()
                .when(payment("p1", 10_001, "2026-01-12"))
                .at(LATER)
                .thenRefused("payment-conflict");
        for (String first : new String[] {"p1", "iso/1"}) {
            String second = first.equals("p1") ? "iso/1" : "p1";
            opened().when(payment(first, 10_000, "2026-01-12"))
                    .at(LATER)
                    .when(alsoKnownAs("iso/1", "p1", 10_000))
                    .at(LATER)
                    .then(new PaymentKnownAs(first, second))
                    .when(payment(second, 10_000, "2026-01-12"))
                    .at(LATER)
                    .thenNothing()
                    .when(alsoKnownAs("iso/2", "p1", 10_000))
                    .at(LATER)
                    .thenRefused("payment-conflict");
        }
        opened().when(payment("p1", 10_000, "2026-01-12"))
                .at(LATER)
                .when(payment("iso/1", 10_000, "2026-01-12"))
                .at(LATER)
                .when(alsoKnownAs("iso/1", "p1", 10_000))
                .at(LATER)
                .thenRefused("payment-conflict");
    }

    @Test
    void a_payment_is_taken_back_by_either_of_its_ids_and_once() {
        for (String name : new String[] {"p1", "iso/1"}) {
            CaseState.Open open = (CaseState.Open) opened().when(alsoKnownAs("iso/1", "p1", 10_000))
                    .at(LATER)
                    .when(reversal(name, "2026-01-14"))
                    .at("2026-01-14T12:00:00+08:00")
                    .state();
            assertThat(open.ledger().payments()).singleElement().satisfies(payment -> assertThat(payment.reversal())
                    .isNotNull());
            assertThat(open.ledger().balance()).isEqualTo(balance(0, 5_000, 95_000));
        }
    }

    @Test
    void unsound_payments_are_refused() {
        opened().when(payment("p1", 0, "2026-01-12")).at(LATER).thenRefused("payment-not-positive");
        spec().when(payment("p1", 1, "2026-01-12")).at(LATER).thenRefused("case-unknown");
        opened().when(reversal("p9", "2026-01-12")).at(LATER).thenRefused("payment-unknown");
    }

    @Test
    void proceeds_of_nothing_are_no_payment_and_unsound_ones_a_bug() {
        opened().when(proceeds("d1", 0)).at(LATER).thenNothing();
        Spec<CaseState, CaseInput, CaseEvent> paid =
                opened().when(proceeds("d1", 10)).at(LATER);
        assertThatThrownBy(() -> paid.when(proceeds("d1", 11)).at(LATER)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void proceeds_and_a_lenders_payment_of_the_same_name_are_two_payments() {
        opened().when(payment("flat-p1", 10_000, "2026-01-12"))
                .at(LATER)
                .when(proceeds("flat-p1", 6_000))
                .at(LATER)
                .thenPublished(new PaymentAllocated(
                        "proceeds/flat-p1",
                        day("2026-01-12"),
                        cny(6_000),
                        0,
                        0,
                        6_000,
                        0,
                        balance(0, 0, 84_000),
                        day("2026-01-01")));
    }

    @Test
    void money_counts_from_no_day_that_has_not_begun_in_the_contracts_zone() {
        String lastEvening = "2026-01-11T23:59:59.999999+08:00";
        String midnight = "2026-01-12T00:00:00+08:00";
        Spec<CaseState, CaseInput, CaseEvent> open = opened();
        open.when(payment("p1", 10_000, "2026-01-12")).at(lastEvening).thenRefused("value-date-in-future");
        open.when(payment("p1", 100_000, "2026-01-12")).at(midnight).andStatus("PAID");
        open.when(payment("p2", 100, "9999-12-31")).at(LATER).thenRefused("value-date-in-future");
        open.when(payment("p1", 100_000, "2026-01-12")).at(lastEvening).thenNothing();
    }

    @Test
    void a_payment_is_taken_back_from_no_day_yet_to_come() {
        Spec<CaseState, CaseInput, CaseEvent> open =
                opened().when(payment("p1", 10_000, "2026-01-12")).at(LATER);
        open.when(reversal("p1", "2026-01-13")).at(LATER).thenRefused("value-date-in-future");
        open.when(payment("p2", 90_000, "2026-01-12")).at(LATER).andStatus("PAID");
        open.when(reversal("p1", "2026-01-13")).at(LATER).thenRefused("value-date-in-future");
    }

    @Test
    void proceeds_come_with_their_own_day() {
        opened().when(new ProceedsReceived("flat-p1", cny(6_000), instant("2026-01-13T00:00:00+08:00")))
                .at(LATER)
                .thenAlsoPublished(new PaymentAllocated(
                        "proceeds/flat-p1",
                        day("2026-01-13"),
                        cny(6_000),
                        0,
                        5_000,
                        1_000,
                        0,
                        balance(0, 0, 94_000),
                        day("2026-01-01")));
    }

    @Test
    void a_price_distributed_after_midnight_counts_from_that_day_in_the_contracts_zone() {
        String lastEvening = "2026-01-11T23:59:59.999999+08:00";
        String midnight = "2026-01-12T00:00:00+08:00";
        valuedOn(lastEvening, "2026-01-11");
        valuedOn(midnight, "2026-01-12");
        assertThatThrownBy(() -> spec().when(proceeds("d1", 1)).at(LATER)).isInstanceOf(IllegalStateException.class);
    }

    /** Both instants are 11 January in UTC. */
    private static void valuedOn(String distributed, String day) {
        opened().when(new ProceedsReceived("flat-p1", cny(6_000), instant(distributed)))
                .at(LATER)
                .thenPublished(new PaymentAllocated(
                        "proceeds/flat-p1",
                        day(day),
                        cny(6_000),
                        0,
                        5_000,
                        1_000,
                        0,
                        balance(0, 0, 94_000),
                        day("2026-01-01")));
    }

    @Test
    void proceeds_after_closing_go_back_whole() {
        opened().when(payment("p1", 100_000, "2026-01-12"))
                .at(LATER)
                .when(proceeds("d1", 700))
                .at(LATER)
                .thenPublished(
                        new PaymentAllocated(
                                "proceeds/d1", day("2026-01-12"), cny(700), 0, 0, 0, 700, balance(0, 0, 0), null),
                        new RefundDue("proceeds/d1", cny(700)));
    }

    @Test
    void full_payment_closes_the_case() {
        opened().when(payment("p1", 100_000, "2026-01-12"))
                .at(LATER)
                .thenAlsoPublished(new CaseClosed(CloseReason.PAID, Stage.INTAKE, instant(LATER)))
                .andStatus("PAID")
                .andDeadlines();
    }

    @Test
    void what_is_paid_too_much_goes_back_and_all_of_what_comes_after_closing() {
        opened().when(payment("p1", 100_001, "2026-01-12"))
                .at(LATER)
                .thenPublished(
                        new PaymentAllocated(
                                "p1", day("2026-01-12"), cny(100_001), 0, 5_000, 95_000, 1, balance(0, 0, 0), null),
                        new RefundDue("p1", cny(1)),
                        new CaseClosed(CloseReason.PAID, Stage.INTAKE, instant(LATER)))
                .when(payment("p2", 700, "2026-01-12"))
                .at(LATER)
                .thenPublished(
                        new PaymentAllocated("p2", day("2026-01-12"), cny(700), 0, 0, 0, 700, balance(0, 0, 0), null),
                        new RefundDue("p2", cny(700)));
    }

    @Test
    void a_reversal_restores_the_position() {
        opened().when(payment("p1", 10_000, "2026-01-12"))
                .at(LATER)
                .when(reversal("p1", "2026-01-14"))
                .at("2026-01-14T12:00:00+08:00")
                .thenPublished(
                        new PaymentReversed("p1", "r-p1", cny(10_000), balance(0, 5_000, 95_000), day("2026-01-01")))
                .when(reversal("p1", "2026-01-14"))
                .at("2026-01-14T12:00:00+08:00")
                .thenNothing();
    }

    @Test
    void a_reversal_under_later_payments_moves_their_parts() {
        opened().when(payment("p1", 10_000, "2026-01-12"))
                .at(LATER)
                .when(payment("p2", 10_000, "2026-01-13"))
                .at("2026-01-13T12:00:00+08:00")
                .when(reversal("p1", "2026-01-14"))
                .at("2026-01-14T12:00:00+08:00")
                .thenPublished(
                        new PaymentReversed("p1", "r-p1", cny(10_000), balance(0, 5_000, 85_000), day("2026-01-01")),
                        new BalanceAdjusted(
                                "value-date", balance(0, 5_000, 85_000), balance(0, 0, 90_000), day("2026-01-01")));
    }

    @Test
    void a_reversal_after_closing_is_told_and_a_person_decides() {
        opened().when(payment("p1", 100_000, "2026-01-12"))
                .at(LATER)
                .when(reversal("p1", "2026-01-14"))
                .at("2026-01-14T12:00:00+08:00")
                .then(
                        new Told(new PaymentReversed(
                                "p1", "r-p1", cny(100_000), balance(0, 5_000, 95_000), day("2026-01-01"))),
                        new ReversalDated("p1", "r-p1", day("2026-01-14")),
                        new ReversedAfterClose("p1", "r-p1", 100_000))
                .andStatus("PAID")
                .andDeadlines();
    }

    @Test
    void costs_are_counted_once_and_late_ones_stay_with_the_lender() {
        opened().when(costs("c1", 300, "2026-01-12"))
                .at(LATER)
                .when(costs("c1", 300, "2026-01-12"))
                .at(LATER)
                .thenNothing()
                .when(payment("p1", 100_300, "2026-01-12"))
                .at(LATER)
                .andStatus("PAID")
                .when(costs("c2", 300, "2026-01-12"))
                .at(LATER)
                .then(new CostsAfterClose("c2", 300, "court-fee", day("2026-01-12")));
    }

    @Test
    void interest_of_our_own_is_posted_once_with_the_payment_half_even() {
        // 950.00 at 1/10 000 a day: 9.5 fen a day; 25 days 237.5, to the even 238
        spec().when(received(chargedOff("2026-01-10", balance(0, 0, 95_000), due("2026-01-01", 95_000))))
                .at(Given.OPENED)
                .when(payment("p1", 10_238, "2026-02-04"))
                .at("2026-02-04T12:00:00+08:00")
                .thenAlsoPublished(
                        new BalanceAdjusted(
                                "interest", balance(0, 0, 95_000), balance(0, 238, 95_000), day("2026-01-01")),
                        new PaymentAllocated(
                                "p1",
                                day("2026-02-04"),
                                cny(10_238),
                                0,
                                238,
                                10_000,
                                0,
                                balance(0, 0, 85_000),
                                day("2026-01-01")))
                .when(payment("p2", 100, "2026-02-04"))
                .at("2026-02-04T13:00:00+08:00")
                .thenPublished(new PaymentAllocated(
                        "p2", day("2026-02-04"), cny(100), 0, 0, 100, 0, balance(0, 0, 84_900), day("2026-01-01")));
    }

    @Test
    void a_late_told_payment_counts_from_its_value_date_and_saves_interest() {
        Spec<CaseState, CaseInput, CaseEvent> inOrder = spec().when(
                        received(chargedOff("2026-01-10", balance(0, 0, 100_000), due("2026-01-01", 100_000))))
                .at(Given.OPENED)
                .when(payment("p1", 50_000, "2026-01-10"))
                .at("2026-01-11T12:00:00+08:00")
                .when(payment("p2", 20_000, "2026-01-20"))
                .at("2026-01-20T12:00:00+08:00")
                .when(payment("p3", 10_000, "2026-01-30"))
                .at("2026-01-30T12:00:00+08:00");
        Spec<CaseState, CaseInput, CaseEvent> late = spec().when(
                        received(chargedOff("2026-01-10", balance(0, 0, 100_000), due("2026-01-01", 100_000))))
                .at(Given.OPENED)
                .when(payment("p1", 50_000, "2026-01-10"))
                .at("2026-01-11T12:00:00+08:00")
                .when(payment("p3", 10_000, "2026-01-30"))
                .at("2026-01-30T12:00:00+08:00")
                .when(payment("p2", 20_000, "2026-01-20"))
                .at("2026-01-31T12:00:00+08:00");
        assertThat(ledger(late).balance()).isEqualTo(ledger(inOrder).balance());
        assertThat(late.published())
                .anyMatch(e -> e instanceof BalanceAdjusted a && a.reason().equals("value-date"));
    }

    @Test
    void accrued_interest_is_posted_when_a_charged_off_case_is_recalled() {
        spec().when(received(chargedOff("2026-01-10", balance(0, 0, 100_000), due("2026-01-01", 100_000))))
                .at(Given.OPENED)
                .when(new CaseInput.Recalled(instant("2026-01-20T12:00:00+08:00")))
                .at("2026-01-20T12:00:00+08:00")
                .thenPublished(
                        new BalanceAdjusted(
                                "interest", balance(0, 0, 100_000), balance(0, 100, 100_000), day("2026-01-01")),
                        new CaseClosed(CloseReason.RECALLED, Stage.INTAKE, instant("2026-01-20T12:00:00+08:00")));
    }

    private static Ledger ledger(Spec<CaseState, CaseInput, CaseEvent> spec) {
        return ((CaseState.Open) spec.state()).ledger();
    }

    private static ProceedsReceived proceeds(String id, long minor) {
        return new ProceedsReceived(id, cny(minor), instant(LATER));
    }

    @Test
    void instalments_are_paid_oldest_first_and_costs_pay_none() {
        Statement statement = Given.statement("2026-01-10", 0, balance(0, 0, 100_000));
        assertThat(List.of(0L, 49_999L, 50_000L, 99_999L).stream().map(statement::oldestUnpaid))
                .containsExactly(day("2026-01-01"), day("2026-01-01"), day("2026-01-20"), day("2026-01-20"));
        assertThat(statement.oldestUnpaid(100_000)).isNull();
    }
}
