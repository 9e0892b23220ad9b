package io.recourse.intake.domain;

import static io.recourse.intake.domain.Given.balance;
import static io.recourse.intake.domain.Given.chargedOff;
import static io.recourse.intake.domain.Given.cny;
import static io.recourse.intake.domain.Given.day;
import static io.recourse.intake.domain.Given.due;
import static io.recourse.intake.domain.Given.instant;
import static io.recourse.intake.domain.Given.opened;
import static io.recourse.intake.domain.Given.payment;
import static io.recourse.intake.domain.Given.received;
import static io.recourse.intake.domain.Given.spec;
import static io.recourse.intake.domain.Given.statement;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.spec.Spec;
import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent.BalanceAdjusted;
import io.recourse.contracts.IntakeEvent.PaymentAllocated;
import io.recourse.contracts.IntakeEvent.PaymentReversed;
import io.recourse.contracts.IntakeEvent.RefundDue;
import io.recourse.contracts.Money;
import io.recourse.intake.domain.CaseEvent.ReversedAfterClose;
import io.recourse.rules.limitation.Limitation;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A part of a payment goes back: the ledger stands as if the payment had been smaller. Amounts are fen. */
class PartialReturnsTest {

    private static final String LATER = "2026-01-12T12:00:00+08:00";
    private static final String BACK = "2026-01-14T12:00:00+08:00";

    @Test
    void a_part_goes_back_and_the_rest_stays_paid() {
        paid().when(back("r1", 8_000L))
                .at(BACK)
                .thenAlsoPublished(
                        new BalanceAdjusted(
                                "returned-in-part",
                                balance(0, 0, 80_000),
                                balance(0, 5_000, 87_000),
                                day("2026-01-01")),
                        new PaymentAllocated(
                                "rest/1/p1",
                                day("2026-01-12"),
                                cny(12_000),
                                0,
                                5_000,
                                7_000,
                                0,
                                balance(0, 0, 80_000),
                                day("2026-01-01")),
                        new PaymentReversed("p1", "r1", cny(20_000), balance(0, 5_000, 95_000), day("2026-01-01")),
                        new BalanceAdjusted(
                                "returned-in-part",
                                balance(0, 5_000, 95_000),
                                balance(0, 0, 88_000),
                                day("2026-01-01")));
    }

    @Test
    void each_return_counts_once_and_their_sum_is_never_more_than_the_payment() {
        Spec<CaseState, CaseInput, CaseEvent> spec =
                paid().when(back("r1", 8_000L)).at(BACK);
        spec.when(back("r1", 8_000L)).at(BACK).thenNothing();
        spec.when(back("r1", 8_001L)).at(BACK).thenRefused("reversal-conflict");
        spec.when(back("r2", 12_001L)).at(BACK).thenRefused("reversal-amount");
        spec.when(back("r2", 0L)).at(BACK).thenRefused("reversal-amount");
        spec.when(back("r2", 11_999L)).at(BACK);
        assertThat(owed(spec)).isEqualTo(balance(0, 4_999, 95_000));
        spec.when(back("r3", null)).at(BACK);
        assertThat(owed(spec)).isEqualTo(balance(0, 5_000, 95_000));
        spec.when(back("r1", 8_000L)).at(BACK).thenNothing();
        spec.when(back("r3", 1L)).at(BACK).thenNothing();
        spec.when(back("r4", 1L)).at(BACK).thenRefused("payment-already-reversed");
    }

    @Test
    void one_part_told_by_two_messages_under_two_ids_waits_for_a_person() {
        Spec<CaseState, CaseInput, CaseEvent> spec =
                paid().when(back("r1", 8_000L)).at(BACK);
        spec.when(back("iso/r1", 8_000L)).at(BACK).thenRefused("reversal-ambiguous");
        spec.when(new CaseInput.PaymentReversed("p1", "r2", day("2026-01-14"), instant(BACK), new Money(8_000, "USD")))
                .at(BACK)
                .thenRefused("currency-mismatch");
        assertThat(owed(spec)).isEqualTo(balance(0, 0, 88_000));
    }

    @Test
    void what_interrupted_the_limitation_falls_with_the_last_part_whatever_was_paid_meanwhile() {
        Spec<CaseState, CaseInput, CaseEvent> spec = paid();
        others(spec, 11);
        spec.when(back("r1", 8_000L)).at(BACK);
        spec.when(back("r2", 12_000L)).at(BACK);
        CaseState.Open open = (CaseState.Open) spec.state();
        assertThat(open.withFolded(open.claim().facts()).interruptions())
                .extracting(Limitation.Interruption::proof)
                .noneMatch(proof -> proof.endsWith("/p1"));
    }

