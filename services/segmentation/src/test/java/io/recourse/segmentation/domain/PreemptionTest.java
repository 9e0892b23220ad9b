package io.recourse.segmentation.domain;

import static io.recourse.segmentation.domain.Cases.EARLY;
import static io.recourse.segmentation.domain.Cases.OPENING;
import static io.recourse.segmentation.domain.Cases.STEADY;
import static io.recourse.segmentation.domain.Cases.early;
import static io.recourse.segmentation.domain.Cases.opened;
import static io.recourse.segmentation.domain.Cases.segmented;
import static io.recourse.segmentation.domain.Cases.t;
import static io.recourse.segmentation.domain.Cases.watched;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.spec.Spec;
import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.SegmentationEvent.CaseScored;
import io.recourse.contracts.SegmentationEvent.StrategyAssigned;
import io.recourse.segmentation.domain.CaseEvent.TalksPreempted;
import io.recourse.segmentation.domain.CaseInput.BalanceChanged;
import io.recourse.segmentation.domain.CaseInput.PauseStarted;
import io.recourse.segmentation.domain.CaseInput.PreemptionAsked;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Talks that do not wait until a case of a hot cell is later still. */
class PreemptionTest {

    private static final Preempted BECAUSE = new Preempted(LocalDate.of(2025, 3, 3), "province", "ZJ");

    static Spec<CaseState, CaseInput, CaseEvent> preempted() {
        return watched(STEADY).when(new PreemptionAsked(BECAUSE, t(OPENING))).at(OPENING);
    }

    @Test
    void a_case_in_its_first_days_is_scored_gets_its_strategy_and_is_talked_to_at_the_next_opening() {
        var spec = preempted().andStatus("segmented");
        assertThat(spec.published()).hasSize(2).first().isInstanceOf(CaseScored.class);
        StrategyAssigned assigned = Cases.assignment(spec);
        assertThat(assigned.strategy()).isEqualTo(Cases.assignment(segmented()).strategy());
        // three days later by its strategy
        assertThat(assigned.startAt()).isEqualTo(t("2025-03-04T09:00:00+08:00"));
    }

    @Test
    void the_case_says_why_it_was_so_early() {
        var spec = preempted();
        assertThat(spec.events()).contains(new TalksPreempted(BECAUSE));
        assertThat(spec.state()).isInstanceOfSatisfying(CaseState.Segmented.class, segmented -> assertThat(
                        segmented.assignment().preempted())
                .isEqualTo(BECAUSE));
    }

    @Test
    void later_it_is_scored_anew_and_keeps_its_strategy() {
        var spec = preempted().when(early()).at(EARLY);
        assertThat(spec.published()).doesNotHaveAnyElementsOfTypes(StrategyAssigned.class);
    }

    @Test
    void asked_again_it_has_begun_already() {
        preempted().when(new PreemptionAsked(BECAUSE, t(OPENING))).at(OPENING).thenNothing();
    }

    @Test
    void one_that_is_not_late_yet_is_left_alone_and_so_is_one_a_moment_before_it_is() {
        String due = "2025-03-01T23:59:59+08:00";
        asked(
                        Spec.of(Cases.DECIDER, "case-1")
                                .when(opened(STEADY, "Asia/Shanghai"))
                                .at(due),
                        due)
                .thenNothing();
        String late = "2025-03-02T00:00:00+08:00";
        asked(
                        Spec.of(Cases.DECIDER, "case-1")
                                .when(opened(STEADY, "Asia/Shanghai"))
                                .at(late),
                        late)
                .andStatus("segmented");
    }

    @Test
    void so_is_one_that_rests_or_owes_nothing_or_whose_limitation_is_over_or_that_is_past_its_first_days() {
        asked(
                        watched(STEADY)
                                .when(new PauseStarted("p1", PauseReason.DISPUTE, t(OPENING)))
                                .at(OPENING),
                        OPENING)
                .thenNothing();
        asked(
                        watched(STEADY)
                                .when(new BalanceChanged(Balance.zero("CNY"), null, true, t(OPENING)))
                                .at(OPENING),
                        OPENING)
                .thenNothing();
        asked(
                        Spec.of(Cases.DECIDER, "case-1")
                                .when(opened(STEADY, "Asia/Shanghai", t(OPENING)))
                                .at(OPENING),
                        OPENING)
                .thenNothing();
        asked(segmented(), EARLY).thenNothing();
    }

    private static Spec<CaseState, CaseInput, CaseEvent> asked(Spec<CaseState, CaseInput, CaseEvent> spec, String at) {
        return spec.when(new PreemptionAsked(BECAUSE, t(at))).at(at);
    }
}
