package io.recourse.intake.domain;

import static io.recourse.intake.domain.Given.balance;
import static io.recourse.intake.domain.Given.chargedOffAt;
import static io.recourse.intake.domain.Given.day;
import static io.recourse.intake.domain.Given.due;
import static io.recourse.intake.domain.Given.instant;
import static io.recourse.intake.domain.Given.lentPrivately;
import static io.recourse.intake.domain.Given.opened;
import static io.recourse.intake.domain.Given.payment;
import static io.recourse.intake.domain.Given.received;
import static io.recourse.intake.domain.Given.spec;
import static io.recourse.intake.domain.Given.statement;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.spec.Spec;
import io.recourse.contracts.AccountPushed.CreditorKind;
import io.recourse.contracts.IntakeEvent.BalanceAdjusted;
import io.recourse.contracts.IntakeEvent.PaymentAllocated;
import io.recourse.contracts.IntakeEvent.RefundDue;
import io.recourse.intake.domain.CappedRate.Basis;
import io.recourse.intake.domain.CaseEvent.ChargedOff;
import io.recourse.intake.domain.CaseEvent.RateCapped;
import io.recourse.intake.domain.CaseEvent.StatementNoted;
import io.recourse.intake.domain.CaseInput.ChargeOffAsked;
import io.recourse.intake.domain.CaseInput.LimitationInterrupted;
import io.recourse.intake.domain.CaseInput.Recalled;
import io.recourse.rules.pack.Packs;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From the charge-off on Recourse's ledger rules, and what a private lender asks is capped (民间借贷规定 25, 28, 29, 31). */
class ChargeOffTest {

    private static final String NOW = "2026-01-12T12:00:00+08:00";
    private static final ChargeOffAsked TODAY = new ChargeOffAsked(null);

    /** 4 × 3.7 % is 14.8 % for a contract of 20 January 2022. */
    @Test
    void a_later_statement_that_first_says_so_makes_the_lender_a_private_one() {
        Spec<CaseState, CaseInput, CaseEvent> spec = spec().when(
                        received(Given.account("CONSUMER_LOAN"), chargedOffAt("2026-01-10", 2_400)))
                .at(Given.OPENED);
        Statement later = statement("2026-01-13", 0, balance(0, 0, 1), due("2026-01-01", 1));
        spec.when(received(
                        Given.jointly(List.of(), new ContractTerms(CreditorKind.PRIVATE, null, null, null, List.of())),
                        later))
                .at("2026-01-14T12:00:00+08:00")
                .thenRefused("contract-date-missing")
                .when(received(lentPrivately("2022-01-20"), later))
                .at("2026-01-14T12:00:00+08:00")
                .then(
                        new StatementNoted(later.key(), null),
                        new CaseEvent.CreditorTaken(CreditorKind.PRIVATE, day("2022-01-20")),
                        new RateCapped(
                                new CappedRate(2_400, 1_480, 370, day("2022-01-20"), CappedRate.Basis.CONTRACT)));
        assertThat(((CaseState.Open) spec.state()).ledger().base().annualRateBp())
                .isEqualTo(1_480);
        Statement again = statement("2026-01-15", 0, balance(0, 0, 1), due("2026-01-01", 1));
        spec.when(received(lentPrivately("2022-01-20"), again))
                .at("2026-01-16T12:00:00+08:00")
                .then(new StatementNoted(again.key(), null));
    }

    @Test
    void what_was_paid_as_interest_beyond_the_cap_before_the_lender_was_known_to_be_private_pays_principal() {
        Statement later = statement("2026-02-13", 0, balance(0, 0, 1), due("2026-01-01", 1));
        Spec<CaseState, CaseInput, CaseEvent> spec = spec().when(
                        received(Given.account("CONSUMER_LOAN"), chargedOffAt("2026-01-10", 2_400)))
                .at(Given.OPENED)
                .when(payment("p1", 10_000, "2026-02-10"))
                .at("2026-02-10T12:00:00+08:00")
                .when(received(lentPrivately("2022-01-20"), later))
                .at("2026-02-14T12:00:00+08:00");
        Spec<CaseState, CaseInput, CaseEvent> privately = spec().when(
                        received(lentPrivately("2022-01-20"), chargedOffAt("2026-01-10", 2_400)))
                .at(Given.OPENED)
                .when(payment("p1", 10_000, "2026-02-10"))
                .at("2026-02-10T12:00:00+08:00");
        assertThat(((CaseState.Open) spec.state()).ledger().balance())
                .isEqualTo(((CaseState.Open) privately.state()).ledger().balance());
    }

