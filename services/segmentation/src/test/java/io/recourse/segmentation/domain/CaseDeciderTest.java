package io.recourse.segmentation.domain;

import static io.recourse.segmentation.domain.Cases.AT_DPD_4;
import static io.recourse.segmentation.domain.Cases.DECIDER;
import static io.recourse.segmentation.domain.Cases.DUE;
import static io.recourse.segmentation.domain.Cases.EARLY;
import static io.recourse.segmentation.domain.Cases.M1;
import static io.recourse.segmentation.domain.Cases.OPENING;
import static io.recourse.segmentation.domain.Cases.OWED;
import static io.recourse.segmentation.domain.Cases.STEADY;
import static io.recourse.segmentation.domain.Cases.assignment;
import static io.recourse.segmentation.domain.Cases.early;
import static io.recourse.segmentation.domain.Cases.opened;
import static io.recourse.segmentation.domain.Cases.segmented;
import static io.recourse.segmentation.domain.Cases.t;
import static io.recourse.segmentation.domain.Cases.watched;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Facets;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent.Bucket;
import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.SegmentationEvent.CaseScored;
import io.recourse.contracts.SegmentationEvent.Cause;
import io.recourse.contracts.SegmentationEvent.StrategyAssigned;
import io.recourse.rules.calendar.LocalDays;
import io.recourse.segmentation.domain.CaseEvent.BalanceRecorded;
import io.recourse.segmentation.domain.CaseEvent.BucketRecorded;
import io.recourse.segmentation.domain.CaseEvent.CaseClustered;
import io.recourse.segmentation.domain.CaseEvent.CaseEnded;
import io.recourse.segmentation.domain.CaseEvent.CaseEscalated;
import io.recourse.segmentation.domain.CaseEvent.CauseExplained;
import io.recourse.segmentation.domain.CaseEvent.EarlyWarned;
import io.recourse.segmentation.domain.CaseEvent.Told;
import io.recourse.segmentation.domain.CaseInput.BalanceChanged;
import io.recourse.segmentation.domain.CaseInput.BucketReached;
import io.recourse.segmentation.domain.CaseInput.Closed;
import io.recourse.segmentation.domain.CaseInput.DeadlinePassed;
import io.recourse.segmentation.domain.CaseInput.LimitationMoved;
import io.recourse.segmentation.domain.CaseInput.NegotiationOver;
import io.recourse.segmentation.domain.CaseInput.PauseEnded;
import io.recourse.segmentation.domain.CaseInput.PauseStarted;
import io.recourse.segmentation.domain.EarlyWarnings.Warning;
import io.recourse.segmentation.edge.PolicyFiles;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CaseDeciderTest {
    @Test
    void a_case_is_watched_until_it_reaches_the_early_bucket() {
        watched(STEADY)
                .thenPublished()
                .andStatus("watched")
                .when(new BucketReached(Bucket.TECHNICAL, 3, DUE, t("2025-03-04T00:00:00+08:00")))
                .at("2025-03-04T00:00:00+08:00")
                .then(new BucketRecorded(Bucket.TECHNICAL, 3, DUE))
                .andStatus("watched");
    }

    @Test
    void the_early_bucket_brings_a_score_and_a_strategy_that_opens_on_a_working_day_at_nine() {
        Spec<CaseState, CaseInput, CaseEvent> spec = segmented();
        StrategyAssigned assigned = assignment(spec);
        spec.then(
                        new BucketRecorded(Bucket.EARLY, 4, DUE),
                        new Told(AT_DPD_4),
                        new CaseClustered("sample-portfolio@1", Cluster.NEGOTIABLE),
                        new Told(assigned),
                        new CauseExplained(
                                Cause.FORGOT,
                                Quadrant.ABLE_WILLING,
                                List.of("rarely-late", "recently-due"),
                                new Chosen(
                                        400,
                                        "band in [Band.A, Band.B] && cause == Cause.FORGOT && owed < 200000",
                                        Map.of("band", "B", "cause", "FORGOT", "owed", "50000"))))
                .andStatus("segmented");
        assertThat(assigned.strategy()).isEqualTo("soft-forgot@1");
        assertThat(assigned.segment()).isEqualTo("forgetful");
        assertThat(assigned.cause()).isEqualTo(Cause.FORGOT);
        assertThat(assigned.arm()).isEqualTo("champion");
        // three days after Wednesday 5 March is a Saturday
        assertThat(assigned.startAt()).isEqualTo("2025-03-10T01:00:00Z");
        assertThat(assigned.exhaustAfterDays()).isEqualTo(30);
        assertThat(assigned.steps()).hasSize(5);
        assertThat(DECIDER.facets(spec.state()))
                .isEqualTo(new Facets(
                        "lender-a",
                        "segmented",
                        null,
                        Map.ofEntries(
                                entry("band", "B"),
                                entry("priority_milli", 17_500L),
                                entry("pd_ppm", 43_107L),
                                entry("bucket", "EARLY"),
                                entry("province", "ZJ"),
                                entry("currency", "CNY"),
                                entry("owed_minor", 5_000_000L),
                                entry("strategy", "soft-forgot@1"),
                                entry("arm", "champion"),
                                entry("owed_then_minor", 5_000_000L),
                                entry("paid_minor", 0L),
                                entry("contact_cost_milli", 0L),
                                entry("complaints", 0L),
                                entry("cluster", "NEGOTIABLE"))));
    }

    @Test
    void the_evidence_of_the_cause_is_kept_for_the_debtors_right_to_an_explanation() {
        assertThat(segmented().state()).isInstanceOfSatisfying(CaseState.Segmented.class, s -> assertThat(
                        s.assignment().evidence())
                .containsExactly("rarely-late", "recently-due"));
    }

    @Test
    void a_watched_case_has_no_score_and_an_escalated_one_keeps_its_strategy() {
        assertThat(DECIDER.facets(watched(STEADY).state()))
                .isEqualTo(new Facets(
                        "lender-a",
                        "watched",
                        null,
                        Map.of("bucket", "TECHNICAL", "province", "ZJ", "currency", "CNY", "owed_minor", 5_000_000L)));
        var escalated = segmented().when(new NegotiationOver(t(EARLY))).at(EARLY);
        assertThat(DECIDER.facets(escalated.state()).columns()).containsEntry("strategy", "soft-forgot@1");
    }

    @Test
    void the_opening_hour_is_the_debtors_and_spring_festival_is_no_working_day() {
        var urumqi = Spec.of(DECIDER, "case-1")
                .when(opened(STEADY, "Asia/Urumqi"))
                .at(OPENING)
                .when(early())
                .at(EARLY);
        // midnight in Shanghai is still Tuesday 4 March in Urumqi; three days later is a Friday
        assertThat(assignment(urumqi).startAt()).isEqualTo(t("2025-03-07T09:00:00+06:00"));
        String eve = "2025-01-25T00:00:00+08:00";
        var festival = watched(STEADY)
                .when(new BucketReached(Bucket.EARLY, 4, LocalDate.of(2025, 1, 21), t(eve)))
                .at(OPENING);
        assertThat(assignment(festival).startAt()).isEqualTo(t("2025-02-05T09:00:00+08:00"));
    }

    @Test
    void talks_open_on_the_last_working_day_before_dpd_15_if_a_holiday_would_carry_them_past_it() {
        LocalDate due = LocalDate.of(2026, 2, 8);
        // three days after DPD 4 is Spring Festival, 15 to 23 February; the day before it is made up for
        assertThat(startOf(DECIDER, due, "2026-02-12T00:00:00+08:00", "Asia/Shanghai"))
                .isEqualTo(t("2026-02-14T09:00:00+08:00"));
        assertThat(startOf(slowest(), due, "2026-02-12T00:00:00+08:00", "Asia/Shanghai"))
                .isEqualTo(t("2026-02-14T09:00:00+08:00"));
        // DPD 15 itself is still in time, a weekend after it is not
        assertThat(startOf(slowest(), LocalDate.of(2026, 3, 2), "2026-03-06T00:00:00+08:00", "Asia/Shanghai"))
                .isEqualTo(t("2026-03-17T09:00:00+08:00"));
        assertThat(startOf(slowest(), LocalDate.of(2026, 3, 6), "2026-03-10T00:00:00+08:00", "Asia/Shanghai"))
                .isEqualTo(t("2026-03-20T09:00:00+08:00"));
    }

    @Test
    void the_last_day_and_the_hour_are_the_policys() {
        CaseDecider sooner = waiting(new Talks(4, 10, LocalTime.of(10, 30)), 6);
        // DPD 10 is Thursday 12 March
        assertThat(startOf(sooner, LocalDate.of(2026, 3, 2), "2026-03-08T00:00:00+08:00", "Asia/Shanghai"))
                .isEqualTo(t("2026-03-12T10:30:00+08:00"));
    }

    @Test
    void dpd_15_ends_in_the_contracts_zone() {
        // nine in the morning of 17 March in Los Angeles is 18 March in Shanghai, DPD 16
        assertThat(startOf(slowest(), LocalDate.of(2026, 3, 2), "2026-03-06T18:00:00+08:00", "America/Los_Angeles"))
                .isEqualTo(t("2026-03-16T09:00:00-07:00"));
    }

    @Test
    void a_case_that_comes_after_dpd_15_opens_at_the_next_opening() {
        assertThat(startOf(DECIDER, LocalDate.of(2026, 3, 2), "2026-03-26T10:00:00+08:00", "Asia/Shanghai"))
                .isEqualTo(t("2026-03-27T09:00:00+08:00"));
        assertThat(startOf(DECIDER, LocalDate.of(2026, 3, 2), "2026-03-28T08:00:00+08:00", "Asia/Shanghai"))
                .isEqualTo(t("2026-03-30T09:00:00+08:00"));
        assertThat(startOf(DECIDER, LocalDate.of(2026, 3, 2), "2026-03-26T08:00:00+08:00", "Asia/Shanghai"))
                .isEqualTo(t("2026-03-26T09:00:00+08:00"));
    }

    private static Instant startOf(CaseDecider decider, LocalDate due, String at, String debtorZone) {
        int dpd = LocalDays.dpd(due, t(at), ZoneId.of("Asia/Shanghai"));
        return assignment(Spec.of(decider, "case-1")
                        .when(opened(STEADY, debtorZone))
                        .at(OPENING)
                        .when(new BucketReached(Bucket.EARLY, dpd, due, t(at)))
                        .at(at))
                .startAt();
    }

    /** Every case gets a strategy that waits as long as one may. */
    private static CaseDecider slowest() {
        Talks talks = PolicyFiles.load().strategies().talks();
        return waiting(talks, talks.latestStart());
    }

    private static CaseDecider waiting(Talks talks, int days) {
        SegmentationPolicy shipped = PolicyFiles.load();
        Strategy one = shipped.strategies().strategies().getFirst();
        Strategy slow = new Strategy("slow", 1, "s", null, days, 30, one.arms());
        return new CaseDecider(new SegmentationPolicy(
                shipped.rates(),
                shipped.priority(),
                shipped.models(),
                shipped.clusters(),
                shipped.causes(),
                new StrategyBook(talks, List.of(slow)),
                shipped.warnings(),
                shipped.contactCosts(),
                shipped.workingDays()));
    }

    @Test
    void the_same_bucket_again_with_nothing_new_emits_nothing() {
        segmented()
                .when(early())
                .at(EARLY)
                .thenNothing()
                .when(early())
                .at("2025-03-20T00:00:00+08:00")
                .thenNothing();
    }

    @Test
    void a_later_bucket_is_scored_anew_and_the_strategy_stays() {
        var spec = segmented();
        StrategyAssigned before = assignment(spec);
        spec.when(new BucketReached(Bucket.M1, 31, DUE, t(M1)))
                .at(M1)
                .then(
                        new EarlyWarned(Warning.DPD, 31, t(M1)),
                        new BucketRecorded(Bucket.M1, 31, DUE),
                        new Told(new CaseScored(
                                "expert@1",
                                95_349,
                                "B",
                                List.of("payment-history-lowers", "delinquency-bucket-raises"),
                                "seed-v1",
                                28_300)));
        assertThat(spec.state()).isInstanceOfSatisfying(CaseState.Segmented.class, s -> assertThat(
                        s.assignment().strategy())
                .isEqualTo(before.strategy()));
    }

    @Test
    void a_payment_is_recorded_and_scored_at_once_and_a_bucket_of_an_earlier_day_by_its_day() {
        Balance half = new Balance("CNY", 0, 0, 2_500_000);
        segmented()
                .when(new BalanceChanged(half, DUE, false, t("2025-03-10T00:00:00+08:00")))
                .at("2025-03-10T00:00:00+08:00")
                .then(new BalanceRecorded(half, DUE), new Told(Cases.weighing(12_000)))
                .when(new BalanceChanged(half, DUE, false, t("2025-03-11T00:00:00+08:00")))
                .at("2025-03-11T00:00:00+08:00")
                .thenNothing()
                .when(early())
                .at("2025-03-12T00:00:00+08:00")
                .then(new Told(
                        new CaseScored("expert@1", 43_107, "B", List.of("payment-history-lowers"), "seed-v1", 10_000)));
    }

    @Test
    void nothing_owed_is_nothing_to_negotiate() {
        watched(STEADY)
                .when(new BalanceChanged(Balance.zero("CNY"), null, false, t(EARLY)))
                .at(EARLY)
                .andDeadlines()
                .when(early())
                .at(EARLY)
                .then(new BucketRecorded(Bucket.EARLY, 4, DUE))
                .andStatus("watched");
        // nor is there anything to warn of, whichever due date the balance was told with
        watched(STEADY)
                .when(new BalanceChanged(Balance.zero("CNY"), DUE, false, t(EARLY)))
                .at(EARLY)
                .andDeadlines();
    }

    @Test
    void a_hardship_pause_before_the_assignment_leads_to_the_gentle_strategy() {
        var spec = watched(STEADY)
                .when(new PauseStarted("p1", PauseReason.HARDSHIP, t(OPENING)))
                .at(OPENING)
                .when(early())
                .at(EARLY);
        assertThat(assignment(spec).strategy()).isEqualTo("hardship-gentle@1");
        assertThat(assignment(spec).cause()).isEqualTo(Cause.CANNOT);
    }

    @Test
    void after_the_talks_the_case_is_scored_on() {
        String over = "2025-04-09T09:00:00+08:00";
        String m2 = "2025-05-01T00:00:00+08:00";
        var spec = segmented()
                .when(new NegotiationOver(t(over)))
                .at(over)
                .then(new EarlyWarned(Warning.DPD, 31, t(M1)), new CaseEscalated(t(over)))
                .andStatus("escalated")
                .when(new NegotiationOver(t(over)))
                .at(over)
                .thenNothing()
                .when(new BucketReached(Bucket.M2, 61, DUE, t(m2)))
                .at(m2);
        assertThat(spec.published()).hasSize(1).first().isInstanceOf(CaseScored.class);
    }

    @Test
    void the_end_of_talks_and_a_bucket_may_overtake_each_other() {
        String at = "2025-05-01T00:00:00+08:00";
        NegotiationOver over = new NegotiationOver(t(at));
        BucketReached m2 = new BucketReached(Bucket.M2, 61, DUE, t(at));
        assertThat(segmented().when(over).at(at).when(m2).at(at).state())
                .isEqualTo(segmented().when(m2).at(at).when(over).at(at).state());
    }

    @Test
    void talks_cannot_end_before_a_strategy_was_assigned() {
        var spec = watched(STEADY);
        assertThatThrownBy(() -> spec.when(new NegotiationOver(t(EARLY))).at(EARLY))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("NegotiationOver");
        assertThatThrownBy(() -> Spec.of(DECIDER).when(early()).at(EARLY)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void closing_ends_the_case_and_all_that_follows_is_stale() {
        var spec = segmented()
                .when(new Closed(CloseReason.PAID, t(M1).minusSeconds(1)))
                .at("2025-03-31T23:59:59+08:00")
                .then(new CaseEnded(CloseReason.PAID, t(M1).minusSeconds(1)))
                .andStatus("ended")
                .andDeadlines();
        for (CaseInput stale : List.of(
                opened(STEADY, "Asia/Shanghai"),
                early(),
                new BalanceChanged(OWED, DUE, false, t(M1)),
                new LimitationMoved(t(M1), t(M1)),
                new PauseStarted("p", PauseReason.DISPUTE, t(M1)),
                new PauseEnded("p", t(M1)),
                new CaseInput.LookedAtAgain(t(M1)),
                new NegotiationOver(t(M1)),
                new Closed(CloseReason.CURED, t(M1)),
                new DeadlinePassed(Deadline.business("early-warning", "dpd", t(M1), "x")))) {
            spec.when(stale).at(M1).thenNothing();
        }
        assertThat(DECIDER.facets(spec.state()).columns()).containsEntry("strategy", "soft-forgot@1");
    }
}
