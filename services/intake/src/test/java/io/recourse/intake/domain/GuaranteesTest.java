package io.recourse.intake.domain;

import static io.recourse.intake.domain.Given.day;
import static io.recourse.intake.domain.Given.instant;
import static io.recourse.intake.domain.Given.interruption;
import static io.recourse.intake.domain.Given.opened;
import static io.recourse.intake.domain.Given.pause;
import static io.recourse.intake.domain.Given.payment;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Tell;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.IntakeEvent.Bucket;
import io.recourse.contracts.IntakeEvent.BucketEntered;
import io.recourse.contracts.IntakeEvent.DebtorKind;
import io.recourse.contracts.IntakeEvent.GuaranteeKind;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.intake.domain.CaseEvent.GuaranteeKept;
import io.recourse.intake.domain.CaseEvent.GuaranteeLimitationEnded;
import io.recourse.intake.domain.CaseEvent.GuaranteePeriodEnded;
import io.recourse.intake.domain.CaseEvent.Told;
import io.recourse.intake.domain.CaseInput.GuarantorClaimed;
import io.recourse.intake.domain.CaseInput.LimitationInterrupted;
import io.recourse.intake.domain.CaseInput.LimitationObstructed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A guarantee lasts as long as its period, unless the creditor did in time what keeps it (民法典 692–694). */
class GuaranteesTest {

    /** Six months after 20 January, 24:00. */
    private static final Instant END = instant("2026-07-21T00:00:00+08:00");

    private static final String FEBRUARY = "2026-02-01T15:00:00+08:00";

    @Test
    void six_months_if_none_was_agreed_or_one_not_after_the_due_day_and_else_the_agreed_day() {
        guaranteed(GuaranteeKind.JOINT, null).andDeadline("guarantee-period", "2026-07-21T00:00:00+08:00");
        guaranteed(GuaranteeKind.JOINT, day("2026-01-20")).andDeadline("guarantee-period", "2026-07-21T00:00:00+08:00");
        guaranteed(GuaranteeKind.JOINT, day("2026-03-31")).andDeadline("guarantee-period", "2026-04-01T00:00:00+08:00");
    }

    @Test
    void neither_pauses_nor_anything_that_moves_the_limitation_moves_the_period() {
        guaranteed(GuaranteeKind.JOINT, null)
                .when(pause("h1", PauseReason.HARDSHIP, FEBRUARY))
                .at(FEBRUARY)
                .when(payment("p1", 100, "2026-02-01"))
                .at(FEBRUARY)
                .when(new LimitationInterrupted(InterruptionCause.PROMISE, instant(FEBRUARY), "e1"))
                .at(FEBRUARY)
                .when(new LimitationObstructed(day("2026-01-25"), null, "flood"))
                .at(FEBRUARY)
                .andDeadline("guarantee-period", "2026-07-21T00:00:00+08:00");
    }

    @Test
    void a_suit_against_the_debtor_in_time_keeps_an_ordinary_guarantee_and_not_a_joint_one() {
        Spec<CaseState, CaseInput, CaseEvent> ordinary = guaranteed(GuaranteeKind.ORDINARY, null)
                .when(suit(FEBRUARY))
                .at(FEBRUARY)
                .andNoDeadline("guarantee-period")
                .andNoDeadline("guarantee-limitation");
        assertThat(ordinary.events())
                .contains(new GuaranteeKept(
                        "g1", GuaranteeKind.ORDINARY, END, new Guarantee.Kept(day("2026-02-01"), "suit-1", null)));
        guaranteed(GuaranteeKind.JOINT, null)
                .when(suit(FEBRUARY))
                .at(FEBRUARY)
                .andDeadline("guarantee-period", "2026-07-21T00:00:00+08:00");
    }

    @Test
    void arbitration_keeps_it_too_and_a_payment_order_or_a_demand_does_not() {
        for (InterruptionCause cause : InterruptionCause.values()) {
            Spec<CaseState, CaseInput, CaseEvent> heard = guaranteed(GuaranteeKind.ORDINARY, null)
                    .when(new LimitationInterrupted(cause, instant(FEBRUARY), "e1"))
                    .at(FEBRUARY);
            boolean keeps = cause == InterruptionCause.SUIT || cause == InterruptionCause.ARBITRATION;
            assertThat(only(heard).kept() != null).as(cause.name()).isEqualTo(keeps);
        }
    }

    @Test
    void the_last_day_is_in_time_and_the_day_after_it_is_not() {
        Spec<CaseState, CaseInput, CaseEvent> last = guaranteed(GuaranteeKind.ORDINARY, null)
                .when(suit("2026-07-20T23:59:59+08:00"))
                // told when the period has passed for whoever looks at the clock: the act counts by its own day
                .at("2026-07-22T09:00:00+08:00");
        assertThat(last.events()).contains(new GuaranteePeriodEnded("g1", END));
        assertThat(only(last).endedAt()).isNull();
        Spec<CaseState, CaseInput, CaseEvent> late = guaranteed(GuaranteeKind.ORDINARY, null)
                .when(suit("2026-07-21T00:00:00+08:00"))
                .at("2026-07-22T09:00:00+08:00");
        assertThat(only(late)).extracting(Guarantee::kept, Guarantee::endedAt).containsExactly(null, END);
    }

