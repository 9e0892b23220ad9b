package io.recourse.segmentation.domain;

import static io.recourse.segmentation.domain.Cases.t;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Facets;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Step;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.contracts.StrategyNews.Arm;
import io.recourse.contracts.StrategyNews.StrategyActivated;
import io.recourse.contracts.StrategyNews.StrategyRetired;
import io.recourse.rules.Source;
import io.recourse.segmentation.domain.StrategyDocument.ArmDocument;
import io.recourse.segmentation.domain.StrategyDocument.StepDocument;
import io.recourse.segmentation.domain.StrategyEvent.StrategyDrafted;
import io.recourse.segmentation.domain.StrategyInput.DocumentWritten;
import io.recourse.segmentation.domain.StrategyInput.Dropped;
import io.recourse.segmentation.domain.StrategyInput.StrategyDeadlinePassed;
import io.recourse.segmentation.domain.StrategyInput.Taken;
import io.recourse.segmentation.edge.CelConditions;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One version of a strategy: what it says is said once, and others hear when it comes into force and when it leaves it. */
class StrategyTest {

    static final StrategyDecider DECIDER =
            new StrategyDecider(new StrategyReader(new CelConditions(), new Talks(4, 15, LocalTime.of(9, 0))));
    static final String NOW = "2026-03-02T10:00:00+08:00";
    private static final String LATER = "2026-03-09T10:00:00+08:00";

    static StrategyDocument document(int exhaustAfterDays) {
        return new StrategyDocument(
                PriorityPolicyTest.OURS,
                "secured-first",
                2,
                "secured",
                7,
                "secured",
                1,
                exhaustAfterDays,
                List.of(new ArmDocument(
                        "champion",
                        100,
                        List.of(
                                new StepDocument("reminder", "FRIENDLY", "SMS", 2, null, 3),
                                new StepDocument("letter", "FIRM", "LETTER", 5, "reminder", 4)))));
    }

    static StrategyDocument endingDocument() {
        StrategyDocument document = document(30);
        Source source = new Source(
                "ours",
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 12, 31),
                LocalDate.of(2026, 1, 1),
                true,
                "assessment");
        return new StrategyDocument(
                source,
                document.code(),
                document.version(),
                document.segment(),
                document.rank(),
                document.when(),
                document.startAfterDays(),
                document.exhaustAfterDays(),
                document.arms());
    }

    static Spec<StrategyState, StrategyInput, StrategyEvent> drafted() {
        return Spec.of(DECIDER, "secured-first@2")
                .when(new DocumentWritten(document(30), "ops"))
                .at(NOW);
    }

    static Spec<StrategyState, StrategyInput, StrategyEvent> active() {
        return drafted().when(new Taken("PIA-2026-014")).at(NOW);
    }

    static Spec<StrategyState, StrategyInput, StrategyEvent> retired() {
        return active().when(new Dropped()).at(LATER);
    }

    @Test
    void what_is_written_is_a_draft_and_nobody_hears_of_it() {
        drafted().then(new StrategyDrafted(document(30), "ops")).thenPublished().andStatus("draft");
        assertThat(DECIDER.facets(drafted().state())).isEqualTo(Facets.of("-", "draft"));
    }

    @Test
    void a_version_says_the_same_for_ever() {
        for (Spec<StrategyState, StrategyInput, StrategyEvent> spec : List.of(drafted(), active(), retired())) {
            spec.when(new DocumentWritten(document(30), "somebody"))
                    .at(LATER)
                    .thenNothing()
                    .when(new DocumentWritten(document(31), "ops"))
                    .at(LATER)
                    .thenRefused("version-taken");
        }
    }

    @Test
    void when_it_comes_into_force_others_hear_what_it_says_with_its_days_counted() {
        active().thenPublished(new StrategyActivated(
                        "secured-first@2",
                        "secured",
                        7,
                        "secured",
                        1,
                        30,
                        List.of(new Arm(
                                "champion",
                                100,
                                List.of(
                                        new Step("reminder", Tone.FRIENDLY, Channel.SMS, 2, 3),
                                        new Step("letter", Tone.FIRM, Channel.LETTER, 7, 4)))),
                        "PIA-2026-014",
                        t(NOW)))
                .andStatus("active");
    }

    @Test
    void when_it_leaves_it_others_hear_that_too() {
        retired()
                .thenPublished(new StrategyRetired("secured-first@2", t(LATER)))
                .andStatus("retired");
        assertThat(retired().state())
                .isEqualTo(new StrategyState.Retired(document(30), "ops", t(NOW), "PIA-2026-014", t(LATER)));
    }

    @Test
    void what_cannot_come_stops_it() {
        Spec<StrategyState, StrategyInput, StrategyEvent> unwritten = Spec.of(DECIDER, "secured-first@2");
        assertThat(DECIDER.facets(unwritten.state()).status()).isEqualTo("unwritten");
        for (Spec<StrategyState, StrategyInput, StrategyEvent> spec : List.of(unwritten, active(), retired())) {
            assertThatThrownBy(() -> spec.when(new Taken("x")).at(LATER))
                    .hasMessageStartingWith("Taken of a strategy that is ");
        }
        for (Spec<StrategyState, StrategyInput, StrategyEvent> spec : List.of(unwritten, drafted(), retired())) {
            assertThatThrownBy(() -> spec.when(new Dropped()).at(LATER))
                    .hasMessageStartingWith("Dropped of a strategy that is ");
        }
        Deadline none = Deadline.legal("x", "", t(NOW), "x");
        assertThat(DECIDER.passed(none)).isEqualTo(new StrategyDeadlinePassed(none));
        assertThatThrownBy(
                        () -> drafted().when(new StrategyDeadlinePassed(none)).at(LATER))
                .hasMessageStartingWith("no deadline ");
        assertThatThrownBy(() ->
                        unwritten.given(new StrategyEvent.StrategyTold(new StrategyRetired("secured-first@2", t(NOW)))))
                .hasMessage("StrategyTold of a strategy that is Unwritten");
        assertThatThrownBy(() -> active().given(new StrategyDrafted(document(30), "ops")))
                .hasMessage("StrategyDrafted of a strategy that is Active");
    }
}