    @Test
    void the_rest_of_the_longest_id_has_an_id_as_well() {
        String longest = "x".repeat(128);
        Spec<CaseState, CaseInput, CaseEvent> spec =
                opened().when(payment(longest, 20_000, "2026-01-12")).at(LATER);
        for (int n = 1; n <= 3; n++) {
            spec.when(new CaseInput.PaymentReversed(longest, "r" + n, day("2026-01-14"), instant(BACK), cny(4_998 + n)))
                    .at(BACK);
            assertThat(((CaseState.Open) spec.state()).ledger().payments().getLast())
                    .satisfies(rest -> assertThat(rest.id()).hasSizeLessThanOrEqualTo(128));
        }
        assertThat(owed(spec)).isEqualTo(balance(0, 0, 95_000));
    }

    @Test
    void the_payment_is_known_as_it_was_told() {
        Spec<CaseState, CaseInput, CaseEvent> spec =
                paid().when(back("r1", 8_000L)).at(BACK);
        spec.when(payment("p1", 20_000, "2026-01-12")).at(BACK).thenNothing();
        spec.when(payment("p1", 12_000, "2026-01-12")).at(BACK).thenRefused("payment-conflict");
    }

    @Test
    void what_is_left_of_it_still_interrupts_the_limitation_until_nothing_is() {
        Spec<CaseState, CaseInput, CaseEvent> spec =
                paid().when(back("r1", 8_000L)).at(BACK);
        assertThat(((CaseState.Open) spec.state()).claim().facts().interruptions())
                .singleElement()
                .satisfies(i -> assertThat(i.on()).isEqualTo(day("2026-01-12")));
        spec.when(back("r2", 12_000L)).at(BACK);
        assertThat(((CaseState.Open) spec.state()).claim().facts().interruptions())
                .isEmpty();
    }

    @Test
    void our_own_ledger_stands_as_if_the_payment_had_been_smaller() {
        for (long part : new long[] {1, 10_000, 49_000, 49_999}) {
            Spec<CaseState, CaseInput, CaseEvent> parted = charged()
                    .when(payment("p1", 50_000, "2026-01-15"))
                    .at("2026-01-15T12:00:00+08:00")
                    .when(payment("p2", 10_000, "2026-01-20"))
                    .at("2026-01-20T12:00:00+08:00")
                    .when(new CaseInput.PaymentReversed("p1", "r1", day("2026-02-04"), instant(BACK), cny(part)))
                    .at("2026-02-04T12:00:00+08:00");
            Spec<CaseState, CaseInput, CaseEvent> smaller = charged()
                    .when(payment("p1", 50_000 - part, "2026-01-15"))
                    .at("2026-01-15T12:00:00+08:00")
                    .when(payment("p2", 10_000, "2026-01-20"))
                    .at("2026-01-20T12:00:00+08:00");
            assertThat(owed(parted)).isEqualTo(owed(smaller));
        }
    }

    @Test
    void what_a_statement_knew_as_paid_comes_back_by_the_part_and_once() {
        Spec<CaseState, CaseInput, CaseEvent> spec = paid().when(received(statement(
                        "2026-01-13", 0, balance(0, 0, 80_000), due("2026-01-01", 30_000), due("2026-01-20", 50_000))))
                .at("2026-01-13T12:00:00+08:00")
                .when(back("r1", 8_000L))
                .at(BACK);
        assertThat(owed(spec)).isEqualTo(balance(0, 0, 88_000));
        spec.when(received(statement(
                        "2026-01-14", 0, balance(0, 0, 88_000), due("2026-01-01", 38_000), due("2026-01-20", 50_000))))
                .at("2026-01-15T12:00:00+08:00");
        assertThat(owed(spec)).isEqualTo(balance(0, 0, 88_000));
    }

