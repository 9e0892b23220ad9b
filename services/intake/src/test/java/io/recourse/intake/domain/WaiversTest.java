package io.recourse.intake.domain;

import static io.recourse.intake.domain.Given.OPENED;
import static io.recourse.intake.domain.Given.balance;
import static io.recourse.intake.domain.Given.chargedOff;
import static io.recourse.intake.domain.Given.day;
import static io.recourse.intake.domain.Given.due;
import static io.recourse.intake.domain.Given.instant;
import static io.recourse.intake.domain.Given.opened;
import static io.recourse.intake.domain.Given.payment;
import static io.recourse.intake.domain.Given.received;
import static io.recourse.intake.domain.Given.reversal;
import static io.recourse.intake.domain.Given.spec;
import static io.recourse.intake.domain.Given.statement;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.spec.Spec;
import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent.BalanceAdjusted;
import io.recourse.contracts.IntakeEvent.CaseClosed;
import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.contracts.IntakeEvent.RefundDue;
import io.recourse.contracts.IntakeEvent.Stage;
import io.recourse.intake.domain.CaseEvent.SettlementNoted;
import io.recourse.intake.domain.CaseEvent.WaiverKept;
import io.recourse.intake.domain.CaseEvent.WaiverWithheld;
import io.recourse.intake.domain.CaseInput.SettlementPaid;
import io.recourse.intake.domain.CaseInput.SettlementUndone;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** 1 000.00 are owed, 50.00 of it interest; what a settlement waives is not owed from the day of the agreement on. */
class WaiversTest {

    private static final String AGREED = "2026-01-12";
    private static final String PAID = "2026-01-15";
    private static final String LATER = "2026-02-10T12:00:00+08:00";
    private static final String NOW = "2026-01-15T12:00:00+08:00";

    private static final CaseInput.SettlementAgreed AGREEMENT = agreement(50_000);

    @Test
    void exactly_what_was_agreed_is_waived_and_told_once() {
        Spec<CaseState, CaseInput, CaseEvent> spec = opened().when(payment("p1", 50_000, PAID))
                .at(NOW)
                .when(paid(balance(0, 2_000, 0), false))
                .at(NOW)
                .then(
                        new WaiverKept(
                                new Waiver("o-1", day(AGREED), day(PAID), 0, 2_000, 0, false, false, null, null)),
                        new CaseEvent.Told(new BalanceAdjusted(
                                "settlement", balance(0, 0, 50_000), balance(0, 0, 48_000), day("2026-01-20"))));
        spec.when(paid(balance(0, 2_000, 0), false)).at(NOW).thenNothing();
    }

    /** The payment came first to the interest; by the agreement that interest was not owed, so it paid principal. */
    @Test
    void of_a_waived_head_nothing_was_paid_though_the_payment_was_heard_before() {
        opened().when(payment("p1", 3_000, PAID))
                .at(NOW)
                .when(paid(balance(0, 5_000, 0), false))
                .at(NOW)
                .thenPublished(new BalanceAdjusted(
                        "settlement", balance(0, 2_000, 95_000), balance(0, 0, 92_000), day("2026-01-01")));
    }

    @Test
    void a_settled_case_closes_though_interest_ran_since_the_agreement() {
        // 900.00 at 1/10 000 a day
        spec().when(received(chargedOff("2026-01-10", balance(1_000, 9_000, 90_000), due("2026-01-01", 99_000))))
                .at(OPENED)
                .when(payment("p1", 90_000, PAID))
                .at(NOW)
                .when(paid(balance(1_000, 9_000, 0), true))
                .at(NOW)
                .thenAlsoPublished(new CaseClosed(CloseReason.PAID, Stage.INTAKE, instant(NOW)))
                .andStatus("PAID");
    }

