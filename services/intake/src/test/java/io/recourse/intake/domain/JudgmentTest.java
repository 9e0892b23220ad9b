package io.recourse.intake.domain;

import static io.recourse.intake.domain.Given.balance;
import static io.recourse.intake.domain.Given.chargedOff;
import static io.recourse.intake.domain.Given.cny;
import static io.recourse.intake.domain.Given.costs;
import static io.recourse.intake.domain.Given.day;
import static io.recourse.intake.domain.Given.due;
import static io.recourse.intake.domain.Given.instant;
import static io.recourse.intake.domain.Given.opened;
import static io.recourse.intake.domain.Given.payment;
import static io.recourse.intake.domain.Given.received;
import static io.recourse.intake.domain.Given.reversal;
import static io.recourse.intake.domain.Given.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.casework.spec.Spec;
import io.recourse.contracts.AccountPushed.DayCount;
import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent.BalanceAdjusted;
import io.recourse.contracts.IntakeEvent.CaseClosed;
import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.contracts.IntakeEvent.DebtorKind;
import io.recourse.contracts.IntakeEvent.LimitationMoved;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.IntakeEvent.PaymentAllocated;
import io.recourse.contracts.IntakeEvent.RefundDue;
import io.recourse.contracts.IntakeEvent.Stage;
import io.recourse.contracts.LitigationEvent.Route;
import io.recourse.contracts.Money;
import io.recourse.contracts.PublicEvent;
import io.recourse.intake.domain.CaseEvent.TitleTaken;
import io.recourse.intake.domain.CaseInput.EnforcementSuspended;
import io.recourse.intake.domain.CaseInput.PauseLifted;
import io.recourse.intake.domain.CaseInput.Recalled;
import io.recourse.intake.domain.CaseInput.TitleHeard;
import io.recourse.intake.domain.CaseInput.TitleTold;
import io.recourse.rules.money.Accrual;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a debt is after judgment: the order of payments, doubled interest, and when none runs. */
class JudgmentTest {

    private static final LocalDate DUE = day("2025-06-01");
    private static final Accrual ACT_365 = new Accrual(DayCount.ACT_365_FIXED, day("2026-01-01"));
    private static final String TOLD = "2026-01-12T12:00:00+08:00";

    /** 107 000.00 owed without contractual interest: principal, damages under the costs, general interest. */
    private static Spec<CaseState, CaseInput, CaseEvent> owed() {
        return owed(DebtorKind.ENTERPRISE, 0);
    }

    private static Spec<CaseState, CaseInput, CaseEvent> owed(DebtorKind kind, int rateBp) {
        return owed(Given.account("CARD", kind, List.of(), List.of()), rateBp);
    }

    private static Spec<CaseState, CaseInput, CaseEvent> owed(AccountFacts account, int rateBp) {
        Statement like =
                chargedOff("2026-01-10", balance(2_000_00, 5_000_00, 100_000_00), due("2025-06-01", 100_000_00));
        Statement statement = new Statement(
                like.asOf(), 0, "charged-off", Authority.RECOURSE, rateBp, like.balance(), like.instalments());
        return spec().when(received(account, statement)).at(Given.OPENED);
    }

    /** Payable by 20 January. */
    private static TitleTold title() {
        return new TitleTold(day("2026-01-10"), day("2026-01-20"), cny(107_000_00), cny(5_000_00));
    }

    static Spec<CaseState, CaseInput, CaseEvent> titled() {
        return owed().when(title()).at(TOLD);
    }

    @Test
    void thirty_days_after_the_performance_term_doubled_interest_is_535_50_and_general_interest_bears_none() {
        // 100 000.00 + 2 000.00 at 0.0175 % a day for 30 days; the 5 000.00 of interest bear none
        Balance posted = balance(2_000_00, 5_535_50, 100_000_00);
        titled().when(payment("p1", 1_00, "2026-02-19"))
                .at("2026-02-19T12:00:00+08:00")
                .thenAlsoPublished(
                        new BalanceAdjusted("doubled-interest", balance(2_000_00, 5_000_00, 100_000_00), posted, DUE),
                        allocated("p1", "2026-02-19", 1_00, 0, 0, balance(1_999_00, 5_535_50, 100_000_00)));
    }

