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
import static io.recourse.intake.domain.Given.reversal;
import static io.recourse.intake.domain.Given.spec;
import static io.recourse.intake.domain.Given.statement;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Tell;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent.BalanceAdjusted;
import io.recourse.contracts.IntakeEvent.Bucket;
import io.recourse.contracts.IntakeEvent.BucketEntered;
import io.recourse.contracts.IntakeEvent.CaseClosed;
import io.recourse.contracts.IntakeEvent.CaseOpened;
import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.contracts.IntakeEvent.DebtorKind;
import io.recourse.contracts.IntakeEvent.EpisodeOpened;
import io.recourse.contracts.IntakeEvent.GuaranteeKind;
import io.recourse.contracts.IntakeEvent.Guarantor;
import io.recourse.contracts.IntakeEvent.PaymentAllocated;
import io.recourse.contracts.IntakeEvent.PaymentReversed;
import io.recourse.contracts.IntakeEvent.RefundDue;
import io.recourse.contracts.IntakeEvent.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatementsTest {

    @Test
    void the_first_statement_opens_the_case_in_the_bucket_it_is_in_and_names_its_parties() {
        GuarantorFacts guarantor =
                new GuarantorFacts(Given.party("guarantor-1"), GuaranteeKind.ORDINARY, day("2026-01-20"), null);
        AccountFacts account = Given.account("CONSUMER_LOAN", DebtorKind.NATURAL, List.of(guarantor), List.of());
        opened(account)
                .thenPublished(
                        new CaseOpened(
                                "bank-a",
                                "CONSUMER_LOAN",
                                DebtorKind.NATURAL,
                                "debtor-1",
                                "CN",
                                "Asia/Shanghai",
                                "Asia/Shanghai",
                                "ZJ",
                                "zh-CN",
                                balance(0, 5_000, 95_000),
                                day("2026-01-01"),
                                9,
                                instant("2029-01-21T00:00:00+08:00"),
                                List.of(),
                                List.of(new Guarantor(
                                        "guarantor-1", GuaranteeKind.ORDINARY, instant("2026-07-21T00:00:00+08:00"))),
                                List.of(),
                                account.scoring()),
                        new BucketEntered(Bucket.EARLY, 9, day("2026-01-01")))
                .andTells(
                        new Tell(
                                new SubjectId("party", "debtor-1"),
                                Given.named("case-1", Given.party("debtor-1"), "2026-01-10", PartyRole.DEBTOR)),
                        new Tell(
                                new SubjectId("party", "guarantor-1"),
                                Given.named("case-1", Given.party("guarantor-1"), "2026-01-10", PartyRole.GUARANTOR)))
                .andStatus("OPEN");
    }

    @Test
    void a_later_episode_says_of_which_debt_it_is_and_which_case_was_before() {
        spec().when(new CaseInput.StatementReceived(
                        "bank-a",
                        "3",
                        Given.account("CONSUMER_LOAN"),
                        statement("2026-01-10", 0, balance(0, 5_000, 95_000)),
                        null,
                        null,
                        new CaseInput.StatementReceived.Earlier("case-of-1", "case-of-2")))
                .at(Given.OPENED)
                .thenAlsoPublished(new EpisodeOpened("case-of-1", "case-of-2"));
        assertThat(opened().published()).doesNotHaveAnyElementsOfTypes(EpisodeOpened.class);
    }

    @Test
    void co_debtors_are_named_with_the_case() {
        AccountFacts alone = Given.account("CONSUMER_LOAN");
        AccountFacts account = Given.jointly(alone, List.of("spouse-1"), null);
        assertThat(opened(account).published()).first().isInstanceOfSatisfying(CaseOpened.class, o -> assertThat(
                        o.coDebtors())
                .containsExactly("spouse-1"));
        opened(account)
                .andTells(
                        new Tell(
                                new SubjectId("party", "debtor-1"),
                                Given.named("case-1", Given.party("debtor-1"), "2026-01-10", PartyRole.DEBTOR)),
                        new Tell(
                                new SubjectId("party", "spouse-1"),
                                Given.named("case-1", Given.party("spouse-1"), "2026-01-10", PartyRole.CO_DEBTOR)));
    }

    @Test
    void a_technical_delay_opens_without_a_bucket() {
        Spec<CaseState, CaseInput, CaseEvent> technical = spec().when(
                        received(statement("2026-01-03", 0, balance(0, 0, 100))))
                .at("2026-01-04T23:59:59+08:00")
                .andDeadline("bucket", "2026-01-05T00:00:00+08:00");
        assertThat(technical.published()).singleElement().isInstanceOf(CaseOpened.class);
    }

    @Test
    void the_same_statement_again_changes_nothing() {
        opened().when(received(statement("2026-01-10", 0, balance(0, 5_000, 95_000))))
                .at("2026-01-11T09:00:00+08:00")
                .thenNothing();
    }

    @Test
    void one_key_with_two_contents_is_a_conflict() {
        opened().when(received(statement("2026-01-10", 0, balance(0, 5_000, 90_000))))
                .at("2026-01-11T09:00:00+08:00")
                .thenRefused("statement-conflict");
    }

    @Test
    void an_older_statement_is_stale() {
        opened().when(received(statement("2026-01-09", 7, balance(0, 5_000, 90_000))))
                .at("2026-01-11T09:00:00+08:00")
                .thenRefused("statement-stale");
    }

    /** What is pushed once more may have been overtaken on its way. */
    @Test
    void an_older_statement_that_was_taken_itself_changes_nothing() {
        Statement first = statement("2026-01-10", 0, balance(0, 5_000, 95_000));
        Statement second = statement("2026-01-10", 1, balance(0, 5_000, 93_000));
        Spec<CaseState, CaseInput, CaseEvent> twice =
                opened().when(received(second)).at("2026-01-11T09:00:00+08:00");
        twice.when(received(first)).at("2026-01-11T10:00:00+08:00").thenNothing();
        twice.when(received(statement("2026-01-10", 0, balance(0, 5_000, 91_000))))
                .at("2026-01-11T10:00:00+08:00")
                .thenRefused("statement-stale");
        twice.when(received(statement("2026-01-12", 0, balance(0, 5_000, 92_000))))
                .at("2026-01-13T09:00:00+08:00")
                .when(received(second))
                .at("2026-01-13T10:00:00+08:00")
                .thenNothing()
                .when(received(first))
                .at("2026-01-13T10:00:00+08:00")
                .thenNothing();
    }

    @Test
    void a_fortnight_of_statements_is_known_again_and_no_more() {
        Spec<CaseState, CaseInput, CaseEvent> pushed = opened();
        for (int revision = 1; revision <= 15; revision++) {
            pushed = pushed.when(received(statement("2026-01-10", revision, balance(0, 5_000, 95_000 - revision))))
                    .at("2026-01-11T09:00:00+08:00");
        }
        pushed.when(received(statement("2026-01-10", 1, balance(0, 5_000, 94_999))))
                .at("2026-01-11T10:00:00+08:00")
                .thenNothing();
        pushed.when(received(statement("2026-01-10", 0, balance(0, 5_000, 95_000))))
                .at("2026-01-11T10:00:00+08:00")
                .thenRefused("statement-stale");
    }

    /** Cases that were opened before hold what their statement's text was called then. */
    @Test
    void a_statement_is_known_again_by_what_it_was_called_before() {
        Statement stored = statement("2026-01-10", 0, balance(0, 5_000, 95_000));
        Statement again = new Statement(
                stored.asOf(), 0, "called anew", stored.authority(), 0, stored.balance(), stored.instalments());
        AccountFacts account = Given.account("CONSUMER_LOAN");
        opened().when(new CaseInput.StatementReceived("bank-a", "1", account, again, stored.contentHash(), null, null))
                .at("2026-01-11T09:00:00+08:00")
                .thenNothing();
        opened().when(new CaseInput.StatementReceived("bank-a", "1", account, again, "another", null, null))
                .at("2026-01-11T09:00:00+08:00")
                .thenRefused("statement-conflict");
    }

    @Test
    void a_statement_of_tomorrow_is_refused() {
        opened().when(received(statement("2026-01-12", 0, balance(0, 5_000, 90_000))))
                .at("2026-01-11T09:00:00+08:00")
                .thenRefused("statement-from-future");
    }

    @Test
    void nothing_overdue_opens_no_case() {
        spec().when(received(statement("2026-01-10", 0, balance(0, 0, 100), new Instalment[0])))
                .at("2026-01-10T09:00:00+08:00")
                .thenRefused("nothing-overdue");
    }

    @Test
    void nor_does_something_unpaid_of_which_nothing_is_owed_or_a_day_yet_to_come() {
        spec().when(received(statement("2026-01-10", 0, balance(0, 0, 0))))
                .at(Given.OPENED)
                .thenRefused("nothing-overdue");
        spec().when(received(statement("2026-01-11", 0, balance(0, 5_000, 95_000))))
                .at("2026-01-10T23:59:59+08:00")
                .thenRefused("statement-from-future");
    }

    @Test
    void the_difference_to_the_hosts_books_is_one_adjustment() {
        opened().when(received(statement("2026-01-10", 1, balance(1_000, 5_000, 95_000))))
                .at("2026-01-11T09:00:00+08:00")
                .thenPublished(new BalanceAdjusted(
                        "statement", balance(0, 5_000, 95_000), balance(1_000, 5_000, 95_000), day("2026-01-01")));
    }

    @Test
    void a_payment_the_statement_knows_is_not_counted_twice_whichever_comes_first() {
        opened().when(payment("p1", 20_000, "2026-01-12"))
                .at("2026-01-12T12:00:00+08:00")
                .thenPublished(new PaymentAllocated(
                        "p1",
                        day("2026-01-12"),
                        cny(20_000),
                        0,
                        5_000,
                        15_000,
                        0,
                        balance(0, 0, 80_000),
                        day("2026-01-01")))
                .when(received(statement(
                        "2026-01-12", 0, balance(0, 0, 80_000), due("2026-01-01", 30_000), due("2026-01-20", 50_000))))
                .at("2026-01-13T09:00:00+08:00")
                .thenPublished();
        opened().when(received(statement(
                        "2026-01-12", 0, balance(0, 0, 80_000), due("2026-01-01", 30_000), due("2026-01-20", 50_000))))
                .at("2026-01-13T09:00:00+08:00")
                .thenPublished(new BalanceAdjusted(
                        "statement", balance(0, 5_000, 95_000), balance(0, 0, 80_000), day("2026-01-01")))
                .when(payment("p1", 20_000, "2026-01-12"))
                .at("2026-01-13T12:00:00+08:00")
                .thenPublished(
                        new BalanceAdjusted(
                                "in-statement", balance(0, 0, 80_000), balance(0, 5_000, 95_000), day("2026-01-01")),
                        new PaymentAllocated(
                                "p1",
                                day("2026-01-12"),
                                cny(20_000),
                                0,
                                5_000,
                                15_000,
                                0,
                                balance(0, 0, 80_000),
                                day("2026-01-01")));
    }

    @Test
    void a_payment_the_statement_cannot_know_yet_stays_counted() {
        opened().when(payment("p1", 20_000, "2026-01-12"))
                .at("2026-01-12T12:00:00+08:00")
                .when(received(statement("2026-01-11", 0, balance(500, 5_000, 95_000))))
                .at("2026-01-13T09:00:00+08:00")
                .thenPublished(new BalanceAdjusted(
                        "statement", balance(0, 0, 80_000), balance(0, 0, 80_500), day("2026-01-01")));
    }

    @Test
    void payments_beyond_what_a_late_statement_says_is_owed_are_refunded() {
        opened().when(payment("p1", 20_000, "2026-01-12"))
                .at("2026-01-12T12:00:00+08:00")
                .when(received(statement("2026-01-11", 0, balance(0, 0, 15_000), due("2026-01-01", 15_000))))
                .at("2026-01-13T09:00:00+08:00")
                .thenPublished(
                        new BalanceAdjusted("statement", balance(0, 0, 80_000), balance(0, 0, 0), null),
                        new RefundDue("p1", cny(5_000)),
                        new CaseClosed(CloseReason.PAID, Stage.INTAKE, instant("2026-01-13T09:00:00+08:00")));
    }

    @Test
    void a_reversal_after_the_statement_that_knew_the_payment_brings_its_parts_back() {
        opened().when(payment("p1", 20_000, "2026-01-12"))
                .at("2026-01-12T12:00:00+08:00")
                .when(received(statement("2026-01-12", 0, balance(0, 0, 80_000), due("2026-01-12", 80_000))))
                .at("2026-01-13T09:00:00+08:00")
                .when(reversal("p1", "2026-01-15"))
                .at("2026-01-15T12:00:00+08:00")
                .thenPublished(
                        new PaymentReversed("p1", "r-p1", cny(20_000), balance(0, 5_000, 95_000), day("2026-01-12")))
                .when(received(statement("2026-01-15", 0, balance(0, 5_000, 95_000))))
                .at("2026-01-15T23:00:00+08:00")
                .thenPublished(
                        new BalanceAdjusted(
                                "statement", balance(0, 5_000, 95_000), balance(0, 5_000, 95_000), day("2026-01-01")),
                        new BucketEntered(Bucket.EARLY, 14, day("2026-01-01")));
    }

    /** The statement's own instalments are paid; of what went back days past due are counted on. */
    @Test
    void what_goes_back_after_the_books_were_taken_over_is_overdue_again() {
        opened().when(payment("p1", 20_000, "2026-01-11"))
                .at("2026-01-11T12:00:00+08:00")
                .when(received(chargedOff("2026-01-12", balance(0, 0, 80_000), due("2026-01-20", 80_000))))
                .at("2026-01-13T09:00:00+08:00")
                .when(reversal("p1", "2026-01-15"))
                .at("2026-01-15T12:00:00+08:00")
                .thenPublished(
                        new PaymentReversed("p1", "r-p1", cny(20_000), balance(0, 5_000, 95_000), day("2026-01-11")),
                        new BucketEntered(Bucket.EARLY, 4, day("2026-01-11")))
                .when(payment("p2", 80_000, "2026-01-15"))
                .at("2026-01-15T13:00:00+08:00")
                .thenAlsoPublished(new PaymentAllocated(
                        "p2",
                        day("2026-01-15"),
                        cny(80_000),
                        0,
                        5_024,
                        74_976,
                        0,
                        balance(0, 0, 20_024),
                        day("2026-01-20")));
    }

    @Test
    void everything_paid_at_the_host_cures_the_case() {
        opened().when(received(statement("2026-01-12", 0, balance(0, 0, 60_000), new Instalment[0])))
                .at("2026-01-13T09:00:00+08:00")
                .thenPublished(
                        new BalanceAdjusted("statement", balance(0, 5_000, 95_000), balance(0, 0, 60_000), null),
                        new CaseClosed(CloseReason.CURED, Stage.INTAKE, instant("2026-01-13T09:00:00+08:00")))
                .andStatus("CURED")
                .andDeadlines();
    }

    @Test
    void after_charge_off_statements_change_no_balance() {
        opened().when(received(chargedOff("2026-01-12", balance(0, 5_000, 95_000), due("2026-01-01", 100_000))))
                .at("2026-01-13T09:00:00+08:00")
                .thenPublished()
                .when(received(statement("2026-01-20", 0, balance(0, 0, 10), new Instalment[0])))
                .at("2026-01-21T09:00:00+08:00")
                .thenPublished()
                .andStatus("OPEN")
                .when(received(statement("2026-01-19", 0, balance(0, 0, 10), new Instalment[0])))
                .at("2026-01-22T09:00:00+08:00")
                .thenRefused("statement-stale");
    }

    @Test
    void a_closed_case_takes_note_of_paid_statements_and_refuses_new_debts() {
        opened().when(payment("p1", 100_000, "2026-01-12"))
                .at("2026-01-12T12:00:00+08:00")
                .when(received(statement("2026-01-12", 0, balance(0, 0, 0), new Instalment[0])))
                .at("2026-01-13T09:00:00+08:00")
                .thenPublished()
                .when(received(statement("2026-03-12", 0, balance(0, 0, 900), due("2026-03-01", 900))))
                .at("2026-03-13T09:00:00+08:00")
                .thenRefused("case-closed");
    }

    @Test
    void a_closed_case_takes_note_of_what_is_owed_but_not_due_and_of_what_is_named_but_not_owed() {
        for (Statement asksNothing : List.of(
                statement("2026-01-13", 0, balance(0, 0, 900), new Instalment[0]),
                statement("2026-01-13", 0, balance(0, 0, 0), due("2026-01-12", 900)))) {
            opened().when(payment("p1", 100_000, "2026-01-12"))
                    .at("2026-01-12T12:00:00+08:00")
                    .when(received(asksNothing))
                    .at("2026-01-13T09:00:00+08:00")
                    .then(new CaseEvent.StatementNoted(asksNothing.key(), null));
        }
    }

    @Test
    void a_closed_case_takes_no_note_of_a_day_yet_to_come() {
        opened().when(payment("p1", 100_000, "2026-01-12"))
                .at("2026-01-12T12:00:00+08:00")
                .when(received(statement("9999-12-31", 0, balance(0, 0, 0), new Instalment[0])))
                .at("2026-01-13T09:00:00+08:00")
                .thenRefused("statement-from-future");
    }

    @Test
    void what_no_rule_covers_is_refused_by_name() {
        Statement statement = statement("2026-01-10", 1, balance(0, 0, 100));
        spec().when(received(elsewhere("XX", "Asia/Shanghai"), statement))
                .at("2026-01-11T09:00:00+08:00")
                .thenRefused("jurisdiction-unknown");
        spec().when(received(elsewhere("CN", "Asia/Nowhere"), statement))
                .at("2026-01-11T09:00:00+08:00")
                .thenRefused("zone-unknown");
        opened().when(new CaseInput.StatementReceived(
                        "bank-b", "1", Given.account("CONSUMER_LOAN"), statement, null, null, null))
                .at("2026-01-11T09:00:00+08:00")
                .thenRefused("lender-mismatch");
        opened().when(received(statement("2026-01-10", 1, new Balance("USD", 0, 0, 100))))
                .at("2026-01-11T09:00:00+08:00")
                .thenRefused("currency-mismatch");
        opened().when(received(statement("2026-01-10", 1, balance(0, 0, 0))))
                .at("2026-01-11T09:00:00+08:00")
                .thenRefused("statement-inconsistent");
    }

    private static AccountFacts elsewhere(String jurisdiction, String zone) {
        AccountFacts cn = Given.account("CONSUMER_LOAN");
        return new AccountFacts(
                cn.product(),
                cn.debtorKind(),
                cn.debtor(),
                jurisdiction,
                zone,
                cn.coDebtors(),
                cn.guarantors(),
                cn.collateral(),
                cn.scoring(),
                cn.terms());
    }

    @Test
    void a_return_that_the_curing_statement_knew_brings_no_debt_back() {
        Spec<CaseState, CaseInput, CaseEvent> cured = opened().when(payment("p1", 10_000, "2026-01-11"))
                .at("2026-01-11T12:00:00+08:00")
                .when(received(statement("2026-01-13", 0, balance(0, 0, 50_000), new Instalment[0])))
                .at("2026-01-13T18:00:00+08:00")
                .andStatus("CURED")
                .when(reversal("p1", "2026-01-12"))
                .at("2026-01-14T09:00:00+08:00")
                .thenPublished()
                .andStatus("CURED");
        assertThat(((CaseState.Closed) cured.state()).debtRestored()).isFalse();
    }
}
