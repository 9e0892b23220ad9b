package io.recourse.segmentation.domain;

import static io.recourse.segmentation.domain.Cases.EARLY;
import static io.recourse.segmentation.domain.Cases.OPENING;
import static io.recourse.segmentation.domain.Cases.STEADY;
import static io.recourse.segmentation.domain.Cases.early;
import static io.recourse.segmentation.domain.Cases.opened;
import static io.recourse.segmentation.domain.Cases.t;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.spec.Spec;
import io.recourse.contracts.Balance;
import io.recourse.contracts.SegmentationEvent.Cause;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Step;
import io.recourse.contracts.SegmentationEvent.StrategyAssigned;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.segmentation.domain.CaseEvent.CauseExplained;
import io.recourse.segmentation.domain.CaseEvent.Told;
import io.recourse.segmentation.domain.CaseInput.BalanceChanged;
import io.recourse.segmentation.domain.CaseInput.Contacted;
import io.recourse.segmentation.domain.CaseInput.LimitationMoved;
import io.recourse.segmentation.domain.CaseInput.MigrationAsked;
import io.recourse.segmentation.domain.CaseInput.NegotiationOver;
import io.recourse.segmentation.domain.Strategy.Arm;
import io.recourse.segmentation.domain.Strategy.When;
import io.recourse.segmentation.edge.PolicyFiles;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Live cases keep their strategy unless they are migrated. */
class MigrationTest {

    private static final String NOW = "2025-03-12T15:00:00+08:00";
    private static final Step CALL = new Step("call", Tone.FRIENDLY, Channel.PHONE, 0, 2);

    /** Takes who owes more than 10 000. */
    private static final Strategy CALLED = new Strategy(
            "called",
            1,
            "test",
            new When(9_000, "owed > 10000", situation -> situation.owed().compareTo(BigDecimal.valueOf(10_000)) > 0),
            1,
            20,
            List.of(new Arm("champion", 100, List.of(CALL))));

    @Test
    void a_case_that_the_other_strategy_takes_begins_anew_by_its_ladder_and_on_its_day() {
        var spec = segmented()
                .when(new Contacted("a1", Channel.SMS, t(NOW)))
                .at(NOW)
                .when(asked("soft-forgot@1", "called@1"))
                .at(NOW);
        spec.then(
                        new Told(new StrategyAssigned(
                                "called@1",
                                "test",
                                Cause.FORGOT,
                                "champion",
                                t("2025-03-13T09:00:00+08:00"),
                                20,
                                List.of(CALL))),
                        new CauseExplained(
                                Cause.FORGOT,
                                Quadrant.ABLE_WILLING,
                                List.of("rarely-late", "recently-due"),
                                new Chosen(9_000, "owed > 10000", Map.of("owed", "50000"))))
                .andStatus("segmented");
        assertThat(spec.state()).isInstanceOfSatisfying(CaseState.Segmented.class, moved -> {
            assertThat(moved.assignment().strategy()).isEqualTo("called@1");
            assertThat(moved.assignment().evidence()).isNotEmpty();
            // what came of it under the strategy before is no merit of this one
            assertThat(Objects.requireNonNull(moved.assignment().course()).contacts())
                    .isEmpty();
        });
    }

    @Test
    void asked_again_it_has_moved_already() {
        segmented()
                .when(asked("soft-forgot@1", "called@1"))
                .at(NOW)
                .when(asked("soft-forgot@1", "called@1"))
                .at(NOW)
                .thenNothing()
                .when(asked("called@1", "called@1"))
                .at(NOW)
                .thenNothing();
    }

    @Test
    void one_that_the_other_strategy_does_not_take_stays() {
        segmented()
                .when(new BalanceChanged(new Balance("CNY", 0, 0, 1_000_000), Cases.DUE, true, t(NOW)))
                .at(NOW)
                .when(asked("soft-forgot@1", "called@1"))
                .at(NOW)
                .thenNothing();
    }

    @Test
    void so_does_one_whose_talks_or_whose_limitation_are_over_or_that_owes_nothing_or_has_no_strategy() {
        MigrationAsked asked = asked("soft-forgot@1", "called@1");
        segmented()
                .when(new NegotiationOver(t(NOW)))
                .at(NOW)
                .when(asked)
                .at(NOW)
                .thenNothing();
        segmented()
                .when(new LimitationMoved(t(NOW), t(NOW)))
                .at(NOW)
                .when(asked)
                .at(NOW)
                .thenNothing();
        segmented()
                .when(new BalanceChanged(Balance.zero("CNY"), null, true, t(NOW)))
                .at(NOW)
                .when(asked)
                .at(NOW)
                .thenNothing();
        Spec.of(decider(), "case-1")
                .when(opened(STEADY, "Asia/Shanghai"))
                .at(OPENING)
                .when(asked)
                .at(OPENING)
                .thenNothing();
    }

    @Test
    void nobody_is_moved_to_a_strategy_that_is_not_in_force() {
        segmented().when(asked("soft-forgot@1", "called@2")).at(NOW).thenRefused("strategy-not-in-force");
    }

    private static MigrationAsked asked(String from, String to) {
        return new MigrationAsked(from, to, t(NOW));
    }

    private static Spec<CaseState, CaseInput, CaseEvent> segmented() {
        Spec<CaseState, CaseInput, CaseEvent> spec = Spec.of(decider(), "case-1")
                .when(opened(STEADY, "Asia/Shanghai"))
                .at(OPENING)
                .when(early())
                .at(EARLY);
        assertThat(Cases.assignment(spec).strategy()).isEqualTo("soft-forgot@1");
        return spec;
    }

    /** What is shipped, and a strategy that is asked after all of it but the default. */
    private static CaseDecider decider() {
        SegmentationPolicy shipped = PolicyFiles.load();
        StrategyBook book = shipped.strategies();
        return new CaseDecider(shipped.with(new StrategyBook(
                book.talks(),
                Stream.concat(book.strategies().stream(), Stream.of(CALLED)).toList())));
    }
}
