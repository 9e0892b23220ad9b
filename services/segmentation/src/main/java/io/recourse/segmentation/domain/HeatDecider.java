package io.recourse.segmentation.domain;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Decider;
import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.Facets;
import io.recourse.casework.decision.SubjectId;
import io.recourse.segmentation.domain.HeatEvent.HotCellsFound;
import io.recourse.segmentation.domain.HeatInput.HeatDeadlinePassed;
import io.recourse.segmentation.domain.HeatInput.MapDrawn;
import io.recourse.segmentation.domain.HeatState.Drawn;
import io.recourse.segmentation.domain.HeatState.Undrawn;
import java.time.Instant;
import java.util.Set;

/** The weekly heat map of one lender, one subject for each lender. The first map of a week stays that week's. */
public final class HeatDecider implements Decider<HeatState, HeatInput, HeatEvent> {

    public static final String KIND = "heat";

    public static SubjectId subject(String lender) {
        return new SubjectId(KIND, LenderHash.of(lender));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public HeatState initial(SubjectId id) {
        return new Undrawn();
    }

    @Override
    public Decision<HeatEvent> decide(HeatState state, HeatInput input, Instant now) {
        return switch (input) {
            case MapDrawn drawn ->
                state instanceof Drawn last && !drawn.week().isAfter(last.week())
                        ? Decision.nothing()
                        : Decision.accept(new HotCellsFound(drawn.lender(), drawn.week(), drawn.hot(), drawn.at()));
            case HeatDeadlinePassed passed -> throw new IllegalStateException("no deadline " + passed.deadline());
        };
    }

    @Override
    public HeatState evolve(HeatState state, HeatEvent event) {
        return switch (event) {
            case HotCellsFound found -> new Drawn(found.lender(), found.week(), found.at(), found.hot());
        };
    }

    @Override
    public Set<Deadline> deadlines(HeatState state) {
        return Set.of();
    }

    @Override
    public Facets facets(HeatState state) {
        return switch (state) {
            case Undrawn _ -> Facets.of(Facets.SHARED, "undrawn");
            case Drawn drawn -> Facets.of(drawn.lender(), "drawn");
        };
    }

    @Override
    public HeatInput passed(Deadline deadline) {
        return new HeatDeadlinePassed(deadline);
    }
}