    /** Interpretation of 2014 art. 7: what fell due for days before 1 August 2014 is of the law of then. */
    @Test
    void doubled_interest_runs_from_1_august_2014_however_long_before_the_debtor_was_late() {
        Instalment instalment = due("2014-01-01", 100_000_00);
        Statement like = chargedOff("2014-06-01", balance(2_000_00, 5_000_00, 100_000_00), instalment);
        Statement statement =
                new Statement(like.asOf(), 0, "charged-off", Authority.RECOURSE, 0, like.balance(), like.instalments());
        Spec<CaseState, CaseInput, CaseEvent> late = spec().when(
                        received(Given.account("CARD", DebtorKind.ENTERPRISE, List.of(), List.of()), statement))
                .at("2014-06-01T12:00:00+08:00")
                .when(new TitleTold(day("2014-06-01"), day("2014-06-10"), cny(107_000_00), cny(5_000_00)))
                .at("2014-06-02T12:00:00+08:00");
        late.when(payment("p0", 1_00, "2014-07-31"))
                .at("2014-07-31T12:00:00+08:00")
                .thenAlsoPublished(allocated(
                        "p0", "2014-07-31", 1_00, 0, 0, balance(1_999_00, 5_000_00, 100_000_00), day("2014-01-01")));
        // one day of 102 000.00, of which 1.00 was paid
        late.when(payment("p1", 1_00, "2014-08-01"))
                .at("2014-08-01T12:00:00+08:00")
                .thenAlsoPublished(new BalanceAdjusted(
                        "doubled-interest",
                        balance(1_999_00, 5_000_00, 100_000_00),
                        balance(1_999_00, 5_017_85, 100_000_00),
                        day("2014-01-01")));
    }

    @Test
    void a_case_that_closes_with_a_balance_shows_the_same_535_50() {
        titled().when(new Recalled(instant("2026-02-19T12:00:00+08:00")))
                .at("2026-02-19T12:00:00+08:00")
                .thenPublished(
                        new BalanceAdjusted(
                                "doubled-interest",
                                balance(2_000_00, 5_000_00, 100_000_00),
                                balance(2_000_00, 5_535_50, 100_000_00),
                                DUE),
                        new CaseClosed(CloseReason.RECALLED, Stage.INTAKE, instant("2026-02-19T12:00:00+08:00")));
    }

    @Test
    void a_released_co_debtors_share_goes_of_doubled_interest_too_and_of_what_bears_it() {
        AccountFacts joint =
                Given.jointly(Given.account("CARD", DebtorKind.ENTERPRISE, List.of(), List.of()), List.of("c1"), null);
        owed(joint, 0)
                .when(title())
                .at(TOLD)
                .when(new CaseInput.CoDebtorReleaseAsked("c1"))
                .at("2026-02-19T12:00:00+08:00")
                // half of 2 000.00, of 5 000.00 and 535.50, and of 100 000.00
                .thenAlsoPublished(new BalanceAdjusted(
                        "co-debtor-released",
                        balance(2_000_00, 5_000_00, 100_000_00),
                        balance(1_000_00, 2_767_75, 50_000_00),
                        DUE))
                // 51 000.00 for another 30 days
                .when(new Recalled(instant("2026-03-21T12:00:00+08:00")))
                .at("2026-03-21T12:00:00+08:00")
                .thenAlsoPublished(new BalanceAdjusted(
                        "doubled-interest",
                        balance(1_000_00, 2_767_75, 50_000_00),
                        balance(1_000_00, 3_035_50, 50_000_00),
                        DUE));
    }

    @Test
    void within_the_performance_term_no_doubled_interest_runs() {
        titled().when(payment("p1", 1_00, "2026-01-20"))
                .at("2026-01-20T12:00:00+08:00")
                .thenAlsoPublished(allocated("p1", "2026-01-20", 1_00, 0, 0, balance(1_999_00, 5_000_00, 100_000_00)));
    }

