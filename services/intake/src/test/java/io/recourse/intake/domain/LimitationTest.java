package io.recourse.intake.domain;

import static io.recourse.intake.domain.Given.balance;
import static io.recourse.intake.domain.Given.day;
import static io.recourse.intake.domain.Given.due;
import static io.recourse.intake.domain.Given.instant;
import static io.recourse.intake.domain.Given.opened;
import static io.recourse.intake.domain.Given.pause;
import static io.recourse.intake.domain.Given.payment;
import static io.recourse.intake.domain.Given.received;
import static io.recourse.intake.domain.Given.reversal;
import static io.recourse.intake.domain.Given.statement;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.IntakeEvent.DebtorKind;
import io.recourse.contracts.IntakeEvent.GuaranteeKind;
import io.recourse.contracts.IntakeEvent.LimitationMoved;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.LenderNotice;
import io.recourse.intake.domain.CaseEvent.GuaranteePeriodEnded;
import io.recourse.intake.domain.CaseEvent.LimitationExpired;
import io.recourse.intake.domain.CaseEvent.LimitationRestarted;
import io.recourse.intake.domain.CaseEvent.LimitationWarned;
import io.recourse.intake.domain.CaseEvent.Told;
import io.recourse.intake.domain.CaseInput.LimitationInterrupted;
import io.recourse.intake.domain.CaseInput.LimitationObstructed;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LimitationTest {

    private static final Instant END = instant("2029-01-21T00:00:00+08:00");

    @Test
    void it_ends_three_years_after_the_last_instalment_and_warns_180_90_and_30_days_before() {
        opened().andDeadline("limitation", "2029-01-21T00:00:00+08:00")
                .andDeadline("limitation-warning", "2028-07-25T00:00:00+08:00")
                .andDeadline("limitation-warning", "2028-10-23T00:00:00+08:00")
                .andDeadline("limitation-warning", "2028-12-22T00:00:00+08:00");
        Spec<CaseState, CaseInput, CaseEvent> warned = opened().whenTimePasses().at("2028-07-24T23:59:59+08:00");
        warned.whenTimePasses()
                .at("2029-01-21T00:00:00+08:00")
                .then(
                        new LimitationWarned(180, END),
                        new LimitationWarned(90, END),
                        new LimitationWarned(30, END),
                        new LimitationExpired(END))
                .andDeadlines();
    }

    @Test
    void the_lender_hears_each_warning_in_time_and_none_when_the_end_is_past() {
        opened().whenTimePasses()
                .at("2028-07-24T23:59:59+08:00")
                .whenTimePasses()
                .at("2028-07-25T00:00:00+08:00")
                .then(new LimitationWarned(180, END), ending(180))
                .thenPublished(new LenderNotice.LimitationEnding("bank-a", 180, END))
                .whenTimePasses()
                .at("2028-12-22T00:00:00+08:00")
                .then(new LimitationWarned(90, END), ending(90), new LimitationWarned(30, END), ending(30));
    }

    private static CaseEvent ending(int days) {
        return new CaseEvent.Noticed(new LenderNotice.LimitationEnding("bank-a", days, END));
    }

    @Test
    void an_obstacle_whose_end_is_known_does_not_begin_again_when_its_beginning_is_told_once_more() {
        Spec<CaseState, CaseInput, CaseEvent> spec = opened();
        spec.when(new LimitationObstructed(day("2028-08-01"), null, "flood"))
                .at("2028-08-01T12:00:00+08:00")
                .when(new LimitationObstructed(day("2028-08-01"), day("2028-12-10"), "flood"))
                .at("2028-12-10T12:00:00+08:00")
                .andDeadline("limitation", "2029-06-11T00:00:00+08:00")
                .when(new LimitationObstructed(day("2028-08-01"), null, "flood"))
                .at("2028-12-11T12:00:00+08:00")
                .thenNothing()
                .when(new LimitationObstructed(day("2028-08-01"), null, "proceedings/q1"))
                .at("2028-12-11T12:00:00+08:00")
                .thenRefused("proof-reserved");
    }

    @Test
    void a_part_payment_restarts_it_and_taking_it_back_undoes_that() {
        opened().when(payment("p1", 100, "2026-03-05"))
                .at("2026-03-05T12:00:00+08:00")
                .andDeadline("limitation", "2029-03-06T00:00:00+08:00")
                .when(reversal("p1", "2026-03-07"))
                .at("2026-03-07T12:00:00+08:00")
                .andDeadline("limitation", "2029-01-21T00:00:00+08:00");
    }

    @Test
    void everybody_hears_where_the_end_moved_and_why() {
        opened().when(payment("p1", 100, "2026-03-05"))
                .at("2026-03-05T12:00:00+08:00")
                .thenAlsoPublished(new LimitationMoved("part-payment", instant("2029-03-06T00:00:00+08:00")))
                .when(interrupted(InterruptionCause.PAYMENT_ORDER, "2026-03-06", "e1"))
                .at("2026-03-06T16:00:00+08:00")
                .thenPublished(new LimitationMoved("payment-order", instant("2029-03-07T00:00:00+08:00")));
        opened().when(payment("p1", 100, "2026-03-05"))
                .at("2026-03-05T12:00:00+08:00")
                .when(reversal("p1", "2026-03-07"))
                .at("2026-03-07T12:00:00+08:00")
                .thenAlsoPublished(new LimitationMoved("payment-taken-back", END));
        opened().when(new LimitationObstructed(day("2028-08-01"), day("2028-12-10"), "flood"))
                .at("2028-12-10T00:00:00+08:00")
                .thenAlsoPublished(new LimitationMoved("obstacle", instant("2029-06-11T00:00:00+08:00")));
        opened().when(received(statement(
                        "2026-01-15",
                        0,
                        balance(0, 5_000, 95_000),
                        due("2026-01-01", 50_000),
                        due("2026-02-20", 50_000))))
                .at("2026-01-15T12:00:00+08:00")
                .thenAlsoPublished(new LimitationMoved("later-instalment", instant("2029-02-21T00:00:00+08:00")));
    }

    @Test
    void a_fact_that_moves_no_end_stays_in_house() {
        opened().when(interrupted(InterruptionCause.PROMISE, "2026-05-01", "e1"))
                .at("2026-05-01T16:00:00+08:00")
                .when(interrupted(InterruptionCause.DEMAND, "2026-04-01", "e2"))
                .at("2026-05-01T16:00:00+08:00")
                .thenPublished();
    }

    @Test
    void interruptions_count_once_and_in_any_order() {
        LimitationInterrupted promise = interrupted(InterruptionCause.PROMISE, "2026-05-01", "e1");
        LimitationInterrupted order = interrupted(InterruptionCause.PAYMENT_ORDER, "2027-02-01", "e2");
        LimitationInterrupted suitEnd = interrupted(InterruptionCause.SUIT, "2027-09-01", "e3");
        for (List<LimitationInterrupted> facts :
                List.of(List.of(promise, order, suitEnd), List.of(suitEnd, promise, order, promise))) {
            Spec<CaseState, CaseInput, CaseEvent> spec = opened();
            facts.forEach(f -> spec.when(f).at("2027-09-02T09:00:00+08:00"));
            spec.andDeadline("limitation", "2030-09-02T00:00:00+08:00");
        }
    }

    @Test
    void a_repeated_proof_changes_nothing() {
        LimitationInterrupted demand = interrupted(InterruptionCause.DEMAND, "2026-05-01", "e1");
        opened().when(demand)
                .at("2026-02-01T00:00:00+08:00")
                .when(demand)
                .at("2026-02-01T00:00:00+08:00")
                .thenNothing();
    }

    @Test
    void after_its_end_only_a_promise_revives_it() {
        opened().whenTimePasses()
                .at("2029-02-01T00:00:00+08:00")
                .when(payment("p1", 100, "2029-02-01"))
                .at("2029-02-01T12:00:00+08:00")
                .andNoDeadline("limitation")
                .when(interrupted(InterruptionCause.PROMISE, "2029-02-02", "e1"))
                .at("2029-02-02T12:00:00+08:00")
                .then(
                        new LimitationRestarted(
                                InterruptionCause.PROMISE,
                                day("2029-02-02"),
                                "e1",
                                instant("2032-02-03T00:00:00+08:00")),
                        new Told(new LimitationMoved("promise", instant("2032-02-03T00:00:00+08:00"))))
                .andDeadline("limitation", "2032-02-03T00:00:00+08:00");
    }

    @Test
    void pauses_on_the_debtors_side_move_no_legal_deadline_but_the_laws_own_obstacle_does() {
        Spec<CaseState, CaseInput, CaseEvent> spec = opened();
        Set<Deadline> before = legal(spec);
        for (PauseReason reason : PauseReason.values()) {
            spec.when(pause(reason.name(), reason, "2026-01-11T09:00:00+08:00")).at("2026-01-11T09:00:00+08:00");
        }
        assertThat(legal(spec)).isEqualTo(before);
        spec.when(new LimitationObstructed(day("2028-08-01"), null, "flood"))
                .at("2028-08-01T00:00:00+08:00")
                .andDeadline("limitation", "2046-01-21T00:00:00+08:00")
                .when(new LimitationObstructed(day("2028-08-01"), day("2028-12-10"), "flood"))
                .at("2028-12-10T00:00:00+08:00")
                .andDeadline("limitation", "2029-06-11T00:00:00+08:00");
    }

    @Test
    void a_guarantee_period_of_six_months_is_never_moved() {
        List<GuarantorFacts> guarantors = List.of(
                new GuarantorFacts(Given.party("g1"), GuaranteeKind.ORDINARY, day("2026-01-20"), null),
                new GuarantorFacts(Given.party("g2"), GuaranteeKind.JOINT, day("2026-01-20"), day("2027-01-20")));
        opened(Given.account("CONSUMER_LOAN", DebtorKind.NATURAL, guarantors, List.of()))
                .when(pause("h1", PauseReason.DISPUTE, "2026-01-11T09:00:00+08:00"))
                .at("2026-01-11T09:00:00+08:00")
                .when(interrupted(InterruptionCause.PAYMENT_ORDER, "2026-02-01", "e1"))
                .at("2026-02-01T00:00:00+08:00")
                .when(payment("p1", 100, "2026-02-02"))
                .at("2026-02-02T12:00:00+08:00")
                .andDeadline("guarantee-period", "2026-07-21T00:00:00+08:00")
                .andDeadline("guarantee-period", "2027-01-21T00:00:00+08:00")
                .whenTimePasses()
                .at("2026-07-20T23:59:59+08:00")
                .whenTimePasses()
                .at("2026-07-21T00:00:00+08:00")
                .then(new GuaranteePeriodEnded("g1", instant("2026-07-21T00:00:00+08:00")));
    }

    @Test
    void each_guarantee_has_its_own_period_whoever_else_gave_one() {
        List<GuarantorFacts> guarantors = List.of(
                new GuarantorFacts(Given.party("g1"), GuaranteeKind.ORDINARY, day("2026-01-20"), null),
                new GuarantorFacts(Given.party("g2"), GuaranteeKind.JOINT, day("2026-01-20"), null),
                new GuarantorFacts(Given.party("g1"), GuaranteeKind.JOINT, day("2026-01-20"), day("2027-01-20")));
        Instant first = instant("2026-07-21T00:00:00+08:00");
        var ended = opened(Given.account("CONSUMER_LOAN", DebtorKind.NATURAL, guarantors, List.of()))
                .whenTimePasses()
                .at("2026-07-21T00:00:00+08:00");
        assertThat(ended.events())
                .contains(new GuaranteePeriodEnded("g1", first), new GuaranteePeriodEnded("g2", first));
        ended.andDeadline("guarantee-period", "2027-01-21T00:00:00+08:00");
    }

    @Test
    void a_fact_that_does_not_move_the_end_repeats_no_warning() {
        opened().whenTimePasses()
                .at("2028-08-01T00:00:00+08:00")
                .when(new LimitationObstructed(day("2026-01-02"), day("2026-01-05"), "flood"))
                .at("2028-08-01T00:00:00+08:00")
                .then(new CaseEvent.LimitationSuspended(day("2026-01-02"), day("2026-01-05"), "flood", END))
                .whenTimePasses()
                .at("2028-10-23T00:00:00+08:00")
                .then(new LimitationWarned(90, END), ending(90));
    }

    @Test
    void terms_for_a_court_end_at_midnight_where_the_court_sits_whatever_the_contracts_zone() {
        GuarantorFacts guarantor = new GuarantorFacts(Given.party("g1"), GuaranteeKind.JOINT, day("2026-01-20"), null);
        AccountFacts home = Given.account("CONSUMER_LOAN", DebtorKind.NATURAL, List.of(guarantor), List.of());
        AccountFacts kuwait = new AccountFacts(
                home.product(),
                home.debtorKind(),
                home.debtor(),
                home.jurisdiction(),
                "Asia/Kuwait",
                home.coDebtors(),
                home.guarantors(),
                home.collateral(),
                home.scoring(),
                home.terms());
        opened(kuwait)
                .andDeadline("limitation", "2029-01-21T00:00:00+08:00")
                .andDeadline("limitation-warning", "2028-12-22T00:00:00+08:00")
                .andDeadline("guarantee-period", "2026-07-21T00:00:00+08:00")
                .andDeadline("bucket", "2026-02-01T00:00:00+03:00")
                .when(new LimitationInterrupted(InterruptionCause.DEMAND, instant("2026-05-01T20:00:00+03:00"), "e1"))
                .at("2026-05-01T20:00:00+03:00")
                .andDeadline("limitation", "2029-05-03T00:00:00+08:00");
    }

    private static Set<Deadline> legal(Spec<CaseState, CaseInput, CaseEvent> spec) {
        return Given.decider().deadlines(spec.state()).stream()
                .filter(d -> d.nature() == Deadline.Nature.LEGAL)
                .collect(Collectors.toSet());
    }

    private static LimitationInterrupted interrupted(InterruptionCause cause, String on, String proof) {
        return new LimitationInterrupted(cause, instant(on + "T15:00:00+08:00"), proof);
    }
}