    /** 300.00 of before go back, and the 600.00 that settle the rest are paid: the 300.00 are owed again, the interest is not. */
    @Test
    void what_went_back_of_before_it_was_agreed_is_not_discharged() {
        for (String back : new String[] {"2026-01-13", PAID}) {
            Spec<CaseState, CaseInput, CaseEvent> spec = paidAndAgreed()
                    .when(reversal("p0", back))
                    .at(NOW)
                    .when(payment("p1", 60_000, PAID))
                    .at(NOW)
                    .when(paid(balance(0, 0, 9_009), true))
                    .at(NOW);
            assertThat(ledger(spec.state()).balance()).isEqualTo(balance(0, 0, 30_000));
            spec.andStatus("OPEN");
        }
    }

    /** Rows of before do not know what had been paid. */
    @Test
    void of_a_settlement_noted_before_that_was_kept_all_that_is_left_is_discharged() {
        opened().when(payment("p0", 30_000, "2026-01-11"))
                .at(NOW)
                .given(new SettlementNoted("o-1", 50_000, null, null))
                .when(reversal("p0", "2026-01-13"))
                .at(NOW)
                .when(payment("p1", 50_000, PAID))
                .at(NOW)
                .when(paid(balance(0, 5_000, 0), true))
                .at(NOW)
                .andStatus("PAID");
    }

    @Test
    void what_was_paid_anew_for_what_went_back_leaves_nothing_of_it_owed() {
        for (String id : new String[] {"p0", "p1"}) {
            long minor = id.equals("p0") ? 30_000 : 60_000;
            paidAndAgreed()
                    .when(payment("p1", 60_000, "2026-01-13"))
                    .at(NOW)
                    .when(reversal(id, "2026-01-14"))
                    .at(NOW)
                    .when(payment("p2", minor, PAID))
                    .at(NOW)
                    .when(paid(balance(0, 0, 9_009), true))
                    .at(NOW)
                    .thenAlsoPublished(new CaseClosed(CloseReason.PAID, Stage.INTAKE, instant(NOW)))
                    .andStatus("PAID");
        }
    }

    /** The rest of the loan becomes due, or the card's next bill does: 910.00 of 1 000.00 settle the 1 000.00, and not what came then. */
    @Test
    void what_a_statement_adds_after_it_was_agreed_is_not_discharged() {
        for (long more : new long[] {1, 80_000, 4_930_000}) {
            for (Statement then : List.of(
                    chargedOff("2026-01-13", balance(0, 31_000, 70_000 + more), due("2026-01-01", 101_000 + more)),
                    statement("2026-01-13", 0, balance(0, 31_000, 70_000 + more)),
                    statement("2026-01-13", 0, balance(more, 31_000, 70_000)))) {
                isOwed(more, stated(then).when(payment("p1", 91_000, PAID)).at(NOW));
            }
        }
    }

    /** The host's books have the payment of that day, the ledger hears of it after them. 2.30 of it paid interest of five days. */
    @Test
    void nor_is_it_where_the_statement_knows_a_payment_before_it_is_told() {
        Statement paid = statement(PAID, 0, balance(0, 0, 89_230));
        isOwed(80_000, stated(paid).when(payment("p1", 91_000, PAID)).at(NOW));
        isOwed(
                80_000,
                stated(statement("2026-01-13", 0, balance(0, 30_000, 150_000)))
                        .when(received(paid))
                        .at(NOW)
                        .when(payment("p1", 91_000, PAID))
                        .at(NOW));
    }

    /** 30 days at the host: 24 % of 700.00 are 13.81, and what a part that was paid shows beyond of principal is new. */
    @Test
    void what_a_payment_paid_of_interest_that_no_statement_had_shown_is_discharged() {
        for (long more : new long[] {0, 1, 80_000}) {
            isOwed(
                    more,
                    settled()
                            .when(payment("p1", 41_000, "2026-02-08"))
                            .at(LATER)
                            .when(received(statement("2026-02-09", 0, balance(0, 0, 59_000 + 1_381 + more))))
                            .at(LATER)
                            .when(payment("p2", 50_000, "2026-02-10"))
                            .at(LATER),
                    "2026-02-10");
        }
    }

