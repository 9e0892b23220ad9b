package io.recourse.segmentation.domain;

import static io.recourse.segmentation.domain.Cases.DECIDER;
import static io.recourse.segmentation.domain.Cases.DUE;
import static io.recourse.segmentation.domain.Cases.STEADY;
import static io.recourse.segmentation.domain.Cases.segmented;
import static io.recourse.segmentation.domain.Cases.t;
import static io.recourse.segmentation.domain.Cases.watched;
import static io.recourse.segmentation.domain.Cases.weighing;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.spec.Spec;
import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.segmentation.domain.CaseEvent.BalanceRecorded;
import io.recourse.segmentation.domain.CaseEvent.PaymentCounted;
import io.recourse.segmentation.domain.CaseEvent.Told;
import io.recourse.segmentation.domain.CaseInput.BalanceChanged;
import io.recourse.segmentation.domain.CaseInput.Closed;
import io.recourse.segmentation.domain.CaseInput.Contacted;
import io.recourse.segmentation.domain.CaseInput.NegotiationOver;
import io.recourse.segmentation.domain.CaseInput.PauseStarted;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What an arm on trial is judged by. The talks of this case start on 10 March, at nine. */
class CourseTest {

    private static final String TALKED = "2025-03-12T09:00:00+08:00";
    private static final String LATER = "2025-03-20T09:00:01+08:00";

    @Test
    void money_that_came_counts_less_what_went_back_and_an_adjustment_does_not() {
        Spec<CaseState, CaseInput, CaseEvent> spec = segmented();
        spec.when(owes(4_000_000, true))
                .at(TALKED)
                .then(
                        new BalanceRecorded(balance(4_000_000), DUE),
                        new PaymentCounted(1_000_000),
                        new Told(weighing(17_300)))
                .when(owes(4_100_000, false))
                .at(TALKED)
                .then(new BalanceRecorded(balance(4_100_000), DUE), new Told(weighing(17_600)))
                .when(owes(4_400_000, true))
                .at(TALKED)
                .then(
                        new BalanceRecorded(balance(4_400_000), DUE),
                        new PaymentCounted(-300_000),
                        new Told(weighing(18_500)));
        assertThat(columns(spec)).containsEntry("paid_minor", 700_000L).containsEntry("owed_then_minor", 5_000_000L);
    }

    @Test
    void contacts_are_counted_by_channel_and_cost_what_the_policy_says() {
        Spec<CaseState, CaseInput, CaseEvent> spec = segmented();
        spec.when(new Contacted("a1", Channel.SMS, t(TALKED))).at(TALKED);
        spec.when(new Contacted("a2", Channel.SMS, t(TALKED))).at(TALKED);
        spec.when(new Contacted("a3", Channel.PHONE, t(TALKED))).at(TALKED);
        spec.when(new Contacted("a3", Channel.PHONE, t(TALKED))).at(TALKED).thenNothing();
        assertThat(course(spec).contacts()).isEqualTo(Map.of(Channel.SMS, 2, Channel.PHONE, 1));
        assertThat(columns(spec)).containsEntry("contact_cost_milli", 15_100L);
    }

    @Test
    void a_dispute_and_a_wish_not_to_be_contacted_are_complaints_and_hardship_is_none() {
        Spec<CaseState, CaseInput, CaseEvent> spec = segmented();
        for (PauseReason reason : PauseReason.values()) {
            spec.when(new PauseStarted(reason.name(), reason, t(TALKED))).at(TALKED);
        }
        assertThat(columns(spec)).containsEntry("complaints", 2L);
    }

    @Test
    void a_case_that_is_paid_is_recovered_after_the_days_its_talks_took_rounded_up() {
        assertThat(columns(closed(CloseReason.PAID)))
                .containsEntry("outcome", "RECOVERED")
                .containsEntry("cycle_days", 11L)
                .containsEntry("arm", "champion")
                .containsEntry("currency", "CNY")
                .doesNotContainKeys("owed_minor", "bucket", "province");
        assertThat(columns(closed(CloseReason.CURED))).containsEntry("outcome", "RECOVERED");
    }

    @Test
    void one_that_was_recalled_or_given_up_is_no_verdict_on_the_arm() {
        assertThat(columns(closed(CloseReason.RECALLED))).containsEntry("outcome", "LEFT");
        assertThat(columns(closed(CloseReason.UNRECOVERABLE))).containsEntry("outcome", "LEFT");
    }

    @Test
    void one_that_was_paid_before_its_talks_took_no_day() {
        String before = "2025-03-06T09:00:00+08:00";
        var spec = segmented().when(new Closed(CloseReason.PAID, t(before))).at(before);
        assertThat(columns(spec)).containsEntry("cycle_days", 0L);
    }

    @Test
    void what_is_paid_after_the_talks_is_not_the_arms_merit() {
        var spec = segmented()
                .when(new NegotiationOver(t(LATER)))
                .at(LATER)
                .when(owes(1_000, true))
                .at(LATER)
                .then(new BalanceRecorded(balance(1_000), DUE), new Told(weighing(5_303)))
                .when(new Contacted("a9", Channel.SMS, t(LATER)))
                .at(LATER)
                .thenNothing()
                .when(new PauseStarted("p", PauseReason.DISPUTE, t(LATER)))
                .at(LATER)
                .when(new Closed(CloseReason.PAID, t("2025-06-01T00:00:00+08:00")))
                .at("2025-06-01T00:00:00+08:00");
        assertThat(columns(spec))
                .containsEntry("outcome", "EXHAUSTED")
                .containsEntry("cycle_days", 11L)
                .containsEntry("paid_minor", 0L)
                .containsEntry("complaints", 0L);
    }

    @Test
    void before_a_strategy_nothing_is_counted() {
        var spec = watched(STEADY)
                .when(owes(4_000_000, true))
                .at(TALKED)
                .then(new BalanceRecorded(balance(4_000_000), DUE))
                .when(new Closed(CloseReason.PAID, t(TALKED)))
                .at(TALKED);
        assertThat(columns(spec)).doesNotContainKeys("arm", "outcome", "paid_minor");
    }

    private static Spec<CaseState, CaseInput, CaseEvent> closed(CloseReason reason) {
        return segmented().when(new Closed(reason, t(LATER))).at(LATER);
    }

    private static Course course(Spec<CaseState, CaseInput, CaseEvent> spec) {
        return Objects.requireNonNull(
                ((CaseState.Segmented) spec.state()).assignment().course());
    }

    private static Map<String, Object> columns(Spec<CaseState, CaseInput, CaseEvent> spec) {
        return DECIDER.facets(spec.state()).columns();
    }

    private static BalanceChanged owes(long minor, boolean byPayment) {
        return new BalanceChanged(balance(minor), DUE, byPayment, t(TALKED));
    }

    private static Balance balance(long principal) {
        return new Balance("CNY", 0, 0, principal);
    }
}
