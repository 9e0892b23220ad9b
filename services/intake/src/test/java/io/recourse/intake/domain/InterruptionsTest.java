package io.recourse.intake.domain;

import static io.recourse.intake.domain.Given.day;
import static io.recourse.intake.domain.Given.instant;
import static io.recourse.intake.domain.Given.interruption;
import static io.recourse.intake.domain.Given.opened;
import static io.recourse.intake.domain.Given.payment;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.spec.Spec;
import io.recourse.contracts.IntakeEvent.ClearanceDenied;
import io.recourse.contracts.IntakeEvent.ClearanceGranted;
import io.recourse.contracts.IntakeEvent.DebtorKind;
import io.recourse.contracts.IntakeEvent.GuaranteeKind;
import io.recourse.contracts.IntakeEvent.LimitationMoved;
import io.recourse.contracts.IntakeEvent.PaymentAllocated;
import io.recourse.contracts.LitigationEvent;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.intake.domain.CaseEvent.DemandAnswered;
import io.recourse.intake.domain.CaseEvent.DemandSent;
import io.recourse.intake.domain.CaseEvent.LimitationRestarted;
import io.recourse.intake.domain.CaseEvent.Told;
import io.recourse.intake.domain.CaseInput.ContactEnded;
import io.recourse.intake.domain.CaseInput.ContactSent;
import io.recourse.intake.domain.CaseInput.InterruptionTold;
import io.recourse.intake.domain.CaseInput.LimitationInterrupted;
import io.recourse.intake.domain.CaseInput.LimitationObstructed;
import io.recourse.intake.domain.CaseInput.ProceedingsBegan;
import io.recourse.intake.domain.CaseInput.ProceedingsEnded;
import io.recourse.rules.limitation.Limitation.Interruption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What starts the limitation anew, each cause by its own sentence of 民法典 art. 195, and what only seems to. */
class InterruptionsTest {

    private static final String NOON = "2026-05-01T12:00:00+08:00";
    private static final Instant RESTARTED = instant("2029-05-02T00:00:00+08:00");

    @ParameterizedTest
    @EnumSource
    void every_cause_restarts_it_and_keeps_its_proof(InterruptionCause cause) {
        Spec<CaseState, CaseInput, CaseEvent> spec = later().when(interruption(cause, instant(NOON), "letter-1"))
                .at(NOON)
                .then(
                        new LimitationRestarted(cause, day("2026-05-01"), "lender/letter-1", RESTARTED),
                        new Told(new LimitationMoved(
                                cause.name().toLowerCase(Locale.ROOT).replace('_', '-'), RESTARTED)))
                .andDeadline("limitation", RESTARTED.toString());
        assertThat(((CaseState.Open) spec.state()).claim().facts().interruptions())
                .containsExactly(
                        new Interruption(day("2026-05-01"), cause == InterruptionCause.PROMISE, "lender/letter-1"));
    }

    @ParameterizedTest
    @EnumSource
    void after_the_end_no_cause_revives_it_but_a_new_promise(InterruptionCause cause) {
        Spec<CaseState, CaseInput, CaseEvent> spec = lapsed().when(
                        interruption(cause, instant("2029-02-01T12:00:00+08:00"), "letter-1"))
                .at("2029-02-01T12:00:00+08:00");
        if (cause == InterruptionCause.PROMISE) {
            spec.andDeadline("limitation", "2032-02-02T00:00:00+08:00");
        } else {
            spec.thenPublished().andNoDeadline("limitation");
        }
    }

    @Test
    void proceedings_restart_it_when_they_begin_and_again_when_they_end() {
        for (InterruptionCause cause : List.of(InterruptionCause.SUIT, InterruptionCause.ARBITRATION)) {
            opened().when(interruption(cause, instant("2026-05-01T12:00:00+08:00"), "filed"))
                    .at("2026-05-01T12:00:00+08:00")
                    .andDeadline("limitation", "2029-05-02T00:00:00+08:00")
                    .when(interruption(cause, instant("2027-03-01T12:00:00+08:00"), "over"))
                    .at("2027-03-01T12:00:00+08:00")
                    .andDeadline("limitation", "2030-03-02T00:00:00+08:00");
        }
    }

