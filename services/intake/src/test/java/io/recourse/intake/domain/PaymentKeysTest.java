package io.recourse.intake.domain;

import static io.recourse.intake.domain.Given.balance;
import static io.recourse.intake.domain.Given.day;
import static io.recourse.intake.domain.Given.opened;
import static io.recourse.intake.domain.Given.payment;
import static io.recourse.intake.domain.Given.reversal;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.spec.Spec;
import io.recourse.contracts.IntakeEvent.PaymentReversed;
import io.recourse.contracts.IntakeEvent.RefundDue;
import io.recourse.intake.domain.CaseEvent.PaymentKeyedAs;
import io.recourse.intake.domain.CaseEvent.PaymentKnownAs;
import io.recourse.intake.domain.CaseInput.PaymentReceived;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A servicer's word has two ids: its own reference, and the debtor's end-to-end id, which two payments may share. Told by
 * one and by both, a payment counts once.
 */
class PaymentKeysTest {

    private static final String LATER = "2026-01-12T12:00:00+08:00";
    private static final String REFERENCE = "iso/00112233445566778899aabbccddeeff";
    private static final String ANOTHER = "iso/10112233445566778899aabbccddeeff";
    private static final String END_TO_END = "iso/e0112233445566778899aabbccddeeff";
    private static final long MINOR = 1_000;

    @Test
    void what_was_told_by_its_end_to_end_id_alone_is_told_again_with_a_reference() {
        opened().when(told(END_TO_END, "p1", null))
                .at(LATER)
                .when(told(REFERENCE, null, END_TO_END))
                .at(LATER)
                .then(new PaymentKeyedAs(END_TO_END, REFERENCE))
                .when(told(REFERENCE, null, END_TO_END))
                .at(LATER)
                .thenNothing()
                .when(told(END_TO_END, "p1", null))
                .at(LATER)
                .thenNothing();
    }

    @Test
    void what_was_told_with_a_reference_is_told_again_by_its_end_to_end_id_alone() {
        opened().when(told(REFERENCE, null, END_TO_END))
                .at(LATER)
                .when(told(END_TO_END, "p1", null))
                .at(LATER)
                .then(new PaymentKnownAs(REFERENCE, "p1"))
                .when(told(END_TO_END, "p1", null))
                .at(LATER)
                .thenNothing();
    }

    @Test
    void a_lenders_own_id_a_reference_and_an_end_to_end_id_are_of_one_payment_in_any_order() {
        PaymentReceived[] words = {
            told("p1", null, null),
            told(END_TO_END, "p1", null),
            told(REFERENCE, "p1", END_TO_END),
            told(REFERENCE, null, END_TO_END)
        };
        int[][] orders = {{0, 1, 3}, {0, 2, 3}, {1, 0, 3}, {1, 3, 0}, {2, 1, 0}, {3, 1, 0}, {3, 2, 1}, {1, 2, 3}};
        for (int[] order : orders) {
            Spec<CaseState, CaseInput, CaseEvent> spec = opened();
            for (int i : order) {
                spec = spec.when(words[i]).at(LATER);
            }
            assertThat(ledger(spec).payments()).as("%s", List.of(order)).hasSize(1);
            for (PaymentReceived word : words) {
                spec = spec.when(word).at(LATER);
            }
            assertThat(ledger(spec).payments()).hasSize(1);
            for (String name : List.of("p1", END_TO_END, REFERENCE)) {
                assertThat(ledger(spec).payment(name)).isNotNull();
            }
        }
    }

    @Test
    void two_bookings_that_share_an_end_to_end_id_both_count() {
        Spec<CaseState, CaseInput, CaseEvent> twice = opened().when(told(END_TO_END, null, null))
                .at(LATER)
                .when(told(REFERENCE, null, END_TO_END))
                .at(LATER)
                .when(told(ANOTHER, null, END_TO_END))
                .at(LATER);
        assertThat(ledger(twice).payments()).extracting(Payment::id).containsExactly(END_TO_END, ANOTHER);
        assertThat(ledger(twice).balance()).isEqualTo(balance(0, 5_000 - 2 * MINOR, 95_000));
        twice.when(told(END_TO_END, null, null)).at(LATER).thenNothing();
    }

    @Test
    void whom_its_lender_gives_two_ids_are_two_payments_that_share_one() {
        Spec<CaseState, CaseInput, CaseEvent> two = opened().when(told(REFERENCE, null, END_TO_END))
                .at(LATER)
                .when(told(ANOTHER, null, END_TO_END))
                .at(LATER)
                .when(told(END_TO_END, "p1", null))
                .at(LATER)
                .then(new PaymentKnownAs(REFERENCE, "p1"))
                .when(told(END_TO_END, "p2", null))
                .at(LATER)
                .then(new PaymentKnownAs(ANOTHER, "p2"));
        two.when(told(END_TO_END, "p3", null)).at(LATER).thenRefused("payment-conflict");
        opened().when(told(END_TO_END, "p1", null))
                .at(LATER)
                .when(told(REFERENCE, "p2", END_TO_END))
                .at(LATER)
                .when(told(ANOTHER, null, END_TO_END))
                .at(LATER)
                .then(new PaymentKeyedAs(END_TO_END, ANOTHER));
    }