    @Test
    void a_folded_payment_goes_back_in_parts_too() {
        Spec<CaseState, CaseInput, CaseEvent> spec = paid();
        others(spec, 1);
        Balance before = owed(spec);
        spec.when(back("r1", 8_000L)).at(BACK);
        others(spec, 21);
        spec.when(payment("p1", 20_000, "2026-01-12")).at(BACK).thenNothing();
        spec.when(back("r1", 8_000L)).at(BACK).thenNothing();
        spec.when(back("r2", 12_000L)).at(BACK);
        assertThat(owed(spec).total().minor()).isEqualTo(before.total().minor() + 20_000 - sum(21));
        others(spec, 41);
        spec.when(back("r2", 12_000L)).at(BACK).thenNothing();
        spec.when(back("r3", 1L)).at(BACK).thenRefused("payment-already-reversed");
    }

    @Test
    void of_a_closed_case_the_part_is_owed_again_and_what_was_due_back_is_less_by_it() {
        opened().when(payment("p1", 100_000, "2026-01-12"))
                .at(LATER)
                .when(back("r1", 30_000L))
                .at(BACK)
                .thenAlsoPublished(
                        new PaymentReversed("p1", "r1", cny(100_000), balance(0, 5_000, 95_000), day("2026-01-20")));
        Spec<CaseState, CaseInput, CaseEvent> closed = opened().when(payment("p1", 100_000, "2026-01-12"))
                .at(LATER)
                .when(payment("p2", 500, "2026-01-12"))
                .at(LATER)
                .when(back("r1", 30_000L))
                .at(BACK);
        assertThat(closed.events()).contains(new ReversedAfterClose("p1", "r1", 30_000));
        assertThat(((CaseState.Closed) closed.state()).ledger().balance()).isEqualTo(balance(0, 0, 30_000));
        closed.when(new CaseInput.PaymentReversed("p2", "r9", day("2026-01-14"), instant(BACK), cny(200)))
                .at(BACK)
                .thenAlsoPublished(new RefundDue("rest/1/p2", cny(300)));
    }

    /** The statement by which the case was closed has the part; others hear what is left, for that may go back as well. */
    @Test
    void of_a_case_closed_by_a_statement_what_is_left_is_told_before_it_can_go_back() {
        Spec<CaseState, CaseInput, CaseEvent> closed = paid().when(
                        received(statement("2026-01-15", 0, balance(0, 0, 0), new Instalment[0])))
                .at("2026-01-15T12:00:00+08:00");
        assertThat(closed.state()).isInstanceOf(CaseState.Closed.class);
        closed.when(back("r1", 8_000L))
                .at("2026-01-16T12:00:00+08:00")
                .thenPublished(
                        new PaymentReversed("p1", "r1", cny(20_000), balance(0, 5_000, 15_000), null),
                        new PaymentAllocated(
                                "rest/1/p1",
                                day("2026-01-12"),
                                cny(12_000),
                                0,
                                5_000,
                                7_000,
                                0,
                                balance(0, 0, 8_000),
                                null),
                        new BalanceAdjusted("in-statement", balance(0, 0, 8_000), balance(0, 0, 0), null))
                .when(new CaseInput.PaymentReversed(
                        "p1", "r2", day("2026-01-16"), instant("2026-01-16T12:00:00+08:00"), null))
                .at("2026-01-16T12:00:00+08:00")
                .thenAlsoPublished(new PaymentReversed(
                        "rest/1/p1", "r2", cny(12_000), balance(0, 5_000, 7_000), day("2026-01-12")));
    }

    private static void others(Spec<CaseState, CaseInput, CaseEvent> spec, int from) {
        IntStream.range(from, from + 20)
                .forEach(n -> spec.when(payment("q" + n, n, "2026-01-13")).at(BACK));
    }

    private static long sum(int from) {
        return IntStream.range(from, from + 20).sum();
    }

    private static Spec<CaseState, CaseInput, CaseEvent> paid() {
        return opened().when(payment("p1", 20_000, "2026-01-12")).at(LATER);
    }

    private static Spec<CaseState, CaseInput, CaseEvent> charged() {
        return spec().when(received(chargedOff("2026-01-10", balance(0, 5_000, 95_000), due("2026-01-01", 95_000))))
                .at(Given.OPENED);
    }

    private static CaseInput back(String reversalId, @Nullable Long minor) {
        return new CaseInput.PaymentReversed(
                "p1", reversalId, day("2026-01-14"), instant(BACK), minor == null ? null : cny(minor));
    }

    private static Balance owed(Spec<CaseState, CaseInput, CaseEvent> spec) {
        return ((CaseState.Open) spec.state()).ledger().balance();
    }
}
