package io.recourse.segmentation.domain;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Decider;
import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.Effect;
import io.recourse.casework.decision.Facets;
import io.recourse.casework.decision.SubjectId;
import io.recourse.segmentation.domain.HeatWeekEvent.DrawingBegun;
import io.recourse.segmentation.domain.HeatWeekEvent.DrawingOver;
import io.recourse.segmentation.domain.HeatWeekEvent.WatchOpened;
import io.recourse.segmentation.domain.HeatWeekInput.WatchBegun;
import io.recourse.segmentation.domain.HeatWeekInput.WeekDrawn;
import io.recourse.segmentation.domain.HeatWeekInput.WeekPassed;
import io.recourse.segmentation.domain.HeatWeekState.Drawing;
import io.recourse.segmentation.domain.HeatWeekState.Unwatched;
import io.recourse.segmentation.domain.HeatWeekState.Waiting;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/**
 * Has the heat maps of all lenders drawn once a week. A week that nobody was awake in is left out: its map would be that of
 * today. Lenders share it: its tenant is {@code "-"}.
 */
public final class HeatWeekDecider implements Decider<HeatWeekState, HeatWeekInput, HeatWeekEvent> {

    public static final String KIND = "weekly-map";

    /** There is one. */
    public static final SubjectId ID = new SubjectId(KIND, "heat-map");

    /** The effect that draws; its body names the week. */
    public static final String DRAW = "heat-map";

    public static final String WEEK = "week";

    private final HeatRules rules;

    public HeatWeekDecider(HeatRules rules) {
        this.rules = rules;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public HeatWeekState initial(SubjectId id) {
        return new Unwatched();
    }

    @Override
    public Decision<HeatWeekEvent> decide(HeatWeekState state, HeatWeekInput input, Instant now) {
        return switch (input) {
            case WatchBegun _ ->
                state instanceof Unwatched ? Decision.accept(new WatchOpened(rules.weekOf(now))) : Decision.nothing();
            case WeekPassed(Deadline deadline) ->
                deadlines(state).contains(deadline) ? begin(rules.weekOf(now)) : Decision.nothing();
            case WeekDrawn(String week) ->
                state instanceof Drawing(LocalDate drawing)
                                && drawing.toString().equals(week)
                        ? Decision.accept(new DrawingOver(drawing))
                        : Decision.nothing();
        };
    }

    private static Decision<HeatWeekEvent> begin(LocalDate week) {
        return Decision.<HeatWeekEvent>accept(new DrawingBegun(week))
                .effect(new Effect(DRAW, week.toString(), Map.of(WEEK, week.toString()), null));
    }

    @Override
    public HeatWeekState evolve(HeatWeekState state, HeatWeekEvent event) {
        return switch (event) {
            case WatchOpened(LocalDate week) -> new Waiting(week);
            case DrawingBegun(LocalDate week) -> new Drawing(week);
            case DrawingOver(LocalDate week) -> new Waiting(week);
        };
    }

    @Override
    public Set<Deadline> deadlines(HeatWeekState state) {
        return switch (state) {
            case Unwatched _, Drawing _ -> Set.of();
            case Waiting(LocalDate week) -> Set.of(Deadline.business("draw", "", rules.after(week), "heat-map-weekly"));
        };
    }

    @Override
    public Facets facets(HeatWeekState state) {
        return Facets.of(
                Facets.SHARED,
                switch (state) {
                    case Unwatched _ -> "unwatched";
                    case Waiting _ -> "waiting";
                    case Drawing _ -> "drawing";
                });
    }

    @Override
    public HeatWeekInput passed(Deadline deadline) {
        return new WeekPassed(deadline);
    }

    /** Drawing is tried until it is done; there is no other result. */
    @Override
    public HeatWeekInput effectResult(String ref, Effect.Result result, String detail) {
        return new WeekDrawn(ref);
    }
}
