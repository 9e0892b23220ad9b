package io.recourse.intake.domain;

import static io.recourse.intake.domain.Given.balance;
import static io.recourse.intake.domain.Given.chargedOffAt;
import static io.recourse.intake.domain.Given.day;
import static io.recourse.intake.domain.Given.instant;
import static io.recourse.intake.domain.Given.payment;
import static io.recourse.intake.domain.Given.received;
import static io.recourse.intake.domain.Given.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Tell;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.AccountPushed.CreditorKind;
import io.recourse.contracts.AccountPushed.DayCount;
import io.recourse.contracts.IntakeEvent.BalanceAdjusted;
import io.recourse.contracts.IntakeEvent.DebtorKind;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.intake.domain.CappedRate.Basis;
import io.recourse.intake.domain.CaseEvent.ChargedOff;
import io.recourse.intake.domain.CaseEvent.RateCapped;
import io.recourse.intake.domain.CaseInput.ChargeOffAsked;
import io.recourse.intake.domain.CaseInput.StandingAsked;
import io.recourse.intake.domain.CaseInput.TitleTold;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Our ledger's interest runs by the day count the contract names, ACT/365 where it names none. 950.00 of principal at 36 %. */
class ContractDayCountTest {

    private static final int RATE = 3_600;
    private static final String NOON = "T12:00:00+08:00";

    /** 342.00 a year: 80 days of 365 and of 360; 81 and 80 days of 30/360 and 30E/360; one day of 365 and 59 of 366. */
    @ParameterizedTest
    @CsvSource(textBlock = """
                     , 2026-01-10, 2026-03-31, 7496
        ACT_365_FIXED, 2026-01-10, 2026-03-31, 7496
        ACT_360,       2026-01-10, 2026-03-31, 7600
        THIRTY_360,    2026-01-10, 2026-03-31, 7695
        THIRTY_E_360,  2026-01-10, 2026-03-31, 7600
        ACT_365_FIXED, 2027-12-31, 2028-02-29, 5622
        ACT_ACT_ISDA,  2027-12-31, 2028-02-29, 5607
            """)
    void interest_runs_by_the_contracts_day_count(@Nullable DayCount count, String asOf, String on, long interest) {
        assertThat(accrued(charged(count, asOf, RATE), on)).isEqualTo(interest);
    }

    @ParameterizedTest
    @EnumSource(DayCount.class)
    void what_is_posted_at_payments_is_what_the_whole_term_comes_to(DayCount count) {
        Spec<CaseState, CaseInput, CaseEvent> cut = charged(count, "2026-01-15", RATE);
        List<String> payments = List.of("2026-01-31", "2026-02-15", "2026-02-28");
        // each pays one fen of interest, so the principal stands
        payments.forEach(on -> cut.when(payment(on, 1, on)).at(on + NOON));
        long posted = ((CaseState.Open) cut.state()).ledger().balance().interest() - 5_000 + payments.size();
        // rounded once at each payment
        assertThat(posted + accrued(cut, "2026-03-31"))
                .isCloseTo(accrued(charged(count, "2026-01-15", RATE), "2026-03-31"), within(2L));
    }

    /** Of 30/360 the last day of January is the 16th of the term; 15 February is the 30th, so 14 more and not 15. */
    @Test
    void bond_basis_is_counted_from_the_statements_day_and_not_from_payment_to_payment() {
        charged(DayCount.THIRTY_360, "2026-01-15", RATE)
                .when(payment("p1", 1, "2026-01-31"))
                .at("2026-01-31" + NOON)
                .thenAlsoPublished(new BalanceAdjusted(
                        "interest", balance(0, 5_000, 95_000), balance(0, 6_520, 95_000), day("2026-01-01")))
                .when(payment("p2", 1, "2026-02-15"))
                .at("2026-02-15" + NOON)
                .thenAlsoPublished(new BalanceAdjusted(
                        "interest", balance(0, 6_519, 95_000), balance(0, 7_849, 95_000), day("2026-01-01")));
    }

    /** From 30 January on nothing: 29 days of 30/360 from 1 January are 28. */
    @Test
    void days_without_interest_are_taken_out_by_the_same_count() {
        AccountFacts enterprise = Given.account("SME_LOAN", DebtorKind.ENTERPRISE, List.of(), List.of());
        Spec<CaseState, CaseInput, CaseEvent> bankrupt = charged(enterprise, DayCount.THIRTY_360, "2026-01-01", RATE);
        bankrupt.when(Given.pause("b1", PauseReason.BANKRUPTCY, "2026-01-30T09:00:00+08:00"))
                .at("2026-01-30" + NOON);
        assertThat(accrued(bankrupt, "2026-03-31")).isEqualTo(28 * 95);
    }

    @ParameterizedTest
    @EnumSource(DayCount.class)
    void doubled_interest_is_by_the_day_whatever_the_contract_says(DayCount count) {
        Spec<CaseState, CaseInput, CaseEvent> titled = charged(count, "2026-01-10", 0)
                .when(new TitleTold(day("2026-01-10"), day("2026-01-20"), Given.cny(100_000), Given.cny(5_000)))
                .at("2026-01-12" + NOON);
        // 950.00 at 0.0175 % a day for 70 days is 11.6375
        assertThat(accrued(titled, "2026-03-31")).isEqualTo(1_164);
    }

    @Test
    void a_private_lenders_rate_by_360_days_is_capped_by_what_it_comes_to_in_a_year() {
        ContractTerms terms =
                new ContractTerms(CreditorKind.PRIVATE, day("2020-08-20"), null, DayCount.ACT_360, List.of());
        Statement host = Given.statement("2026-01-10", 0, balance(0, 5_000, 95_000));
        spec().when(received(Given.jointly(List.of(), terms), host.withRate(1_530)))
                .at(Given.OPENED)
                .when(new ChargeOffAsked(null))
                .at("2026-01-12" + NOON)
                .then(
                        new ChargedOff(day("2026-01-12")),
                        new RateCapped(new CappedRate(1_530, 1_518, 385, day("2020-08-20"), Basis.CONTRACT)));
    }

    @Test
    void of_two_debts_the_heavier_one_is_told_by_what_its_rate_comes_to_in_a_year() {
        for (DayCount count : DayCount.values()) {
            DebtStanding told = new DebtStanding(
                    "case-1", 100_000, day("2026-01-01"), count == DayCount.ACT_360 ? 3_650 : 3_600, false);
            charged(count, "2026-01-10", RATE)
                    .when(new StandingAsked("debtor-1", "p1", day("2026-01-10")))
                    .at("2026-01-10T13:00:00+08:00")
                    .andTells(new Tell(
                            new SubjectId(PartyDecider.KIND, "debtor-1"), new PartyInput.StandingTold("p1", told)));
        }
    }

    private static Spec<CaseState, CaseInput, CaseEvent> charged(@Nullable DayCount count, String asOf, int rateBp) {
        return charged(Given.account("CONSUMER_LOAN"), count, asOf, rateBp);
    }

    private static Spec<CaseState, CaseInput, CaseEvent> charged(
            AccountFacts account, @Nullable DayCount count, String asOf, int rateBp) {
        ContractTerms terms = new ContractTerms(CreditorKind.LICENSED, null, null, count, List.of());
        return spec().when(received(Given.jointly(account, List.of(), terms), chargedOffAt(asOf, rateBp)))
                .at(asOf + NOON);
    }

    private static long accrued(Spec<CaseState, CaseInput, CaseEvent> spec, String on) {
        Owed owed = Given.decider().owed(spec.state(), instant(on + NOON));
        return Objects.requireNonNull(owed).accruedInterest();
    }
}