    @Test
    void the_judgment_debt_is_paid_first_and_doubled_interest_last() {
        // a card past due for 91 days would have paid principal before everything
        titled().when(payment("p1", 107_000_00, "2026-02-19"))
                .at("2026-02-19T12:00:00+08:00")
                .thenAlsoPublished(
                        allocated("p1", "2026-02-19", 2_000_00, 5_000_00, 100_000_00, balance(0, 535_50, 0), null))
                .andStatus("OPEN")
                // what is paid bears none any more
                .when(payment("p2", 535_50, "2026-03-19"))
                .at("2026-03-19T12:00:00+08:00")
                .thenAlsoPublished(allocated("p2", "2026-03-19", 0, 535_50, 0, balance(0, 0, 0), null))
                .andStatus("PAID");
    }

    @Test
    void a_part_that_is_paid_bears_doubled_interest_until_then_and_the_rest_goes_on() {
        // 102 000.00 for 10 days are 178.50; of 47 000.00 paid 40 000.00 reduce the principal: 60 000.00 for 20 days
        // are 210.00
        titled().when(payment("p1", 47_000_00, "2026-01-30"))
                .at("2026-01-30T12:00:00+08:00")
                .thenAlsoPublished(
                        allocated("p1", "2026-01-30", 2_000_00, 5_000_00, 40_000_00, balance(0, 178_50, 60_000_00)))
                .when(payment("p2", 1_00, "2026-02-19"))
                .at("2026-02-19T12:00:00+08:00")
                .thenAlsoPublished(new BalanceAdjusted(
                        "doubled-interest", balance(0, 178_50, 60_000_00), balance(0, 388_50, 60_000_00), DUE));
    }

    @Test
    void costs_that_come_after_the_title_are_not_in_it_and_bear_no_doubled_interest() {
        titled().when(costs("c1", 700_00, "2026-01-15"))
                .at("2026-01-15T12:00:00+08:00")
                .when(payment("p1", 700_00, "2026-02-19"))
                .at("2026-02-19T12:00:00+08:00")
                .thenAlsoPublished(
                        allocated("p1", "2026-02-19", 700_00, 0, 0, balance(2_000_00, 5_535_50, 100_000_00)));
    }

    @Test
    void a_title_awards_no_more_than_is_owed() {
        TitleTold more = new TitleTold(day("2026-01-10"), day("2026-01-20"), cny(900_000_00), cny(0));
        owed().when(more)
                .at(TOLD)
                .when(payment("p1", 1_00, "2026-02-19"))
                .at("2026-02-19T12:00:00+08:00")
                .thenAlsoPublished(allocated("p1", "2026-02-19", 1_00, 0, 0, balance(1_999_00, 5_535_50, 100_000_00)));
    }

    @Test
    void beside_doubled_interest_the_contracts_own_runs_on() {
        // 1/10 000 a day on 100 000.00: 400.00 in 40 days
        owed(DebtorKind.ENTERPRISE, 365)
                .when(title())
                .at(TOLD)
                .when(payment("p1", 1_00, "2026-02-19"))
                .at("2026-02-19T12:00:00+08:00")
                .thenAlsoPublished(
                        new BalanceAdjusted(
                                "interest",
                                balance(2_000_00, 5_000_00, 100_000_00),
                                balance(2_000_00, 5_400_00, 100_000_00),
                                DUE),
                        new BalanceAdjusted(
                                "doubled-interest",
                                balance(2_000_00, 5_400_00, 100_000_00),
                                balance(2_000_00, 5_935_50, 100_000_00),
                                DUE));
    }

    @Test
    void enforcement_that_rests_without_the_debtor_asking_stops_doubled_interest_only() {
        // ten of the thirty days: 357.00 are left; 1/10 000 a day of general interest runs on
        owed(DebtorKind.ENTERPRISE, 365)
                .when(title())
                .at(TOLD)
                .when(new EnforcementSuspended("s1", day("2026-01-26"), null))
                .at("2026-01-26T12:00:00+08:00")
                .when(new EnforcementSuspended("s1", day("2026-01-26"), day("2026-02-05")))
                .at("2026-02-05T12:00:00+08:00")
                .when(payment("p1", 1_00, "2026-02-19"))
                .at("2026-02-19T12:00:00+08:00")
                .thenAlsoPublished(allocated("p1", "2026-02-19", 1_00, 0, 0, balance(1_999_00, 5_757_00, 100_000_00)));
    }

