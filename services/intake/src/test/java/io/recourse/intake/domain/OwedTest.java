package io.recourse.intake.domain;

import static io.recourse.intake.domain.Given.balance;
import static io.recourse.intake.domain.Given.chargedOff;
import static io.recourse.intake.domain.Given.cny;
import static io.recourse.intake.domain.Given.due;
import static io.recourse.intake.domain.Given.instant;
import static io.recourse.intake.domain.Given.opened;
import static io.recourse.intake.domain.Given.payment;
import static io.recourse.intake.domain.Given.received;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OwedTest {

    private static final String LATER = "2026-01-20T23:59:59+08:00";

    @Test
    void interest_that_is_not_posted_yet_is_owed_too_and_posts_nothing() {
        CaseState open = Given.spec()
                .when(received(chargedOff("2026-01-10", balance(0, 0, 100_000), due("2026-01-01", 100_000))))
                .at("2026-01-11T09:00:00+08:00")
                .state();
        // 1/10 000 a day of 1 000.00, ten days
        assertThat(Given.decider().owed(open, instant(LATER)))
                .isEqualTo(new Owed(instant(LATER), balance(0, 0, 100_000), 100, cny(100_100), 19));
        assertThat(Given.decider().owed(open, instant("2026-01-21T00:00:00+08:00")))
                .extracting(Owed::accruedInterest, Owed::daysPastDue)
                .containsExactly(110L, 20);
    }

    @Test
    void after_judgment_doubled_interest_that_is_not_posted_yet_is_owed_too() {
        CaseState titled = JudgmentTest.titled().state();
        assertThat(Given.decider().owed(titled, instant("2026-02-19T12:00:00+08:00")))
                .extracting(Owed::accruedInterest)
                .isEqualTo(535_50L);
    }

    @Test
    void a_host_whose_statements_rule_accrues_by_them_alone() {
        assertThat(Given.decider().owed(opened().state(), instant(LATER)))
                .isEqualTo(new Owed(instant(LATER), balance(0, 5_000, 95_000), 0, cny(100_000), 19));
    }

    @Test
    void a_closed_case_accrues_nothing_and_one_that_is_not_open_yet_owes_nothing() {
        CaseState paid = opened().when(payment("p1", 100_000, "2026-01-12"))
                .at("2026-01-12T12:00:00+08:00")
                .state();
        assertThat(Given.decider().owed(paid, instant(LATER)))
                .isEqualTo(new Owed(instant(LATER), balance(0, 0, 0), 0, cny(0), null));
        assertThat(Given.decider().owed(Given.spec().state(), instant(LATER))).isNull();
    }
}
