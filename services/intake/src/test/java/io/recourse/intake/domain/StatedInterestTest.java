package io.recourse.intake.domain;

import static io.recourse.intake.domain.Given.account;
import static io.recourse.intake.domain.Given.balance;
import static io.recourse.intake.domain.Given.chargedOff;
import static io.recourse.intake.domain.Given.costs;
import static io.recourse.intake.domain.Given.due;
import static io.recourse.intake.domain.Given.lentPrivately;
import static io.recourse.intake.domain.Given.received;
import static io.recourse.intake.domain.Given.spec;
import static io.recourse.intake.domain.Given.statement;

import io.recourse.casework.spec.Spec;
import org.junit.jupiter.api.Test;

/**
 * What a private lender states beside the principal is bounded by four times the prime rate of the contract's day
 * (民间借贷规定 art. 25, 29). Amounts are fen.
 */
class StatedInterestTest {

    private static final String RULE = "interest-beyond-cap";

    /** 950.00 at 4 × 3.85 % for 1 826 days of 365 a year: 731.90. */
    private static final long MOST = 73_190;

    @Test
    void as_much_as_the_cap_comes_to_is_taken_and_a_fen_more_is_refused() {
        AccountFacts loan = lentPrivately("2021-01-10");
        opens(loan, 0, MOST).andStatus("OPEN");
        opens(loan, 0, MOST + 1).thenRefused(RULE);
        opens(loan, 1, MOST).thenRefused(RULE);
        spec().when(received(loan, chargedOff("2026-01-10", balance(0, MOST + 1, 95_000), due("2026-01-01", 1))))
                .at(Given.OPENED)
                .thenRefused(RULE);
    }

    @Test
    void a_licensed_lender_is_exempt_and_an_older_contract_had_another_bound() {
        opens(account("CONSUMER_LOAN"), 0, MOST + 1).andStatus("OPEN");
        opens(lentPrivately("2020-08-19"), 0, 200_000).andStatus("OPEN");
        opens(lentPrivately("2020-08-20"), 0, 200_000).thenRefused(RULE);
    }

    /** Three days later 1.20 more; the court's fee of 3.00 is not the lender's. */
    @Test
    void a_later_statement_is_bounded_too_and_the_courts_costs_are_not_counted_for_it() {
        long most = 73_310;
        opens(lentPrivately("2021-01-10"), 0, MOST)
                .when(costs("c1", 300, "2026-01-12"))
                .at("2026-01-12T12:00:00+08:00")
                .when(received(lentPrivately("2021-01-10"), statement("2026-01-13", 0, balance(301, most, 95_000))))
                .at("2026-01-13T12:00:00+08:00")
                .thenRefused(RULE)
                .when(received(lentPrivately("2021-01-10"), statement("2026-01-13", 1, balance(300, most, 95_000))))
                .at("2026-01-13T12:00:00+08:00")
                .andStatus("OPEN");
    }

    private static Spec<CaseState, CaseInput, CaseEvent> opens(AccountFacts loan, long costs, long interest) {
        return spec().when(received(loan, statement("2026-01-10", 0, balance(costs, interest, 95_000))))
                .at(Given.OPENED);
    }
}
