package io.recourse.intake.domain;

import static io.recourse.intake.domain.Given.balance;
import static io.recourse.intake.domain.Given.day;
import static io.recourse.intake.domain.Given.jointly;
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
import io.recourse.contracts.AccountPushed.CreditorKind;
import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent.BalanceAdjusted;
import io.recourse.contracts.IntakeEvent.PartyReleased;
import io.recourse.intake.domain.CaseEvent.CoDebtorReleased;
import io.recourse.intake.domain.CaseEvent.Told;
import io.recourse.intake.domain.CaseInput.CoDebtorReleaseAsked;
import io.recourse.intake.domain.CaseInput.LimitationInterrupted;
import io.recourse.intake.domain.CaseInput.Recalled;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Joint debtors owe all of it each; released, one takes its share of the debt along and no more (民法典 518–520). */
class JointDebtorsTest {

    private static final String NOW = "2026-01-12T12:00:00+08:00";
    private static final AccountFacts OF_THREE = jointly(List.of("c1", "c2"), null);

    @Test
    void a_case_knows_who_owes_and_who_guarantees() {
        Parties parties = parties(opened(OF_THREE));
        assertThat(parties.debtor()).isEqualTo("debtor-1");
        assertThat(parties.coDebtors()).containsExactly(new CoDebtor("c1", null, null), new CoDebtor("c2", null, null));
        assertThat(parties.guarantors()).isEmpty();
    }

    @Test
    void a_closed_case_knows_them_still() {
        Spec<CaseState, CaseInput, CaseEvent> open = opened(OF_THREE);
        Parties before = parties(open);
        CaseState closed = open.when(new Recalled(Given.instant(NOW))).at(NOW).state();
        assertThat(((CaseState.Closed) closed).parties()).isEqualTo(before);
    }

    @Test
    void without_an_agreement_the_shares_are_equal_and_the_debt_falls_by_one_of_them() {
        Relief relief =
                new Relief("c1", day("2026-01-12"), parties(opened(OF_THREE)).shares(), 1);
        opened(OF_THREE)
                .when(new CoDebtorReleaseAsked("c1"))
                .at(NOW)
                .then(
                        new CoDebtorReleased(relief),
                        new Told(released("c1")),
                        new Told(new BalanceAdjusted(
                                "co-debtor-released",
                                balance(0, 5_000, 95_000),
                                balance(0, 3_333, 63_333),
                                day("2026-01-01"))))
                .when(new CoDebtorReleaseAsked("c2"))
                .at(NOW)
                .thenPublished(
                        released("c2"),
                        new BalanceAdjusted(
                                "co-debtor-released",
                                balance(0, 3_333, 63_333),
                                balance(0, 1_666, 31_666),
                                day("2026-01-01")));
    }

    private static PartyReleased released(String party) {
        return new PartyReleased(party, Given.instant(NOW));
    }

    /** The debtor 50 %, c1 30 %, so 20 % is left for c2. */
    @Test
    void an_agreed_share_counts_and_what_is_left_falls_to_those_not_named() {
        opened(jointly(List.of("c1", "c2"), shares(5_000, 3_000)))
                .when(new CoDebtorReleaseAsked("c2"))
                .at(NOW)
                .thenPublished(released("c2"), adjusted(balance(0, 4_000, 76_000)))
                .when(new CoDebtorReleaseAsked("c1"))
                .at(NOW)
                // 30 of the 80 per cent that are left
                .thenPublished(
                        released("c1"),
                        new BalanceAdjusted(
                                "co-debtor-released",
                                balance(0, 4_000, 76_000),
                                balance(0, 2_500, 47_500),
                                day("2026-01-01")));
    }

    @Test
    void who_took_all_of_it_upon_itself_takes_all_of_it_along() {
        opened(jointly(List.of("c1"), shares(0, 10_000)))
                .when(new CoDebtorReleaseAsked("c1"))
                .at(NOW)
                .thenAlsoPublished(adjusted(balance(0, 0, 0)))
                .andStatus("PAID");
    }

    @Test
    void who_is_left_with_no_share_of_its_own_owes_what_is_left() {
        Parties parties = new Parties(
                "d",
                0,
                List.of(new CoDebtor("c1", 10_000, day("2026-01-12")), new CoDebtor("c2", 0, null)),
                List.of(),
                null);
        assertThat(parties.shares()).containsExactly(1L, 1L);
    }

    @Test
    void the_released_one_owes_nothing_and_the_others_stay() {
        Spec<CaseState, CaseInput, CaseEvent> released =
                opened(OF_THREE).when(new CoDebtorReleaseAsked("c1")).at(NOW);
        assertThat(parties(released).coDebtors())
                .containsExactly(new CoDebtor("c1", null, day("2026-01-12")), new CoDebtor("c2", null, null));
        released.when(new CoDebtorReleaseAsked("c1")).at(NOW).thenRefused("co-debtor-already-released");
    }

    @Test
    void nobody_unknown_and_not_the_debtor_whose_case_it_is_is_released() {
        opened(OF_THREE)
                .when(new CoDebtorReleaseAsked("c9"))
                .at(NOW)
                .thenRefused("co-debtor-unknown")
                .when(new CoDebtorReleaseAsked("debtor-1"))
                .at(NOW)
                .thenRefused("debtor-not-released");
        opened(OF_THREE)
                .when(new Recalled(Given.instant(NOW)))
                .at(NOW)
                .when(new CoDebtorReleaseAsked("c1"))
                .at(NOW)
                .thenRefused("case-closed");
    }