    @Test
    void of_several_suits_the_earliest_is_its_proof_in_whatever_order_they_are_heard() {
        Spec<CaseState, CaseInput, CaseEvent> heard = guaranteed(GuaranteeKind.ORDINARY, null);
        for (String on : List.of("2026-03-01", "2026-02-01", "2026-04-01", "2026-02-01")) {
            heard.when(new LimitationInterrupted(InterruptionCause.SUIT, instant(on + "T15:00:00+08:00"), "on-" + on))
                    .at("2026-05-01T00:00:00+08:00");
        }
        assertThat(only(heard).kept()).isEqualTo(new Guarantee.Kept(day("2026-02-01"), "on-2026-02-01", null));
    }

    @Test
    void a_claim_on_a_joint_guarantor_in_time_keeps_it_and_three_years_of_limitation_begin() {
        Instant limitation = instant("2029-02-02T00:00:00+08:00");
        guaranteed(GuaranteeKind.JOINT, null)
                .whenTimePasses()
                .at(FEBRUARY)
                .when(claim("2026-02-01"))
                .at(FEBRUARY)
                .then(new GuaranteeKept(
                        "g1",
                        GuaranteeKind.JOINT,
                        END,
                        new Guarantee.Kept(day("2026-02-01"), "letter-2026-02-01", limitation)))
                .andNoDeadline("guarantee-period")
                .andDeadline("guarantee-limitation", "2029-02-02T00:00:00+08:00")
                .when(claim("2026-02-01"))
                .at(FEBRUARY)
                .thenNothing()
                .when(claim("2027-02-01"))
                .at("2027-02-01T15:00:00+08:00")
                .andDeadline("guarantee-limitation", "2030-02-02T00:00:00+08:00")
                .whenTimePasses()
                .at("2030-02-01T23:59:59+08:00")
                .whenTimePasses()
                .at("2030-02-02T00:00:00+08:00")
                .then(new GuaranteeLimitationEnded("g1", instant("2030-02-02T00:00:00+08:00")))
                .when(claim("2030-02-02"))
                .at("2030-02-02T12:00:00+08:00")
                .thenRefused("guarantee-ended");
    }

    @Test
    void an_ended_guarantee_is_never_revived() {
        guaranteed(GuaranteeKind.JOINT, null)
                .whenTimePasses()
                .at("2026-07-21T00:00:00+08:00")
                .then(
                        new Told(new BucketEntered(Bucket.M1, 31, day("2026-01-01"))),
                        new Told(new BucketEntered(Bucket.M2, 61, day("2026-01-01"))),
                        new Told(new BucketEntered(Bucket.M3, 91, day("2026-01-01"))),
                        new GuaranteePeriodEnded("g1", END))
                .when(claim("2026-07-21"))
                .at("2026-07-21T12:00:00+08:00")
                .thenRefused("guarantee-ended")
                .when(new LimitationInterrupted(InterruptionCause.PROMISE, instant("2026-07-21T12:00:00+08:00"), "e1"))
                .at("2026-07-21T12:00:00+08:00")
                .andNoDeadline("guarantee-period");
    }

    @Test
    void a_claim_needs_a_joint_guarantor_and_a_day_that_has_come() {
        guaranteed(GuaranteeKind.ORDINARY, null)
                .when(claim("2026-02-01"))
                .at(FEBRUARY)
                .thenRefused("guarantee-ordinary")
                .when(new GuarantorClaimed("debtor-1", day("2026-02-01"), "letter"))
                .at(FEBRUARY)
                .thenRefused("guarantor-unknown")
                .when(claim("2026-02-02"))
                .at(FEBRUARY)
                .thenRefused("claim-in-future");
        guaranteed(GuaranteeKind.JOINT, null)
                .when(new CaseInput.Recalled(instant(FEBRUARY)))
                .at(FEBRUARY)
                .when(claim("2026-02-01"))
                .at(FEBRUARY)
                .thenRefused("case-closed");
    }

    /** A slip of the year would else begin a limitation that has ended, and free the guarantor for good. */
    @Test
    void nothing_is_claimed_on_a_guarantor_before_the_debt_is_due() {
        guaranteed(GuaranteeKind.JOINT, null)
                .when(claim("2025-02-01"))
                .at(FEBRUARY)
                .thenRefused("claim-before-due")
                .when(claim("2026-01-19"))
                .at(FEBRUARY)
                .thenRefused("claim-before-due")
                .when(claim("2026-01-20"))
                .at(FEBRUARY)
                .andDeadline("guarantee-limitation", "2029-01-21T00:00:00+08:00");
    }

