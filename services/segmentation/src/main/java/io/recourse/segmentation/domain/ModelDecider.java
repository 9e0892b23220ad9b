package io.recourse.segmentation.domain;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Decider;
import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.Facets;
import io.recourse.casework.decision.SubjectId;
import io.recourse.segmentation.domain.ModelEvent.ModelWritten;
import io.recourse.segmentation.domain.ModelInput.ModelDeadlinePassed;
import io.recourse.segmentation.domain.ModelInput.ModelTold;
import io.recourse.segmentation.domain.ModelState.Unwritten;
import io.recourse.segmentation.domain.ModelState.Written;
import java.time.Instant;
import java.util.Set;

/**
 * One version of a model, whose id is {@code name@version}. Which versions are in force the {@link ScoringDecider} says.
 * Lenders share it: its tenant is {@code "-"}.
 */
public final class ModelDecider implements Decider<ModelState, ModelInput, ModelEvent> {

    public static final String KIND = "model";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public ModelState initial(SubjectId id) {
        return new Unwritten(id.id());
    }

    @Override
    public Decision<ModelEvent> decide(ModelState state, ModelInput input, Instant now) {
        return switch (input) {
            case ModelTold told ->
                switch (state) {
                    case Unwritten _ -> Decision.accept(new ModelWritten(told.document(), told.by()));
                    case Written known ->
                        known.document().equals(told.document())
                                ? Decision.nothing()
                                : Decision.refuse(
                                        "version-taken",
                                        "/model",
                                        "this version says something else already: a model that changes is a new version");
                };
            case ModelDeadlinePassed passed -> throw new IllegalStateException("no deadline " + passed.deadline());
        };
    }

    @Override
    public ModelState evolve(ModelState state, ModelEvent event) {
        return switch (event) {
            case ModelWritten(ScorecardDocument document, String by) -> new Written(document, by);
        };
    }

    @Override
    public Set<Deadline> deadlines(ModelState state) {
        return Set.of();
    }

    @Override
    public Facets facets(ModelState state) {
        return Facets.of(
                Facets.SHARED,
                switch (state) {
                    case Unwritten _ -> "unwritten";
                    case Written _ -> "written";
                });
    }

    @Override
    public ModelInput passed(Deadline deadline) {
        return new ModelDeadlinePassed(deadline);
    }
}