    @Test
    void a_suspension_that_is_told_late_takes_back_what_was_posted_for_its_days() {
        titled().when(payment("p1", 1_00, "2026-02-19"))
                .at("2026-02-19T12:00:00+08:00")
                .when(new EnforcementSuspended("s1", day("2026-01-26"), day("2026-02-05")))
                .at("2026-02-20T12:00:00+08:00")
                .thenPublished(new BalanceAdjusted(
                        "judgment",
                        balance(1_999_00, 5_535_50, 100_000_00),
                        balance(1_999_00, 5_357_00, 100_000_00),
                        DUE))
                .when(new EnforcementSuspended("s1", day("2026-01-26"), day("2026-02-05")))
                .at("2026-02-20T12:00:00+08:00")
                .thenNothing()
                // the beginning once more: an old word
                .when(new EnforcementSuspended("s1", day("2026-01-26"), null))
                .at("2026-02-20T12:00:00+08:00")
                .thenNothing()
                .when(new EnforcementSuspended("s2", day("2026-01-26"), day("2026-01-25")))
                .at("2026-02-20T12:00:00+08:00")
                .thenRefused("suspension-ends-before-it-begins");
    }

    @Test
    void from_the_day_a_bankruptcy_is_accepted_no_interest_runs_at_all_until_it_is_lifted() {
        // nine days of each before it, ten after it
        Spec<CaseState, CaseInput, CaseEvent> spec =
                owed(DebtorKind.ENTERPRISE, 365).when(title()).at(TOLD);
        spec.when(Given.pause("b1", PauseReason.BANKRUPTCY, "2026-01-30T09:00:00+08:00"))
                .at("2026-01-30T12:00:00+08:00")
                .when(payment("p1", 1_00, "2026-02-09"))
                .at("2026-02-09T12:00:00+08:00")
                .thenAlsoPublished(
                        new BalanceAdjusted(
                                "interest",
                                balance(2_000_00, 5_000_00, 100_000_00),
                                balance(2_000_00, 5_190_00, 100_000_00),
                                DUE),
                        new BalanceAdjusted(
                                "doubled-interest",
                                balance(2_000_00, 5_190_00, 100_000_00),
                                balance(2_000_00, 5_350_65, 100_000_00),
                                DUE))
                .when(new PauseLifted("b1", instant("2026-02-10T09:00:00+08:00")))
                .at("2026-02-10T12:00:00+08:00")
                .when(payment("p2", 1_00, "2026-02-19"))
                .at("2026-02-19T12:00:00+08:00")
                .thenAlsoPublished(new BalanceAdjusted(
                        "interest",
                        balance(1_999_00, 5_350_65, 100_000_00),
                        balance(1_999_00, 5_450_65, 100_000_00),
                        DUE));
    }

    @Test
    void a_bankruptcy_that_is_told_late_takes_back_the_interest_of_its_days_and_other_pauses_take_none() {
        Spec<CaseState, CaseInput, CaseEvent> spec =
                titled().when(payment("p1", 1_00, "2026-02-19")).at("2026-02-19T12:00:00+08:00");
        for (PauseReason reason :
                List.of(PauseReason.DISPUTE, PauseReason.HARDSHIP, PauseReason.DECEASED, PauseReason.INCAPACITY)) {
            spec.when(Given.pause(reason.name(), reason, "2026-01-21T09:00:00+08:00"))
                    .at("2026-02-20T12:00:00+08:00");
            assertThat(spec.published()).noneMatch(BalanceAdjusted.class::isInstance);
        }
        spec.when(Given.pause("b1", PauseReason.BANKRUPTCY, "2026-01-21T09:00:00+08:00"))
                .at("2026-02-20T12:00:00+08:00")
                .thenAlsoPublished(new BalanceAdjusted(
                        "judgment",
                        balance(1_999_00, 5_535_50, 100_000_00),
                        balance(1_999_00, 5_000_00, 100_000_00),
                        DUE));
    }