    @Test
    void interest_that_a_statement_adds_is_and_so_is_what_it_only_takes_for_another_head() {
        for (Balance then : List.of(balance(0, 40_000, 70_000), balance(0, 0, 100_000))) {
            isOwed(
                    0,
                    stated(statement("2026-01-13", 0, then))
                            .when(payment("p1", 91_000, PAID))
                            .at(NOW));
        }
    }

    /** Until the host's books have a payment that was told they say too much, and no more is owed for it in the end. */
    @Test
    void what_came_late_into_the_hosts_books_leaves_nothing_owed() {
        isOwed(
                0,
                settled()
                        .when(payment("p1", 41_000, "2026-01-13"))
                        .at(NOW)
                        .when(received(statement("2026-01-13", 0, balance(0, 30_000, 70_000))))
                        .at(NOW)
                        .when(received(statement("2026-01-14", 0, balance(0, 0, 59_000))))
                        .at(NOW)
                        .when(payment("p2", 50_000, PAID))
                        .at(NOW));
    }

    /** 300.00 of before go back: whether the ledger or the statement is told first, they are owed once. */
    @Test
    void what_went_back_of_before_is_not_counted_twice_because_a_statement_shows_it_too() {
        Statement knows = statement("2026-01-13", 0, balance(0, 9_000, 90_000));
        for (boolean toldFirst : new boolean[] {true, false}) {
            Spec<CaseState, CaseInput, CaseEvent> spec = owing(balance(0, 9_000, 90_000))
                    .when(payment("p0", 30_000, "2026-01-11"))
                    .at(NOW)
                    .when(agreement(60_000))
                    .at(NOW);
            if (toldFirst) {
                spec.when(reversal("p0", "2026-01-13"))
                        .at(NOW)
                        .when(received(knows))
                        .at(NOW);
            } else {
                spec.when(received(knows))
                        .at(NOW)
                        .when(reversal("p0", "2026-01-13"))
                        .at(NOW);
            }
            isOwed(30_000, spec.when(payment("p1", 60_000, PAID)).at(NOW));
        }
    }

    /** Of 1 000.00 940.00 are paid in two parts and 60.00 of interest waived. The host takes interest first, and says so in between. */
    @Test
    void of_a_waived_head_nothing_was_paid_though_a_statement_knows_the_payment() {
        for (List<CaseInput> first : partAndStatement(47_000)) {
            Spec<CaseState, CaseInput, CaseEvent> spec = owing(balance(0, 30_000, 70_000));
            spec.when(agreement(94_000)).at(NOW);
            first.forEach(told -> spec.when(told).at(NOW));
            spec.when(payment("p2", 47_000, PAID))
                    .at(NOW)
                    .when(paid(balance(0, 6_000, 0), false))
                    .at(NOW);
            assertThat(ledger(spec.state()).balance()).isEqualTo(balance(0, 0, 0));
            spec.andStatus("PAID");
        }
    }

    /** 910.00 settle it; who pays in parts all that is owed has the other 90.00 back, whatever is stated in between. */
    @Test
    void who_pays_in_parts_has_back_what_a_settlement_waives_though_a_statement_comes_in_between() {
        for (long last : new long[] {45_500, 45_501, 54_499, 54_500}) {
            for (List<CaseInput> first : partAndStatement(45_500)) {
                Spec<CaseState, CaseInput, CaseEvent> spec = settled();
                first.forEach(told -> spec.when(told).at(NOW));
                spec.when(payment("p2", last, PAID))
                        .at(NOW)
                        .when(paid(balance(0, 9_000, 0), true))
                        .at(NOW);
                long back = last - 45_500;
                assertThat(spec.events())
                        .filteredOn(e -> e instanceof CaseEvent.Told(RefundDue _))
                        .isEqualTo(
                                back == 0
                                        ? List.of()
                                        : List.of(new CaseEvent.Told(new RefundDue("p2", Given.cny(back)))));
                spec.andStatus("PAID");
            }
        }
    }

