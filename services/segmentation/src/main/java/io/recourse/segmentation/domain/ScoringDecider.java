package io.recourse.segmentation.domain;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Decider;
import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.Facets;
import io.recourse.casework.decision.SubjectId;
import io.recourse.segmentation.domain.ScoringEvent.HistoryModelRetired;
import io.recourse.segmentation.domain.ScoringEvent.ModelSwitched;
import io.recourse.segmentation.domain.ScoringEvent.ScoringOpened;
import io.recourse.segmentation.domain.ScoringInput.ModelsShipped;
import io.recourse.segmentation.domain.ScoringInput.RetirementAsked;
import io.recourse.segmentation.domain.ScoringInput.ScoringDeadlinePassed;
import io.recourse.segmentation.domain.ScoringInput.SwitchAsked;
import io.recourse.segmentation.domain.ScoringState.Open;
import io.recourse.segmentation.domain.ScoringState.Unopened;
import java.time.Instant;
import java.util.Set;

/** The one subject that knows which models score. Lenders share it: its tenant is {@code "-"}. */
public final class ScoringDecider implements Decider<ScoringState, ScoringInput, ScoringEvent> {

    public static final String KIND = "scoring";

    /** There is one. */
    public static final SubjectId ID = new SubjectId(KIND, "models");

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public ScoringState initial(SubjectId id) {
        return new Unopened();
    }

    @Override
    public Decision<ScoringEvent> decide(ScoringState state, ScoringInput input, Instant now) {
        return switch (state) {
            case Unopened _
            when input instanceof ModelsShipped shipped ->
                Decision.accept(new ScoringOpened(shipped.facts(), shipped.history(), shipped.assessment()));
            case Unopened _ -> throw new IllegalStateException("no model is in force yet");
            case Open open ->
                switch (input) {
                    case ModelsShipped _ -> Decision.nothing();
                    case SwitchAsked asked -> switched(open, asked);
                    case RetirementAsked asked -> retired(open, asked);
                    case ScoringDeadlinePassed passed ->
                        throw new IllegalStateException("no deadline " + passed.deadline());
                };
        };
    }

    private static Decision<ScoringEvent> switched(Open open, SwitchAsked asked) {
        String before = open.in(asked.place());
        return asked.model().equals(before)
                ? Decision.nothing()
                : Decision.accept(
                        new ModelSwitched(asked.place(), before, asked.model(), asked.assessment(), asked.by()));
    }

    private static Decision<ScoringEvent> retired(Open open, RetirementAsked asked) {
        if (!asked.model().equals(open.in(asked.place()))) {
            return Decision.refuse("model-not-active", null, "this model is not in force");
        }
        return switch (asked.place()) {
            case FACTS ->
                Decision.refuse(
                        "model-needed", null, "every case must have a score; put another model in force instead");
            case HISTORY -> Decision.accept(new HistoryModelRetired(asked.model(), asked.by()));
        };
    }

    @Override
    public ScoringState evolve(ScoringState state, ScoringEvent event) {
        return switch (event) {
            case ScoringOpened(String facts, String history, String _) -> new Open(facts, history);
            case ModelSwitched switched
            when state instanceof Open open -> open.with(switched.place(), switched.model());
            case HistoryModelRetired _ when state instanceof Open open -> open.withoutHistory();
            case ModelSwitched _, HistoryModelRetired _ -> throw new IllegalStateException("no model is in force yet");
        };
    }

    @Override
    public Set<Deadline> deadlines(ScoringState state) {
        return Set.of();
    }

    @Override
    public Facets facets(ScoringState state) {
        return Facets.of(Facets.SHARED, state instanceof Open ? "open" : "unopened");
    }

    @Override
    public ScoringInput passed(Deadline deadline) {
        return new ScoringDeadlinePassed(deadline);
    }
}