    @Test
    void interest_that_was_paid_and_did_not_run_after_all_goes_back() {
        // doubled interest paid whole, then ten days of it fall away: the case had closed by then only if nothing was
        // left
        titled().when(payment("p1", 107_535_49, "2026-02-19"))
                .at("2026-02-19T12:00:00+08:00")
                .andStatus("OPEN")
                .when(new EnforcementSuspended("s1", day("2026-01-26"), day("2026-02-05")))
                .at("2026-02-20T12:00:00+08:00")
                .thenAlsoPublished(
                        new RefundDue("p1", cny(178_49)),
                        new CaseClosed(CloseReason.PAID, Stage.INTAKE, instant("2026-02-20T12:00:00+08:00")));
    }

    @Test
    void a_judgment_that_litigation_tells_gives_ten_days_and_the_ledgers_interest_is_the_general_one() {
        // 24:00 on 10 January: our limitation begins anew on the 10th, the debtor's ten days on the 11th
        owed().when(heard(Route.SUMMARY, "2026-01-11T00:00:00+08:00"))
                .at(TOLD)
                .then(
                        new CaseEvent.LimitationRestarted(
                                InterruptionCause.SUIT,
                                day("2026-01-10"),
                                "title/2026-01-10T16:00:00Z",
                                instant("2029-01-11T00:00:00+08:00")),
                        new CaseEvent.Told(new LimitationMoved("suit", instant("2029-01-11T00:00:00+08:00"))),
                        new TitleTaken(new Title(day("2026-01-10"), day("2026-01-21"), 107_000_00, null, false)))
                .when(payment("p1", 1_00, "2026-02-20"))
                .at("2026-02-20T12:00:00+08:00")
                .thenAlsoPublished(allocated("p1", "2026-02-20", 1_00, 0, 0, balance(1_999_00, 5_535_50, 100_000_00)));
    }

    @Test
    void a_payment_orders_time_is_over_when_it_takes_effect() {
        owed().when(heard(Route.PAYMENT_ORDER, "2026-01-21T00:00:00+08:00"))
                .at("2026-01-21T00:00:00+08:00")
                .thenAlsoPublished(new LimitationMoved("payment-order", instant("2029-01-21T00:00:00+08:00")))
                .when(payment("p1", 1_00, "2026-02-19"))
                .at("2026-02-19T12:00:00+08:00")
                .thenAlsoPublished(allocated("p1", "2026-02-19", 1_00, 0, 0, balance(1_999_00, 5_535_50, 100_000_00)));
    }

    /** 100 000.00 claimed, of which none is interest: what ran since the claim does not make the title smaller. */
    @Test
    void a_claim_that_leaves_the_latest_interest_out_is_doubled_in_full() {
        Statement like = chargedOff("2026-01-10", balance(0, 0, 100_000_00), due("2025-06-01", 100_000_00));
        Statement statement = new Statement(
                like.asOf(), 0, "charged-off", Authority.RECOURSE, 365, like.balance(), like.instalments());
        Spec<CaseState, CaseInput, CaseEvent> spec = spec().when(
                        received(Given.account("CARD", DebtorKind.ENTERPRISE, List.of(), List.of()), statement))
                .at(Given.OPENED);
        Instant effective = instant("2026-04-21T00:00:00+08:00");
        spec.when(new TitleHeard(Route.PAYMENT_ORDER, effective, cny(100_000_00)))
                .at("2026-04-21T01:00:00+08:00");
        LocalDate thirtyDaysOn = day("2026-05-20");
        Owed owed = Given.decider().owed(spec.state(), instant("2026-05-20T12:00:00+08:00"));
        // 1/10 000 a day of the principal since the statement
        long general = ChronoUnit.DAYS.between(day("2026-01-10"), thirtyDaysOn) * 10_00;
        long doubled = Objects.requireNonNull(owed).accruedInterest() - general;
        assertThat(doubled).isEqualTo(525_00);
    }

