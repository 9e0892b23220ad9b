package io.recourse.segmentation.domain;

import static io.recourse.segmentation.domain.Cases.DECIDER;
import static io.recourse.segmentation.domain.Cases.M1;
import static io.recourse.segmentation.domain.Cases.OPENING;
import static io.recourse.segmentation.domain.Cases.STEADY;
import static io.recourse.segmentation.domain.Cases.segmented;
import static io.recourse.segmentation.domain.Cases.t;
import static io.recourse.segmentation.domain.Cases.watched;

import io.recourse.casework.spec.Spec;
import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.segmentation.domain.CaseInput.Closed;
import io.recourse.segmentation.domain.CaseInput.Contacted;
import io.recourse.segmentation.domain.CaseInput.NegotiationOver;
import io.recourse.segmentation.domain.CaseInput.PauseStarted;
import java.util.LinkedHashMap;
import java.util.Map;

/** States as cases come to them, by the names of their golden files. */
public final class ExampleStates {

    private ExampleStates() {}

    public static Map<String, CaseState> cases() {
        Map<String, CaseState> cases = new LinkedHashMap<>();
        cases.put("unopened", Spec.of(DECIDER, "case-1").state());
        cases.put(
                "watched",
                watched(STEADY)
                        .when(new PauseStarted("p1", PauseReason.HARDSHIP, t(OPENING)))
                        .at(OPENING)
                        .state());
        // scored, and not yet assigned: never longer than one decision
        cases.put(
                "watched-and-scored",
                watched(STEADY).given(new CaseEvent.Told(Cases.AT_DPD_4)).state());
        // limitation was over at the opening
        cases.put("withheld", TimeBarredTest.withheld().state());
        cases.put("segmented", segmented().state());
        cases.put(
                "watched-and-shown",
                watched(STEADY)
                        .given(new CaseEvent.ProfileNoted(ProfileTest.SHOWN))
                        .state());
        cases.put("preempted", PreemptionTest.preempted().state());
        cases.put(
                "watched-and-read",
                watched(STEADY)
                        .given(new CaseEvent.ProfileNoted(ProfileTest.SHOWN))
                        .given(new CaseEvent.IndexNoted(new IndustryIndex("C17", 2, t(OPENING), -500)))
                        .state());
        cases.put("escalated", escalated().state());
        cases.put("ended", closed(escalated()).state());
        cases.put("ended-unscored", closed(watched(STEADY)).state());
        return cases;
    }

    public static Map<String, StrategyState> strategies() {
        Map<String, StrategyState> strategies = new LinkedHashMap<>();
        strategies.put(
                "unwritten", Spec.of(StrategyTest.DECIDER, "secured-first@2").state());
        strategies.put("draft", StrategyTest.drafted().state());
        strategies.put("active", StrategyTest.active().state());
        strategies.put("retired", StrategyTest.retired().state());
        // of a source that ends
        strategies.put("draft-for-a-year", new StrategyState.Draft(StrategyTest.endingDocument(), "ops"));
        return strategies;
    }

    public static Map<String, ProfileState> profiles() {
        return Map.of(
                "untold",
                new ProfileState.Untold("case-1"),
                "known",
                ProfileTest.known().state());
    }

    public static Map<String, HeatState> heats() {
        return Map.of(
                "undrawn", new HeatState.Undrawn(), "drawn", HeatTest.drawn().state());
    }

    public static Map<String, HeatWeekState> heatWeeks() {
        return Map.of(
                "unwatched",
                new HeatWeekState.Unwatched(),
                "waiting",
                HeatTest.waiting().state(),
                "drawing",
                HeatTest.drawing().state());
    }

    public static Map<String, IndustryState> industries() {
        return Map.of(
                "unread",
                IndustryTest.unread().state(),
                "awaited",
                IndustryTest.awaited().state(),
                "read",
                IndustryTest.read().state());
    }

    public static Map<String, ModelState> models() {
        return Map.of(
                "unwritten",
                new ModelState.Unwritten("card-history@2"),
                "written",
                ModelTest.written().state());
    }

    public static Map<String, ScoringState> scoring() {
        return Map.of(
                "unopened",
                new ScoringState.Unopened(),
                "open",
                ModelTest.scoring().state());
    }

    public static Map<String, BookState> books() {
        return Map.of(
                "unopened", new BookState.Unopened(), "open", BookTest.opened().state());
    }

    private static Spec<CaseState, CaseInput, CaseEvent> escalated() {
        String over = "2025-04-09T09:00:00+08:00";
        String contacted = "2025-03-12T09:00:00+08:00";
        return segmented()
                .when(new Contacted("a1", Channel.SMS, t(contacted)))
                .at(contacted)
                .when(new NegotiationOver(t(over)))
                .at(over);
    }

    private static Spec<CaseState, CaseInput, CaseEvent> closed(Spec<CaseState, CaseInput, CaseEvent> spec) {
        return spec.when(new Closed(CloseReason.PAID, t(M1))).at("2025-04-10T09:00:00+08:00");
    }
}