    @Test
    void at_the_host_it_counts_when_the_figures_become_ours_and_from_the_day_of_a_suit_heard_before() {
        List<CaseEvent> events = opened().when(
                        new CaseInput.LimitationInterrupted(InterruptionCause.SUIT, instant(NOW), "e1"))
                .at(NOW)
                .when(received(
                        lentPrivately("2020-01-05"),
                        statement("2026-01-13", 0, balance(0, 0, 90_000), due("2026-01-01", 90_000))
                                .withRate(2_400)))
                .at("2026-01-14T12:00:00+08:00")
                .when(TODAY)
                .at("2026-01-14T12:00:00+08:00")
                .events();
        assertThat(events)
                .anyMatch(e -> e instanceof RateCapped capped && capped.rate().basis() == CappedRate.Basis.SUIT);
    }

    @Test
    void after_it_no_statement_changes_the_balance() {
        Statement later = statement("2026-01-13", 0, balance(0, 0, 1), due("2026-01-01", 1));
        opened().when(TODAY)
                .at(NOW)
                .then(new ChargedOff(day("2026-01-12")))
                .when(received(later))
                .at("2026-01-14T12:00:00+08:00")
                .then(new StatementNoted(later.key(), null));
    }

    /** Half a fen a day on 50.00 at 3.65 %: posted by itself each day it would be nothing for ever. */
    @Test
    void who_pays_every_day_owes_no_less_interest_and_no_more() {
        Spec<CaseState, CaseInput, CaseEvent> spec = Given.spec()
                .when(Given.received(
                        Given.chargedOff("2026-01-10", Given.balance(0, 0, 5_000), Given.due("2026-01-01", 5_000))))
                .at(Given.OPENED);
        for (int day = 11; day <= 30; day++) {
            String on = "2026-01-" + day;
            spec = spec.when(Given.payment("p" + day, 1, on)).at(on + "T12:00:00+08:00");
        }
        // 20 fen came, and ten days' worth of the interest is a fen each
        assertThat(((CaseState.Open) spec.state()).ledger().balance().total().minor())
                .isEqualTo(5_000 - 20 + 10);
    }

    @Test
    void it_happens_once_and_not_on_a_day_to_come_nor_to_a_closed_case() {
        opened().when(new ChargeOffAsked(day("2026-01-13")))
                .at(NOW)
                .thenRefused("charge-off-in-future")
                .when(new ChargeOffAsked(day("2026-01-11")))
                .at(NOW)
                .then(new ChargedOff(day("2026-01-11")))
                .when(TODAY)
                .at(NOW)
                .thenNothing();
        opened().when(new Recalled(instant(NOW))).at(NOW).when(TODAY).at(NOW).thenRefused("case-closed");
    }

    /** 950.00 at 3.65 % for the two days since the statement is 0.19. */
    @Test
    void interest_runs_from_the_last_statement_by_its_rate() {
        Spec<CaseState, CaseInput, CaseEvent> charged =
                atHost(Given.account("CONSUMER_LOAN"), 365).when(TODAY).at(NOW).thenPublished();
        charged.when(payment("p1", 100, "2026-01-12"))
                .at(NOW)
                .thenAlsoPublished(new BalanceAdjusted(
                        "interest", balance(0, 5_000, 95_000), balance(0, 5_019, 95_000), day("2026-01-01")));
    }

    @Test
    void a_payment_of_before_it_that_is_told_after_it_counts() {
        atHost(Given.account("CONSUMER_LOAN"), 365)
                .when(TODAY)
                .at(NOW)
                .when(payment("p1", 5_010, "2026-01-11"))
                .at("2026-01-13T12:00:00+08:00")
                .thenAlsoPublished(new PaymentAllocated(
                        "p1",
                        day("2026-01-11"),
                        Given.cny(5_010),
                        0,
                        5_010,
                        0,
                        0,
                        balance(0, 0, 95_000),
                        day("2026-01-01")));
    }