    @Test
    void what_the_lender_reads_from_the_title_counts_whichever_is_heard_first() {
        TitleHeard heard = heard(Route.ORDINARY, "2026-01-11T00:00:00+08:00");
        Title exact = new Title(day("2026-01-10"), day("2026-01-20"), 107_000_00, 5_000_00L, true);
        for (List<CaseInput> order : List.of(List.<CaseInput>of(heard, title()), List.<CaseInput>of(title(), heard))) {
            Spec<CaseState, CaseInput, CaseEvent> spec = owed();
            order.forEach(i -> spec.when(i).at(TOLD));
            assertThat(((CaseState.Open) spec.state()).ledger().judgment().title())
                    .isEqualTo(exact);
        }
        Title corrected = new Title(day("2026-01-10"), day("2026-01-22"), 107_000_00, 5_000_00L, true);
        titled().when(title())
                .at(TOLD)
                .thenNothing()
                .when(new TitleTold(day("2026-01-10"), day("2026-01-22"), cny(107_000_00), cny(5_000_00)))
                .at(TOLD)
                .then(new TitleTaken(corrected));
    }

    @Test
    void of_two_titles_that_litigation_tells_the_later_counts() {
        TitleHeard order = heard(Route.PAYMENT_ORDER, "2026-01-11T00:00:00+08:00");
        TitleHeard suit = heard(Route.ORDINARY, "2026-01-12T00:00:00+08:00");
        for (List<TitleHeard> both : List.of(List.of(order, suit), List.of(suit, order))) {
            Spec<CaseState, CaseInput, CaseEvent> spec = owed();
            both.forEach(i -> spec.when(i).at(TOLD));
            assertThat(((CaseState.Open) spec.state()).ledger().judgment().title())
                    .isEqualTo(new Title(day("2026-01-11"), day("2026-01-22"), 107_000_00, null, false));
        }
    }

    @Test
    void a_title_that_is_heard_late_counts_for_what_was_paid_meanwhile() {
        owed().when(payment("p1", 1_00, "2026-02-19"))
                .at("2026-02-19T12:00:00+08:00")
                // a card past due for 91 days pays principal first, under a title costs
                .thenAlsoPublished(allocated("p1", "2026-02-19", 0, 0, 1_00, balance(2_000_00, 5_000_00, 99_999_00)))
                .when(title())
                .at("2026-02-20T12:00:00+08:00")
                .thenPublished(new BalanceAdjusted(
                        "judgment",
                        balance(2_000_00, 5_000_00, 99_999_00),
                        balance(1_999_00, 5_535_50, 100_000_00),
                        DUE));
    }

