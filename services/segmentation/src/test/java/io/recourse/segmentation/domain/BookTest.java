package io.recourse.segmentation.domain;

import static io.recourse.segmentation.domain.Cases.t;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Facets;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Tell;
import io.recourse.casework.spec.Spec;
import io.recourse.segmentation.domain.BookEvent.BookOpened;
import io.recourse.segmentation.domain.BookEvent.StrategyDropped;
import io.recourse.segmentation.domain.BookEvent.StrategyTaken;
import io.recourse.segmentation.domain.BookInput.ActivationAsked;
import io.recourse.segmentation.domain.BookInput.BookDeadlinePassed;
import io.recourse.segmentation.domain.BookInput.RetirementAsked;
import io.recourse.segmentation.domain.BookInput.Shipped;
import io.recourse.segmentation.domain.StrategyInput.Dropped;
import io.recourse.segmentation.domain.StrategyInput.Taken;
import io.recourse.segmentation.edge.CelConditions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What concerns all strategies together: one version of each, one default, and no doubt whose case it is. */
class BookTest {

    private static final BookDecider DECIDER = new BookDecider(new CelConditions());
    private static final String NOW = StrategyTest.NOW;
    private static final Listed OTHER = new Listed("other", 1, null, null);
    private static final Listed SMALL = new Listed("small", 1, 10, "owed < 100");

    static Spec<BookState, BookInput, BookEvent> opened() {
        return Spec.of(DECIDER, "strategies")
                .when(new Shipped(List.of(OTHER, SMALL), "shipped"))
                .at(NOW);
    }

    private static Spec<BookState, BookInput, BookEvent> activated(Listed draft) {
        return opened().when(new ActivationAsked(draft, "PIA-1", "ops")).at(NOW);
    }

    private static Tell taken(Listed strategy, String assessment) {
        return new Tell(new SubjectId("strategy", strategy.reference()), new Taken(assessment));
    }

    private static Tell dropped(Listed strategy) {
        return new Tell(new SubjectId("strategy", strategy.reference()), new Dropped());
    }

    private static StrategyTaken event(Listed strategy) {
        return new StrategyTaken(strategy, "PIA-1", "ops");
    }

    @Test
    void a_fresh_installation_begins_with_what_is_shipped_and_is_never_overruled_by_it_again() {
        opened().then(new BookOpened(List.of(OTHER, SMALL), "shipped"))
                .andTells(taken(OTHER, "shipped"), taken(SMALL, "shipped"))
                .andStatus("open")
                .when(new Shipped(List.of(new Listed("other", 2, null, null)), "shipped"))
                .at(NOW)
                .thenNothing();
        assertThat(DECIDER.facets(Spec.of(DECIDER, "strategies").state())).isEqualTo(Facets.of("-", "unopened"));
        assertThat(DECIDER.deadlines(opened().state())).isEmpty();
    }

    @Test
    void a_newer_version_takes_the_place_of_the_one_before_it() {
        Listed newer = new Listed("small", 3, 10, "owed < 200");
        activated(newer)
                .then(new StrategyDropped("small@1", "small@3"), event(newer))
                .andTells(dropped(SMALL), taken(newer, "PIA-1"))
                .when(new ActivationAsked(newer, "PIA-1", "ops"))
                .at(NOW)
                .thenNothing();
    }

    @Test
    void no_version_comes_back_and_none_that_is_older_comes_late() {
        for (int version : new int[] {1, 2}) {
            activated(new Listed("small", 3, 10, "owed < 200"))
                    .when(new ActivationAsked(new Listed("small", version, 10, "owed < 100"), "PIA-1", "ops"))
                    .at(NOW)
                    .thenRefused("version-not-newer");
        }
        opened().when(new RetirementAsked("small", 1, "ops"))
                .at(NOW)
                .when(new ActivationAsked(SMALL, "PIA-1", "ops"))
                .at(NOW)
                .thenRefused("version-not-newer")
                .when(new ActivationAsked(new Listed("small", 2, 10, "owed < 100"), "PIA-1", "ops"))
                .at(NOW)
                .then(event(new Listed("small", 2, 10, "owed < 100")));
    }