    @Test
    void proceedings_of_the_lender_that_outlast_the_term_keep_the_claim_once_their_end_is_told() {
        for (InterruptionCause cause : List.of(InterruptionCause.SUIT, InterruptionCause.ARBITRATION)) {
            InterruptionTold over =
                    new InterruptionTold(cause, instant("2029-06-01T12:00:00+08:00"), "over", day("2026-05-01"));
            Spec<CaseState, CaseInput, CaseEvent> spec = opened();
            spec.when(interruption(cause, instant("2026-05-01T12:00:00+08:00"), "filed"))
                    .at("2026-05-01T12:00:00+08:00")
                    .whenTimePasses()
                    .at("2029-05-10T00:00:00+08:00")
                    .andNoDeadline("limitation")
                    .when(over)
                    .at("2029-06-01T12:00:00+08:00")
                    .andDeadline("limitation", "2032-06-02T00:00:00+08:00")
                    .when(over)
                    .at("2029-06-01T12:00:00+08:00")
                    .thenNothing()
                    .when(new InterruptionTold(cause, over.at(), "over", day("2026-04-30")))
                    .at("2029-06-01T12:00:00+08:00")
                    .thenRefused("proof-conflict");
            spec.when(Given.filing("q1")).at("2029-06-02T09:00:00+08:00");
            assertThat(spec.published()).hasOnlyElementsOfType(ClearanceGranted.class);
        }
        opened().when(new InterruptionTold(
                        InterruptionCause.ARBITRATION, instant("2029-06-01T12:00:00+08:00"), "over", day("2026-05-01")))
                .at("2029-06-01T12:00:00+08:00")
                .andDeadline("limitation", "2032-06-02T00:00:00+08:00");
    }

    @Test
    void only_proceedings_have_a_beginning_and_it_is_not_after_their_end() {
        opened().when(new InterruptionTold(InterruptionCause.DEMAND, instant(NOON), "x", day("2026-01-02")))
                .at(NOON)
                .thenRefused("began-not-for-cause");
        LocalDate ended = LocalDate.ofInstant(instant(NOON), ZoneId.of("Asia/Shanghai"));
        opened().when(new InterruptionTold(InterruptionCause.SUIT, instant(NOON), "x", ended.plusDays(1)))
                .at(NOON)
                .thenRefused("began-after-end");
        opened().when(new InterruptionTold(InterruptionCause.SUIT, instant(NOON), "x", ended))
                .at(NOON)
                .andDeadline("limitation", ended.plusYears(3).plusDays(1) + "T00:00:00+08:00");
    }

    @Test
    void a_suit_that_outlasts_the_term_keeps_the_claim_and_its_end_starts_it_anew() {
        Spec<CaseState, CaseInput, CaseEvent> spec = opened().when(
                        new ProceedingsBegan(InterruptionCause.SUIT, instant("2026-05-01T12:00:00+08:00"), "lit-1"))
                .at("2026-05-01T12:00:00+08:00")
                .andDeadline("limitation", "2046-01-21T00:00:00+08:00")
                .whenTimePasses()
                .at("2029-05-10T00:00:00+08:00")
                .when(Given.filing("q1"))
                .at("2029-05-10T09:00:00+08:00");
        assertThat(spec.published()).hasOnlyElementsOfType(ClearanceGranted.class);
        spec.when(new ProceedingsEnded(InterruptionCause.SUIT, instant("2029-06-01T12:00:00+08:00"), "dismissed"))
                .at("2029-06-01T12:00:00+08:00")
                .andDeadline("limitation", "2032-06-02T00:00:00+08:00");
    }

    @Test
    void a_title_ends_the_proceedings_of_an_order_that_became_a_suit() {
        opened().when(new ProceedingsBegan(
                        InterruptionCause.PAYMENT_ORDER, instant("2026-05-01T12:00:00+08:00"), "lit-1"))
                .at("2026-05-01T12:00:00+08:00")
                .when(new ProceedingsEnded(
                        InterruptionCause.PAYMENT_ORDER, instant("2026-06-01T12:00:00+08:00"), "objected"))
                .at("2026-06-01T12:00:00+08:00")
                .andDeadline("limitation", "2029-06-02T00:00:00+08:00")
                .when(new ProceedingsBegan(InterruptionCause.SUIT, instant("2026-06-02T12:00:00+08:00"), "accepted"))
                .at("2026-06-02T12:00:00+08:00")
                .andDeadline("limitation", "2046-01-21T00:00:00+08:00")
                .when(new CaseInput.TitleHeard(
                        LitigationEvent.Route.ORDINARY, instant("2029-07-01T12:00:00+08:00"), Given.cny(95_000)))
                .at("2029-07-01T12:00:00+08:00")
                .andDeadline("limitation", "2032-07-02T00:00:00+08:00");
    }