    /** What a lender tells may be a slip of the year; a suit of ours may call the debt due before its day. */
    @Test
    void a_suit_that_is_told_of_a_day_before_the_debt_was_due_keeps_nothing() {
        guaranteed(GuaranteeKind.ORDINARY, null)
                .when(interruption(InterruptionCause.SUIT, instant("2025-02-01T09:00:00+08:00"), "suit"))
                .at(FEBRUARY)
                .andDeadline("guarantee-period", "2026-07-21T00:00:00+08:00")
                .when(interruption(InterruptionCause.SUIT, instant("2026-02-01T09:00:00+08:00"), "suit-2"))
                .at(FEBRUARY)
                .andNoDeadline("guarantee-period");
        guaranteed(GuaranteeKind.ORDINARY, null)
                .when(suit("2026-01-15T09:00:00+08:00"))
                .at(FEBRUARY)
                .andNoDeadline("guarantee-period");
    }

    @Test
    void of_two_suits_of_one_day_the_first_by_its_id_is_the_proof_in_whatever_order_they_are_heard() {
        Spec<CaseState, CaseInput, CaseEvent> spec = guaranteed(GuaranteeKind.ORDINARY, null);
        spec.when(new LimitationInterrupted(InterruptionCause.SUIT, instant(FEBRUARY), "suit-2"))
                .at(FEBRUARY);
        spec.when(new LimitationInterrupted(InterruptionCause.SUIT, instant(FEBRUARY), "suit-1"))
                .at(FEBRUARY);
        assertThat(only(spec).kept()).isEqualTo(new Guarantee.Kept(day("2026-02-01"), "suit-1", null));
        for (String known : List.of("suit-1", "suit-2")) {
            spec.when(new LimitationInterrupted(InterruptionCause.SUIT, instant(FEBRUARY), known))
                    .at(FEBRUARY);
            assertThat(spec.events()).noneMatch(GuaranteeKept.class::isInstance);
        }
        assertThat(only(spec).kept()).isEqualTo(new Guarantee.Kept(day("2026-02-01"), "suit-1", null));
    }

    @Test
    void two_guarantees_that_are_alike_are_kept_by_one_act() {
        GuaranteeKept suit = new GuaranteeKept(
                "g1", GuaranteeKind.ORDINARY, END, new Guarantee.Kept(day("2026-02-01"), "suit-1", null));
        assertThat(twice(GuaranteeKind.ORDINARY)
                        .when(suit(FEBRUARY))
                        .at(FEBRUARY)
                        .events())
                .filteredOn(GuaranteeKept.class::isInstance)
                .containsExactly(suit);
        GuaranteeKept letter = new GuaranteeKept(
                "g1",
                GuaranteeKind.JOINT,
                END,
                new Guarantee.Kept(day("2026-02-01"), "letter-2026-02-01", instant("2029-02-02T00:00:00+08:00")));
        assertThat(twice(GuaranteeKind.JOINT)
                        .when(claim("2026-02-01"))
                        .at(FEBRUARY)
                        .events())
                .filteredOn(GuaranteeKept.class::isInstance)
                .containsExactly(letter);
    }

    @Test
    void a_guarantee_secures_a_debt_until_its_period_has_ended() {
        assertThat(standsGuaranteed("2026-07-20T23:59:59+08:00")).isTrue();
        assertThat(standsGuaranteed("2026-07-21T00:00:00+08:00")).isFalse();
    }

    private static boolean standsGuaranteed(String at) {
        return guaranteed(GuaranteeKind.JOINT, null)
                .when(new CaseInput.StandingAsked("debtor-1", "p1", day("2026-07-20")))
                .at(at)
                .ran()
                .tells()
                .stream()
                .map(Tell::input)
                .anyMatch(i -> i instanceof PartyInput.StandingTold told
                        && told.standing().guaranteed());
    }

    private static Spec<CaseState, CaseInput, CaseEvent> twice(GuaranteeKind kind) {
        GuarantorFacts guarantor = new GuarantorFacts(Given.party("g1"), kind, day("2026-01-20"), null);
        return opened(Given.account("CONSUMER_LOAN", DebtorKind.NATURAL, List.of(guarantor, guarantor), List.of()));
    }

    private static Spec<CaseState, CaseInput, CaseEvent> guaranteed(GuaranteeKind kind, @Nullable LocalDate agreed) {
        GuarantorFacts guarantor = new GuarantorFacts(Given.party("g1"), kind, day("2026-01-20"), agreed);
        return opened(Given.account("CONSUMER_LOAN", DebtorKind.NATURAL, List.of(guarantor), List.of()));
    }

    private static Guarantee only(Spec<CaseState, CaseInput, CaseEvent> spec) {
        return Objects.requireNonNull(
                ((CaseState.Open) spec.state()).parties().guarantors().getFirst());
    }

    private static LimitationInterrupted suit(String at) {
        return new LimitationInterrupted(InterruptionCause.SUIT, instant(at), "suit-1");
    }

    private static GuarantorClaimed claim(String on) {
        return new GuarantorClaimed("g1", day(on), "letter-" + on);
    }
}
