package io.recourse.segmentation.domain;

import static io.recourse.segmentation.domain.Cases.AT_DPD_4;
import static io.recourse.segmentation.domain.Cases.DECIDER;
import static io.recourse.segmentation.domain.Cases.DUE;
import static io.recourse.segmentation.domain.Cases.EARLY;
import static io.recourse.segmentation.domain.Cases.M1;
import static io.recourse.segmentation.domain.Cases.OPENING;
import static io.recourse.segmentation.domain.Cases.STEADY;
import static io.recourse.segmentation.domain.Cases.assignment;
import static io.recourse.segmentation.domain.Cases.opened;
import static io.recourse.segmentation.domain.Cases.t;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.spec.Spec;
import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent.Bucket;
import io.recourse.contracts.SegmentationEvent.StrategyAssigned;
import io.recourse.segmentation.domain.CaseEvent.BucketRecorded;
import io.recourse.segmentation.domain.CaseEvent.LimitationRecorded;
import io.recourse.segmentation.domain.CaseEvent.PlacementWithheld;
import io.recourse.segmentation.domain.CaseEvent.Told;
import io.recourse.segmentation.domain.CaseInput.BalanceChanged;
import io.recourse.segmentation.domain.CaseInput.BucketReached;
import io.recourse.segmentation.domain.CaseInput.LimitationMoved;
import io.recourse.segmentation.domain.CaseState.Withheld;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A claim that the debtor may refuse is not placed anew (ours, after 民法典 art. 192). */
class TimeBarredTest {

    private static final Instant RENEWED = t("2028-03-06T00:00:00+08:00");
    private static final String TALKED = "2025-03-06T10:00:00+08:00";

    private static Spec<CaseState, CaseInput, CaseEvent> early(String limitationEndsAt) {
        return Spec.of(DECIDER, "case-1")
                .when(opened(STEADY, "Asia/Shanghai", t(limitationEndsAt)))
                .at(OPENING)
                .when(Cases.early())
                .at(EARLY);
    }

    static Spec<CaseState, CaseInput, CaseEvent> withheld() {
        return early(EARLY);
    }

    @Test
    void a_case_whose_limitation_ran_out_before_its_bucket_is_scored_and_gets_no_strategy() {
        Withheld why = new Withheld("limitation-expired", t(EARLY), t(EARLY));
        withheld()
                .then(
                        new BucketRecorded(Bucket.EARLY, 4, DUE),
                        new Told(AT_DPD_4),
                        new CaseEvent.CaseClustered("sample-portfolio@1", Cluster.NEGOTIABLE),
                        new PlacementWithheld(why))
                .andStatus("withheld");
    }

    @Test
    void a_microsecond_before_its_end_it_is_placed() {
        Spec<CaseState, CaseInput, CaseEvent> spec = early("2025-03-05T00:00:00.000001+08:00");
        assertThat(assignment(spec).strategy()).isEqualTo("soft-forgot@1");
        spec.andStatus("segmented");
    }

    @Test
    void news_of_an_earlier_day_that_come_after_the_end_place_nothing() {
        Spec<CaseState, CaseInput, CaseEvent> spec = Spec.of(DECIDER, "case-1")
                .when(opened(STEADY, "Asia/Shanghai", t(TALKED)))
                .at(OPENING)
                .when(Cases.early())
                .at(TALKED);
        spec.andStatus("withheld");
        assertThat(spec.published()).noneMatch(StrategyAssigned.class::isInstance);
    }

    @Test
    void a_later_bucket_is_scored_and_says_no_second_time_why() {
        Spec<CaseState, CaseInput, CaseEvent> spec = withheld();
        spec.when(new BucketReached(Bucket.M1, 31, DUE, t(M1))).at(M1);
        assertThat(spec.events()).noneMatch(PlacementWithheld.class::isInstance);
        spec.andStatus("withheld");
    }

    @Test
    void what_renews_the_claim_brings_the_strategy_that_was_withheld() {
        Spec<CaseState, CaseInput, CaseEvent> spec =
                withheld().when(new LimitationMoved(RENEWED, t(TALKED))).at(TALKED);
        assertThat(spec.events()).startsWith(new LimitationRecorded(RENEWED));
        assertThat(assignment(spec).strategy()).isEqualTo("soft-forgot@1");
        // three days after Thursday 6 March is a Sunday
        assertThat(assignment(spec).startAt()).isEqualTo(t("2025-03-10T09:00:00+08:00"));
        spec.andStatus("segmented")
                .when(new LimitationMoved(RENEWED, t(TALKED)))
                .at(TALKED)
                .thenNothing();
    }

    @Test
    void an_end_that_moves_and_still_lies_in_the_past_brings_none() {
        Instant later = t("2025-03-05T12:00:00+08:00");
        withheld()
                .when(new LimitationMoved(later, t(TALKED)))
                .at(TALKED)
                .then(
                        new LimitationRecorded(later),
                        new Told(Cases.weighing(17_900)),
                        new PlacementWithheld(new Withheld("limitation-expired", later, t(TALKED))))
                .andStatus("withheld");
    }

    @Test
    void a_case_that_owes_nothing_gets_none_when_its_claim_is_renewed() {
        withheld()
                .when(new BalanceChanged(Balance.zero("CNY"), null, false, t(TALKED)))
                .at(TALKED)
                .when(new LimitationMoved(RENEWED, t(TALKED)))
                .at(TALKED)
                .then(new LimitationRecorded(RENEWED));
    }

    @Test
    void a_case_that_was_placed_in_time_keeps_its_strategy() {
        Instant over = t("2025-03-06T00:00:00+08:00");
        early("2025-03-06T00:00:00+08:00")
                .when(new LimitationMoved(over.minusSeconds(60), t(TALKED)))
                .at(TALKED)
                .then(new LimitationRecorded(over.minusSeconds(60)))
                .andStatus("segmented");
    }

    @Test
    void before_its_bucket_a_moved_end_is_only_recorded() {
        Spec.of(DECIDER, "case-1")
                .when(opened(STEADY, "Asia/Shanghai", t(EARLY)))
                .at(OPENING)
                .when(new LimitationMoved(RENEWED, t(OPENING)))
                .at(OPENING)
                .then(new LimitationRecorded(RENEWED))
                .andStatus("watched");
    }
}
