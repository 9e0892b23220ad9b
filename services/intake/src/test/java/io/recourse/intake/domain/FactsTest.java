package io.recourse.intake.domain;

import static io.recourse.intake.domain.Given.OPENED;
import static io.recourse.intake.domain.Given.balance;
import static io.recourse.intake.domain.Given.cny;
import static io.recourse.intake.domain.Given.day;
import static io.recourse.intake.domain.Given.due;
import static io.recourse.intake.domain.Given.instant;
import static io.recourse.intake.domain.Given.interruption;
import static io.recourse.intake.domain.Given.opened;
import static io.recourse.intake.domain.Given.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Facets;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.IntakeEvent.Bucket;
import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.IntakeEvent.Stage;
import io.recourse.contracts.LitigationEvent.Route;
import io.recourse.contracts.Money;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Tone;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Facts and commands that come too early, too late or twice. */
class FactsTest {

    private static final Instant AT = instant(OPENED);

    @Test
    void nothing_but_a_statement_reaches_a_case_that_is_not_open() {
        for (CaseInput early : List.of(
                new CaseInput.ProceedsReceived("d-1", cny(1), AT),
                Given.filing("lit-1"),
                Given.costs("c-1", 1, "2026-01-10"),
                new CaseInput.StageHeard(Stage.NEGOTIATION),
                new CaseInput.LitigationOver(null),
                new CaseInput.DisposalBegan(),
                new CaseInput.DisposalOver(),
                new CaseInput.LimitationInterrupted(InterruptionCause.PROMISE, AT, "p-1"),
                new CaseInput.ProceedingsBegan(InterruptionCause.SUIT, AT, "p-1"),
                new CaseInput.ProceedingsEnded(InterruptionCause.SUIT, AT, "p-1"),
                new CaseInput.TitleHeard(Route.ORDINARY, AT, cny(1)),
                new CaseInput.ContactSent("a-1", Tone.FIRM),
                new CaseInput.ContactEnded("a-1", true, AT),
                new CaseInput.NoContactWanted("debtor-1", Channel.SMS, AT),
                new CaseInput.ReportExpired(AT),
                new CaseInput.ReminderAnswered(day("2026-01-20"), false),
                new CaseInput.DeadlinePassed(Deadline.legal("bucket", "M1", AT, "x")))) {
            assertThatThrownBy(() -> spec().when(early).at(OPENED))
                    .as(early.toString())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(early.getClass().getSimpleName() + " before the case was opened");
        }
        for (CaseInput command : List.of(
                Given.payment("pay-1", 1, "2026-01-10"),
                Given.reversal("pay-1", "2026-01-10"),
                Given.pause("p-1", PauseReason.DISPUTE, OPENED),
                new CaseInput.PauseLifted("p-1", AT),
                interruption(InterruptionCause.DEMAND, AT, "letter-1"),
                new CaseInput.LimitationObstructed(day("2026-01-01"), null, "o-1"),
                new CaseInput.ChargeOffAsked(null),
                new CaseInput.CoDebtorReleaseAsked("c1"),
                new CaseInput.GuarantorClaimed("g1", day("2026-01-10"), "letter-1"),
                new CaseInput.Recalled(AT))) {
            spec().when(command).at(OPENED).thenRefused("case-unknown");
        }
    }

    @Test
    void what_other_stages_say_of_a_closed_case_is_stale() {
        for (CaseInput stale : List.of(
                new CaseInput.PauseLifted("p-1", AT),
                new CaseInput.StageHeard(Stage.NEGOTIATION),
                new CaseInput.LitigationOver(null),
                new CaseInput.DisposalBegan(),
                new CaseInput.DisposalOver(),
                new CaseInput.LimitationInterrupted(InterruptionCause.PROMISE, AT, "p-1"),
                new CaseInput.ProceedingsBegan(InterruptionCause.SUIT, AT, "p-1"),
                new CaseInput.ProceedingsEnded(InterruptionCause.SUIT, AT, "p-1"),
                new CaseInput.ContactSent("a-1", Tone.FIRM),
                new CaseInput.ContactEnded("a-1", true, AT),
                new CaseInput.ReminderAnswered(day("2026-01-20"), false),
                new CaseInput.DeadlinePassed(Deadline.legal("bucket", "M1", AT, "x")),
                new CaseInput.Recalled(AT))) {
            recalled().when(stale).at(OPENED).thenNothing();
        }
        for (CaseInput command : List.of(
                interruption(InterruptionCause.DEMAND, AT, "letter-1"),
                new CaseInput.LimitationObstructed(day("2026-01-01"), null, "o-1"))) {
            recalled().when(command).at(OPENED).thenRefused("case-closed");
        }
        recalled()
                .when(Given.pause("p-1", PauseReason.DISPUTE, OPENED))
                .at(OPENED)
                .thenRefused("case-closed");
        opened().when(Given.payment("pay-1", 100_000, "2026-01-11"))
                .at("2026-01-11T10:00:00+08:00")
                .andStatus("PAID")
                .when(new CaseInput.Recalled(AT))
                .at("2026-01-11T10:00:00+08:00")
                .thenRefused("case-closed");
    }