    /** The first part alone, and with the statement that knows it, heard after it and before, and once more before. */
    private static List<List<CaseInput>> partAndStatement(long minor) {
        CaseInput part = payment("p1", minor, "2026-01-13");
        CaseInput stated = received(statement("2026-01-14", 0, balance(0, 0, 100_000 - minor)));
        CaseInput again = received(statement("2026-01-14", 1, balance(0, 0, 100_000 - minor)));
        return List.of(List.of(part), List.of(part, stated), List.of(stated, part), List.of(stated, again, part));
    }

    /** The statement of the yes knew of 200.00 that are told after it: they pay nothing of what is added then, nor of what goes back. */
    @Test
    void a_payment_of_before_it_was_agreed_leaves_as_much_owed_though_it_is_told_late() {
        CaseInput late = payment("late", 20_000, "2026-01-09");
        isOwed(
                80_000,
                settled()
                        .when(late)
                        .at(NOW)
                        .when(received(statement("2026-01-13", 0, balance(0, 30_000, 150_000))))
                        .at(NOW)
                        .when(payment("p1", 91_000, PAID))
                        .at(NOW));
        Spec<CaseState, CaseInput, CaseEvent> spec = paidAndAgreed()
                .when(late)
                .at(NOW)
                .when(reversal("p0", "2026-01-13"))
                .at(NOW)
                .when(payment("p1", 60_000, PAID))
                .at(NOW)
                .when(paid(balance(0, 0, 9_009), true))
                .at(NOW);
        assertThat(ledger(spec.state()).balance()).isEqualTo(balance(0, 0, 30_000));
        spec.andStatus("OPEN");
    }

    /** 300.00 of before had gone back in the statement of the yes, and that is told after it: they were settled, and interest runs on. */
    @Test
    void what_had_gone_back_before_it_was_agreed_is_settled_though_it_is_told_late() {
        isOwed(
                0,
                owing(balance(0, 9_000, 60_000))
                        .when(payment("p0", 30_000, "2026-01-09"))
                        .at(NOW)
                        .when(received(statement("2026-01-11", 0, balance(0, 30_000, 70_000))))
                        .at(NOW)
                        .when(agreement(91_000))
                        .at(NOW)
                        .when(reversal("p0", "2026-01-11"))
                        .at(NOW)
                        .when(received(statement("2026-01-13", 0, balance(0, 40_000, 70_000))))
                        .at(NOW)
                        .when(payment("p1", 91_000, PAID))
                        .at(NOW));
    }

    /** The ledger took it before it heard of the agreement, and those who agreed had not heard of it: only the interest is discharged. */
    @Test
    void what_a_statement_adds_that_crossed_the_word_of_the_agreement_was_not_settled() {
        for (long more : new long[] {0, 1, 80_000, 4_930_000}) {
            isOwed(
                    more,
                    owing(balance(0, 30_000, 70_000))
                            .when(received(statement("2026-01-11", 0, balance(0, 31_000, 70_000 + more))))
                            .at(NOW)
                            .when(agreement(91_000, balance(0, 30_000, 70_000)))
                            .at(NOW)
                            .when(payment("p1", 91_000, PAID))
                            .at(NOW));
        }
    }

    @Test
    void what_it_only_takes_for_another_head_was() {
        isOwed(
                0,
                owing(balance(0, 30_000, 70_000))
                        .when(received(statement("2026-01-11", 0, balance(0, 0, 100_000))))
                        .at(NOW)
                        .when(agreement(91_000, balance(0, 30_000, 70_000)))
                        .at(NOW)
                        .when(payment("p1", 91_000, PAID))
                        .at(NOW));
    }

    private static void isOwed(long minor, Spec<CaseState, CaseInput, CaseEvent> paid) {
        isOwed(minor, paid, PAID);
    }