    @Test
    void proceedings_of_which_nobody_says_how_they_ended_last_no_longer_than_litigation_and_start_nothing_anew() {
        opened(Given.secured())
                .when(new ProceedingsBegan(InterruptionCause.SUIT, instant("2026-05-01T12:00:00+08:00"), "lit-1"))
                .at("2026-05-01T12:00:00+08:00")
                .when(new CaseInput.LitigationOver(null))
                .at("2027-01-01T12:00:00+08:00")
                .andDeadline("limitation", "2029-05-02T00:00:00+08:00");
        opened(Given.secured())
                .when(new ProceedingsBegan(InterruptionCause.SUIT, instant("2026-05-01T12:00:00+08:00"), "lit-1"))
                .at("2026-05-01T12:00:00+08:00")
                .when(new CaseInput.LitigationOver(null))
                .at("2029-06-01T12:00:00+08:00")
                .andDeadline("limitation", "2029-12-02T00:00:00+08:00");
    }

    @Test
    void a_firm_demand_interrupts_when_it_has_reached_the_debtor() {
        later().when(new ContactSent("a1", Tone.FIRM))
                .at("2026-04-30T12:00:00+08:00")
                .then(new DemandSent("a1"))
                .when(new ContactEnded("a1", true, instant(NOON)))
                .at(NOON)
                .then(
                        new DemandAnswered("a1"),
                        new LimitationRestarted(InterruptionCause.DEMAND, day("2026-05-01"), "contact/a1", RESTARTED),
                        new Told(new LimitationMoved("demand", RESTARTED)))
                .when(new ContactEnded("a1", true, instant("2026-06-01T12:00:00+08:00")))
                .at("2026-06-01T12:00:00+08:00")
                .thenNothing();
    }

    @Test
    void a_demand_that_did_not_arrive_and_a_friendly_reminder_interrupt_nothing() {
        later().when(new ContactSent("a1", Tone.FINAL_NOTICE))
                .at(NOON)
                .when(new ContactSent("a1", Tone.FINAL_NOTICE))
                .at(NOON)
                .thenNothing()
                .when(new ContactEnded("a1", false, instant(NOON)))
                .at(NOON)
                .then(new DemandAnswered("a1"))
                .when(new ContactSent("a2", Tone.FRIENDLY))
                .at(NOON)
                .thenNothing()
                .when(new ContactEnded("a2", true, instant(NOON)))
                .at(NOON)
                .thenNothing()
                .andDeadline("limitation", "2029-01-21T00:00:00+08:00");
    }

    @Test
    void what_a_lender_tells_is_one_proof_and_not_of_tomorrow() {
        InterruptionTold letter = interruption(InterruptionCause.DEMAND, instant(NOON), "letter-1");
        later().when(letter)
                .at(NOON)
                .when(letter)
                .at(NOON)
                .thenNothing()
                .when(interruption(InterruptionCause.PROMISE, instant(NOON), "letter-1"))
                .at(NOON)
                .thenRefused("proof-conflict")
                .when(interruption(InterruptionCause.DEMAND, instant("2026-04-01T12:00:00+08:00"), "letter-1"))
                .at(NOON)
                .thenRefused("proof-conflict")
                // nor does it stand in the way of a stage's proof of the same name
                .when(new LimitationInterrupted(
                        InterruptionCause.SUIT, instant("2026-05-02T12:00:00+08:00"), "letter-1"))
                .at("2026-05-02T12:00:00+08:00")
                .andDeadline("limitation", "2029-05-03T00:00:00+08:00")
                .when(interruption(InterruptionCause.DEMAND, instant("2026-05-02T12:00:00.000001+08:00"), "letter-2"))
                .at("2026-05-02T12:00:00+08:00")
                .thenRefused("interruption-in-future");
    }