    @Test
    void of_one_rank_no_two_take_the_same_case() {
        activated(new Listed("large", 1, 10, "owed >= 99")).thenRefused("strategies-overlap");
        activated(new Listed("large", 1, 11, "owed >= 99")).then(event(new Listed("large", 1, 11, "owed >= 99")));
        activated(new Listed("large", 1, 10, "owed >= 100")).then(event(new Listed("large", 1, 10, "owed >= 100")));
        // what it takes the place of it need not differ from
        activated(new Listed("small", 2, 10, "owed < 101"))
                .then(new StrategyDropped("small@1", "small@2"), event(new Listed("small", 2, 10, "owed < 101")));
    }

    @Test
    void there_is_one_default_which_another_one_replaces() {
        Listed another = new Listed("gentle", 1, null, null);
        activated(another)
                .then(new StrategyDropped("other@1", "gentle@1"), event(another))
                .andTells(dropped(OTHER), taken(another, "PIA-1"));
        Listed next = new Listed("other", 2, null, null);
        activated(next).then(new StrategyDropped("other@1", "other@2"), event(next));
        Listed becomes = new Listed("small", 2, null, null);
        activated(becomes)
                .then(
                        new StrategyDropped("small@1", "small@2"),
                        new StrategyDropped("other@1", "small@2"),
                        event(becomes));
        activated(new Listed("other", 2, 20, "secured")).thenRefused("default-needed");
        opened().when(new RetirementAsked("other", 1, "ops")).at(NOW).thenRefused("default-needed");
    }

    @Test
    void what_is_in_force_can_be_retired_and_nothing_else() {
        opened().when(new RetirementAsked("small", 1, "ops"))
                .at(NOW)
                .then(new StrategyDropped("small@1", "ops"))
                .andTells(dropped(SMALL))
                .when(new RetirementAsked("small", 1, "ops"))
                .at(NOW)
                .thenRefused("strategy-not-active");
        opened().when(new RetirementAsked("small", 2, "ops")).at(NOW).thenRefused("strategy-not-active");
        opened().when(new RetirementAsked("none", 1, "ops")).at(NOW).thenRefused("strategy-not-active");
    }

    @Test
    void a_book_that_is_full_takes_no_more() {
        Spec<BookState, BookInput, BookEvent> spec = opened();
        String wide = "lender == '" + "x".repeat(880) + "'";
        int taken = 0;
        while (taken < 100) {
            spec.when(new ActivationAsked(new Listed("s" + taken, 1, 100 + taken, wide), "PIA-1", "ops"))
                    .at(NOW);
            if (spec.events().isEmpty()) {
                break;
            }
            taken++;
        }
        spec.thenRefused("book-full");
        // (40 000 − 110 − 120) ÷ 998 for the first ten, whose names are shorter, and 1 000
        assertThat(taken).isEqualTo(39);
    }

    @Test
    void what_cannot_come_stops_it() {
        assertThatThrownBy(() -> Spec.of(DECIDER, "strategies")
                        .when(new RetirementAsked("small", 1, "ops"))
                        .at(NOW))
                .hasMessage("the book of strategies is not open");
        Deadline none = Deadline.legal("x", "", t(NOW), "x");
        assertThat(DECIDER.passed(none)).isEqualTo(new BookDeadlinePassed(none));
        assertThatThrownBy(() -> opened().when(new BookDeadlinePassed(none)).at(NOW))
                .hasMessageStartingWith("no deadline ");
        assertThatThrownBy(() -> opened().given(new BookOpened(List.of(), "x")))
                .hasMessage("BookOpened of a book that is Open");
        assertThatThrownBy(() -> Spec.of(DECIDER, "strategies").given(new StrategyDropped("small@1", "ops")))
                .hasMessage("StrategyDropped of a book that is Unopened");
    }
}