    private static void isOwed(long minor, Spec<CaseState, CaseInput, CaseEvent> paid, String on) {
        paid.when(new SettlementPaid("o-1", day(AGREED), day(on), balance(0, 9_000, 0), true))
                .at(on + "T18:00:00+08:00");
        assertThat(ledger(paid.state()).balance().total().minor()).isEqualTo(minor);
        paid.andStatus(minor == 0 ? "PAID" : "OPEN");
    }

    private static Spec<CaseState, CaseInput, CaseEvent> stated(Statement then) {
        return settled().when(received(then)).at(NOW);
    }

    private static Spec<CaseState, CaseInput, CaseEvent> settled() {
        return owing(balance(0, 30_000, 70_000)).when(agreement(91_000)).at(NOW);
    }

    private static Spec<CaseState, CaseInput, CaseEvent> owing(Balance owed) {
        return spec().when(received(statement("2026-01-10", 0, owed))).at(OPENED);
    }

    private static CaseInput.SettlementAgreed agreement(long minor) {
        return agreement(minor, null);
    }

    private static CaseInput.SettlementAgreed agreement(long minor, @Nullable Balance owed) {
        return new CaseInput.SettlementAgreed(
                "o-1", Given.cny(minor), InterruptionCause.CONSENT, instant(AGREED + "T12:00:00+08:00"), owed);
    }

    /** 900.00 of principal at 1/10 000 a day; after 300.00 were paid 690.09 are owed, of which 600.00 settle it. */
    private static Spec<CaseState, CaseInput, CaseEvent> paidAndAgreed() {
        return spec().when(received(chargedOff("2026-01-10", balance(0, 9_000, 90_000), due("2026-01-01", 99_000))))
                .at(OPENED)
                .when(payment("p0", 30_000, "2026-01-11"))
                .at(NOW)
                .when(agreement(60_000))
                .at(NOW);
    }

    @Test
    void without_discharge_what_ran_since_the_agreement_stays_owed() {
        Spec<CaseState, CaseInput, CaseEvent> spec = spec().when(
                        received(chargedOff("2026-01-10", balance(0, 9_000, 90_000), due("2026-01-01", 99_000))))
                .at(OPENED)
                .when(payment("p1", 90_000, PAID))
                .at(NOW)
                .when(paid(balance(0, 9_000, 0), false))
                .at(NOW);
        // five days on 900.00: 45 fen
        assertThat(((CaseState.Open) spec.state()).ledger().balance().total().minor())
                .isEqualTo(45);
    }

    @Test
    void what_is_undone_is_owed_again_and_what_never_was_is_nothing() {
        opened().when(payment("p1", 50_000, PAID))
                .at(NOW)
                .when(paid(balance(0, 2_000, 0), false))
                .at(NOW)
                .when(new SettlementUndone("o-1"))
                .at(NOW)
                .thenPublished(new BalanceAdjusted(
                        "settlement-undone", balance(0, 0, 48_000), balance(0, 0, 50_000), day("2026-01-20")))
                .when(new SettlementUndone("o-1"))
                .at(NOW)
                .thenNothing();
        opened().when(new SettlementUndone("o-2")).at(NOW).thenNothing();
    }

    /** 500.00 of 1 000.00 settle it; word that they were paid meets a ledger from which some are gone again. */
    @Test
    void word_that_crosses_what_went_back_waives_nothing_until_all_is_there_again() {
        Spec<CaseState, CaseInput, CaseEvent> spec = agreed().when(payment("p1", 50_000, PAID))
                .at(NOW)
                .when(reversal("p1", PAID))
                .at(NOW)
                .when(paid(balance(0, 5_000, 45_000), true))
                .at(NOW)
                .then(new WaiverWithheld("o-1", 50_000))
                .andStatus("OPEN");
        spec.when(new SettlementUndone("o-1")).at(NOW).thenNothing();
        spec.when(payment("p2", 49_999, PAID)).at(NOW);
        spec.when(paid(balance(0, 5_000, 45_000), true)).at(NOW).then(new WaiverWithheld("o-1", 1));
        spec.when(payment("p3", 1, PAID)).at(NOW);
        spec.when(paid(balance(0, 5_000, 45_000), true))
                .at(NOW)
                .thenAlsoPublished(new CaseClosed(CloseReason.PAID, Stage.INTAKE, instant(NOW)))
                .andStatus("PAID");
    }