    @Test
    void facts_of_a_title_come_to_the_same_in_any_order() {
        List<CaseInput> facts = List.of(
                title(),
                heard(Route.ORDINARY, "2026-01-11T00:00:00+08:00"),
                new EnforcementSuspended("s1", day("2026-01-26"), day("2026-02-05")),
                Given.pause("b1", PauseReason.BANKRUPTCY, "2026-02-10T09:00:00+08:00"),
                costs("c1", 700_00, "2026-01-25"),
                payment("p1", 20_000_00, "2026-01-24"),
                payment("p2", 3_333_33, "2026-02-08"),
                payment("p3", 12_345_67, "2026-02-19"));
        List<CaseInput> shuffled = new ArrayList<>(facts);
        Random random = new Random(29);
        List<Balance> ends = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Collections.shuffle(shuffled, random);
            Spec<CaseState, CaseInput, CaseEvent> spec = owed(DebtorKind.ENTERPRISE, 365);
            shuffled.forEach(f -> spec.when(f).at("2026-02-20T12:00:00+08:00"));
            CaseState.Open open = (CaseState.Open) spec.state();
            spec.when(reversal("p2", "2026-02-20")).at("2026-02-20T12:00:00+08:00");
            assertThat(open.ledger().judgment().stops()).hasSize(2);
            ends.add(((CaseState.Open) spec.state()).ledger().balance());
        }
        assertThat(ends).containsOnly(ends.getFirst());
    }

    @Test
    void at_the_host_the_statement_rules_and_we_count_no_doubled_interest() {
        opened().when(new TitleTold(day("2026-01-10"), day("2026-01-20"), cny(100_000), cny(5_000)))
                .at(TOLD)
                .when(payment("p1", 1_000, "2026-02-19"))
                .at("2026-02-19T12:00:00+08:00")
                .thenAlsoPublished(new PaymentAllocated(
                        "p1",
                        day("2026-02-19"),
                        cny(1_000),
                        0,
                        1_000,
                        0,
                        0,
                        balance(0, 4_000, 95_000),
                        day("2026-01-01")));
    }

    @Test
    void a_title_that_cannot_be_is_refused_by_its_rule() {
        LocalDate on = day("2026-01-10");
        LocalDate by = day("2026-01-20");
        Money all = cny(107_000_00);
        refused(new TitleTold(day("2026-01-13"), by, all, cny(0)), "title-from-future");
        refused(new TitleTold(on, day("2026-01-09"), all, cny(0)), "performance-before-title");
        refused(new TitleTold(on, by, cny(0), cny(0)), "award-not-positive");
        refused(new TitleTold(on, by, cny(1), cny(2)), "general-interest-not-in-award");
        refused(new TitleTold(on, by, cny(1), cny(-1)), "general-interest-not-in-award");
        refused(new TitleTold(on, by, new Money(1, "USD"), cny(0)), "currency-mismatch");
        refused(new TitleTold(on, by, cny(1), new Money(0, "USD")), "currency-mismatch");
        spec().when(title()).at(TOLD).thenRefused("case-unknown");
        spec().when(new EnforcementSuspended("s1", on, null)).at(TOLD).thenRefused("case-unknown");
        Spec<CaseState, CaseInput, CaseEvent> closed =
                owed().when(new Recalled(instant(TOLD))).at(TOLD);
        closed.when(title()).at(TOLD).thenRefused("case-closed");
        closed.when(new EnforcementSuspended("s1", on, null)).at(TOLD).thenRefused("case-closed");
        closed.when(heard(Route.ORDINARY, TOLD)).at(TOLD).thenNothing();
        for (Money bad : List.of(cny(0), new Money(1, "USD"))) {
            assertThatThrownBy(() -> owed().when(new TitleHeard(Route.ORDINARY, instant(TOLD), bad))
                            .at(TOLD))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    private static void refused(TitleTold told, String rule) {
        owed().when(told).at(TOLD).thenRefused(rule);
    }

    @Test
    void days_without_interest_count_once_however_they_overlap() {
        Judgment judgment = Judgment.NONE
                .with(new Title(day("2026-01-01"), day("2026-01-10"), 1, null, true))
                .with(new Judgment.Stop("a", false, day("2026-01-15"), day("2026-01-20")))
                .with(new Judgment.Stop("b", true, day("2026-01-18"), day("2026-01-25")))
                .with(new Judgment.Stop("c", false, day("2026-01-16"), day("2026-01-17")))
                .with(new Judgment.Stop("d", false, day("2026-02-05"), null));
        assertThat(judgment.doubledDays(day("2026-01-01"), day("2026-01-31"))).isEqualTo(21 - 10);
        assertThat(judgment.generalParts(ACT_365, day("2026-01-01"), day("2026-01-31")))
                .isEqualTo(30 - 7);
        assertThat(judgment.doubledDays(day("2026-01-31"), day("2026-02-10"))).isEqualTo(4);
        assertThat(judgment.doubledDays(day("2026-02-10"), day("2026-02-10"))).isZero();
        assertThat(Judgment.NONE.doubledDays(day("2026-01-01"), day("2026-01-31")))
                .isZero();
        assertThat(judgment.ended("d", day("2026-02-01")).doubledDays(day("2026-01-31"), day("2026-02-10")))
                .isEqualTo(10);
        assertThatThrownBy(() -> new Judgment.Stop("a", true, day("2026-01-15"), day("2026-01-14")))
                .hasMessageContaining("before it began");
    }

    private static TitleHeard heard(Route route, String at) {
        return new TitleHeard(route, instant(at), cny(107_000_00));
    }

    private static PublicEvent allocated(
            String id, String on, long costs, long interest, long principal, Balance left) {
        return allocated(id, on, costs, interest, principal, left, DUE);
    }

    private static PublicEvent allocated(
            String id, String on, long costs, long interest, long principal, Balance left, @Nullable LocalDate oldest) {
        return new PaymentAllocated(
                id, day(on), cny(costs + interest + principal), costs, interest, principal, 0, left, oldest);
    }
}