    /** What the payment was told to have paid stands; the interest it should have met first is made good. */
    @Test
    void what_was_paid_to_the_host_since_its_statement_is_reckoned_anew() {
        atHost(Given.account("CONSUMER_LOAN"), 365)
                .when(payment("p1", 6_000, "2026-01-11"))
                .at("2026-01-11T12:00:00+08:00")
                .thenAlsoPublished(new PaymentAllocated(
                        "p1",
                        day("2026-01-11"),
                        Given.cny(6_000),
                        0,
                        5_000,
                        1_000,
                        0,
                        balance(0, 0, 94_000),
                        day("2026-01-01")))
                .when(TODAY)
                .at(NOW)
                .thenPublished(new BalanceAdjusted(
                        "charge-off", balance(0, 0, 94_000), balance(0, 0, 94_010), day("2026-01-01")));
    }

    @Test
    void a_statement_that_passes_authority_names_the_day() {
        Spec<CaseState, CaseInput, CaseEvent> passed =
                opened().when(received(chargedOffAt("2026-01-11", 365))).at(NOW);
        assertThat(passed.events()).contains(new ChargedOff(day("2026-01-11")));
        assertThat(credit(passed).chargedOffOn()).isEqualTo(day("2026-01-11"));
    }

    @Test
    void a_private_lender_gets_four_times_the_prime_rate_of_the_contracts_day() {
        Spec<CaseState, CaseInput, CaseEvent> capped = spec().when(
                        received(lentPrivately("2020-08-20"), chargedOffAt("2026-01-10", 2_400)))
                .at(Given.OPENED);
        assertThat(credit(capped).capped())
                .isEqualTo(new CappedRate(2_400, 1_540, 385, day("2020-08-20"), Basis.CONTRACT));
        // 950.00 at 15.4 % for 73 days, a fifth of a year, is 29.26
        capped.when(payment("p1", 100, "2026-03-24"))
                .at("2026-03-24T12:00:00+08:00")
                .thenAlsoPublished(new BalanceAdjusted(
                        "interest", balance(0, 5_000, 95_000), balance(0, 7_926, 95_000), day("2026-01-01")));
    }

    @Test
    void what_is_not_above_the_cap_stays_and_licensed_lenders_have_none() {
        assertThat(credit(spec().when(received(lentPrivately("2020-08-20"), chargedOffAt("2026-01-10", 1_540)))
                                .at(Given.OPENED))
                        .capped())
                .isEqualTo(new CappedRate(1_540, 1_540, 385, day("2020-08-20"), Basis.CONTRACT));
        Spec<CaseState, CaseInput, CaseEvent> licensed =
                spec().when(received(chargedOffAt("2026-01-10", 2_400))).at(Given.OPENED);
        assertThat(credit(licensed)).isEqualTo(Credit.PLAIN);
        assertThat(((CaseState.Open) licensed.state()).ledger().base().annualRateBp())
                .isEqualTo(2_400);
    }

    @Test
    void a_charge_off_caps_the_rate_of_the_hosts_last_statement() {
        atHost(lentPrivately("2022-01-20"), 2_400)
                .when(TODAY)
                .at(NOW)
                .then(
                        new ChargedOff(day("2026-01-12")),
                        new RateCapped(new CappedRate(2_400, 1_480, 370, day("2022-01-20"), Basis.CONTRACT)));
    }

    /** Art. 31: such a contract counts from the suit; until there is one the statement's day stands in (ours). */
    @Test
    void an_older_contract_has_the_cap_of_the_day_of_the_suit() {
        Spec<CaseState, CaseInput, CaseEvent> old = spec().when(
                        received(lentPrivately("2020-08-19"), chargedOffAt("2025-05-01", 2_400)))
                .at("2025-05-01T12:00:00+08:00");
        assertThat(credit(old).capped())
                .isEqualTo(new CappedRate(2_400, 1_240, 310, day("2025-05-01"), Basis.STATEMENT));
        old.when(suit("2025-06-02", "b")).at("2025-07-01T12:00:00+08:00");
        CappedRate bySuit = new CappedRate(2_400, 1_200, 300, day("2025-06-02"), Basis.SUIT);
        assertThat(credit(old).capped()).isEqualTo(bySuit);
        old.when(suit("2025-06-20", "c")).at("2025-07-01T12:00:00+08:00");
        assertThat(credit(old).capped()).isEqualTo(bySuit);
        old.when(suit("2025-05-19", "a")).at("2025-07-01T12:00:00+08:00");
        assertThat(credit(old).capped()).isEqualTo(new CappedRate(2_400, 1_240, 310, day("2025-05-19"), Basis.SUIT));
    }