    @Test
    void what_was_paid_of_other_days_fulfils_no_settlement_and_a_rest_does_as_far_as_it_goes() {
        agreed().when(payment("before", 50_000, "2026-01-11"))
                .at(NOW)
                .when(paid(balance(0, 5_000, 45_000), true))
                .at(NOW)
                .then(new WaiverWithheld("o-1", 50_000));
        agreed().when(payment("p1", 50_000, PAID))
                .at(NOW)
                .when(new CaseInput.PaymentReversed("p1", "r1", day(PAID), instant(NOW), Given.cny(12_345)))
                .at(NOW)
                .when(paid(balance(0, 5_000, 45_000), true))
                .at(NOW)
                .then(new WaiverWithheld("o-1", 12_345));
    }

    @Test
    void what_was_agreed_is_noted_once_and_interrupts_the_limitation() {
        Spec<CaseState, CaseInput, CaseEvent> spec = agreed();
        assertThat(spec.events())
                .contains(new SettlementNoted("o-1", 50_000, 0L, new Stated(day("2026-01-10"), 95_000, 5_000, 0)))
                .anyMatch(e -> e instanceof CaseEvent.LimitationRestarted r
                        && r.proof().equals("settlement/o-1"));
        spec.when(AGREEMENT).at(NOW).thenNothing();
    }

    private static Spec<CaseState, CaseInput, CaseEvent> agreed() {
        return opened().when(AGREEMENT).at(NOW);
    }

    @Test
    void what_was_paid_beyond_what_was_left_goes_back() {
        opened().when(payment("p1", 99_000, PAID))
                .at(NOW)
                .when(paid(balance(0, 5_000, 0), true))
                .at(NOW)
                .thenAlsoPublished(new RefundDue("p1", Given.cny(4_000)));
    }

    @Test
    void a_later_statement_of_the_host_rules_and_the_waiver_is_neither_counted_nor_taken_twice() {
        Spec<CaseState, CaseInput, CaseEvent> spec = opened().when(payment("p1", 50_000, PAID))
                .at(NOW)
                .when(paid(balance(0, 2_000, 0), false))
                .at(NOW)
                .when(received(statement("2026-01-16", 0, balance(0, 0, 49_000))))
                .at("2026-01-17T12:00:00+08:00");
        assertThat(((CaseState.Open) spec.state()).ledger().balance()).isEqualTo(balance(0, 0, 49_000));
        spec.when(paid(balance(0, 2_000, 0), false))
                .at("2026-01-17T12:00:00+08:00")
                .thenNothing()
                .when(new SettlementUndone("o-1"))
                .at("2026-01-17T12:00:00+08:00")
                .thenPublished();
    }

    /** 500.00 settle 1 000.00. Who pays a cent less than all has the rest back, and who pays all has, though that closed the case. */
    @Test
    void who_pays_all_that_is_owed_has_back_what_a_settlement_waives() {
        for (long minor : new long[] {99_999, 100_000, 100_001}) {
            Spec<CaseState, CaseInput, CaseEvent> spec = agreed().when(payment("p1", minor, PAID))
                    .at(NOW)
                    .when(paid(balance(0, 5_000, 45_000), true))
                    .at(NOW)
                    .thenAlsoPublished(new RefundDue("p1", Given.cny(Math.min(minor, 100_000) - 50_000)))
                    .andStatus("PAID");
            spec.when(paid(balance(0, 5_000, 45_000), true)).at(NOW).thenNothing();
            spec.when(new SettlementUndone("o-1")).at(NOW).thenNothing().andStatus("PAID");
        }
    }