    @Test
    void queries_see_stage_balance_bucket_and_the_oldest_due_date() {
        assertThat(Given.decider().facets(opened().state()))
                .isEqualTo(new Facets(
                        "bank-a",
                        "OPEN",
                        null,
                        Map.of(
                                "stage",
                                "INTAKE",
                                "balance_minor",
                                100_000L,
                                "currency",
                                "CNY",
                                "bucket",
                                "EARLY",
                                "oldest_due",
                                day("2026-01-01"))));
        assertThat(Given.decider().facets(recalled().state()).columns()).doesNotContainKey("bucket");
        assertThat(Given.decider().facets(recalled().state()).status()).isEqualTo(CloseReason.RECALLED.name());
    }

    @Test
    void before_a_statement_names_them_case_and_party_belong_to_no_lender_and_wait_for_nothing() {
        CaseDecider cases = Given.decider();
        PartyDecider parties = Given.partyDecider();
        CaseState unopened = spec().state();
        PartyState unregistered = Spec.of(parties, "p1").state();
        assertThat(cases.kind()).isEqualTo("case");
        assertThat(parties.kind()).isEqualTo("party");
        assertThat(cases.facets(unopened)).isEqualTo(Facets.of(Facets.SHARED, "UNOPENED"));
        assertThat(parties.facets(unregistered)).isEqualTo(Facets.of(Facets.SHARED, "UNREGISTERED"));
        assertThat(cases.deadlines(unopened)).isEmpty();
    }

    @Test
    void a_paid_case_owes_nothing_and_has_neither_bucket_nor_oldest_due_date() {
        CaseState paid = opened().when(Given.payment("pay-1", 100_000, "2026-01-11"))
                .at("2026-01-11T10:00:00+08:00")
                .state();
        assertThat(Given.decider().facets(paid))
                .isEqualTo(new Facets(
                        "bank-a", "PAID", null, Map.of("stage", "INTAKE", "balance_minor", 0L, "currency", "CNY")));
    }

    @Test
    void one_payment_id_is_one_payment_of_one_amount_currency_and_day() {
        CaseInput.PaymentReceived first = Given.payment("pay-1", 100, "2026-01-10");
        for (CaseInput other : List.of(
                Given.payment("pay-1", 101, "2026-01-10"),
                Given.payment("pay-1", 100, "2026-01-09"),
                new CaseInput.PaymentReceived(
                        "pay-1", new Money(100, "USD"), first.valueDate(), CaseInput.PaymentSource.LENDER, AT))) {
            opened().when(first)
                    .at("2026-01-10T10:00:00+08:00")
                    .when(other)
                    .at("2026-01-10T11:00:00+08:00")
                    .thenRefused("payment-conflict");
        }
    }

    @Test
    void a_deadline_that_an_open_case_no_longer_waits_for_finds_nothing_to_do() {
        for (String kind : List.of(
                "bucket", "limitation-warning", "limitation", "guarantee-period", "pause-review", "unheard-of")) {
            opened().when(new CaseInput.DeadlinePassed(Deadline.legal(kind, "M1", AT, "x")))
                    .at(OPENED)
                    .thenNothing();
        }
    }

    @Test
    void what_a_paid_case_has_heard_once_it_answers_once() {
        String later = "2026-01-14T12:00:00+08:00";
        for (CaseInput once : List.of(
                Given.payment("pay-2", 700, "2026-01-12"),
                Given.reversal("pay-1", "2026-01-13"),
                Given.filing("lit-1"),
                Given.received(Given.statement("2026-01-12", 0, balance(0, 0, 0), new Instalment[0])))) {
            Spec<CaseState, CaseInput, CaseEvent> paid =
                    opened().when(Given.payment("pay-1", 100_000, "2026-01-11")).at("2026-01-11T10:00:00+08:00");
            assertThat(paid.when(once).at(later).events()).as(once.toString()).isNotEmpty();
            paid.when(once).at(later).thenNothing();
        }
    }

