package io.recourse.segmentation.domain;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Decider;
import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.Facets;
import io.recourse.casework.decision.SubjectId;
import io.recourse.contracts.StrategyNews;
import io.recourse.contracts.StrategyNews.StrategyActivated;
import io.recourse.contracts.StrategyNews.StrategyRetired;
import io.recourse.segmentation.domain.StrategyEvent.StrategyDrafted;
import io.recourse.segmentation.domain.StrategyEvent.StrategyTold;
import io.recourse.segmentation.domain.StrategyInput.DocumentWritten;
import io.recourse.segmentation.domain.StrategyInput.Dropped;
import io.recourse.segmentation.domain.StrategyInput.StrategyDeadlinePassed;
import io.recourse.segmentation.domain.StrategyInput.Taken;
import io.recourse.segmentation.domain.StrategyState.Active;
import io.recourse.segmentation.domain.StrategyState.Draft;
import io.recourse.segmentation.domain.StrategyState.Retired;
import io.recourse.segmentation.domain.StrategyState.Unwritten;
import io.recourse.segmentation.domain.StrategyState.Written;
import java.time.Instant;
import java.util.Set;

/**
 * One version of a strategy, whose id is {@code code@version}. Which versions are in force the {@link BookDecider} says.
 * Lenders share it: its tenant is {@code "-"}.
 */
public final class StrategyDecider implements Decider<StrategyState, StrategyInput, StrategyEvent> {

    public static final String KIND = "strategy";

    private final StrategyReader reader;

    public StrategyDecider(StrategyReader reader) {
        this.reader = reader;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public StrategyState initial(SubjectId id) {
        return new Unwritten(id.id());
    }

    @Override
    public Decision<StrategyEvent> decide(StrategyState state, StrategyInput input, Instant now) {
        return switch (input) {
            case DocumentWritten written -> written(state, written);
            case Taken taken
            when state instanceof Draft draft ->
                Decision.accept(new StrategyTold(activated(reader.read(draft.document()), taken.assessment(), now)));
            case Dropped _
            when state instanceof Active active ->
                Decision.accept(new StrategyTold(new StrategyRetired(reference(active.document()), now)));
            case Taken _, Dropped _ ->
                throw new IllegalStateException(input.getClass().getSimpleName() + " of a strategy that is "
                        + state.getClass().getSimpleName());
            case StrategyDeadlinePassed passed -> throw new IllegalStateException("no deadline " + passed.deadline());
        };
    }

    private static Decision<StrategyEvent> written(StrategyState state, DocumentWritten written) {
        return switch (state) {
            case Unwritten _ -> Decision.accept(new StrategyDrafted(written.document(), written.by()));
            case Written known ->
                known.document().equals(written.document())
                        ? Decision.nothing()
                        : Decision.refuse(
                                "version-taken",
                                "version",
                                "this version says something else already: a strategy that changes is a new version");
        };
    }

    private static StrategyActivated activated(Strategy strategy, String assessment, Instant at) {
        Listed listed = Listed.of(strategy);
        return new StrategyActivated(
                strategy.reference(),
                strategy.segment(),
                listed.rank(),
                listed.when(),
                strategy.startAfterDays(),
                strategy.exhaustAfterDays(),
                strategy.arms().stream()
                        .map(arm -> new StrategyNews.Arm(arm.name(), arm.percent(), arm.steps()))
                        .toList(),
                assessment,
                at);
    }

    private static String reference(StrategyDocument document) {
        return document.code() + "@" + document.version();
    }

    @Override
    public StrategyState evolve(StrategyState state, StrategyEvent event) {
        return switch (event) {
            case StrategyDrafted(StrategyDocument document, String by)
            when state instanceof Unwritten unwritten -> unwritten.written(document, by);
            case StrategyTold(StrategyActivated told)
            when state instanceof Draft draft -> draft.activated(told.at(), told.impactAssessment());
            case StrategyTold(StrategyRetired told) when state instanceof Active active -> active.retired(told.at());
            case StrategyDrafted _, StrategyTold _ ->
                throw new IllegalStateException(event.getClass().getSimpleName() + " of a strategy that is "
                        + state.getClass().getSimpleName());
        };
    }

    @Override
    public Set<Deadline> deadlines(StrategyState state) {
        return Set.of();
    }

    @Override
    public Facets facets(StrategyState state) {
        return Facets.of(
                Facets.SHARED,
                switch (state) {
                    case Unwritten _ -> "unwritten";
                    case Draft _ -> "draft";
                    case Active _ -> "active";
                    case Retired _ -> "retired";
                });
    }

    @Override
    public StrategyInput passed(Deadline deadline) {
        return new StrategyDeadlinePassed(deadline);
    }
}