    /** 300.00 of the 1 000.00 go back before the ledger hears that 500.00 were enough: 200.00 are still too much. */
    @Test
    void what_went_back_after_the_close_is_owed_no_more_where_the_rest_was_enough() {
        Spec<CaseState, CaseInput, CaseEvent> spec = agreed().when(payment("p1", 100_000, PAID))
                .at(NOW)
                .when(new CaseInput.PaymentReversed("p1", "r1", day(PAID), instant(NOW), Given.cny(30_000)))
                .at(NOW)
                .when(paid(balance(0, 5_000, 45_000), true))
                .at(NOW)
                .thenPublished(
                        new BalanceAdjusted("settlement", balance(0, 0, 30_000), balance(0, 0, 0), null),
                        new RefundDue("rest/1/p1", Given.cny(20_000)));
        assertThat(spec.events()).contains(new CaseEvent.RestoredDebtOver(CloseReason.PAID));
        agreed().when(payment("p1", 100_000, PAID))
                .at(NOW)
                .when(new CaseInput.PaymentReversed("p1", "r1", day(PAID), instant(NOW), Given.cny(50_001)))
                .at(NOW)
                .when(paid(balance(0, 5_000, 45_000), true))
                .at(NOW)
                .then(new WaiverWithheld("o-1", 1));
    }

    @Test
    void after_the_end_of_a_case_no_settlement_changes_it_but_one_that_was_agreed_on_before_all_was_paid() {
        opened().when(payment("p1", 100_000, PAID))
                .at(NOW)
                .when(AGREEMENT)
                .at(NOW)
                .when(paid(balance(0, 2_000, 0), true))
                .at(NOW)
                .thenNothing()
                .when(new SettlementUndone("o-1"))
                .at(NOW)
                .thenNothing();
        agreed().when(payment("p1", 50_000, PAID))
                .at(NOW)
                .when(new CaseInput.Recalled(instant(NOW)))
                .at(NOW)
                .when(paid(balance(0, 5_000, 45_000), true))
                .at(NOW)
                .thenNothing();
    }

    /** Host's books: no interest of ours runs in between. */
    @Test
    void whatever_is_agreed_paid_and_waived_and_left_make_what_was_owed() {
        Random random = new Random(59);
        for (int i = 0; i < 500; i++) {
            Balance owed = balance(random.nextInt(5_000), random.nextInt(20_000), 1 + random.nextInt(90_000));
            Balance waived = balance(
                    random.nextInt((int) owed.costs() + 1),
                    random.nextInt((int) owed.interest() + 1),
                    random.nextInt((int) owed.principal() + 1));
            long due = owed.total().minor() - waived.total().minor();
            long pays = due == 0 ? 0 : 1 + random.nextLong(due);
            Spec<CaseState, CaseInput, CaseEvent> spec = spec().when(received(statement(
                            "2026-01-10",
                            0,
                            owed,
                            due("2026-01-01", owed.total().minor()))))
                    .at(OPENED);
            if (pays > 0) {
                spec.when(payment("p1", pays, PAID)).at(NOW);
            }
            spec.when(paid(waived, false)).at(NOW);
            Balance left = ledger(spec.state()).balance();
            assertThat(pays + waived.total().minor() + left.total().minor())
                    .as("%s owed, %s waived, %s paid", owed, waived, pays)
                    .isEqualTo(owed.total().minor());
        }
    }

    private static Ledger ledger(CaseState state) {
        return switch (state) {
            case CaseState.Open open -> open.ledger();
            case CaseState.Closed closed -> closed.ledger();
            case CaseState.Unopened _ -> throw new IllegalStateException("it was opened");
        };
    }

    private static SettlementPaid paid(Balance waived, boolean discharged) {
        return new SettlementPaid("o-1", day(AGREED), day(PAID), waived, discharged);
    }
}
