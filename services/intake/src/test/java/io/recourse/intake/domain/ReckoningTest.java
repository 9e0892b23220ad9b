package io.recourse.intake.domain;

import static io.recourse.intake.domain.Given.balance;
import static io.recourse.intake.domain.Given.day;
import static io.recourse.intake.domain.Given.due;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the facts of a ledger come to where several of them meet. The statement is of 10 January. */
class ReckoningTest {

    private static final CasePolicy POLICY = Given.policy(Given.ledgerPack());
    private static final Account ACCOUNT = ((CaseState.Open) Given.opened().state()).account();
    private static final LocalDate THIRTY_DAYS_LATE = day("2026-02-19");

    @Test
    void what_was_paid_too_much_pays_what_comes_back() {
        Ledger ledger = ledger(Given.statement("2026-01-10", 0, balance(0, 5_000, 95_000)))
                .with(new Payment("p0", 30_000, day("2026-01-08"), 0, 0, 30_000, 0).reversed("r0", day("2026-01-15")))
                .with(new Payment("p1", 105_000, day("2026-01-12"), 0, 5_000, 95_000, 5_000));

        Reckoning reckoned = reckon(ledger);

        assertThat(reckoned.balance()).isEqualTo(balance(0, 0, 25_000));
        assertThat(reckoned.credit()).isZero();
    }

    @Test
    void interest_that_comes_back_is_due_with_the_oldest_instalment_and_what_is_paid_of_it_counts() {
        Ledger back = ledger(Given.statement("2026-01-10", 0, balance(0, 5_000, 95_000)))
                .with(new Payment("p0", 3_000, day("2026-01-08"), 0, 3_000, 0, 0).reversed("r0", day("2026-01-12")));

        assertThat(reckon(back).balance()).isEqualTo(balance(0, 8_000, 95_000));
        assertThat(reckon(back).oldestUnpaidDue()).isEqualTo(day("2026-01-01"));
        assertThat(reckon(back.with(paid(52_999))).oldestUnpaidDue()).isEqualTo(day("2026-01-01"));
        assertThat(reckon(back.with(paid(53_000))).oldestUnpaidDue()).isEqualTo(day("2026-01-20"));
        assertThat(reckon(back.with(paid(102_999))).oldestUnpaidDue()).isEqualTo(day("2026-01-20"));
        assertThat(reckon(back.with(paid(103_000))).oldestUnpaidDue()).isNull();
    }

    @Test
    void where_the_statement_has_no_instalment_what_comes_back_is_due_since_the_day_it_was_paid() {
        Statement none =
                new Statement(day("2026-01-10"), 0, "none", Authority.HOST, 0, balance(0, 0, 95_000), List.of());
        Ledger back = ledger(none)
                .with(new Payment("p0", 3_000, day("2026-01-08"), 0, 0, 3_000, 0).reversed("r0", day("2026-01-12")));

        assertThat(reckon(back).oldestUnpaidDue()).isEqualTo(day("2026-01-08"));
    }

    @Test
    void what_comes_back_is_due_since_the_day_it_was_paid_where_that_was_before_the_oldest_instalment() {
        Payment early = new Payment("p0", 3_000, day("2025-12-20"), 0, 0, 3_000, 0);

        assertThat(reckon(ledger(Given.statement("2026-01-10", 0, balance(0, 5_000, 95_000)))
                                .with(early.reversed("r0", day("2026-01-12"))))
                        .oldestUnpaidDue())
                .isEqualTo(day("2025-12-20"));
    }

    @Test
    void doubled_interest_within_the_balance_falls_by_what_pays_it() {
        Ledger titled = titled(0, title("2026-01-10", 107_000_00, 5_000_00L));
        Reckoning posted = reckon(titled.with(late(1_00)));
        Reckoning paid = reckon(titled.with(late(107_100_00)));

        assertThat(posted.doubledPosted()).isEqualTo(535_50);
        assertThat(posted.doubled()).isEqualTo(535_50);
        assertThat(posted.balance()).isEqualTo(balance(1_999_00, 5_535_50, 100_000_00));
        assertThat(paid.doubled()).isEqualTo(435_50);
        assertThat(paid.balance()).isEqualTo(balance(0, 435_50, 0));
    }