    @Test
    void a_reference_that_is_known_holds_whatever_is_told_beside_it() {
        opened().when(told(REFERENCE, null, null))
                .at(LATER)
                .when(told(REFERENCE, null, END_TO_END))
                .at(LATER)
                .then(new PaymentKeyedAs(REFERENCE, END_TO_END))
                .when(told(REFERENCE, null, "iso/another-end-to-end-id"))
                .at(LATER)
                .thenNothing()
                .when(of(payment(REFERENCE, MINOR + 1, "2026-01-12"), null, END_TO_END))
                .at(LATER)
                .thenRefused("payment-conflict");
    }

    @ParameterizedTest
    @ValueSource(strings = {END_TO_END, REFERENCE})
    void it_is_taken_back_by_either_and_once_under_the_id_that_others_know(String name) {
        opened().when(told(END_TO_END, null, null))
                .at(LATER)
                .when(told(REFERENCE, null, END_TO_END))
                .at(LATER)
                .when(reversal(name, "2026-01-14"))
                .at("2026-01-14T12:00:00+08:00")
                .thenAlsoPublished(new PaymentReversed(
                        END_TO_END, "r-" + name, Given.cny(MINOR), balance(0, 5_000, 95_000), day("2026-01-01")))
                .when(new CaseInput.PaymentReversed(REFERENCE, "r-" + name, day("2026-01-14"), Given.instant(LATER)))
                .at("2026-01-14T12:00:00+08:00")
                .thenNothing();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_folded_one_is_known_by_each_of_its_names(boolean hasReferenceFirst) {
        PaymentReceived first = hasReferenceFirst ? told(REFERENCE, null, END_TO_END) : told(END_TO_END, "p1", null);
        PaymentReceived second = hasReferenceFirst ? told(END_TO_END, "p1", null) : told(REFERENCE, null, END_TO_END);
        Spec<CaseState, CaseInput, CaseEvent> spec = opened().when(first).at(LATER);
        spec = later(spec, 1);
        assertThat(ledger(spec).payments()).extracting(Payment::id).doesNotContain(first.paymentId());
        spec = spec.when(second).at(LATER);
        // written anew with what is folded after it
        spec = later(spec, 40);
        assertThat(ledger(spec).everyPayment()).hasSize(1 + 2 * 20);
        for (PaymentReceived word : List.of(first, second, told("p1", null, null))) {
            spec.when(word).at(LATER).thenNothing();
        }
        spec.when(told(ANOTHER, null, END_TO_END)).at(LATER);
        assertThat(ledger(spec).everyPayment()).hasSize(2 + 2 * 20);
        for (String name : List.of(REFERENCE, "p1")) {
            assertThat(ledger(spec).payment(name))
                    .isNotNull()
                    .extracting(Payment::id)
                    .isEqualTo(first.paymentId());
        }
        spec.when(reversal(REFERENCE, "2026-01-14")).at("2026-01-14T12:00:00+08:00");
        assertThat(spec.published())
                .filteredOn(e -> e instanceof PaymentReversed)
                .singleElement()
                .extracting(e -> ((PaymentReversed) e).paymentId())
                .isEqualTo(first.paymentId());
    }

    @Test
    void a_closed_case_gives_it_back_once() {
        opened().when(payment("all", 100_000, "2026-01-12"))
                .at(LATER)
                .when(told(END_TO_END, null, null))
                .at(LATER)
                .thenAlsoPublished(new RefundDue(END_TO_END, Given.cny(MINOR)))
                .when(told(REFERENCE, null, END_TO_END))
                .at(LATER)
                .then(new PaymentKeyedAs(END_TO_END, REFERENCE));
    }

    private static Spec<CaseState, CaseInput, CaseEvent> later(Spec<CaseState, CaseInput, CaseEvent> spec, int from) {
        return IntStream.range(from, from + 20)
                .boxed()
                .reduce(
                        spec,
                        (s, n) -> s.when(payment("q" + n, n, "2026-01-12")).at(LATER),
                        (s, _) -> s);
    }

    private static PaymentReceived told(String id, @Nullable String alias, @Nullable String endToEnd) {
        return of(payment(id, MINOR, "2026-01-12"), alias, endToEnd);
    }

    private static PaymentReceived of(PaymentReceived one, @Nullable String alias, @Nullable String endToEnd) {
        return new PaymentReceived(
                one.paymentId(), one.amount(), one.valueDate(), one.source(), one.bookedAt(), alias, endToEnd);
    }

    private static Ledger ledger(Spec<CaseState, CaseInput, CaseEvent> spec) {
        return ((CaseState.Open) spec.state()).ledger();
    }
}
