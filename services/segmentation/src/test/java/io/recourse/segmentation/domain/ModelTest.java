package io.recourse.segmentation.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.spec.Spec;
import io.recourse.rules.Source;
import io.recourse.segmentation.domain.ModelEvent.ModelWritten;
import io.recourse.segmentation.domain.ModelInput.ModelDeadlinePassed;
import io.recourse.segmentation.domain.ModelInput.ModelTold;
import io.recourse.segmentation.domain.ScorecardDocument.BinEntry;
import io.recourse.segmentation.domain.ScorecardDocument.FeatureEntry;
import io.recourse.segmentation.domain.ScorecardDocument.History;
import io.recourse.segmentation.domain.ScorecardDocument.Provenance;
import io.recourse.segmentation.domain.ScoringEvent.HistoryModelRetired;
import io.recourse.segmentation.domain.ScoringEvent.ModelSwitched;
import io.recourse.segmentation.domain.ScoringEvent.ScoringOpened;
import io.recourse.segmentation.domain.ScoringInput.ModelsShipped;
import io.recourse.segmentation.domain.ScoringInput.RetirementAsked;
import io.recourse.segmentation.domain.ScoringInput.ScoringDeadlinePassed;
import io.recourse.segmentation.domain.ScoringInput.SwitchAsked;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Versions of models on their shelf, and which of them score. */
class ModelTest {
    private static final String NOW = "2026-03-02T10:00:00+08:00";

    private static final ModelsShipped SHIPPED = new ModelsShipped("expert@1", "card-history@1", "shipped");

    /** Each part has a value. */
    static ScorecardDocument document(double weight) {
        return new ScorecardDocument(
                "card-history@2",
                new Source(
                        "ours: a test",
                        LocalDate.of(2026, 1, 1),
                        LocalDate.of(2026, 12, 31),
                        LocalDate.of(2026, 1, 1),
                        true,
                        "assessment"),
                -1.25,
                2,
                new History(6, "TWD"),
                List.of(new FeatureEntry(
                        "STATUS_1",
                        "latest-month",
                        "RISING",
                        List.of(new BinEntry(1, -weight), new BinEntry(null, weight)))),
                ScorecardTest.BANDS,
                new Provenance("clients.csv", "0".repeat(64), 22_500, 4_948, 5, 42, 0.7761, 0.7211, 0.4231, 0.136));
    }

    static Spec<ModelState, ModelInput, ModelEvent> written() {
        return Spec.of(new ModelDecider(), "card-history@2")
                .when(new ModelTold(document(0.5), "ops"))
                .at(NOW);
    }

    static Spec<ScoringState, ScoringInput, ScoringEvent> scoring() {
        return Spec.of(new ScoringDecider(), "models").when(SHIPPED).at(NOW);
    }

    private static SwitchAsked asked(ModelPlace place, String model) {
        return new SwitchAsked(place, model, "PIA-1", "ops");
    }

    private static ModelSwitched switched(ModelPlace place, @Nullable String before, String model) {
        return new ModelSwitched(place, before, model, "PIA-1", "ops");
    }

    @Test
    void what_a_version_says_is_kept_and_never_changes() {
        written()
                .then(new ModelWritten(document(0.5), "ops"))
                .andStatus("written")
                .andDeadlines()
                .when(new ModelTold(document(0.5), "somebody-else"))
                .at(NOW)
                .thenNothing()
                .when(new ModelTold(document(0.6), "ops"))
                .at(NOW)
                .thenRefused("version-taken");
    }

    @Test
    void what_ships_scores_from_the_first_start_and_a_later_start_changes_nothing() {
        scoring()
                .then(new ScoringOpened("expert@1", "card-history@1", "shipped"))
                .andStatus("open")
                .andDeadlines()
                .when(asked(ModelPlace.FACTS, "mine@3"))
                .at(NOW)
                .when(SHIPPED)
                .at(NOW)
                .thenNothing();
    }

    @Test
    void a_model_takes_the_place_of_the_one_that_reads_the_same_and_gives_it_back() {
        var spec = scoring()
                .when(asked(ModelPlace.HISTORY, "card-history@2"))
                .at(NOW)
                .then(switched(ModelPlace.HISTORY, "card-history@1", "card-history@2"))
                .when(asked(ModelPlace.HISTORY, "card-history@2"))
                .at(NOW)
                .thenNothing()
                .when(asked(ModelPlace.FACTS, "mine@1"))
                .at(NOW)
                .then(switched(ModelPlace.FACTS, "expert@1", "mine@1"))
                .when(asked(ModelPlace.HISTORY, "card-history@1"))
                .at(NOW)
                .then(switched(ModelPlace.HISTORY, "card-history@2", "card-history@1"));
        assertThat(spec.state()).isEqualTo(new ScoringState.Open("mine@1", "card-history@1"));
    }

    @Test
    void the_model_over_histories_may_be_taken_out_of_force_and_the_other_may_not() {
        var spec = scoring()
                .when(new RetirementAsked(ModelPlace.HISTORY, "card-history@2", "ops"))
                .at(NOW)
                .thenRefused("model-not-active")
                .when(new RetirementAsked(ModelPlace.FACTS, "expert@1", "ops"))
                .at(NOW)
                .thenRefused("model-needed")
                .when(new RetirementAsked(ModelPlace.HISTORY, "card-history@1", "ops"))
                .at(NOW)
                .then(new HistoryModelRetired("card-history@1", "ops"));
        assertThat(spec.state()).isEqualTo(new ScoringState.Open("expert@1", null));
        spec.when(new RetirementAsked(ModelPlace.HISTORY, "card-history@1", "ops"))
                .at(NOW)
                .thenRefused("model-not-active")
                .when(asked(ModelPlace.HISTORY, "card-history@1"))
                .at(NOW)
                .then(switched(ModelPlace.HISTORY, null, "card-history@1"));
    }

    @Test
    void nothing_is_switched_before_anything_scores() {
        ScoringDecider decider = new ScoringDecider();
        assertThatThrownBy(() ->
                        decider.decide(new ScoringState.Unopened(), asked(ModelPlace.FACTS, "mine@1"), Cases.t(NOW)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void neither_waits_for_anything() {
        Deadline deadline = Deadline.business("any", "any", Cases.t(NOW), "any");
        assertThatThrownBy(() -> new ScoringDecider()
                        .decide(scoring().state(), new ScoringDeadlinePassed(deadline), Cases.t(NOW)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() ->
                        new ModelDecider().decide(written().state(), new ModelDeadlinePassed(deadline), Cases.t(NOW)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(new ScoringDecider().passed(deadline)).isEqualTo(new ScoringDeadlinePassed(deadline));
        assertThat(new ModelDecider().passed(deadline)).isEqualTo(new ModelDeadlinePassed(deadline));
    }
}