    @Test
    void principal_that_comes_back_bears_doubled_interest_no_further_than_the_title_goes() {
        Payment back = new Payment("p0", 300_00, day("2026-01-08"), 0, 0, 300_00, 0).reversed("r0", day("2026-01-21"));

        // 102 000.00 for 30 days at 0.0175 % a day
        assertThat(reckon(titled(0, title("2026-01-10", 107_000_00, 5_000_00L)).with(back))
                        .accruedDoubled(THIRTY_DAYS_LATE))
                .isEqualTo(535_50);
        // 102 300.00 but for the first of them
        assertThat(reckon(titled(0, title("2026-01-10", 107_300_00, 5_000_00L)).with(back))
                        .accruedDoubled(THIRTY_DAYS_LATE))
                .isEqualTo(537_02);
    }

    @Test
    void of_a_title_that_does_not_tell_its_interest_it_is_all_that_is_posted_and_not_posted_yet() {
        Payment back = new Payment("p0", 300_00, day("2026-01-08"), 0, 0, 300_00, 0).reversed("r0", day("2026-01-21"));

        // 5 000.00 and 100.00 of ten days; the claim has 102 000.00 beside them, and what came back is not of it
        assertThat(reckon(titled(365, title("2026-01-20", 107_100_00, null)).with(back))
                        .accruedDoubled(THIRTY_DAYS_LATE))
                .isEqualTo(535_50);
    }

    @Test
    void a_claim_that_leaves_interest_out_bears_doubled_interest_on_all_the_rest() {
        // 104 000.00 are 2 000.00 of costs, 100 000.00 of principal and no more than 2 000.00 of interest
        assertThat(reckon(titled(0, title("2026-01-10", 104_000_00, null))).accruedDoubled(THIRTY_DAYS_LATE))
                .isEqualTo(535_50);
    }

    @Test
    void a_title_that_the_statement_knows_is_of_what_a_release_of_its_day_left() {
        // half of it was released: 51 000.00 are owed, which is less than the title has
        Ledger released = titled(0, title("2026-01-05", 60_000_00, 5_000_00L))
                .with(new Relief("c1", day("2026-01-10"), List.of(1L, 1L), 1));

        assertThat(reckon(released).balance()).isEqualTo(balance(1_000_00, 2_500_00, 50_000_00));
        assertThat(reckon(released).accruedDoubled(THIRTY_DAYS_LATE)).isEqualTo(267_75);
    }

    private static Reckoning reckon(Ledger ledger) {
        return Reckoning.of(ledger, ACCOUNT, POLICY);
    }

    private static Ledger ledger(Statement base) {
        return Ledger.open(base, base.balance(), day("2026-01-01"));
    }

    private static Payment paid(long minor) {
        return new Payment("p1", minor, day("2026-01-13"), 0, 0, 0, minor);
    }

    private static Payment late(long minor) {
        return new Payment("p1", minor, THIRTY_DAYS_LATE, 0, 0, 0, minor);
    }

    /** Payable by 20 January. */
    private static Title title(String effectiveOn, long claim, @Nullable Long generalInterest) {
        return new Title(day(effectiveOn), day("2026-01-20"), claim, generalInterest, true);
    }

    /** Ours, at that rate a year: costs of 2 000.00, interest of 5 000.00, principal of 100 000.00. */
    private static Ledger titled(int rateBp, Title title) {
        Statement base = new Statement(
                day("2026-01-10"),
                0,
                "charged-off",
                Authority.RECOURSE,
                rateBp,
                balance(2_000_00, 5_000_00, 100_000_00),
                List.of(due("2025-06-01", 100_000_00)));
        return ledger(base).with(Judgment.NONE.with(title));
    }
}
