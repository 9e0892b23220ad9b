package io.recourse.segmentation.domain;

import static io.recourse.segmentation.domain.Cases.DECIDER;
import static io.recourse.segmentation.domain.Cases.EARLY;
import static io.recourse.segmentation.domain.Cases.M1;
import static io.recourse.segmentation.domain.Cases.OPENING;
import static io.recourse.segmentation.domain.Cases.OWED;
import static io.recourse.segmentation.domain.Cases.STEADY;
import static io.recourse.segmentation.domain.Cases.assignment;
import static io.recourse.segmentation.domain.Cases.opened;
import static io.recourse.segmentation.domain.Cases.t;
import static io.recourse.segmentation.domain.Cases.watched;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.IntakeEvent.Bucket;
import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.contracts.IntakeEvent.DebtorKind;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.IntakeEvent.ScoringFacts;
import io.recourse.segmentation.domain.CaseEvent.CaseWatched;
import io.recourse.segmentation.domain.CaseEvent.EarlyWarned;
import io.recourse.segmentation.domain.CaseEvent.PauseLifted;
import io.recourse.segmentation.domain.CaseEvent.PauseRecorded;
import io.recourse.segmentation.domain.CaseInput.BalanceChanged;
import io.recourse.segmentation.domain.CaseInput.BucketReached;
import io.recourse.segmentation.domain.CaseInput.Closed;
import io.recourse.segmentation.domain.CaseInput.DeadlinePassed;
import io.recourse.segmentation.domain.CaseInput.Opened;
import io.recourse.segmentation.domain.CaseInput.PauseEnded;
import io.recourse.segmentation.domain.CaseInput.PauseStarted;
import io.recourse.segmentation.domain.EarlyWarnings.Warning;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class EarlyWarningTest {
    @Test
    void due_on_1_march_warns_at_midnight_of_1_april_and_not_a_microsecond_earlier() {
        watched(STEADY)
                .andDeadlines(Deadline.business("early-warning", "dpd", t(M1), "early-warning-dpd-over-30"))
                .whenTimePasses()
                .at("2025-03-31T23:59:59.999999+08:00")
                .thenNothing()
                .whenTimePasses()
                .at(M1)
                .then(new EarlyWarned(Warning.DPD, 31, t(M1)))
                .andDeadlines()
                .whenTimePasses()
                .at("2025-06-01T00:00:00+08:00")
                .thenNothing();
    }

    @Test
    void a_payment_that_moves_the_oldest_due_date_moves_the_warning_and_the_old_one_is_stale() {
        Deadline old = Deadline.business("early-warning", "dpd", t(M1), "early-warning-dpd-over-30");
        watched(STEADY)
                .when(new BalanceChanged(OWED, LocalDate.of(2025, 3, 20), false, t("2025-03-25T00:00:00+08:00")))
                .at("2025-03-25T00:00:00+08:00")
                .andDeadline("early-warning", "2025-04-20T00:00:00+08:00")
                .when(new DeadlinePassed(old))
                .at(M1)
                .thenNothing();
    }

    @Test
    void an_industry_ten_percent_down_warns_once_and_a_hair_less_does_not() {
        watched(new ScoringFacts(5_000, 2_000, -999, 3, 0)).andStatus("watched");
        assertThat(watched(new ScoringFacts(5_000, 2_000, -999, 3, 0)).events()).hasSize(1);
        var fallen = watched(new ScoringFacts(5_000, 2_000, -1_000, 3, 0));
        assertThat(fallen.events()).contains(new EarlyWarned(Warning.INDUSTRY, -1_000, t(OPENING)));
        fallen.when(opened(new ScoringFacts(5_000, 2_000, -1_000, 3, 0), "Asia/Shanghai"))
                .at(OPENING)
                .thenNothing();
    }

    @Test
    void the_warning_rests_during_overlapping_pauses_and_comes_with_the_end_of_the_last() {
        watched(STEADY)
                .when(new PauseStarted("p1", PauseReason.DISPUTE, t("2025-03-10T00:00:00+08:00")))
                .at("2025-03-10T00:00:00+08:00")
                .then(new PauseRecorded("p1", PauseReason.DISPUTE))
                .when(new PauseStarted("p2", PauseReason.HARDSHIP, t("2025-03-15T00:00:00+08:00")))
                .at("2025-03-15T00:00:00+08:00")
                .when(new PauseStarted("p2", PauseReason.HARDSHIP, t("2025-03-15T00:00:00+08:00")))
                .at("2025-03-15T00:00:00+08:00")
                .thenNothing()
                .when(new PauseEnded("p1", t("2025-03-20T00:00:00+08:00")))
                .at("2025-03-20T00:00:00+08:00")
                .andDeadlines()
                .when(new PauseEnded("p2", t("2025-04-10T12:00:00+08:00")))
                .at("2025-04-10T12:00:00+08:00")
                .then(
                        new PauseLifted("p2", t("2025-04-10T12:00:00+08:00")),
                        new EarlyWarned(Warning.DPD, 40, t("2025-04-10T12:00:00+08:00")));
    }

    @Test
    void a_case_pushed_late_is_assigned_at_once_and_warned_from_its_opening() {
        LocalDate due = LocalDate.of(2024, 11, 1);
        Opened late = new Opened(
                "lender-a",
                DebtorKind.ENTERPRISE,
                "XX",
                "Asia/Shanghai",
                "Asia/Shanghai",
                "ZJ",
                true,
                STEADY,
                OWED,
                due,
                122,
                null,
                t(OPENING));
        var spec = Spec.of(DECIDER, "case-1").when(late).at(OPENING);
        assertThat(spec.events()).hasSize(2).last().isEqualTo(new EarlyWarned(Warning.DPD, 122, t(OPENING)));
        spec.when(new BucketReached(Bucket.M3, 122, due, t(OPENING))).at(OPENING);
        assertThat(assignment(spec).strategy()).isEqualTo("enterprise@1");
    }

    @Test
    void a_live_case_is_counted_by_what_it_was_warned_of_and_one_that_is_over_is_not() {
        assertThat(DECIDER.facets(watched(STEADY).state()).columns())
                .doesNotContainKeys("warned", "warned_dpd", "warned_industry");
        var late = watched(STEADY).whenTimePasses().at(M1);
        assertThat(DECIDER.facets(late.state()).columns())
                .containsEntry("warned", true)
                .containsEntry("warned_dpd", true)
                .doesNotContainKey("warned_industry");
        var fallenAndLate = watched(new ScoringFacts(5_000, 2_000, -1_000, 3, 0));
        assertThat(DECIDER.facets(fallenAndLate.state()).columns())
                .containsEntry("warned_industry", true)
                .doesNotContainKey("warned_dpd");
        fallenAndLate.whenTimePasses().at(M1);
        assertThat(DECIDER.facets(fallenAndLate.state()).columns())
                .containsEntry("warned", true)
                .containsEntry("warned_dpd", true)
                .containsEntry("warned_industry", true);
        fallenAndLate.when(new Closed(CloseReason.PAID, t(M1))).at(M1);
        assertThat(DECIDER.facets(fallenAndLate.state()).columns())
                .doesNotContainKeys("warned", "warned_dpd", "warned_industry");
    }

    @Test
    void an_unknown_pause_ends_without_a_trace() {
        watched(STEADY).when(new PauseEnded("never", t(EARLY))).at(EARLY).thenNothing();
        assertThat(watched(STEADY).events()).singleElement().isInstanceOf(CaseWatched.class);
    }

    @Test
    void a_pause_that_ended_before_the_case_was_known_holds_nothing_back() {
        watched(STEADY)
                .when(new PauseStarted("p1", PauseReason.DISPUTE, t("2025-02-10T00:00:00+08:00")))
                .at(OPENING)
                .when(new PauseEnded("p1", t("2025-02-20T00:00:00+08:00")))
                .at(OPENING)
                .andDeadline("early-warning", M1);
    }

    @Test
    void warnings_have_a_source_a_first_day_and_a_fall() {
        assertThat(new EarlyWarnings(PriorityPolicyTest.OURS, 1, -1, PriorityPolicyTest.OURS, 1).fallen(-1))
                .isTrue();
        assertThatThrownBy(() -> new EarlyWarnings(null, 0, 0, PriorityPolicyTest.OURS, 0))
                .isInstanceOfSatisfying(InvalidPolicy.class, e -> assertThat(e.faults())
                        .containsExactly(
                                "source is missing",
                                "dpdOver must be ≥ 1",
                                "industryIndexBp must be < 0",
                                "staleAfterDays must be 1 … 3650"));
    }
}