    @Test
    void a_payment_taken_back_after_the_end_leaves_what_it_had_paid_in_the_books() {
        CaseState takenBack = opened().when(Given.payment("pay-1", 100_000, "2026-01-11"))
                .at("2026-01-11T10:00:00+08:00")
                .when(Given.reversal("pay-1", "2026-01-13"))
                .at("2026-01-13T12:00:00+08:00")
                .andStatus("PAID")
                .state();
        assertThat(Given.decider().facets(takenBack).columns())
                .containsEntry("balance_minor", 100_000L)
                .containsEntry("oldest_due", day("2026-01-01"));
    }

    @Test
    void a_denied_clearance_and_an_obstacle_of_the_law_are_told_once() {
        CaseInput obstacle = new CaseInput.LimitationObstructed(day("2026-01-02"), day("2026-01-05"), "flood");
        opened().when(obstacle).at(OPENED).when(obstacle).at(OPENED).thenNothing();
        opened().when(Given.pause("p-1", PauseReason.DISPUTE, OPENED))
                .at(OPENED)
                .when(Given.filing("lit-1"))
                .at(OPENED)
                .when(Given.filing("lit-1"))
                .at(OPENED)
                .thenNothing();
    }

    @Test
    void costs_in_another_currency_are_a_bug_while_the_case_is_open_too() {
        CaseInput dollars = new CaseInput.CostsIncurred("c-1", new Money(200, "USD"), "court-fee", AT);
        assertThatThrownBy(() -> opened().when(dollars).at(OPENED)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_pause_is_looked_at_again_in_time_to_come_and_at_the_latest_when_the_policy_says() {
        int days = Given.ledgerPack().pauses().reviewDays();
        opened().when(reviewed(AT)).at(OPENED).thenRefused("review-in-past");
        opened().when(reviewed(AT.plusSeconds(1)))
                .at(OPENED)
                .andDeadline("pause-review", AT.plusSeconds(1).toString());
        for (Instant asked : List.of(latest(days), latest(days).plusSeconds(1))) {
            opened().when(reviewed(asked))
                    .at(OPENED)
                    .andDeadline("pause-review", latest(days).toString());
        }
    }

    @Test
    void the_same_pause_twice_is_one_and_its_id_serves_no_other() {
        CaseInput.PauseRequested first = Given.pause("p-1", PauseReason.DISPUTE, OPENED);
        opened().when(first)
                .at(OPENED)
                .when(first)
                .at(OPENED)
                .thenNothing()
                .when(Given.pause("p-1", PauseReason.HARDSHIP, OPENED))
                .at(OPENED)
                .thenRefused("pause-conflict")
                .when(Given.pause("p-1", PauseReason.DISPUTE, "2026-01-09T09:00:00+08:00"))
                .at(OPENED)
                .thenRefused("pause-conflict")
                .when(new CaseInput.PauseLifted("p-9", AT))
                .at(OPENED)
                .thenRefused("pause-unknown");
    }

    @Test
    void who_hears_of_a_sale_knows_that_the_case_is_in_disposal() {
        for (CaseInput sale : List.of(new CaseInput.DisposalBegan(), new CaseInput.DisposalOver())) {
            CaseState heard =
                    Given.opened(Given.secured()).when(sale).at(OPENED).state();
            assertThat(Given.decider().facets(heard).columns())
                    .as(sale.toString())
                    .containsEntry("stage", "DISPOSAL");
        }
    }

    @Test
    void a_sale_that_has_begun_keeps_the_case_open_after_the_courts_are_done_until_it_is_over() {
        opened().when(new CaseInput.DisposalBegan())
                .at(OPENED)
                .when(new CaseInput.LitigationOver(null))
                .at(OPENED)
                .andStatus("OPEN")
                .when(new CaseInput.DisposalOver())
                .at(OPENED)
                .andStatus("UNRECOVERABLE");
    }

    @Test
    void costs_of_nothing_are_no_costs_and_an_instalment_of_nothing_is_none() {
        opened().when(Given.costs("c-1", 0, "2026-01-11"))
                .at("2026-01-11T12:00:00+08:00")
                .thenNothing();
        assertThat(due("2026-01-01", 1).minor()).isEqualTo(1);
        for (long minor : List.of(0L, -1L)) {
            assertThatThrownBy(() -> due("2026-01-01", minor)).hasMessageContaining("above zero");
        }
    }

    @Test
    void a_closed_case_takes_back_only_what_it_has_and_knows_whether_a_debt_came_back() {
        String later = "2026-01-13T12:00:00+08:00";
        Spec<CaseState, CaseInput, CaseEvent> paid = opened().when(Given.payment("pay-1", 100_000, "2026-01-11"))
                .at("2026-01-11T10:00:00+08:00")
                .when(Given.reversal("pay-9", "2026-01-13"))
                .at(later)
                .thenRefused("payment-unknown");
        assertThat(((CaseState.Closed) paid.state()).debtRestored()).isFalse();
        paid.when(Given.reversal("pay-1", "2026-01-13")).at(later);
        assertThat(((CaseState.Closed) paid.state()).debtRestored()).isTrue();
    }

    @Test
    void a_case_whose_jurisdiction_lost_its_policy_stops() {
        CaseDecider without = new CaseDecider(Map.of());
        assertThatThrownBy(() -> without.decide(
                        opened().state(), Given.payment("pay-1", 100, "2026-01-11"), AT.plusSeconds(86_400)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no policy for jurisdiction CN");
    }

    @Test
    void a_payment_in_another_currency_is_refused() {
        opened().when(new CaseInput.PaymentReceived(
                        "pay-1", new Money(100, "USD"), day("2026-01-10"), CaseInput.PaymentSource.LENDER, AT))
                .at(OPENED)
                .thenRefused("currency-mismatch");
    }

    @Test
    void instalments_and_buckets_may_be_listed_in_any_order() {
        Statement mixed = Given.statement(
                "2026-01-10",
                0,
                balance(0, 0, 300),
                due("2026-01-20", 100),
                due("2026-01-01", 100),
                due("2026-01-09", 100));
        assertThat(mixed.oldestUnpaid(0)).isEqualTo(day("2026-01-01"));
        assertThat(mixed.oldestUnpaid(100)).isEqualTo(day("2026-01-09"));
        assertThat(mixed.lastDue()).isEqualTo(day("2026-01-20"));
        LedgerPack cn = Given.ledgerPack();
        LedgerPack reversed = new LedgerPack(
                "CN",
                cn.steps().reversed(),
                cn.stepsSource(),
                cn.pauses(),
                cn.acts(),
                cn.demands(),
                cn.reminder(),
                cn.settlements());
        for (LedgerPack pack : List.of(cn, reversed)) {
            assertThat(IntStream.of(3, 4, 30, 31, 60, 61, 90, 91).mapToObj(pack::bucketAt))
                    .containsExactly(
                            Bucket.TECHNICAL,
                            Bucket.EARLY,
                            Bucket.EARLY,
                            Bucket.M1,
                            Bucket.M1,
                            Bucket.M2,
                            Bucket.M2,
                            Bucket.M3);
            assertThat(pack.after(Bucket.EARLY)).isEqualTo(new LedgerPack.Step(Bucket.M1, 31));
        }
    }

    @Test
    void neither_revision_nor_rate_of_a_statement_is_negative() {
        assertThat(statement(0, 0).revision()).isZero();
        assertThatThrownBy(() -> statement(-1, 0)).hasMessageContaining("negative");
        assertThatThrownBy(() -> statement(0, -1)).hasMessageContaining("negative");
    }

    @Test
    void a_party_has_no_other_deadlines_and_knows_no_events_of_others() {
        PartyDecider decider = Given.partyDecider();
        Deadline deadline = Deadline.business("x", "", AT, "x");
        assertThatThrownBy(() ->
                        Spec.of(decider, "p1").when(decider.passed(deadline)).at(OPENED))
                .hasMessage("a party has no deadline x");
        assertThatThrownBy(() -> Spec.of(decider, "p1")
                        .given(new PartyEvent.CaseJoined("case-1", PartyRole.DEBTOR, Given.terms())))
                .hasMessageContaining("cannot happen to Unregistered");
        assertThat(decider.deadlines(decider.initial(new io.recourse.casework.decision.SubjectId("party", "p1"))))
                .isEmpty();
    }

    private static Spec<CaseState, CaseInput, CaseEvent> recalled() {
        return opened().when(new CaseInput.Recalled(AT)).at(OPENED);
    }

    private static CaseInput.PauseRequested reviewed(Instant at) {
        return new CaseInput.PauseRequested("p-1", PauseReason.DISPUTE, AT, at);
    }

    private static Instant latest(int days) {
        return AT.plus(java.time.Duration.ofDays(days));
    }

    private static Statement statement(int revision, int rate) {
        return new Statement(
                day("2026-01-10"),
                revision,
                "hash",
                Authority.HOST,
                rate,
                balance(0, 0, 1),
                List.of(due("2026-01-01", 1)));
    }
}