    /** Of 500.00 a third is gone, so 333.34 pays the first instalment, and a cent less does not. */
    @Test
    void every_instalment_falls_in_proportion() {
        for (long cents : List.of(33_333L, 33_332L)) {
            Spec<CaseState, CaseInput, CaseEvent> paid = opened(OF_THREE)
                    .when(new CoDebtorReleaseAsked("c1"))
                    .at(NOW)
                    .when(payment("p1", cents, "2026-01-13"))
                    .at("2026-01-13T12:00:00+08:00");
            assertThat(((CaseState.Open) paid.state()).ledger().oldestUnpaidDue())
                    .as("after %s", cents)
                    .isEqualTo(cents == 33_333 ? day("2026-01-20") : day("2026-01-01"));
        }
    }

    @Test
    void what_is_paid_and_taken_back_around_a_release_loses_no_cent() {
        Spec<CaseState, CaseInput, CaseEvent> spec = opened(OF_THREE)
                .when(payment("p1", 10_000, "2026-01-11"))
                .at("2026-01-11T12:00:00+08:00")
                .when(new CoDebtorReleaseAsked("c1"))
                .at(NOW)
                .when(reversal("p1", "2026-01-13"))
                .at("2026-01-13T12:00:00+08:00");
        // what was taken back never stood: 1 000.00 were owed that day, of which two thirds are left
        assertThat(owed(spec)).isEqualTo(66_666);
    }

    @Test
    void a_payment_of_the_day_before_comes_to_the_same_whether_it_is_told_before_the_release_or_after_it() {
        Spec<CaseState, CaseInput, CaseEvent> before = opened(OF_THREE)
                .when(payment("p1", 40_000, "2026-01-11"))
                .at("2026-01-11T12:00:00+08:00")
                .when(new CoDebtorReleaseAsked("c1"))
                .at(NOW);
        Spec<CaseState, CaseInput, CaseEvent> after = opened(OF_THREE)
                .when(new CoDebtorReleaseAsked("c1"))
                .at(NOW)
                .when(payment("p1", 40_000, "2026-01-11"))
                .at("2026-01-12T13:00:00+08:00");
        assertThat(owed(after)).isEqualTo(owed(before)).isEqualTo(40_000);
    }

    @Test
    void who_is_released_is_told_so() {
        opened(OF_THREE)
                .when(new CoDebtorReleaseAsked("c1"))
                .at(NOW)
                .andTells(new Tell(new SubjectId("party", "c1"), new PartyInput.CaseReleased("case-1")));
        Spec.of(Given.partyDecider(), "c1")
                .when(Given.named("case-1", Given.party("c1"), "2026-01-10", PartyRole.CO_DEBTOR))
                .at(NOW)
                .when(new PartyInput.CaseReleased("case-1"))
                .at(NOW)
                .then(new PartyEvent.DebtReleased("case-1"))
                .when(new PartyInput.PartyPaymentReceived(
                        "p1", Given.cny(100), day("2026-01-11"), null, Given.instant(NOW)))
                .at(NOW)
                .thenRefused("no-debt-known")
                .when(new PartyInput.EraseAsked("request-of-party"))
                .at(NOW)
                .andStatus("ERASED");
    }

    @Test
    void a_release_counts_the_interest_that_has_accrued() {
        Spec<CaseState, CaseInput, CaseEvent> spec = spec().when(received(
                        jointly(List.of("c1"), null),
                        Given.chargedOff("2026-01-10", balance(0, 0, 100_000), Given.due("2026-01-01", 100_000))))
                .at("2026-01-10T12:00:00+08:00")
                // ten days at 1/10 000 a day
                .when(new CoDebtorReleaseAsked("c1"))
                .at("2026-01-20T12:00:00+08:00")
                .thenAlsoPublished(new BalanceAdjusted(
                        "co-debtor-released", balance(0, 0, 100_000), balance(0, 50, 50_000), day("2026-01-01")));
        assertThat(owed(spec)).isEqualTo(50_050);
    }

    @Test
    void a_later_statement_of_the_host_knows_of_it() {
        opened(OF_THREE)
                .when(new CoDebtorReleaseAsked("c1"))
                .at(NOW)
                .when(received(OF_THREE, statement("2026-01-13", 0, balance(0, 3_333, 63_333))))
                .at("2026-01-14T12:00:00+08:00")
                .thenPublished();
    }

    @Test
    void what_interrupts_the_limitation_against_one_interrupts_it_for_all() {
        opened(OF_THREE)
                .when(new LimitationInterrupted(InterruptionCause.DEMAND, Given.instant(NOW), "to-c1"))
                .at(NOW)
                .when(new CoDebtorReleaseAsked("c1"))
                .at(NOW)
                // the last instalment is due on 20 January, so a demand before it changes nothing; one after it does
                .andDeadline("limitation", "2029-01-21T00:00:00+08:00")
                .when(new LimitationInterrupted(
                        InterruptionCause.DEMAND, Given.instant("2026-02-01T12:00:00+08:00"), "to-c2"))
                .at("2026-02-01T12:00:00+08:00")
                .andDeadline("limitation", "2029-02-02T00:00:00+08:00");
    }

    private static ContractTerms shares(int debtor, int c1) {
        return new ContractTerms(
                CreditorKind.LICENSED,
                null,
                null,
                null,
                List.of(new ContractTerms.Share("debtor-1", debtor), new ContractTerms.Share("c1", c1)));
    }

    private static BalanceAdjusted adjusted(Balance to) {
        return new BalanceAdjusted(
                "co-debtor-released", balance(0, 5_000, 95_000), to, to.settled() ? null : day("2026-01-01"));
    }

    private static Parties parties(Spec<CaseState, CaseInput, CaseEvent> spec) {
        return ((CaseState.Open) spec.state()).parties();
    }

    private static long owed(Spec<CaseState, CaseInput, CaseEvent> spec) {
        return ((CaseState.Open) spec.state()).ledger().balance().total().minor();
    }
}