    @Test
    void an_obstacle_in_the_last_six_months_leaves_six_months_after_its_end() {
        opened().when(new LimitationObstructed(day("2028-12-01"), null, "flood"))
                .at("2028-12-01T12:00:00+08:00")
                .when(new LimitationObstructed(day("2028-12-01"), day("2029-03-10"), "flood"))
                .at("2029-03-10T12:00:00+08:00")
                .andDeadline("limitation", "2029-09-11T00:00:00+08:00");
    }

    @Test
    void an_obstacle_before_the_last_six_months_or_out_of_order_in_time_moves_nothing() {
        opened().when(new LimitationObstructed(day("2027-12-01"), day("2028-03-10"), "flood"))
                .at("2028-03-10T12:00:00+08:00")
                .andDeadline("limitation", "2029-01-21T00:00:00+08:00")
                .when(new LimitationObstructed(day("2028-03-09"), day("2028-03-08"), "fire"))
                .at("2028-03-10T12:00:00+08:00")
                .thenRefused("obstacle-ends-before-it-begins")
                .when(new LimitationObstructed(day("2028-03-11"), null, "fire"))
                .at("2028-03-10T12:00:00+08:00")
                .thenRefused("obstacle-in-future")
                .when(new LimitationObstructed(day("2028-03-09"), day("2028-03-11"), "fire"))
                .at("2028-03-10T12:00:00+08:00")
                .thenRefused("obstacle-in-future");
    }

    @Test
    void nothing_moves_it_past_twenty_years() {
        Spec<CaseState, CaseInput, CaseEvent> spec = opened();
        for (int year = 2028; year <= 2045; year += 2) {
            spec.when(interruption(InterruptionCause.DEMAND, instant(year + "-06-01T12:00:00+08:00"), "letter-" + year))
                    .at(year + "-06-01T12:00:00+08:00");
        }
        spec.andDeadline("limitation", "2046-01-21T00:00:00+08:00");
    }

    @Test
    void after_its_end_no_suit_is_cleared_and_what_is_paid_is_taken_and_revives_nothing() {
        lapsed().when(Given.filing("q1"))
                .at("2029-02-01T09:00:00+08:00")
                .thenPublished(new ClearanceDenied("q1", "file-suit", "limitation-expired"))
                .when(payment("p1", 5_000, "2029-02-01"))
                .at("2029-02-01T12:00:00+08:00")
                .thenAlsoPublished(new PaymentAllocated(
                        "p1",
                        day("2029-02-01"),
                        Given.cny(5_000),
                        0,
                        5_000,
                        0,
                        0,
                        Given.balance(0, 0, 95_000),
                        day("2026-01-01")))
                .when(Given.filing("q2"))
                .at("2029-02-02T09:00:00+08:00")
                .thenPublished(new ClearanceDenied("q2", "file-suit", "limitation-expired"));
    }

    @Test
    void a_promise_after_the_end_revives_the_claim_but_no_guarantee_that_has_lapsed() {
        GuarantorFacts friend = new GuarantorFacts(Given.party("g1"), GuaranteeKind.JOINT, day("2026-01-20"), null);
        Spec<CaseState, CaseInput, CaseEvent> spec = opened(
                        Given.account("CONSUMER_LOAN", DebtorKind.NATURAL, List.of(friend), List.of()))
                .whenTimePasses()
                .at("2029-02-01T00:00:00+08:00")
                .when(interruption(InterruptionCause.PROMISE, instant("2029-02-01T12:00:00+08:00"), "promise-1"))
                .at("2029-02-01T12:00:00+08:00")
                .andDeadline("limitation", "2032-02-02T00:00:00+08:00")
                .andNoDeadline("guarantee-period");
        assertThat(((CaseState.Open) spec.state()).parties().guarantors())
                .allSatisfy(g -> assertThat(g.endedAt()).isNotNull());
    }

    /** With the last bucket entered, so that what follows is about the limitation alone. */
    private static Spec<CaseState, CaseInput, CaseEvent> later() {
        return opened().whenTimePasses().at("2026-04-30T00:00:00+08:00");
    }

    private static Spec<CaseState, CaseInput, CaseEvent> lapsed() {
        return opened().whenTimePasses().at("2029-02-01T00:00:00+08:00");
    }
}