    @Test
    void until_there_is_a_suit_the_last_known_rate_stands_in_where_the_statement_is_younger_than_the_table() {
        LocalDate known = Packs.rateCap("CN").knownTo();
        String on = known.plusDays(7).toString();
        assertThat(credit(spec().when(received(lentPrivately("2020-08-19"), chargedOffAt(on, 2_400)))
                                .at(on + "T12:00:00+08:00"))
                        .capped())
                .isEqualTo(new CappedRate(2_400, 1_200, 300, known, Basis.STATEMENT));
    }

    @Test
    void interest_posted_by_the_higher_rate_is_taken_back_when_the_suit_lowers_it() {
        // 950.00 at 12.4 % for 73 days is 23.56, at 12.0 % 22.80
        spec().when(received(lentPrivately("2020-08-19"), chargedOffAt("2025-05-01", 2_400)))
                .at("2025-05-01T12:00:00+08:00")
                .when(payment("p1", 1, "2025-07-13"))
                .at("2025-07-13T12:00:00+08:00")
                .when(suit("2025-07-14", "a"))
                .at("2025-07-14T16:00:00+08:00")
                .thenAlsoPublished(new BalanceAdjusted(
                        "rate-cap", balance(0, 7_355, 95_000), balance(0, 7_279, 95_000), day("2026-01-01")));
    }

    @Test
    void what_was_paid_by_the_higher_rate_beyond_all_that_is_owed_by_the_lower_goes_back() {
        // 56 of 1 023.56 are left; by the lower rate 1 022.80 were owed
        spec().when(received(lentPrivately("2020-08-19"), chargedOffAt("2025-05-01", 2_400)))
                .at("2025-05-01T12:00:00+08:00")
                .when(payment("p1", 102_300, "2025-07-13"))
                .at("2025-07-13T12:00:00+08:00")
                .when(suit("2025-07-13", "a"))
                .at("2025-07-13T16:00:00+08:00")
                .thenAlsoPublished(new RefundDue("p1", Given.cny(20)))
                .andStatus("PAID");
    }

    @Test
    void a_private_lender_says_when_the_contract_was_concluded_and_the_table_must_know_that_day() {
        spec().when(received(
                        Given.jointly(List.of(), new ContractTerms(CreditorKind.PRIVATE, null, null, null, List.of())),
                        statement("2026-01-10", 0, balance(0, 5_000, 95_000))))
                .at(Given.OPENED)
                .thenRefused("contract-date-missing");
        LocalDate unknown = Packs.rateCap("CN").knownTo().plusDays(1);
        String on = unknown.toString();
        spec().when(received(lentPrivately(on), chargedOffAt(on, 2_400)))
                .at(on + "T12:00:00+08:00")
                .thenRefused("rate-cap-unknown");
        spec().when(received(lentPrivately(on), statement(on, 0, balance(0, 5_000, 95_000))))
                .at(on + "T12:00:00+08:00")
                .when(TODAY)
                .at(on + "T12:00:00+08:00")
                .thenRefused("rate-cap-unknown")
                .when(received(
                        lentPrivately(on), chargedOffAt(unknown.plusDays(1).toString(), 2_400)))
                .at(unknown.plusDays(1) + "T12:00:00+08:00")
                .thenRefused("rate-cap-unknown");
    }

    private static Spec<CaseState, CaseInput, CaseEvent> atHost(AccountFacts account, int rateBp) {
        Statement host = statement("2026-01-10", 0, balance(0, 5_000, 95_000));
        return spec().when(received(account, host.withRate(rateBp))).at(Given.OPENED);
    }

    private static Credit credit(Spec<CaseState, CaseInput, CaseEvent> spec) {
        return ((CaseState.Open) spec.state()).account().credit();
    }

    private static LimitationInterrupted suit(String on, String proof) {
        return new LimitationInterrupted(InterruptionCause.SUIT, instant(on + "T15:00:00+08:00"), proof);
    }
}
